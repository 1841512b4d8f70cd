/* SPDX-License-Identifier: MIT */
/* What a document is made of, for the modules that build one. */
#ifndef DOC_TREE_H
#define DOC_TREE_H

#include "base/arena.h"
#include "doc/doc.h"

struct doc_making;

struct doc {
	struct arena arena; /* blocks, texts, spans, strings of links */
	struct block *root;
	struct block **leaves;
	size_t n_leaves, leaves_cap;
	struct link *links; /* number N is links[N - 1] */
	size_t n_links, links_cap;
	struct link *notes; /* number DOC_NOTE + N is notes[N - 1] */
	size_t n_notes, notes_cap;
	struct doc_mark begin; /* a part: what it has not of the whole, so that
	                        * number N is links[N - begin.links - 1] */
	uint32_t head_source;  /* the head's, when the document is whole */
	uint32_t *sources;     /* by leaf: doc_section_source; NULL = the
	                        * head's for all */
	uint32_t *by_source;   /* leaves as they stand in the body, but for
	                      * those that don't; NULL = in that order
	                      * anyway */
	size_t n_by_source;
	uint32_t n_blocks;
	struct doc_making *making; /* what is left to do; NULL = nothing */
};

/* Its memory grows by `block` bytes at least. */
struct doc *tree_new(size_t block);

/* A block that is nobody's child yet. */
struct block *tree_block(struct doc *d, enum block_kind kind, uint32_t line);

/* Makes the block the last child of `parent`; `last` is the child before it,
 * or NULL. It gets its index now, and its place among the leaves if it is
 * one. */
void tree_attach(struct doc *d, struct block *parent, struct block *last,
		 struct block *block);

/* Adds a link that stands in `block` at byte `off`; returns its number. */
uint32_t tree_link(struct doc *d, enum link_role role, const char *url,
		   const struct block *block, uint32_t off);

/* The link of a number that there is. */
struct link *tree_link_at(struct doc *d, uint32_t number);

/* The text sanitised as one line, in the document's arena. */
const char *tree_line(struct doc *d, const char *text, size_t len);

/* The same of a leaf's text, which is sanitised but may have many lines. */
const char *tree_text_line(struct doc *d, const char *text, size_t len);

bool tree_is_container(enum block_kind kind);

/* Called when all leaves are there, if they may stand otherwise in the body. */
void tree_sort_sources(struct doc *d);

#endif
