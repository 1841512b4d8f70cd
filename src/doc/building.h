/* SPDX-License-Identifier: MIT */
/* What the modules share that write the parser's tree. */
#ifndef DOC_BUILDING_H
#define DOC_BUILDING_H

#include "base/buf.h"
#include "doc/boxes.h"
#include "doc/build_joined.h"
#include "doc/build_open.h"
#include "doc/build_piece.h"
#include "doc/html_between.h"
#include "doc/html_inline.h"
#include "doc/inserts.h"
#include "doc/marks.h"
#include "doc/notes.h"
#include "doc/table.h"

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct writer;

/* Lines behind a table may hold another, and so on. */
enum { BUILDING_PARTS_MAX = 8 };

/* What stands behind a table in a paragraph, but outside of containers that
 * hold the table: it is written when these are closed. */
struct build_rest {
	struct buf text;
	uint32_t before; /* lines of the body */
	size_t depth;    /* quotes and items around it */
};

/* What is thrown away behind a tree that is made beside that of the piece. */
struct build_tree {
	struct nodes_mark begin;
	size_t n_fresh; /* notes from before */
};

/* What the pieces have in common, and the one being written. */
struct build {
	struct writer *w;
	/* Writes the node and all that is in it. */
	void (*walk)(struct build *b, cmark_node *node);
	cmark_iter *iter; /* of the piece being written, in its memory */
	uint32_t lines;   /* of the file before the body */
	struct build_piece_cutter *cutter;

	uint32_t before;            /* line of the body less the parser's */
	struct html_inline in_line; /* of this leaf */
	size_t depth;               /* quotes and items around */
	struct build_piece *piece;
	/* Of what is being written, the piece or some lines of it. */
	struct table_finder tables;
	struct build_rest rest;
	struct build_tree cells;
	int part;            /* how often it is lines of lines */
	bool in_html;        /* which an element says are Markdown */
	bool skip;           /* what the node holds has been written */
	bool lazy;           /* there have been quotes of build_lazy.h */
	cmark_node *in_lazy; /* what holds the nodes of one that is open */
	/* An HTML element whose text is left out, up to this node. */
	cmark_node *hidden_end;
	struct html_between between;
	struct build_joined joined;
	bool ruby_mark;    /* text is left out up to the next tag */
	bool never_hidden; /* no element closes any more in this leaf */
	bool shielded;     /* of the piece */
	struct buf clean;  /* the text of a node without them */
	struct buf own;    /* the body less its dialects, line for line */
	struct inserts inserts;
	struct buf source; /* a text without their marks */
	struct boxes boxes;
	struct marks marks; /* of the leaf */
	struct notes notes;
	cmark_node *opening; /* a text whose first bytes are not written */
	size_t opening_len;
	unsigned label_style; /* of the label of a box that is being written */
	const struct note *note; /* being written */
	cmark_node *note_end;    /* its last paragraph */
	bool in_table;           /* the next block goes on with the table that
	                          * is open */
	/* That with which the piece begins, if it is open from the last, and
	 * that with which it ends, if the next goes on with it. */
	struct build_open continued, cut_off;
	int left_open;     /* so many containers of that are, */
	bool left_text;    /* and a paragraph */
	bool text_goes_on; /* it has been in the last piece */
	bool terms;        /* the paragraph is one of terms */
	bool defining;     /* in a list of terms */
};

/* Line of the body, from 1, and of the file where the node begins. */
uint32_t building_first_line(const struct build *b, cmark_node *node);
uint32_t building_line(const struct build *b, cmark_node *node);

/* A text of the parser's as it was in the file, and with what inserts stand
 * for; good until the next call. */
const char *building_clean(struct build *b, const char *text);
const char *building_source(struct build *b, const char *text);

/* Takes the trace to the block. */
void building_go_to(struct build *b, cmark_node *node);

/* The `[^label]` of the item of a list, if that is a footnote, else NULL; the
 * text that it stands in and the bytes of that which are none to read. */
const char *building_label(cmark_node *item, cmark_node **text, size_t *len);

/* The insert that the heading is the label of, or another line of a box; NULL if
 * it is none. `*n` are the bytes of its first text that are not shown. */
const struct insert *building_label_of_box(struct build *b, cmark_node *heading,
					   size_t *n);

/* The text that a paragraph, heading or block of HTML begins with, or the empty
 * string; NULL is fine. */
const char *building_first_text(cmark_node *block);

#endif
