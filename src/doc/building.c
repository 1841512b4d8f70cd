/* SPDX-License-Identifier: MIT */
#include "doc/building.h"

#include "doc/footnote.h"
#include "doc/moved.h"
#include "doc/shield.h"
#include "doc/writer.h"

#include <string.h>

uint32_t building_first_line(const struct build *b, cmark_node *node)
{
	return b->before + (uint32_t)cmark_node_get_start_line(node);
}

uint32_t building_line(const struct build *b, cmark_node *node)
{
	return b->lines + building_first_line(b, node);
}

const char *building_clean(struct build *b, const char *text)
{
	const size_t len = b->shielded ? strlen(text) : 0;

	if (!shield_may_be_in(text, len))
		return text;
	buf_clear(&b->clean);
	buf_reserve(&b->clean, len); /* much of it is not copied again, then */
	shield_remove(&b->clean, text, len);
	return buf_str(&b->clean);
}

const char *building_source(struct build *b, const char *text)
{
	text = building_clean(b, text);
	if (!b->w->inserts)
		return text;
	buf_clear(&b->source);
	inserts_restore(b->w->inserts, &b->source, text, strlen(text));
	return buf_str(&b->source);
}

void building_go_to(struct build *b, cmark_node *node)
{
	if (!b->w->trace.text)
		return;
	trace_block(&b->w->trace, building_first_line(b, node),
		    (uint32_t)cmark_node_get_start_column(node),
		    b->before + (uint32_t)cmark_node_get_end_line(node));
}

const char *building_first_text(cmark_node *block)
{
	cmark_node *node = block;

	if (block && (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH ||
		      cmark_node_get_type(block) == CMARK_NODE_HEADING))
		node = cmark_node_first_child(block);
	const char *s = node ? cmark_node_get_literal(node) : NULL;
	return s ? s : "";
}

const struct insert *building_label_of_box(struct build *b, cmark_node *heading,
					   size_t *n)
{
	const struct inserts *inserts = b->w->inserts;

	*n = 0;
	if (!inserts)
		return NULL;
	const char *s = building_first_text(heading);
	const struct insert *item = inserts_label(inserts, s, strlen(s), n);

	/* the blank behind the mark */
	*n += item && s[*n] == ' ';
	return item;
}

const char *building_label(cmark_node *item, cmark_node **text, size_t *len)
{
	cmark_node *block = cmark_node_first_child(item);
	const char *moved = moved_find(item, SHIELD_COLS, text);
	const char *s = moved ? moved : building_first_text(block);
	size_t label, before = 0;

	if (!moved)
		*text = block ? cmark_node_first_child(block) : NULL;
	else if (*text)
		before = (size_t)(moved - cmark_node_get_literal(*text));
	if (!moved && shield_begins_moved(s))
		s = "";
	const size_t n = footnote_starts(s, strlen(s), &label);
	*len = n ? before + n : 0;
	return n ? s + label : NULL;
}
