/* SPDX-License-Identifier: MIT */
/* Rows of a pipe table as Markdown that the parser takes: each cell is a
 * heading, which holds inlines and nothing else. A table is parsed some rows at
 * a time, so that a large one takes no more memory than its text. */
#ifndef DOC_TABLE_BATCH_H
#define DOC_TABLE_BATCH_H

#include "base/buf.h"
#include "doc/table.h"

struct table_batch_row {
	const char *text; /* its line */
	size_t len;
	uint32_t line; /* in the table's text */
	uint32_t n_cells;
	bool header;
};

/* Start with { .table = t } and release it. */
struct table_batch {
	const struct table *table;
	struct table_line at; /* the last row; behind the table at its end */
	bool over;
	struct buf markdown; /* a heading for each cell that is not plain */
	struct table_batch_row *rows;
	size_t n, cap;
};

/* Takes the next rows; false if there are none. */
bool table_batch_next(struct table_batch *b);
void table_batch_release(struct table_batch *b);

/* True for the cell of a row in which nothing can be markup: it is its own
 * text. */
bool table_batch_is_plain(const char *text, size_t len);

#endif
