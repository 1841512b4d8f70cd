/* SPDX-License-Identifier: MIT */
/* A typeset line on the canvas, and where matches of a search are in it. */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "ui/canvas.h"

struct block;
struct doc;
struct find;
struct line;

/* Draws the line in the row `r`, which is 1 high. A line that scrolls sideways
 * is shown without its first `shift` cells, as far as the lines that scroll
 * with it need that to be seen whole; marks say where it goes on. */
void page_draw_line(struct canvas *c, struct rect r, const struct doc *d,
		    const struct line *line, int shift);

/* Cells of `shift` that the line is moved by in a row of `cols` cells. */
int page_shift(const struct line *line, int cols, int shift);

/* Cells of the line before byte `off` of its leaf, `b`. */
int page_cols_before(const struct line *line, const struct block *b, size_t off,
		     const struct width_rules *rules);

/* Marks what was found on a line that was drawn there. Match number `current`
 * stands out among them; (size_t)-1 = none does. */
void page_draw_found(struct canvas *c, struct rect r, const struct doc *d,
		     const struct line *line, int shift, const struct find *f,
		     size_t current);

#endif
