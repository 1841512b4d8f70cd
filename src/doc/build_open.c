/* SPDX-License-Identifier: MIT */
#include "doc/build_open.h"

#include "doc/boxes.h"
#include "doc/building.h"
#include "doc/writer.h"

#include <cmark.h>

/* The node, if a body may be cut within it so. */
static cmark_node *holds(enum cut_within within, cmark_node *node)
{
	static const cmark_node_type types[] = {
		[CUT_IN_LIST] = CMARK_NODE_LIST,
		[CUT_IN_QUOTE] = CMARK_NODE_BLOCK_QUOTE,
		[CUT_IN_CODE] = CMARK_NODE_CODE_BLOCK,
	};

	return node && within >= CUT_IN_LIST &&
			       cmark_node_get_type(node) == types[within]
		       ? node
		       : NULL;
}

static void close(struct build *b, void (*write_rest)(struct build *b))
{
	writer_close(b->w);
	write_rest(b);
}

void build_open_begin(struct build *b, const struct build_piece *p,
		      void (*write_rest)(struct build *b))
{
	cmark_node *const before = b->cut_off;
	const bool open = b->left_open;

	b->in_table =
		p->from == CUT_IN_TABLE && writer_is_in(b->w, BLOCK_TABLE);
	if (b->in_table && !p->root)
		writer_close(b->w);
	b->continued = b->cut_off = NULL;
	b->left_open = false;
	if (p->root && (open || p->from == CUT_IN_CODE))
		b->continued = holds(p->from, cmark_node_first_child(p->root));
	if (p->root)
		b->cut_off = holds(p->to, cmark_node_last_child(p->root));
	if (!open)
		return;
	boxes_move(&b->boxes, b->w, before, b->continued);
	if (!b->continued)
		close(b, write_rest);
}

bool build_open_table(const struct build *b, cmark_node *node)
{
	return b->piece->to == CUT_IN_TABLE && !b->part &&
	       !cmark_node_next(node) &&
	       cmark_node_get_type(cmark_node_parent(node)) ==
		       CMARK_NODE_DOCUMENT;
}
