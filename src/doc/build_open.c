/* SPDX-License-Identifier: MIT */
#include "doc/build_open.h"

#include "doc/boxes.h"
#include "doc/building.h"
#include "doc/writer.h"

#include <cmark.h>

/* At the begin or at the end of a tree. */
typedef cmark_node *child_fn(cmark_node *node);

static bool add(struct build_open *open, cmark_node *node, cmark_node_type type)
{
	if (!node || cmark_node_get_type(node) != type)
		return false;
	open->nodes[open->n++] = node;
	return true;
}

/* The containers that are around the text, and its node. */
static bool find_text(struct build_open *open, const struct cut_open *around,
		      cmark_node *node, child_fn *child)
{
	for (int i = 0; i < around->depth; i++) {
		if (around->quotes[i]) {
			if (!add(open, node, CMARK_NODE_BLOCK_QUOTE))
				return false;
		} else {
			if (!add(open, node, CMARK_NODE_LIST))
				return false;
			node = child(node);
			if (!add(open, node, CMARK_NODE_ITEM))
				return false;
		}
		node = child(node);
	}
	return add(open, node, CMARK_NODE_PARAGRAPH) ||
	       add(open, node, CMARK_NODE_HEADING);
}

/* The nodes in which a body may be cut so, if the tree has them. */
static struct build_open find(cmark_node *root, enum cut_within within,
			      const struct cut_open *around, child_fn *child)
{
	static const cmark_node_type types[] = {
		[CUT_IN_LIST] = CMARK_NODE_LIST,
		[CUT_IN_QUOTE] = CMARK_NODE_BLOCK_QUOTE,
		[CUT_IN_CODE] = CMARK_NODE_CODE_BLOCK,
	};
	struct build_open open = { 0 };

	if (!root || within < CUT_IN_LIST)
		return open;
	if (within != CUT_IN_TEXT)
		add(&open, child(root), types[within]);
	else if (!find_text(&open, around, child(root), child))
		open.n = 0;
	return open;
}

static bool has(const struct build_open *open, const cmark_node *node)
{
	for (int i = 0; i < open->n; i++)
		if (open->nodes[i] == node)
			return true;
	return false;
}

bool build_open_goes_on(const struct build *b, const cmark_node *node)
{
	return b->continued.n && has(&b->continued, node);
}

bool build_open_stays(const struct build *b, const cmark_node *node)
{
	return b->cut_off.n && has(&b->cut_off, node);
}

static bool is_break(cmark_node *node)
{
	const cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* Takes the first or last node of the text, which the parser was given besides
 * it, and the line end between. */
static void take_added(const struct build_open *open, child_fn *child)
{
	cmark_node *text = open->nodes[open->n - 1];

	cmark_node_unlink(child(text));
	if (child(text) && is_break(child(text)))
		cmark_node_unlink(child(text));
}

/* Boxes that are open stand in the nodes that go on. */
static void move_boxes(struct build *b, const struct build_open *from)
{
	for (int i = from->n; i-- > 0;) {
		cmark_node *to =
			i < b->continued.n ? b->continued.nodes[i] : NULL;
		boxes_move(&b->boxes, b->w, from->nodes[i], to);
	}
}

/* Finds what goes on; the containers of text only if they are open. */
static void find_continued(struct build *b, const struct build_piece *p)
{
	const bool text = p->from == CUT_IN_TEXT;
	const bool open = b->left_open;

	b->continued = (struct build_open){ 0 };
	if (open || p->from == CUT_IN_CODE || text)
		b->continued = find(p->root, p->from, &p->begun,
				    cmark_node_first_child);
	if (!text || !b->continued.n)
		return;
	take_added(&b->continued, cmark_node_first_child);
	if (open)
		return;
	b->continued.nodes[0] = b->continued.nodes[b->continued.n - 1];
	b->continued.n = 1;
}

void build_open_begin(struct build *b, const struct build_piece *p,
		      void (*write_rest)(struct build *b))
{
	const struct build_open before = b->cut_off;
	int open = b->left_open;

	b->in_table =
		p->from == CUT_IN_TABLE && writer_is_in(b->w, BLOCK_TABLE);
	if (b->in_table && !p->root)
		writer_close(b->w);
	find_continued(b, p);
	b->cut_off = find(p->root, p->to, &p->left, cmark_node_last_child);
	if (p->extended && b->cut_off.n)
		take_added(&b->cut_off, cmark_node_last_child);
	b->text_goes_on = b->left_text && b->continued.n;
	b->left_text = false;
	b->left_open = 0;
	if (!open)
		return;
	move_boxes(b, &before);
	if (b->continued.n)
		return;
	while (open--)
		writer_close(b->w);
	write_rest(b);
}

bool build_open_table(const struct build *b, cmark_node *node)
{
	return b->piece->to == CUT_IN_TABLE && !b->part &&
	       !cmark_node_next(node) &&
	       cmark_node_get_type(cmark_node_parent(node)) ==
		       CMARK_NODE_DOCUMENT;
}
