/* SPDX-License-Identifier: MIT */
/* What one piece of a body ends in and the next begins in: it stays open in the
 * document. */
#ifndef DOC_BUILD_OPEN_H
#define DOC_BUILD_OPEN_H

#include <stdbool.h>

struct build;
struct build_piece;
struct cmark_node;

/* A list with its item counts as two; the paragraph in all of them is one. */
enum { BUILD_OPEN_MAX = 17 };

/* Nodes of the tree, outermost first. */
struct build_open {
	struct cmark_node *nodes[BUILD_OPEN_MAX];
	int n;
};

/* Before the tree of the piece is walked: sets b->continued and b->cut_off, and
 * closes what the piece after all doesn't go on with; `write_rest` writes what
 * waits for that. */
void build_open_begin(struct build *b, const struct build_piece *p,
		      void (*write_rest)(struct build *b));

/* True if the node was open before the piece. */
bool build_open_goes_on(const struct build *b, const struct cmark_node *node);

/* True if it stays so behind it. */
bool build_open_stays(const struct build *b, const struct cmark_node *node);

/* True if the table in this node goes on in the next piece. */
bool build_open_table(const struct build *b, struct cmark_node *node);

#endif
