/* SPDX-License-Identifier: MIT */
#include "doc/build_lazy.h"

#include "doc/building.h"
#include "doc/items.h"
#include "doc/writer.h"

#include <cmark.h>

/* Terms belong to the definitions behind them. */
static bool may_be_quoted(const struct build *b, cmark_node *node)
{
	const cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_LIST ||
	       (type == CMARK_NODE_PARAGRAPH && !items_are_terms(b, node));
}

static bool is_mark(const struct build *b, cmark_node *node)
{
	cmark_node *next = node ? cmark_node_next(node) : NULL;

	return next && cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE &&
	       !cmark_node_first_child(node) && may_be_quoted(b, next) &&
	       cmark_node_get_start_line(next) ==
		       cmark_node_get_start_line(node) + 1;
}

bool build_lazy_is_mark(struct build *b, cmark_node *quote)
{
	const bool mark = is_mark(b, quote);

	b->lazy |= mark;
	return mark;
}

/* What is in two pieces would leave a quote open between them. */
static bool is_cut(const struct build *b, cmark_node *node)
{
	return build_open_goes_on(b, node) || build_open_stays(b, node);
}

void build_lazy_begin(struct build *b, cmark_node *node)
{
	if (!b->lazy || b->in_lazy || !is_mark(b, cmark_node_previous(node)) ||
	    is_cut(b, node))
		return;
	writer_open(b->w, BLOCK_QUOTE, building_line(b, node) - 1);
	b->in_lazy = cmark_node_parent(node);
}

/* The quote goes on with another mark behind the node. */
static bool goes_on(const struct build *b, cmark_node *node)
{
	cmark_node *mark = cmark_node_next(node);

	return is_mark(b, mark) && !is_cut(b, cmark_node_next(mark)) &&
	       cmark_node_get_start_line(mark) ==
		       cmark_node_get_end_line(node) + 1;
}

void build_lazy_end(struct build *b, cmark_node *node)
{
	if (!b->in_lazy || b->in_lazy != cmark_node_parent(node) ||
	    !is_mark(b, cmark_node_previous(node)) || goes_on(b, node))
		return;
	b->in_lazy = NULL;
	writer_close(b->w);
}
