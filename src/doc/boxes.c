/* SPDX-License-Identifier: MIT */
#include "doc/boxes.h"

#include "base/xalloc.h"
#include "doc/inserts.h"
#include "doc/writer.h"

#include <stdlib.h>

/* NULL for the document, which each piece of a body has one of. */
static cmark_node *parent_of(cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);

	return parent && cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT
		       ? NULL
		       : parent;
}

void boxes_begin(struct boxes *b, struct writer *w, cmark_node *node,
		 const struct insert *item, uint32_t line)
{
	if (item->kind != INSERT_BOX || b->n == BOXES_MAX)
		return;
	b->open = xgrow(b->open, &b->cap, (size_t)b->n + 1, sizeof(*b->open));
	b->open[b->n++] = (struct box){ parent_of(node), item->last_line };
	writer_open(w, BLOCK_QUOTE, line);
}

/* Those among the children of `parent` that end before the line. */
static void end_before(struct boxes *b, struct writer *w,
		       const cmark_node *parent, uint32_t line)
{
	while (b->n && b->open[b->n - 1].parent == parent &&
	       b->open[b->n - 1].last_line < line) {
		b->n--;
		writer_close(w);
	}
}

void boxes_end(struct boxes *b, struct writer *w, cmark_node *node,
	       cmark_event_type event, uint32_t before)
{
	const uint32_t line =
		before + (uint32_t)cmark_node_get_start_line(node);

	if (event == CMARK_EVENT_EXIT)
		end_before(b, w, node, UINT32_MAX);
	else if (cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK)
		end_before(b, w, parent_of(node), line - 1);
}

void boxes_move(struct boxes *b, struct writer *w, const cmark_node *from,
		cmark_node *to)
{
	if (!to)
		end_before(b, w, from, UINT32_MAX);
	for (int i = 0; i < b->n; i++)
		if (b->open[i].parent == from)
			b->open[i].parent = to;
}

void boxes_end_all(struct boxes *b, struct writer *w)
{
	end_before(b, w, NULL, UINT32_MAX);
	free(b->open);
	*b = (struct boxes){ 0 };
}
