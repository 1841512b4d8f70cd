/* SPDX-License-Identifier: MIT */
/* A few words where there is nothing else to show. */
#ifndef UI_NOTICE_H
#define UI_NOTICE_H

#include "ui/canvas.h"

/* Draws lines of sanitised text (\n between them) in the middle of the
 * rectangle; what does not fit ends with dots. */
void notice_draw(struct canvas *c, struct rect r, const char *text);

#endif
