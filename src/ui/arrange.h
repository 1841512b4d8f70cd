/* SPDX-License-Identifier: MIT */
/* Where things stand on a screen of any size: arithmetic, nothing else. */
#ifndef UI_ARRANGE_H
#define UI_ARRANGE_H

#include "ui/canvas.h"

#include <stdbool.h>

enum arrange_mode {
	ARRANGE_BESIDE,  /* list left, reader right */
	ARRANGE_STACKED, /* list above reader */
	ARRANGE_SINGLE   /* one pane; list and reader are the same rectangle */
};

enum {
	ARRANGE_BESIDE_COLS = 90, /* from here on beside each other */
	ARRANGE_SPLIT_COLS = 60,  /* below: single */
	ARRANGE_SPLIT_ROWS = 16   /* below: single */
};

/* All rectangles lie inside the screen and, but for those of ARRANGE_SINGLE,
 * don't overlap. An absent one is empty. */
struct arrange {
	enum arrange_mode mode;
	struct rect list, border, reader;
	struct rect status; /* the last row, from 2 rows on */
};

/* For any size from 1 x 1. `zen` = one pane whatever the size. `measure` = the
 * cells the reader would like to have for its text. */
void arrange(int rows, int cols, bool zen, int measure, struct arrange *out);

/* A box in the middle of the screen for `rows` x `cols` cells of content and
 * its frame, above the status line; the whole of that space where there is
 * little. */
struct rect arrange_popup(const struct arrange *a, int rows, int cols);

#endif
