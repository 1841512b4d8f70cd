/* SPDX-License-Identifier: MIT */
/* The program's own wcwidth(3), which takes the place of libc's in the shared
 * ncursesw: so curses and layout can't disagree about a width, in any
 * locale. */
#ifndef TERM_WCWIDTH_H
#define TERM_WCWIDTH_H

#include "unicode/width.h"

/* What wcwidth answers from now on. Curses remembers where it put a character,
 * not how wide it was, so the screen must be painted anew. */
void wcwidth_set_rules(const struct width_rules *rules);

#endif
