/* SPDX-License-Identifier: MIT */
#include "doc/running.h"

#include "doc/building.h"
#include "doc/enumeration.h"
#include "doc/footnote.h"
#include "doc/inline_notes.h"
#include "doc/markup.h"
#include "doc/note_marks.h"
#include "doc/prose.h"
#include "doc/shield.h"
#include "doc/terms.h"
#include "doc/writer.h"

#include <string.h>

/* Bytes up to an escaped colon, that included, which begins no emoji. */
static size_t plain_len(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(s + i, ':', len - i);
		if (!at)
			break;
		i = (size_t)(at - s);
		if (shield_is_escaped(at + 1, len - i - 1))
			return i + 1;
	}
	return len;
}

static bool may_be_shielded(const struct build *b, const char *s, size_t len)
{
	return b->shielded && shield_may_be_in(s, len);
}

/* The text as it was in the file; good until the next call. */
static const char *clean(struct build *b, const char *s, size_t *len)
{
	if (!may_be_shielded(b, s, *len))
		return s;
	buf_clear(&b->clean);
	shield_remove(&b->clean, s, *len);
	*len = b->clean.len;
	return buf_str(&b->clean);
}

static void add_plain(struct build *b, const char *s, size_t len)
{
	if (len && !may_be_shielded(b, s, len)) {
		prose_add(b->w, s, len);
		return;
	}
	for (size_t n; len; s += n, len -= n) {
		n = plain_len(s, len);
		size_t cleaned = n;
		const char *text = clean(b, s, &cleaned);
		prose_add(b->w, text, cleaned);
	}
}

/* The note that the mark refers to, or NULL. */
static struct note *note_of(struct build *b, const char *mark, size_t len)
{
	mark = clean(b, mark, &len);
	struct note *note = notes_of(&b->notes, mark, len);
	/* the text of the definition itself */
	if (note && b->notes.full && !note->node && !note->number)
		return NULL;
	return note;
}

static void skip_mark(struct build *b, const char *mark, size_t len)
{
	mark = clean(b, mark, &len);
	markup_skip_text(&b->w->trace, mark, len);
}

/* Bytes before the next mark of a note that there is, `len` if none is; then
 * `*n` are the mark's bytes. */
static size_t find_note(struct build *b, const char *s, size_t len, size_t *n,
			struct note **note)
{
	const size_t inlined =
		b->notes.inlines ? inline_notes_find(s, len) : len;
	size_t item;

	for (size_t i = 0; b->notes.n_slots && i < inlined; i++) {
		const char *at = memchr(s + i, '[', inlined - i);
		if (!at)
			break;
		i = (size_t)(at - s);
		*n = footnote_len(at, len - i);
		*note = *n ? note_of(b, at, *n) : NULL;
		if (*note)
			return i;
	}
	*n = inline_notes_mark(s + inlined, len - inlined, &item);
	*note = *n && item < b->notes.n ? &b->notes.items[item] : NULL;
	return *note ? inlined : len;
}

static void add_prose(struct build *b, const char *s, size_t len)
{
	struct note *note;
	size_t n;

	if (b->ruby_mark)
		return;
	if (!b->notes.n_slots && !b->notes.inlines) {
		add_plain(b, s, len);
		return;
	}
	for (size_t at; (at = find_note(b, s, len, &n, &note)) < len;) {
		add_plain(b, s, at);
		if (s[at] == '[')
			skip_mark(b, s + at, n);
		else
			markup_skip_inline_note(&b->w->trace);
		note_marks_add(b->w, &b->notes, note);
		s += at + n;
		len -= at + n;
	}
	add_plain(b, s, len);
}

/* The box of a task, the colon of a definition or the label of a note. */
static void skip_opening(struct build *b, const char *s)
{
	size_t label;

	b->opening = NULL;
	if (footnote_starts(s, strlen(s), &label))
		markup_skip_note(&b->w->trace);
	else if (terms_starts(s, strlen(s)))
		markup_skip_term(&b->w->trace);
	else
		markup_skip_text(&b->w->trace, s, b->opening_len);
}

static void set_style(struct build *b, const struct mark *m)
{
	(m->on ? writer_style_on : writer_style_off)(b->w, m->style);
}

void running_text(struct build *b, cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);
	const size_t len = strlen(s);
	const struct mark *m;
	size_t done = 0;

	if (node == b->opening) {
		done = b->opening_len;
		skip_opening(b, s);
	}
	while ((m = marks_next(&b->marks, node, s, len)) != NULL) {
		if (m->off < done)
			continue; /* in what is not shown */
		add_prose(b, s + done, m->off - done);
		markup_skip(&b->w->trace, "~=^", m->len);
		set_style(b, m);
		done = m->off + m->len;
	}
	add_prose(b, s + done, len - done);
}

void running_hidden(struct build *b, cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);
	const size_t len = strlen(s);
	const struct mark *m;

	/* what stands higher or lower does so in this text only */
	while ((m = marks_next(&b->marks, node, s, len)) != NULL)
		if (!(m->style & (STYLE_SUB | STYLE_SUP)))
			set_style(b, m);
}

static bool is_image(cmark_node *node)
{
	static const char tag[] = "<img";

	if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
		return true;
	return cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE &&
	       !strncmp(cmark_node_get_literal(node), tag, sizeof(tag) - 1);
}

static bool ends_line(cmark_node *node)
{
	return !node || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
	       cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

static bool is_image_alone(cmark_node *node)
{
	return node && is_image(node) && ends_line(cmark_node_previous(node)) &&
	       ends_line(cmark_node_next(node));
}

bool running_is_filled(const struct build *b, cmark_node *node)
{
	if (!b->w->inserts || !node ||
	    cmark_node_get_type(node) != CMARK_NODE_TEXT)
		return false;
	const char *s = cmark_node_get_literal(node);
	return inserts_is_fill(s, strlen(s));
}

/* Nodes of a line that are looked at. */
enum { LINE_NODES = 32, LINE_DEPTH = 3 };

/* The kind of a line that begins with `node`, which may be emphasis. */
static int line_kind(cmark_node *node)
{
	for (int i = 0; i < LINE_DEPTH && node && cmark_node_first_child(node);
	     i++)
		node = cmark_node_first_child(node);
	const char *s = node && cmark_node_get_type(node) == CMARK_NODE_TEXT
				? cmark_node_get_literal(node)
				: "";

	return enumeration_kind(s, strlen(s));
}

/* The first node of the line that ends before `brk`, or of the one that begins
 * behind `node`'s; NULL if that is too far. */
static cmark_node *line_above(cmark_node *brk)
{
	cmark_node *first = cmark_node_previous(brk);

	for (int i = 0; first && i < LINE_NODES; i++) {
		if (ends_line(cmark_node_previous(first)))
			return first;
		first = cmark_node_previous(first);
	}
	return NULL;
}

static cmark_node *line_below(cmark_node *node)
{
	for (int i = 0; i < LINE_NODES && !ends_line(node); i++)
		node = cmark_node_next(node);
	return node && ends_line(node) ? cmark_node_next(node) : NULL;
}

/* The line behind the break is one of an enumeration. */
static bool begins_enumerated(cmark_node *brk)
{
	cmark_node *next = cmark_node_next(brk);
	const int kind = line_kind(next);

	return kind && (line_kind(line_above(brk)) == kind ||
			line_kind(line_below(next)) == kind);
}

/* The mark of a note belongs to what is above it. */
static bool is_note_mark(cmark_node *node)
{
	return node && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
	       !strncmp(cmark_node_get_literal(node), "[^", 2);
}

void running_soft_break(struct build *b, cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);
	const bool image = is_image_alone(next) ||
			   (is_image_alone(cmark_node_previous(node)) &&
			    !is_note_mark(next));

	if (image || begins_enumerated(node))
		writer_break_line(b->w);
	else
		writer_soft_break(b->w);
}

/* Searches for end tags in vain that a leaf may have, and nodes that one looks
 * at. */
enum { SEARCHES_MAX = 8, SEARCH_NODES = 256 };

bool running_is_element(struct build *b, cmark_node *node)
{
	const char *tag = cmark_node_get_literal(node);
	const size_t n = strcspn(tag + 1, " \t\n/>");

	if (b->in_line.searches >= SEARCHES_MAX)
		return false;
	for (int i = 0; i < SEARCH_NODES && (node = cmark_node_next(node));
	     i++) {
		const char *s =
			cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE
				? cmark_node_get_literal(node)
				: "";
		if (s[0] == '<' && s[1] == '/' && !strncmp(s + 2, tag + 1, n) &&
		    s[2 + n] == '>')
			return true;
	}
	b->in_line.searches++;
	return false;
}
