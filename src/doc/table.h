/* SPDX-License-Identifier: MIT */
/* Finds GFM's pipe tables, which CommonMark takes for paragraphs: among the
 * lines of a paragraph that has been parsed, a row of dashes with as many cells
 * as the line above. */
#ifndef DOC_TABLE_H
#define DOC_TABLE_H

#include "doc/signs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct cmark_node;

/* A table of more columns is a paragraph. */
enum { TABLE_COLUMNS_MAX = 4096 };

enum { TABLE_DEPTH = 32 }; /* containers around a table, at most */

/* A container that the lines of a block are in. */
struct table_container {
	bool quote; /* else an item */
	int indent; /* item: columns that its lines begin with */
};

/* A line that may be a row of dashes. */
struct table_mark {
	size_t off;
	uint32_t line; /* from 1 */
};

/* Where tables may be in a text. */
struct table_finder {
	const char *text;
	size_t len;
	struct table_mark *marks; /* in order */
	size_t n, next;
	bool bars;     /* a line begins and ends with a pipe */
	size_t off;    /* for table_find_bare: where this line begins, */
	uint32_t line; /* from 1 */
};

/* Linear time, and next to none without pipes. The text is borrowed. */
void table_finder_init(struct table_finder *f, const char *text, size_t len,
		       struct signs signs);
void table_finder_release(struct table_finder *f);

/* What is known of the lines from `first` to `last` of the text, as a finder of
 * its own whose memory is the arena's; zeroed if there is no table. Lines are
 * asked about in order, with the blocks before them. */
struct table_finder table_finder_part(struct table_finder *f, uint32_t first,
				      uint32_t last, struct arena *arena);

/* A table, and the lines of the block around it. */
struct table {
	const char *text; /* as in the finder */
	struct table_container containers[TABLE_DEPTH];
	size_t n_containers;
	size_t column; /* bytes of the block's first line before its text */
	uint32_t begin_line, line;       /* of the block, and of its header */
	size_t begin, header, delimiter; /* bytes at which these begin */
	size_t end;                      /* behind the block */
	size_t columns;
	bool bare;   /* it has no header: a row of dashes above it, if there is
	              * one, is `delimiter`, else that is the first row */
	bool headed; /* its block's first line is none of the body's */
	bool begun;  /* its first rows, up to the header, have been written */
	bool open;   /* there are more of its rows elsewhere */
};

/* The table in a paragraph or heading of the text, if there is one: GFM looks
 * at the first row of dashes only. Blocks are asked about in order. */
bool table_find(struct table_finder *f, struct cmark_node *block,
		struct table *t);

/* A table without header, as kramdown has it, in a paragraph that is none of
 * GFM's: two lines and more, all with a pipe at both ends and as many cells. In
 * the same order. */
bool table_find_bare(struct table_finder *f, struct cmark_node *paragraph,
		     struct table *t);

/* A line of the block. */
struct table_line {
	const char *text; /* behind the containers and blanks */
	size_t len;       /* without the line's end */
	size_t off, next; /* bytes where it and the next one begin */
	uint32_t line;    /* from 1 */
	size_t depth;     /* containers that it is in */
	bool code;        /* it is indented as code is */
};

/* Gives the line that begins at byte `off` of the text, or of another one with
 * the same lines. */
void table_line(const struct table *t, const char *text, size_t len, size_t off,
		uint32_t line, struct table_line *out);

/* The header or first row, if `row` is zeroed, and then the rows below; false where the
 * table ends: row->off and line are then what is behind it. */
bool table_next_row(const struct table *t, struct table_line *row);

/* What the cells of each column say of it: `columns` of them. */
void table_aligns(const struct table *t, uint8_t *aligns);

#endif
