/* SPDX-License-Identifier: MIT */
#include "doc/build_joined.h"

#include "archive/ascii.h"
#include "doc/building.h"
#include "doc/html_between.h"
#include "doc/html_table.h"
#include "doc/lines.h"
#include "doc/marks.h"
#include "doc/nodes.h"
#include "doc/shield.h"
#include "doc/writer.h"

#include <string.h>

/* Whether the tag, without its "<", may stand somewhere. */
static bool has_tag(const char *html, const char *tag)
{
	const size_t n = strlen(tag);

	for (; (html = strchr(html, '<')) != NULL; html++) {
		size_t i = 0;
		while (i < n && ascii_lower(html[i + 1]) == tag[i])
			i++;
		if (i == n)
			return true;
	}
	return false;
}

/* Goes behind the tag of the last table that the HTML opens; false if that is
 * closed as well, or there is none. */
static bool find_open(struct html_scan *scan, const char *html, size_t len)
{
	struct html_scan at = { .at = html, .end = html + len };
	struct html_token token;
	bool open = false;

	while (html_next(&at, &token)) {
		const bool tag =
			token.kind == HTML_OPEN || token.kind == HTML_CLOSE;
		if (!tag || token.element->role != HTML_TABLE)
			continue;
		open = token.kind == HTML_OPEN;
		*scan = at;
	}
	return open;
}

static bool is_html(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
}

/* The block behind `node` that has the end of a table, or NULL. What has been
 * searched in vain is not searched again. */
static cmark_node *find_closer(struct build *b, cmark_node *node)
{
	cmark_node *const parent = cmark_node_parent(node);
	struct build_joined *j = &b->joined;

	if (b->depth >= BUILD_JOINED_DEPTH || j->none[b->depth] == parent)
		return NULL;
	while ((node = cmark_node_next(node)))
		if (is_html(node) &&
		    has_tag(cmark_node_get_literal(node), "/table"))
			return node;
	j->none[b->depth] = parent;
	return NULL;
}

/* Marks of notes are not found in HTML, nor are tables of pipes and labels of
 * boxes. */
static bool has_own(struct build *b, cmark_node *block)
{
	cmark_iter *iter = cmark_iter_new(block);
	bool found = false;

	while (!found && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);
		size_t skipped;
		if (cmark_node_get_type(n) == CMARK_NODE_HEADING)
			found = building_label_of_box(b, n, &skipped);
		const char *s = cmark_node_get_type(n) == CMARK_NODE_TEXT
					? cmark_node_get_literal(n)
					: "";
		found |= (b->notes.n_slots && strstr(s, "[^")) || *s == '|';
	}
	cmark_iter_free(iter);
	return found;
}

/* Puts a node before the text. */
static void put_before(cmark_node *text, cmark_node_type type, const char *s,
		       size_t len)
{
	cmark_node *node = cmark_node_new_with_mem(type, nodes_mem());
	struct buf literal = { 0 };

	buf_add(&literal, s, len);
	cmark_node_set_literal(node, buf_str(&literal));
	cmark_node_insert_before(text, node);
	buf_release(&literal);
}

static void put_tag(cmark_node *text, const struct mark *m)
{
	static const struct {
		uint16_t style;
		const char *on, *off;
	} tags[] = {
		{ STYLE_STRIKE, "<del>", "</del>" },
		{ STYLE_MARK, "<mark>", "</mark>" },
		{ STYLE_SUB, "<sub>", "</sub>" },
		{ STYLE_SUP, "<sup>", "</sup>" },
	};

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		const char *tag = m->on ? tags[i].on : tags[i].off;
		if (tags[i].style == m->style)
			put_before(text, CMARK_NODE_HTML_INLINE, tag,
				   strlen(tag));
	}
}

/* Parts the text of a leaf at its marks. */
static void part_text(struct build *b, cmark_node *text)
{
	struct buf all = { 0 };
	const struct mark *m;
	size_t done = 0;

	buf_add_str(&all, cmark_node_get_literal(text));
	while ((m = marks_next(&b->marks, text, buf_str(&all), all.len))) {
		put_before(text, CMARK_NODE_TEXT, all.data + done,
			   m->off - done);
		put_tag(text, m);
		done = m->off + m->len;
	}
	if (done)
		cmark_node_set_literal(text, all.data + done);
	buf_release(&all);
}

/* Marks that CommonMark doesn't have become tags, as which they mean the same
 * whether a table is made of them or not. */
static void write_marks(struct build *b, cmark_node *block)
{
	cmark_iter *iter = cmark_iter_new(block);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);
		const cmark_node_type type = cmark_node_get_type(n);
		if (event != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
			marks_begin(&b->marks, n, b->piece->signs);
		else if (type == CMARK_NODE_TEXT)
			part_text(b, n);
	}
	cmark_iter_free(iter);
}

/* Adds lines up to the one on which the block begins. */
static void add_lines(struct buf *out, cmark_node *first, cmark_node *block,
		      size_t *lines)
{
	const int behind = cmark_node_get_start_line(block) -
			   cmark_node_get_start_line(first);

	for (; behind > 0 && *lines < (size_t)behind; ++*lines)
		buf_add_char(out, '\n');
}

/* All from `first` to `last` as HTML, line for line; false if it can't be. */
static bool join(struct build *b, cmark_node *first, cmark_node *last,
		 struct buf *out)
{
	size_t lines = 0;

	for (cmark_node *n = first; n; n = cmark_node_next(n)) {
		const char *s = is_html(n) ? cmark_node_get_literal(n) : NULL;
		if (s && b->w->inserts &&
		    inserts_block(b->w->inserts, s, strlen(s)))
			return false;
		if (!s && has_own(b, n))
			return false;
		if (!s && marks_may_be_in(b->piece->signs))
			write_marks(b, n);
		add_lines(out, first, n, &lines);
		if (!s)
			s = cmark_render_html(n, CMARK_OPT_UNSAFE);
		buf_add_str(out, s);
		lines += lines_count_lf(s, strlen(s));
		if (n == last)
			return true;
	}
	return false;
}

/* `len` bytes of it are the first block, which leaves the table open. */
static bool can_be_table(struct build *b, const struct buf *html, size_t len)
{
	struct html_scan scan;
	struct html_table table;

	if (!find_open(&scan, html->data, len))
		return false;
	scan.end = html->data + html->len;
	const bool can = html_table_begin(&table, scan);
	html_table_end(&table, b->w);
	return can;
}

static void write(struct build *b, cmark_node *first, cmark_node *last,
		  const struct buf *html)
{
	cmark_node *behind = cmark_node_next(last);

	trace_block(&b->w->trace, building_first_line(b, first), 1,
		    b->before + (uint32_t)cmark_node_get_end_line(last));
	html_between_write(&b->between, b->w, last, html->data, html->len,
			   building_line(b, first));
	b->hidden_end = behind ? behind : cmark_node_parent(last);
}

static bool join_to(struct build *b, cmark_node *first, cmark_node *last)
{
	struct buf joined = { 0 }, html = { 0 };
	const char *s = cmark_node_get_literal(first);
	bool can = join(b, first, last, &joined);

	shield_remove(&html, s, strlen(s));
	const size_t first_len = html.len;
	buf_clear(&html);
	shield_remove(&html, buf_str(&joined), joined.len);
	can = can && can_be_table(b, &html, first_len);
	if (can)
		write(b, first, last, &html);
	else
		b->joined.refused = last;
	buf_release(&joined);
	buf_release(&html);
	return can;
}

bool build_joined_take(struct build *b, cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);
	struct html_scan scan;

	if (b->joined.refused == node)
		b->joined.refused = NULL;
	if (b->joined.refused || !has_tag(s, "table") ||
	    !find_open(&scan, s, strlen(s)))
		return false;
	cmark_node *last = find_closer(b, node);
	return last && join_to(b, node, last);
}
