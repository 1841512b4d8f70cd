/* SPDX-License-Identifier: MIT */
/* Moving through rows of which some are seen: arithmetic that lists share. */
#ifndef UI_SCROLL_H
#define UI_SCROLL_H

#include "ui/action.h"

#include <stdbool.h>
#include <stddef.h>

/* Moves `*cursor` among `n` entries, of which `rows` are seen, by a moving
 * action; FIRST and LAST go to entry `count` if there is one. False for any
 * other action. */
bool scroll_act(enum action a, long count, int rows, size_t n, size_t *cursor);

/* The first entry to show so that the cursor and `margin` rows around it are
 * seen, no row stays empty without need, and the least moves from `top`. */
size_t scroll_top(size_t top, size_t cursor, size_t n, int rows, int margin);

/* How far a moving action goes in rows: -rows for PAGE_UP. 0 for an action
 * that isn't NEXT to HALF_UP. */
long scroll_distance(enum action a, long count, int rows);

#endif
