/* SPDX-License-Identifier: MIT */
/* Where a body may be cut so that each piece, parsed on its own, gives what the
 * parser makes of it in the whole: below an empty line, before a line at the
 * margin that begins a block of its own, with nothing open that would take it
 * for text. Or before a row of a large table, which then goes on below its
 * header's lines. */
#ifndef DOC_CUT_H
#define DOC_CUT_H

#include "doc/nest.h"

#include <stdbool.h>
#include <stddef.h>

/* A table at the margin whose lines all begin with a pipe. */
struct cut_table {
	/* Its header; a row of dashes may follow, or does: `rows` is what comes
	 * behind. 0 = no table, then. */
	size_t header, rows;
	size_t columns;
	size_t cells; /* in rows so far */
	bool begun;   /* the header may be one */
};

/* Read only. */
struct cut {
	const char *body; /* borrowed */
	size_t len;
	size_t at; /* lines up to here have been looked at */
	struct nest nest;
	bool empty; /* the last of them has nothing but blanks */
	struct cut_table table;
	bool in_table; /* the last place is in it */
};

void cut_init(struct cut *c, const char *body, size_t len);

/* The first such place at least `least` bytes behind the last one, or the end
 * of the body. Takes time linear in the bytes between. */
size_t cut_next(struct cut *c, size_t least);

#endif
