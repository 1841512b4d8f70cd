/* SPDX-License-Identifier: MIT */
/* How a face looks: as curses wants to hear it, and as bytes. */
#ifndef TERM_LOOK_H
#define TERM_LOOK_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct cell;
struct palette;

struct look {
	unsigned long attributes; /* attr_t */
	short pair;
};

/* Makes the colour pairs of ui/theme.h, or makes them anew. False if the terminal
 * has no colours. Curses must have been started. */
bool look_start_colours(const struct palette *p);

/* `face` is an enum face and FACE_ bits. */
struct look look_of(uint16_t face, bool colour);

/* Colours that pictures may use, so that there are enough pairs for a
 * screen: 256, 16, 8, or 0 = none. After look_start_colours. */
int look_colours(void);

/* The colour pair of a cell of a picture. */
int look_picture_pair(const struct cell *cell);

/* Adds what switches the terminal from any look to that of `face`; a palette of
 * NULL stands for no colours. */
void look_add(struct buf *out, uint16_t face, const struct palette *p);

#endif
