/* SPDX-License-Identifier: MIT */
/* Writes a pipe table, and the lines around it that the parser took for the
 * same paragraph. */
#ifndef DOC_TABLE_WRITE_H
#define DOC_TABLE_WRITE_H

#include "doc/table.h"

#include <stdint.h>

struct buf;
struct cmark_node;
struct writer;

/* What the builder of the document does for it. */
struct table_host {
	void *ctx;
	struct writer *writer;
	uint32_t lines;  /* of the file before the body */
	uint32_t before; /* line of the body less that of the table's text */
	/* Parses cells, a heading each; drop says that the tree is done with
	 * before the next. */
	struct cmark_node *(*parse)(void *ctx, const struct buf *markdown);
	void (*drop)(void *ctx);
	/* Writes what the node holds into the leaf or cell that is open. */
	void (*inlines)(void *ctx, struct cmark_node *node);
	/* Writes text with no markup in it there. */
	void (*plain)(void *ctx, const char *text, size_t len);
	/* Writes whole blocks, behind so many lines of the body. */
	void (*blocks)(void *ctx, const struct buf *markdown, uint32_t before);
};

/* Returns what is behind the table: a line of the block or, at its end, none,
 * with off == t->end. */
struct table_line table_write(const struct table_host *host,
			      const struct table *t);

/* Adds the lines of the block from `off` to `end`, the first of which is line
 * `line`, less their containers. */
void table_add_lines(const struct table *t, size_t off, size_t end,
		     uint32_t line, struct buf *out);

#endif
