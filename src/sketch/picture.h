/* SPDX-License-Identifier: MIT */
/* A picture made of characters, and the form in which the program that draws it
 * hands it over. */
#ifndef SKETCH_PICTURE_H
#define SKETCH_PICTURE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Cells: no picture is larger. */
enum { PICTURE_COLS_MAX = 240, PICTURE_ROWS_MAX = 80 };

/* One character of one cell, in whatever terminal. Colours: 0 = the
 * terminal's own, else the number in its palette + 1. */
struct picture_cell {
	uint32_t cp;
	uint16_t ink, paper;
};

struct picture {
	int rows, cols;             /* at least 1 */
	struct picture_cell *cells; /* row by row */
};

/* What is asked for. */
struct picture_want {
	int cols, rows; /* cells at most, 1 to the maxima */
	int colours;    /* of the palette: 0 = none, 8, 16, 256 */
	bool ascii;     /* no other characters */
};

/* NULL is fine. */
void picture_free(struct picture *p);

void picture_pack(struct buf *out, const struct picture *p);

/* The picture in the bytes; NULL if that is not what they are, to the last
 * one, or it is none that was asked for: too large, with other characters or
 * colours. The bytes may come from anybody. */
struct picture *picture_unpack(const char *bytes, size_t len,
			       const struct picture_want *want);

/* The cells for an image of so many pixels, as large as it is where a cell has
 * 8 times 16, but no smaller than can be seen, and no larger than wanted. */
void picture_fit(int64_t width, int64_t height, const struct picture_want *want,
		 int *cols, int *rows);

#endif
