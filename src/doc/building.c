/* SPDX-License-Identifier: MIT */
#include "doc/building.h"

#include "doc/writer.h"

uint32_t building_first_line(const struct build *b, cmark_node *node)
{
	return b->before + (uint32_t)cmark_node_get_start_line(node);
}

uint32_t building_line(const struct build *b, cmark_node *node)
{
	return b->lines + building_first_line(b, node);
}

void building_go_to(struct build *b, cmark_node *node)
{
	trace_block(&b->w->trace, building_first_line(b, node),
		    (uint32_t)cmark_node_get_start_column(node),
		    b->before + (uint32_t)cmark_node_get_end_line(node));
}

const char *building_first_text(cmark_node *block)
{
	cmark_node *node = block;

	if (block && cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH)
		node = cmark_node_first_child(block);
	const char *s = node ? cmark_node_get_literal(node) : NULL;
	return s ? s : "";
}
