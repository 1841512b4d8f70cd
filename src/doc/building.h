/* SPDX-License-Identifier: MIT */
/* What the modules share that write the parser's tree. */
#ifndef DOC_BUILDING_H
#define DOC_BUILDING_H

#include "base/buf.h"
#include "doc/cut.h"
#include "doc/marks.h"
#include "doc/notes.h"
#include "doc/references.h"

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct writer;

/* What the pieces have in common, and the one being written. */
struct build {
	struct writer *w;
	/* Writes the node and all that is in it. */
	void (*walk)(struct build *b, cmark_node *node);
	uint32_t lines; /* of the file before the body */
	struct cut cut;
	size_t done;   /* bytes of the body that were cut */
	uint32_t line; /* of the body there, from 0 */
	struct references references;
	bool looked;     /* for them */
	size_t refs_len; /* bytes of definitions given to pieces */

	uint32_t before;   /* line of the body less the parser's */
	size_t html_links; /* opened by tags in this leaf */
	bool rows;         /* the leaf is a table: its lines stay */
	/* An HTML element whose text is left out, up to this node. */
	cmark_node *hidden_end;
	bool never_hidden;  /* no element closes any more in this leaf */
	bool shielded;      /* of the piece */
	struct buf clean;   /* the text of a node without them */
	bool marked;        /* marks may be in the piece */
	struct marks marks; /* of the leaf */
	size_t mark;        /* the next of them */
	struct notes notes;
	bool skip;           /* what the node holds is not written here */
	cmark_node *opening; /* a text whose first bytes are not written */
	size_t opening_len;
	const struct note *note; /* being written */
	cmark_node *note_end;    /* its last paragraph */
	const char *traced;      /* the body */
	bool terms;              /* the paragraph is one of terms */
	bool defining;           /* in a list of terms */
};

/* Line of the body, from 1, and of the file where the node begins. */
uint32_t building_first_line(const struct build *b, cmark_node *node);
uint32_t building_line(const struct build *b, cmark_node *node);

/* Takes the trace to the block. */
void building_go_to(struct build *b, cmark_node *node);

/* The text that a paragraph or a block of HTML begins with, or the empty
 * string; NULL is fine. */
const char *building_first_text(cmark_node *block);

#endif
