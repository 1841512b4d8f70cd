/* SPDX-License-Identifier: MIT */
#include "doc/footnote.h"

#include "doc/lines.h"
#include "archive/ascii.h"
#include "doc/moved.h"
#include "doc/opener.h"
#include "doc/shield.h"

#include <string.h>

/* CommonMark: "at most 999 characters inside the square brackets". A block that
 * is indented further is code. */
enum { LABEL_MAX = 999 * 4, INDENT_MAX = 3 };

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

size_t footnote_len(const char *s, size_t len)
{
	if (len < 2 || s[0] != '[' || s[1] != '^')
		return 0;
	for (size_t i = 2; i < len && i < LABEL_MAX; i++) {
		if (s[i] == ']')
			return i > 2 ? i + 1 : 0;
		/* a bracket ends it, so that the next search starts behind */
		if (s[i] == '[' || ends_line(s[i]))
			return 0;
		if (s[i] == '\\' && i + 1 < len && !ends_line(s[i + 1]))
			i++;
	}
	return 0;
}

/* The start of the line, if what is before the byte can be but marks of quotes
 * and items; else `off`. */
static size_t line_start(const char *text, size_t off)
{
	size_t start = off;

	for (; start && !ends_line(text[start - 1]); start--)
		if (!strchr(" >-+*.)0123456789", text[start - 1]) ||
		    !text[start - 1])
			return off;
	return start;
}

static bool may_start(const char *text, size_t start)
{
	return !start || ends_line(text[start - 1]);
}

static size_t spaces(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] == ' ')
		n++;
	return n;
}

/* Bytes of the mark of a quote or item and the blank behind it, or 0. */
static size_t mark_len(const char *s, size_t len)
{
	const size_t item = opener_item(s, len, false);

	if (len && *s == '>')
		return len > 1 && s[1] == ' ' ? 2 : 1;
	return item && item < len && s[item] == ' ' ? item + 1 : 0;
}

/* True if only what may stand before a block's text is before the byte. */
static bool begins_block(const char *text, size_t off)
{
	size_t i = line_start(text, off), n;

	if (!may_start(text, i))
		return false;
	while ((n = spaces(text + i, off - i)) <= INDENT_MAX) {
		i += n;
		if (i == off)
			return true;
		n = mark_len(text + i, off - i);
		if (!n)
			return false;
		i += n;
	}
	return false;
}

size_t footnote_definition(const char *text, size_t len, size_t off)
{
	const size_t n = footnote_len(text + off, len - off);

	return n && off + n < len && text[off + n] == ':' &&
			       begins_block(text, off)
		       ? n + 1
		       : 0;
}

bool footnote_find(const char *text, size_t len, size_t *at, size_t *label)
{
	for (size_t i = *at; i < len; i++) {
		const char *s = memchr(text + i, '[', len - i);
		if (!s)
			return false;
		i = (size_t)(s - text);
		const size_t n = footnote_definition(text, len, i);
		if (!n)
			continue;
		*label = i;
		*at = i + n;
		return true;
	}
	return false;
}

static bool is_rest_blank(const char *s, size_t len)
{
	const size_t n = opener_blanks(s, len);

	return n == len || ends_line(s[n]);
}

/* What the parser or another pass would take from a label. */
static bool is_markup(const char *label, size_t i)
{
	return label[i] == '*' || label[i] == '~' || label[i] == '=' ||
	       (label[i] == '_' && !(ascii_is_alnum(label[i - 1]) &&
				     ascii_is_alnum(label[i + 1])));
}

static bool has_markup(const char *label, size_t n)
{
	for (size_t i = 2; i < n; i++)
		if (is_markup(label, i))
			return true;
	return false;
}

static void put_label(struct buf *out, const char *label, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 1 && is_markup(label, i))
			shield_add_literal(out, label[i]);
		else
			buf_add_char(out, label[i]);
	}
}

/* Writes the label at `off`, of `n` bytes, and its colon; returns what is to be
 * copied from. */
static size_t put(struct buf *out, const char *text, size_t len, size_t off,
		  size_t n)
{
	const size_t behind = off + n + 1;

	if (!begins_block(text, off)) { /* nor may it define a link */
		put_label(out, text + off, n);
		shield_add(out);
		return behind - 1;
	}
	const size_t block =
		behind + opener_blanks(text + behind, len - behind);
	const size_t lead = moved_lead_len(text, len, block, SHIELD_COLS);
	if (lead) {
		struct buf label = { 0 };
		put_label(&label, text + off, n);
		buf_add(&label, text + off + n, block - off - n);
		shield_add_moved(out, SHIELD_COLS, text + block, lead, &label);
		buf_release(&label);
		return block + lead;
	}
	if (!is_rest_blank(text + behind, len - behind)) {
		shield_add_item(out, SHIELD_COLS);
		put_label(out, text + off, n);
		return behind - 1;
	}
	/* what follows is no paragraph that goes on */
	shield_add_empty(out);
	buf_add(out, text + off, n + 1);
	shield_end_empty(out);
	return behind;
}

bool footnote_prepare(struct buf *out, const char *text, size_t len)
{
	size_t done = 0;

	for (size_t i = 0; i < len; i++) {
		const char *s = memchr(text + i, '[', len - i);
		if (!s)
			break;
		i = (size_t)(s - text);
		const size_t n = footnote_len(s, len - i);
		const bool defines = n && i + n < len && s[n] == ':';
		if (!defines && !has_markup(s, n))
			continue;
		buf_add(out, text + done, i - done);
		if (defines) {
			done = put(out, text, len, i, n);
			continue;
		}
		put_label(out, s, n);
		done = i + n;
	}
	if (!out->len)
		return false;
	buf_add(out, text + done, len - done);
	return true;
}

size_t footnote_starts(const char *text, size_t len, size_t *label)
{
	const size_t start = shield_item_len(text, len);

	if (!start)
		return 0;
	size_t n = footnote_len(text + start, len - start);
	if (!n || start + n == len || text[start + n] != ':')
		return 0;
	*label = start;
	n += start + 1;
	n += opener_blanks(text + n, len - n);
	return n + shield_moved_end_len(text + n, len - n);
}
