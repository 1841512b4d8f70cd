/* SPDX-License-Identifier: MIT */
/* Lines and boxes: box drawing characters, or ASCII on terminals that give
 * ambiguous characters two cells. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/canvas.h"

/* Fills the rectangle with a line: upright if it is one column wide, else
 * level. */
void frame_line(struct canvas *c, struct rect r);

/* Blanks the rectangle and draws a box along its edge with the title in its
 * upper side, and returns what is inside. A smaller rectangle gets no box: all
 * of it is inside. */
enum { FRAME_ROWS = 6, FRAME_COLS = 16 };
struct rect frame_box(struct canvas *c, struct rect r, const char *title);

/* " · ", or " | " where that dot would be two cells wide. */
const char *frame_dot(const struct canvas *c);

#endif
