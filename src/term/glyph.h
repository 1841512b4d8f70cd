/* SPDX-License-Identifier: MIT */
/* The text of a cell as curses can hold it, if it can. */
#ifndef TERM_GLYPH_H
#define TERM_GLYPH_H

#include "ui/canvas.h"

#include <stdbool.h>
#include <wchar.h>

struct glyph {
	wchar_t chars[CELL_BYTES + 1]; /* composed; NUL behind */

	/* Curses can show it: at most CCHARW_MAX characters, of which only
	 * the first takes cells, and as many as the cell has, and terminals
	 * agree about that (agreed.h). Of emoji, flags and syllables of
	 * several letters this is not true. */
	bool plain;

	/* Cells that a terminal may take for it which adds up the parts. */
	int sum_cols;

	/* The same for one that gives two cells to what it doesn't know, and
	 * one to joiners and tags, as xterm -cjk_width does. */
	int most_cols;
};

/* Of a cell that is no right half. */
struct glyph glyph_of(const struct cell *cell, const struct width_rules *rules);

/* Cells that such a terminal gives to one character of it. */
int glyph_part_cols(wchar_t c, const struct width_rules *rules);

#endif
