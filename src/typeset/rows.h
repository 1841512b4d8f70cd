/* SPDX-License-Identifier: MIT */
/* Sets the rows of tables, TYPESETTING X. The texts of cells are set by who
 * sets paragraphs; here they are put side by side or, where there is no room
 * for that, one below the other. */
#ifndef TYPESET_ROWS_H
#define TYPESET_ROWS_H

#include "typeset/columns.h"
#include "typeset/sheet.h"

struct arena;
struct block;
struct layout_options;
struct prefix;
struct row_cell;

/* What the setter of paragraphs does for a cell. */
struct rows_ops {
	void *ctx;
	/* Sets the text of the cell onto the sheet, the first line `first`
	 * cells wide; no line for a cell that shows nothing. */
	void (*set)(void *ctx, const struct block *row,
		    const struct row_cell *cell, int first, int width,
		    struct sheet *sheet);
	/* What it needs, looking at its first `most` bytes. */
	struct columns_need (*measure)(void *ctx, const struct block *row,
				       const struct row_cell *cell,
				       uint32_t most);
};

struct rows_table {
	const struct block *table;
	struct columns columns;
};

/* Start with the first three fields set and the rest zeroed. */
struct rows {
	const struct layout_options *options;
	struct arena *arena;
	struct rows_ops ops;
	struct rows_table *tables; /* in reading order */
	size_t n, cap;
	struct sheet cells; /* of one row */
	size_t *first;      /* line of each cell in it */
	size_t *runs_at;    /* run of each line in it */
	size_t first_cap, runs_cap;
};

void rows_release(struct rows *r);

/* Sets the lines of the row, which stands below the leaf `above` (NULL = at the
 * top), onto the sheet, which has been begun for it, and makes them scroll
 * sideways if the table does. How wide columns are is found by the first of the
 * table's rows that is set, from a bounded part of the table: its first rows,
 * and the longest cells of some more. */
void rows_set(struct rows *r, const struct block *row,
	      const struct block *above, const struct prefix *prefix,
	      struct sheet *sheet);

#endif
