/* SPDX-License-Identifier: MIT */
/* The pieces of a body: cut off one behind the other, and parsed on their
 * own. */
#ifndef DOC_BUILD_PIECE_H
#define DOC_BUILD_PIECE_H

#include "base/buf.h"
#include "doc/cut.h"
#include "doc/nodes.h"
#include "doc/references.h"
#include "doc/signs.h"
#include "doc/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cmark_node;

/* A part of the body that is parsed on its own. Line 1 of what the parser is
 * given is line `line` of the body less the `added` ones. */
struct build_piece {
	const char *text; /* in the body */
	size_t len;
	size_t all;               /* bytes of the body */
	uint32_t line;            /* of the body, from 0 */
	struct buf refs;          /* definitions that stand elsewhere, and the
	                           * header of the table or the fence of the
	                           * code that it begins in */
	uint32_t added;           /* lines of all that, */
	uint32_t header;          /* and of the header */
	enum cut_within from, to; /* what it begins and ends in, */
	struct cut_open begun,
		left;       /* and what is around that in a paragraph */
	struct signs signs; /* of the body */
	bool last;          /* nothing is behind it */
	bool extended;      /* by a line of one character, in a paragraph */
	bool shielded;      /* the parser has got letters more */
	struct cmark_node *root; /* NULL = not parsed, or refused */
	struct nodes nodes;      /* its memory */
	struct buf parsed;       /* what it is of, if that is not `text` */
	struct table_finder tables;
	/* Of all that is parsed, for what is parsed again. */
	struct references references;
	bool looked;
	size_t given; /* bytes of them */
};

/* Where a body is cut next. */
struct build_piece_cutter {
	struct cut cut;
	struct signs signs;
	size_t done;   /* bytes of the body that were cut */
	uint32_t line; /* of the body there, from 0 */
	struct references references;
	bool looked;            /* for them */
	size_t refs_len;        /* bytes of definitions given to pieces */
	enum cut_within within; /* of what was cut last the end, */
	struct cut_open open;
	struct buf header; /* and what is to be before what follows */
};

/* The body must live as long. */
struct build_piece_cutter *build_piece_cutter_new(const char *body, size_t len,
						  struct signs signs);
void build_piece_cutter_free(struct build_piece_cutter *c);

/* Bytes not cut yet. */
size_t build_piece_left(const struct build_piece_cutter *c);

/* See build_cut and build_parse. */
struct build_piece *build_piece_cut(struct build_piece_cutter *c, size_t least);
void build_piece_parse(struct build_piece *p);

/* Bytes of the body that it is. */
size_t build_piece_len(const struct build_piece *p);

void build_piece_free(struct build_piece *p);

/* Parse Markdown of the piece's text once more, apart from the rest of it but
 * with what is defined there; the tree lives in the memory of the
 * thread (nodes_use). In all, the time is
 * linear in the piece and what is parsed. The first takes some lines: what is
 * parsed is added to `all`, an empty one, and has `*added` lines more before
 * them. The second takes headings, behind which there may be more in the
 * tree. */
struct cmark_node *build_piece_parse_lines(struct build_piece *p,
					   const struct buf *markdown,
					   struct buf *all, size_t *added);
struct cmark_node *build_piece_parse_cells(struct build_piece *p,
					   const struct buf *markdown);

#endif
