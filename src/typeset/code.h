/* SPDX-License-Identifier: MIT */
/* Code: its lines stand as they are; a longer one is cut and goes on below. */
#ifndef TYPESET_CODE_H
#define TYPESET_CODE_H

struct clusters;
struct sheet;

/* Sets the `clusters` of the text of the sheet's block on lines of `width`
 * cells. A tab goes to the next multiple of four cells (CommonMark 2.2). Blank
 * lines at the top and bottom, and spaces at a line's end and at a cut, are
 * left out. Linear time. */
void code_set(struct sheet *sheet, const struct clusters *clusters, int width);

#endif
