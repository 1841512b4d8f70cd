/* SPDX-License-Identifier: MIT */
/* Tables of HTML that can be set as tables: their cells hold running text and
 * what can stand on lines of its own there. Others, as those that lay a page
 * out or have tables in them, are taken for what is in them. */
#ifndef DOC_HTML_TABLE_H
#define DOC_HTML_TABLE_H

#include "doc/doc.h"
#include "doc/html.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct writer;

/* A table that is being written. A zeroed struct is none. */
struct html_table {
	uint32_t columns;  /* 0 = there is none */
	uint32_t column;   /* of the next cell */
	uint32_t *covered; /* of each column: rows below that its cell takes */
	bool open;         /* its block is, since a row has been met */
	bool head;         /* within <thead> */
	bool body;         /* a row that is no header has been written */
	bool data;         /* the row has a cell that names nothing */
};

/* Looks from behind the table's tag on for its end; false if it has none or
 * can't be set as one. Takes time linear in what is looked at, which another
 * table ends. */
bool html_table_begin(struct html_table *t, struct html_scan scan);

/* Ends the leaf and goes to another row; its leaf begins with its first cell.
 * `line` is that of the file. */
void html_table_row(struct html_table *t, struct writer *w);

void html_table_cell(struct html_table *t, struct writer *w,
		     const struct html_token *token, uint32_t line);

/* True if the cell has the numbers of the lines of code beside it. */
bool html_table_is_gutter(const struct html_token *token);

/* Ends the table. */
void html_table_end(struct html_table *t, struct writer *w);

#endif
