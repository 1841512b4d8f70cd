/* SPDX-License-Identifier: MIT */
/* What the parser is not to see: a construct of the source that CommonMark
 * doesn't know goes into the Markdown as a mark, three characters that no text
 * contains with a number between, and is written out when the parser's tree
 * gives the mark back. */
#ifndef DOC_INSERTS_H
#define DOC_INSERTS_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum insert_kind {
	/* in running text */
	INSERT_TEXT, /* text as it is */
	INSERT_DIM,  /* text that is not for readers in the first place */
	INSERT_CODE, /* a code span */
	/* alone on its lines */
	INSERT_CODE_BLOCK, /* text are lines; info says the language */
	INSERT_LINES,      /* a paragraph, each line of which stands */
	/* the mark begins a heading, which is a paragraph; text stands before
	 * what else is in it */
	INSERT_LABEL,  /* what a box is called, */
	INSERT_BOX,    /* and one that is a quote up to last_line; */
	INSERT_SOURCE, /* who said what stands above */
};

struct insert {
	enum insert_kind kind;
	const char *text; /* raw, in the arena or the source; `len` bytes */
	size_t len;
	const char *info;
	const char *source; /* what it stands for, borrowed */
	size_t source_len;
	uint32_t last_line; /* of the text parsed, from 0 */
};

/* Zeroed it is empty. */
struct inserts {
	struct arena arena;
	struct insert *items;
	size_t n, cap;
};

void inserts_release(struct inserts *s);

/* Keeps a copy of the record and adds its mark to `out`. Returns it, good until
 * the next one. */
struct insert *inserts_add(struct inserts *s, const struct insert *item,
			   struct buf *out);

/* As inserts_add for what is alone on its lines: `prefix` are bytes that each
 * of `lines` + 1 lines begins with, but the first. */
struct insert *inserts_add_block(struct inserts *s, const struct insert *item,
				 const char *prefix, size_t prefix_len,
				 size_t lines, struct buf *out);

/* A letter for a line that has nothing to show, behind whose line end nothing
 * is to be seen; and whether the text begins with it. */
void inserts_add_fill(struct buf *out);
bool inserts_is_fill(const char *text, size_t len);

/* Bytes of text before the next mark, `len` if there is none. */
size_t inserts_find(const char *text, size_t len);

/* The insert whose mark the text begins with; `*n` are the mark's bytes, more
 * than 0 in any case. NULL if it is none of ours. */
const struct insert *inserts_at(const struct inserts *s, const char *text,
				size_t len, size_t *n);

/* The insert that the comment, an HTML block, is the mark of, or NULL. */
const struct insert *inserts_block(const struct inserts *s, const char *html,
				   size_t len);

/* The insert that labels a box, or another line of it, which the heading that
 * begins with the text is; NULL if it is none. */
const struct insert *inserts_label(const struct inserts *s, const char *text,
				   size_t len, size_t *n);

/* True if such letters stand in the text, so that marks would be doubtful. */
bool inserts_are_in(const char *text, size_t len);

/* Adds the text with the source of what is marked in it. */
void inserts_restore(const struct inserts *s, struct buf *out, const char *text,
		     size_t len);

#endif
