/* SPDX-License-Identifier: MIT */
/* Which face a piece of a document gets, on the screen and in `kanbao show`. */
#ifndef UI_FACE_H
#define UI_FACE_H

#include <stdint.h>

struct doc;
struct line;
struct run;

/* The face (ui/theme.h) of one run of a line: its block's, unless its style or
 * its link says another. */
uint16_t face_of_run(const struct doc *d, const struct line *line,
		     const struct run *run);

#endif
