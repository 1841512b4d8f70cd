/* SPDX-License-Identifier: MIT */
/* Asking the terminal how wide it draws what terminals disagree about. */
#ifndef TERM_PROBE_H
#define TERM_PROBE_H

#include "base/buf.h"
#include "unicode/width.h"

#include <stdbool.h>

/* Draws in the top row, asks where the cursor is, and reads the answers, for at
 * most `ms` milliseconds. Sets the rules; without an answer, or with one that
 * makes no sense, they stay. What came from the keyboard meanwhile is added to
 * `typed`. The terminal must be in raw mode with a screen that nobody minds. */
void probe_widths(int in, int out, int ms, struct width_rules *rules,
		  struct buf *typed);

/* Takes the first answer "ESC [ row ; col R" out of the bytes; returns its
 * column, which counts from 1, or 0 if there is none. */
int probe_take_answer(struct buf *bytes);

#endif
