/* SPDX-License-Identifier: MIT */
#include "doc/terms.h"

#include "doc/moved.h"
#include "doc/shield.h"

#include <cmark.h>
#include <string.h>

enum { INDENT_MAX = 3 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The start of the line that byte `off` is in. */
static size_t line_start(const char *text, size_t off)
{
	while (off && text[off - 1] != '\n')
		off--;
	return off;
}

static bool has_text(const char *text, size_t from, size_t to)
{
	while (from < to && (is_blank(text[from]) || text[from] == '\r' ||
			     text[from] == '\n'))
		from++;
	return from < to;
}

/* True if the line before, or the one before an empty line, has text. */
static bool is_below_text(const char *text, size_t start)
{
	for (int i = 0; i < 2 && start; i++) {
		const size_t before = line_start(text, start - 1);
		if (has_text(text, before, start))
			return true;
		start = before;
	}
	return false;
}

/* True if a definition begins with the colon at `off`. */
static bool is_definition(const char *text, size_t len, size_t off)
{
	size_t start = off, behind = off + 1;

	while (start && off - start < INDENT_MAX && text[start - 1] == ' ')
		start--;
	if (!start || text[start - 1] != '\n')
		return false;
	while (behind < len && is_blank(text[behind]))
		behind++;
	return behind > off + 1 && behind < len && text[behind] != '\n' &&
	       text[behind] != '\r' && is_below_text(text, start);
}

/* Columns from the colon to the text behind it, by which the lines are indented
 * that go on; some write more, and mean four. */
static int indent_of(const char *text, size_t off)
{
	int cols = 1;

	while (is_blank(text[off + (size_t)cols]) && cols < SHIELD_COLS)
		if (text[off + (size_t)cols++] == '\t')
			return SHIELD_COLS;
	return cols;
}

bool terms_may_define(const char *line, size_t len)
{
	return len > 1 && line[0] == ':' && is_blank(line[1]);
}

/* Writes what makes an item of the definition; returns what is to be copied
 * from. */
static size_t put(struct buf *out, const char *text, size_t len, size_t off)
{
	const int cols = indent_of(text, off);
	size_t block = off + 1;

	while (is_blank(text[block]))
		block++;
	const size_t lead = moved_lead_len(text, len, block, cols);
	if (!lead) {
		shield_add_item(out, cols);
		return off;
	}
	struct buf label = { 0 };
	buf_add(&label, text + off, block - off);
	shield_add_moved(out, cols, text + block, lead, &label);
	buf_release(&label);
	return block + lead;
}

bool terms_prepare(struct buf *out, const char *text, size_t len)
{
	size_t done = 0;

	for (const char *s = text, *end = text + len;
	     (s = memchr(s, ':', (size_t)(end - s))) != NULL; s++) {
		const size_t off = (size_t)(s - text);
		if (!is_definition(text, len, off))
			continue;
		buf_add(out, text + done, off - done);
		done = put(out, text, len, off);
	}
	if (!out->len)
		return false;
	buf_add(out, text + done, len - done);
	return true;
}

size_t terms_starts(const char *text, size_t len)
{
	size_t n = shield_item_len(text, len);

	if (!n || n == len || text[n] != ':')
		return 0;
	for (n++; n < len && is_blank(text[n]);)
		n++;
	return n + shield_moved_end_len(text + n, len - n);
}

size_t terms_opening(cmark_node *item, cmark_node **text)
{
	const char *s = moved_find(item, SHIELD_COLS_MIN, text);
	size_t before = 0;

	if (s && *text)
		before = (size_t)(s - cmark_node_get_literal(*text));
	if (!s) {
		cmark_node *block = cmark_node_first_child(item);
		*text = block ? cmark_node_first_child(block) : NULL;
		s = *text && cmark_node_get_type(*text) == CMARK_NODE_TEXT
			    ? cmark_node_get_literal(*text)
			    : "";
		if (shield_begins_moved(s))
			return 0;
	}
	const size_t n = terms_starts(s, strlen(s));
	return n ? before + n : 0;
}

bool terms_are_defined_by(struct cmark_node *list)
{
	if (!list || cmark_node_get_type(list) != CMARK_NODE_LIST)
		return false;
	cmark_node *item = cmark_node_first_child(list), *text;
	return item && terms_opening(item, &text);
}
