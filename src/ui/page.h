/* SPDX-License-Identifier: MIT */
/* A typeset line on the canvas, and where matches of a search are in it. */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "ui/canvas.h"

struct doc;
struct find;
struct line;

/* Draws the line in the row `r`, which is 1 high. */
void page_draw_line(struct canvas *c, struct rect r, const struct doc *d,
		    const struct line *line);

/* Marks what was found on a line that was drawn there. Match number `current`
 * stands out among them; (size_t)-1 = none does. */
void page_draw_found(struct canvas *c, struct rect r, const struct doc *d,
		     const struct line *line, const struct find *f,
		     size_t current);

#endif
