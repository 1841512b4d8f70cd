/* SPDX-License-Identifier: MIT */
/* Where a body may be cut so that each piece, parsed on its own, gives what the
 * parser makes of it in the whole: before a line at the margin that begins a
 * block of its own, below an empty line if it could be text otherwise, with
 * nothing open that would take it for such. Or within what may be large: a
 * table, before a row, which then goes on below its header's lines; a list,
 * before an item; a quote, between blocks. A paragraph that is very long is cut
 * in any case, between two lines. */
#ifndef DOC_CUT_H
#define DOC_CUT_H

#include "doc/nest.h"
#include "doc/seam.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* A table at the margin whose lines all begin with a pipe. */
struct cut_table {
	/* Its header; a row of dashes may follow, or does: `rows` is what comes
	 * behind. 0 = no table, then. */
	size_t header, rows;
	size_t columns;
	size_t cells; /* in rows so far */
	bool begun;   /* the header may be one */
};

/* A list in nothing else. */
struct cut_list {
	char mark; /* of its items; 0 = none is open */
	size_t items;
};

/* A block of code in nothing else. */
struct cut_code {
	size_t at;     /* its first line, */
	size_t header; /* and its bytes, if it is a fence */
	size_t lines;  /* of code so far */
	bool whole;    /* it is to stay so */
};

/* A paragraph, which may be in containers. */
struct cut_text {
	size_t from;   /* its first line, or that before which it was cut */
	bool open;     /* there is one */
	bool followed; /* as to its seam; for short ones there is no need */
	bool whole;    /* it is to stay so */
	bool bars;     /* all of its lines begin and end with a pipe */
	struct seam seam;
};

/* Containers around a paragraph that may be cut. */
enum { CUT_DEPTH = 8 };

/* What is around a place in a paragraph, outermost first. */
struct cut_open {
	int depth;
	bool quotes[CUT_DEPTH]; /* else items */
};

/* What a place is in the middle of. */
enum cut_within {
	CUT_BETWEEN,
	CUT_IN_TABLE,
	CUT_IN_LIST,
	CUT_IN_QUOTE,
	CUT_IN_CODE,
	CUT_IN_TEXT
};

/* Read only. */
struct cut {
	const char *body; /* borrowed */
	size_t len;
	size_t at; /* lines up to here have been looked at */
	struct nest nest;
	bool empty; /* the last of them has nothing but blanks */
	struct cut_table table;
	struct cut_list list;
	struct cut_code code;
	struct cut_text text;
	enum cut_within within; /* of the last place */
};

void cut_init(struct cut *c, const char *body, size_t len);

/* The first such place at least `least` bytes behind the last one, or the end
 * of the body; in a long paragraph it may come earlier. Takes time linear in
 * the bytes between. */
size_t cut_next(struct cut *c, size_t least);

/* Adds the lines that the piece behind the last place is to be read below, if
 * there are any. In a paragraph they have its containers and one character of
 * text, to which the piece is the line behind. */
void cut_add_header(const struct cut *c, struct buf *out);

/* Of a place in a paragraph. */
struct cut_open cut_open(const struct cut *c);

#endif
