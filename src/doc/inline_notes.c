/* SPDX-License-Identifier: MIT */
#include "doc/inline_notes.h"

#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/nodes.h"
#include "doc/notes.h"
#include "doc/scripts.h"
#include "doc/shield.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* A noncharacter around the number of a note. */
static const char fence[] = "\uFDD6";
enum { FENCE_LEN = sizeof(fence) - 1, DIGITS_MAX = 10 };

/* Notes in notes: deeper ones stay text, so that a text before them is copied
 * no more often than that. */
enum { DEPTH_MAX = 4 };

/* An open bracket. */
struct bracket {
	cmark_node *node;
	size_t off; /* in its new text */
	bool note;  /* a ^ stands before it: `off` is that of the ^ */
};

/* The texts among the children of one node. */
struct taker {
	struct notes *notes;
	struct note met;  /* but for its node */
	cmark_node *node; /* the text */
	struct buf text;  /* as it shall be, so far */
	struct bracket *stack;
	size_t n, cap, n_notes;
};

size_t inline_notes_find(const char *text, size_t len)
{
	for (size_t i = 0; i + FENCE_LEN <= len; i++) {
		const char *s = memchr(text + i, fence[0], len - i);
		if (!s)
			return len;
		i = (size_t)(s - text);
		if (len - i >= FENCE_LEN && !memcmp(s, fence, FENCE_LEN))
			return i;
	}
	return len;
}

size_t inline_notes_mark(const char *text, size_t len, size_t *note)
{
	size_t i = FENCE_LEN;

	if (len < 2 * FENCE_LEN || memcmp(text, fence, FENCE_LEN) != 0)
		return 0;
	for (*note = 0; i < len && i < FENCE_LEN + DIGITS_MAX &&
			text[i] >= '0' && text[i] <= '9';
	     i++)
		*note = *note * 10 + (size_t)(text[i] - '0');
	if (i == FENCE_LEN || len - i < FENCE_LEN ||
	    memcmp(text + i, fence, FENCE_LEN) != 0)
		return 0;
	return i + FENCE_LEN;
}

static void add_mark(struct buf *out, size_t note)
{
	buf_printf(out, "%s%zu%s", fence, note, fence);
}

static cmark_node *make(cmark_node_type type)
{
	return cmark_node_new_with_mem(type, nodes_mem());
}

static void add_text(cmark_node *paragraph, const char *s)
{
	cmark_node *text = make(CMARK_NODE_TEXT);

	cmark_node_set_literal(text, s);
	cmark_node_append_child(paragraph, text);
}

/* Moves what stands between the two texts. */
static void move_between(cmark_node *from, cmark_node *to,
			 cmark_node *paragraph)
{
	for (cmark_node *n; (n = cmark_node_next(from)) != to;) {
		cmark_node_unlink(n);
		cmark_node_append_child(paragraph, n);
	}
}

/* The text behind the bracket up to the end of what has been read becomes a
 * note. */
static void take(struct taker *t, const struct bracket *open)
{
	cmark_node *item = make(CMARK_NODE_ITEM);
	cmark_node *paragraph = make(CMARK_NODE_PARAGRAPH);

	t->met.node = item;
	const size_t note = notes_add(t->notes, &t->met);
	cmark_node_append_child(item, paragraph);
	if (open->node == t->node) {
		add_text(paragraph, buf_str(&t->text) + open->off + 2);
		buf_truncate(&t->text, open->off);
		add_mark(&t->text, note);
		return;
	}
	const char *s = cmark_node_get_literal(open->node);
	struct buf head = { 0 };
	buf_add(&head, s, open->off);
	add_mark(&head, note);
	add_text(paragraph, s + open->off + 2);
	cmark_node_set_literal(open->node, buf_str(&head));
	buf_release(&head);
	move_between(open->node, t->node, paragraph);
	add_text(paragraph, buf_str(&t->text));
	buf_clear(&t->text);
}

static void push(struct taker *t, bool note)
{
	if (t->n_notes == DEPTH_MAX || t->notes->n_met >= NOTES_MOST)
		note = false;
	t->stack = xgrow(t->stack, &t->cap, t->n + 1, sizeof(*t->stack));
	t->stack[t->n++] =
		(struct bracket){ t->node, t->text.len - note, note };
	t->n_notes += note;
}

/* Returns true if the bracket is the end of a note, which has been taken. */
static bool pop(struct taker *t)
{
	if (!t->n)
		return false;
	const struct bracket open = t->stack[--t->n];
	t->n_notes -= open.note;
	if (open.note)
		take(t, &open);
	return open.note;
}

/* The bracket begins a note: a ^ stands before it, but not ^^, nor that of x^2^
 * or ^[1]^, which end before `script_end`; behind it neither ^, with which the
 * mark of a note begins, nor what says that it had a backslash. */
static bool begins_note(const struct buf *text, size_t off, size_t script_end)
{
	const char *s = text->data;

	return off && s[off - 1] == '^' && (off < 2 || s[off - 2] != '^') &&
	       off - 1 >= script_end && s[off + 1] != '^' &&
	       !shield_is_escaped(s + off + 1, text->len - off - 1);
}

static size_t script_len(const struct buf *text, size_t off, size_t script_end)
{
	if (shield_is_escaped(text->data + off + 1, text->len - off - 1))
		return 0;
	return scripts_find(text->data, text->len, off, text->data[off],
			    off && off == script_end);
}

static void read_text(struct taker *t)
{
	struct buf old = { 0 };
	size_t script_end = 0;

	buf_add_str(&old, cmark_node_get_literal(t->node));
	buf_clear(&t->text);
	for (size_t i = 0; i < old.len; i++) {
		const char c = old.data[i];
		if ((c == '^' || c == '~') && i >= script_end) {
			const size_t n = script_len(&old, i, script_end);
			script_end = n ? i + n : script_end;
		}
		if (c == '[')
			push(t, begins_note(&old, i, script_end));
		if (c != ']' || !pop(t))
			buf_add_char(&t->text, c);
	}
	cmark_node_set_literal(t->node, buf_str(&t->text));
	buf_release(&old);
}

static bool is_text(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_TEXT;
}

/* The notes that stand among the children of the node. */
static void take_from(struct taker *t, cmark_node *parent)
{
	t->n = t->n_notes = 0;
	for (cmark_node *n = cmark_node_first_child(parent); n;
	     n = cmark_node_next(n)) {
		if (!is_text(n))
			continue;
		t->node = n;
		read_text(t);
	}
}

static bool has_note(cmark_node *parent)
{
	for (cmark_node *n = cmark_node_first_child(parent); n;
	     n = cmark_node_next(n))
		if (is_text(n) && strstr(cmark_node_get_literal(n), "^["))
			return true;
	return false;
}

void inline_notes_take(struct notes *notes, struct cmark_node *leaf,
		       const struct note *met)
{
	struct taker t = { .notes = notes, .met = *met };
	cmark_iter *iter = cmark_iter_new(leaf);
	cmark_event_type event;

	/* children first, so that what is moved has been looked at */
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);
		if (event == CMARK_EVENT_EXIT && has_note(n))
			take_from(&t, n);
	}
	cmark_iter_free(iter);
	buf_release(&t.text);
	free(t.stack);
}
