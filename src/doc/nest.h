/* SPDX-License-Identifier: MIT */
/* Which blocks are open while one goes down a text line by line: the block half
 * of a CommonMark parser, so that long texts can be cut where the parser itself
 * would be between two blocks. */
#ifndef DOC_NEST_H
#define DOC_NEST_H

#include "doc/definition.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Deeper texts are given up. */
enum { NEST_DEPTH = 32 };

enum nest_leaf {
	NEST_NONE,
	NEST_PARAGRAPH,
	NEST_FENCE,
	NEST_INDENTED, /* code by its indent */
	NEST_HTML,
};

/* A quote or an item around what follows. */
struct nest_level {
	int32_t indent; /* item: columns its lines begin with; quote: 0 */
	bool empty;     /* item: nothing is in it yet */
	bool note;      /* item: it is a footnote */
	char mark;      /* >, or what the items of one list share: a bullet or
			 * what is behind their numbers; + for footnotes */
};

/* Read the fields from `leaf` on. A zeroed struct is the start of a text. */
struct nest {
	struct nest_level levels[NEST_DEPTH];
	int depth;
	enum nest_leaf leaf;
	char fence;        /* its character, */
	size_t fence_size; /* and how many */
	int html;          /* kind of opener.h */

	/* Of the line last taken: */
	bool text;      /* it is of a paragraph */
	bool first;     /* its first one, not lazy or indented */
	bool indented;  /* lazily a paragraph's, with the blanks before it */
	bool blank;     /* the whole line is, markers apart */
	bool item;      /* it begins one that is in nothing else */
	size_t content; /* byte where its text begins */

	/* Of the paragraph that is open, if it begins with a bracket: */
	enum definition definition; /* what its last line is; NONE = text */
	bool only_references;       /* it holds but definitions so far */
	bool in_references;         /* another may follow */
	bool alone;                 /* first in an item */
	size_t label;               /* bytes of the last one's */

	long elements; /* of HTML that may be open around Markdown */
	/* A definition of a term may be open; it is not below an empty line, at
	 * the margin. */
	bool doubt;
	bool lost; /* what is open can't be said any more */
};

/* Goes past a line, given without its end. */
void nest_line(struct nest *n, const char *s, size_t len);

/* Lets the line, to be taken next, end what is in doubt. */
void nest_settle(struct nest *n, const char *s, size_t len);

/* What the items of the list share that one would be in that begins at the
 * margin with the line, 0 if none does. */
char nest_item_mark(const char *s, size_t len);

/* True if the line, which begins at the margin below an empty one, ends all
 * lists and quotes above it and goes on with none, nor is it what may be one
 * with something above. */
bool nest_begins_anew(const char *s, size_t len);

/* True if a heading at the margin would find nothing open that takes it for
 * text of its own. */
bool nest_is_free(const struct nest *n);

/* True if the line last taken defines a label, at byte `content` of it. */
bool nest_defines(const struct nest *n);

#endif
