/* SPDX-License-Identifier: MIT */
#include "doc/endnotes.h"

#include "doc/building.h"
#include "doc/footnote.h"
#include "doc/inline_notes.h"
#include "doc/note_marks.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <string.h>

void endnotes_take_inline(struct build *b, cmark_node *leaf)
{
	/* its nodes will have no lines: they are where the leaf is that is
	 * being written */
	const struct note met = { .place = trace_place(&b->w->trace),
				  .before = b->w->leaf->line - b->lines,
				  .shielded = b->shielded };

	inline_notes_take(&b->notes, leaf, &met);
}

bool endnotes_unlink(struct build *b, size_t from)
{
	const struct notes *s = &b->notes;

	for (size_t i = from; i < s->n_fresh; i++)
		cmark_node_unlink(s->items[s->fresh[i]].node);
	return s->n_fresh > from;
}

void endnotes_keep(struct build *b, struct nodes *nodes)
{
	if (endnotes_unlink(b, 0))
		nodes_take(&b->notes.nodes, nodes);
	b->notes.n_fresh = 0;
}

static bool is_one_paragraph(const struct note *n)
{
	cmark_node *p = n->node ? cmark_node_first_child(n->node) : NULL;

	return !p || !cmark_node_next(p);
}

/* A note out of the text, between whose pieces its own stand, is not traced. */
static bool is_inline(const struct note *n)
{
	return !cmark_node_get_start_line(n->node);
}

/* Makes ready to write the blocks of the note's item. */
static void begin_note(struct build *b, const struct note *n)
{
	cmark_node *last = cmark_node_last_child(n->node);

	b->note = n;
	b->before = n->before;
	b->shielded = n->shielded;
	b->tables = n->tables;
	building_label(n->node, &b->opening, &b->opening_len);
	if (!b->opening_len)
		b->opening = NULL;
	b->note_end = last && cmark_node_get_type(last) == CMARK_NODE_PARAGRAPH
			      ? last
			      : NULL;
	if (is_inline(n))
		trace_stop(&b->w->trace);
	else
		trace_jump(&b->w->trace, n->place);
}

/* The way back has a line of its own where no paragraph is last. */
static void end_note(struct build *b)
{
	if (!b->note_end) {
		writer_begin(b->w, BLOCK_PARAGRAPH, 0);
		note_marks_add_back(b->w, b->note);
		writer_end(b->w);
	}
	b->note_end = NULL;
	trace_resume(&b->w->trace);
}

/* The block that stands for a label which has nothing behind it. */
static bool is_bare_label(cmark_node *block)
{
	const char *s = building_first_text(block);
	size_t label;

	return cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK &&
	       footnote_starts(s, strlen(s), &label);
}

static void write_note(struct build *b, const struct note *n)
{
	const size_t first = b->w->doc->n_leaves;

	writer_open(b->w, BLOCK_ITEM, 0);
	if (n->node) {
		begin_note(b, n);
		for (cmark_node *c = cmark_node_first_child(n->node); c;
		     c = cmark_node_next(c))
			if (!is_bare_label(c))
				b->walk(b, c);
		end_note(b);
	}
	writer_close(b->w);
	if (b->w->doc->n_leaves > first)
		notes_next(&b->notes, n->number)->leaf =
			b->w->doc->leaves[first];
}

void endnotes_write(struct build *b)
{
	struct block *list = NULL;
	bool tight = true;

	for (uint32_t i = 1; notes_next(&b->notes, i); i++) {
		if (i == 1) {
			writer_begin(b->w, BLOCK_RULE, 0);
			writer_end(b->w);
			list = writer_open(b->w, BLOCK_NOTES, 0);
			list->ordered = true;
			list->start = 1;
		}
		const struct note n = *notes_next(&b->notes, i);
		tight = tight && is_one_paragraph(&n);
		write_note(b, &n);
	}
	if (!list)
		return;
	list->tight = tight;
	writer_close(b->w);
	for (size_t i = 0; i < b->notes.n; i++)
		note_marks_lead(b->w, &b->notes.items[i]);
	tree_sort_sources(b->w->doc);
}
