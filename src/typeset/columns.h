/* SPDX-License-Identifier: MIT */
/* How wide the columns of a table are, TYPESETTING X: as wide as their cells
 * if there is room, else the wide ones give way. */
#ifndef TYPESET_COLUMNS_H
#define TYPESET_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Cells between the texts of two columns: a bar with a blank on each side. */
enum { COLUMNS_GAP = 3 };

/* What a column's cells ask for. */
struct columns_need {
	int natural; /* cells that the widest takes unbroken */
	int word;    /* cells of the widest piece that no line parts */
	bool broken; /* one takes more than a line in any case */
};

enum columns_mode {
	COLUMNS_FIT,
	COLUMNS_SCROLL, /* wider than there is room */
	COLUMNS_STACK,  /* the same, and it may not be: cells one below the
	                 * other */
};

struct columns {
	uint32_t n;
	const uint16_t *widths; /* cells of text in each; at least 2 */
	enum columns_mode mode;
	int cols;   /* of all, gaps included */
	bool rules; /* cells take more than a line: rows are ruled off */
};

/* The columns of `n` needs, n > 0, for a width of `room` cells, at least 1;
 * `scroll`: they may be wider, up to `reach`. The widths are in the arena. */
struct columns columns_share(const struct columns_need *needs, uint32_t n,
			     int room, bool scroll, int reach,
			     struct arena *arena);

#endif
