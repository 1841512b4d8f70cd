/* SPDX-License-Identifier: MIT */
#include "doc/items.h"

#include "doc/building.h"
#include "doc/footnote.h"
#include "doc/shield.h"
#include "doc/tasks.h"
#include "doc/terms.h"
#include "doc/writer.h"

#include <string.h>

/* What makes footnotes and definitions of items is shielded, or looks so; one
 * sign tells that there is what may be shielded. */
static bool may_have(const struct build *b, enum sign sign)
{
	const struct signs signs = b->piece->signs;

	return b->shielded &&
	       (signs_has(signs, sign) || signs_has(signs, SIGN_NONCHAR));
}

/* True if the item is a footnote. */
static bool is_note(const struct build *b, cmark_node *item)
{
	cmark_node *text;
	size_t len;

	return may_have(b, SIGN_NOTE) &&
	       building_label(item, &text, &len) != NULL;
}

/* True if the list is one of definitions. */
static bool is_definitions(const struct build *b, cmark_node *list)
{
	return may_have(b, SIGN_TERM) && terms_are_defined_by(list);
}

/* True if the list has no items but footnotes. */
static bool is_notes(const struct build *b, cmark_node *list)
{
	cmark_node *item = cmark_node_first_child(list);

	while (item && is_note(b, item))
		item = cmark_node_next(item);
	return !item;
}

/* Some write their footnotes as items of a list: true if nothing else is in the
 * item. */
static bool holds_notes(const struct build *b, cmark_node *item)
{
	cmark_node *list =
		may_have(b, SIGN_NOTE) ? cmark_node_first_child(item) : NULL;

	if (!list)
		return false;
	while (list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
	       is_notes(b, list))
		list = cmark_node_next(list);
	return !list;
}

/* True if the list shows nothing where it stands. */
static bool is_of_notes(const struct build *b, cmark_node *list)
{
	cmark_node *item = cmark_node_first_child(list);

	while (item && (is_note(b, item) || holds_notes(b, item)))
		item = cmark_node_next(item);
	return !item;
}

void items_list(struct build *b, cmark_node *node)
{
	if (build_open_goes_on(b, node) || is_definitions(b, node) ||
	    (!b->notes.full && is_of_notes(b, node)))
		return;
	struct block *block =
		writer_open(b->w, BLOCK_LIST, building_line(b, node));

	if (!block)
		return;
	block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	block->start = (uint32_t)cmark_node_get_list_start(node);
	block->tight = cmark_node_get_list_tight(node);
}

bool items_are_terms(const struct build *b, cmark_node *paragraph)
{
	return may_have(b, SIGN_TERM) &&
	       cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH &&
	       terms_are_defined_by(cmark_node_next(paragraph));
}

/* The list of definitions in which a piece ends may go on in the next. */
static bool may_go_on(const struct build *b, cmark_node *list)
{
	return !b->part && !b->piece->last &&
	       cmark_node_get_type(cmark_node_parent(list)) ==
		       CMARK_NODE_DOCUMENT;
}

void items_begin_piece(struct build *b, cmark_node *root)
{
	cmark_node *first = root ? cmark_node_first_child(root) : NULL;

	if (!b->defining || (first && items_are_terms(b, first)))
		return;
	writer_close(b->w);
	b->defining = false;
}

void items_end_list(struct build *b, cmark_node *node)
{
	if (!build_open_goes_on(b, node) && !b->notes.full &&
	    is_of_notes(b, node))
		return;
	if (build_open_stays(b, node)) {
		b->left_open++;
		return;
	}
	if (!is_definitions(b, node)) {
		writer_close(b->w);
		return;
	}
	cmark_node *next = cmark_node_next(node);
	if (!next && may_go_on(b, node))
		return;
	if (b->defining && !(next && items_are_terms(b, next))) {
		writer_close(b->w);
		b->defining = false;
	}
}

/* The footnote is written at the end. */
static void put_off(struct build *b, cmark_node *node)
{
	struct buf clean = { 0 };
	cmark_node *text;
	size_t len;
	const char *s = building_label(node, &text, &len);

	shield_remove(&clean, s, footnote_len(s, strlen(s)));
	building_go_to(b, node);
	trace_pass(&b->w->trace, building_first_line(b, node));
	const struct note met = {
		.node = node,
		.before = b->before,
		.place = trace_place(&b->w->trace),
		.shielded = b->shielded,
		.tables = table_finder_part(
			&b->tables, (uint32_t)cmark_node_get_start_line(node),
			(uint32_t)cmark_node_get_end_line(node),
			&b->notes.arena),
	};
	notes_define(&b->notes, clean.data, clean.len, &met);
	buf_release(&clean);
	b->skip = true;
	b->depth--; /* its end is passed over with the rest */
}

/* Without a term above, a definition is a paragraph that begins with a
 * colon. */
static void definition(struct build *b, cmark_node *node)
{
	if (!b->defining)
		return;
	struct block *block =
		writer_open(b->w, BLOCK_DEFINITION, building_line(b, node));
	if (block)
		block->tight =
			cmark_node_get_list_tight(cmark_node_parent(node));
	/* an item of the author's own may stand behind the first */
	cmark_node *text;
	b->opening_len = terms_opening(node, &text);
	b->opening = b->opening_len ? text : NULL;
}

void items_item(struct build *b, cmark_node *node)
{
	if (build_open_goes_on(b, node))
		return;
	if (!b->notes.full && is_note(b, node)) {
		put_off(b, node);
		return;
	}
	if (!b->notes.full && holds_notes(b, node))
		return;
	building_go_to(b, node);
	if (is_definitions(b, cmark_node_parent(node))) {
		definition(b, node);
		return;
	}
	struct block *block =
		writer_open(b->w, BLOCK_ITEM, building_line(b, node));
	cmark_node *text;
	const enum block_task task = tasks_of(node, &text);
	if (!task || !block)
		return;
	block->task = (uint8_t)task;
	b->opening = text;
	b->opening_len = TASKS_BOX_LEN;
}

void items_end_item(struct build *b, cmark_node *node)
{
	const bool goes_on = build_open_goes_on(b, node);

	if (!goes_on && !b->notes.full &&
	    (is_note(b, node) || holds_notes(b, node)))
		return;
	if (build_open_stays(b, node)) {
		b->left_open++;
		return;
	}
	if (!is_definitions(b, cmark_node_parent(node)) || b->defining)
		writer_close(b->w);
}
