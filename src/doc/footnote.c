/* SPDX-License-Identifier: MIT */
#include "doc/footnote.h"

#include "doc/shield.h"

#include <string.h>

/* CommonMark: "at most 999 characters inside the square brackets". A block that
 * is indented further is code. */
enum { LABEL_MAX = 999 * 4, INDENT_MAX = 3 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

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
		if (s[i] == '\\')
			i++;
	}
	return 0;
}

/* True if only what may stand before a block's text is before the byte: marks
 * of quotes and a few blanks. */
static bool begins_block(const char *text, size_t off)
{
	size_t blanks = 0;

	while (off && !ends_line(text[off - 1])) {
		const char c = text[--off];
		if (c == '>')
			blanks = 0;
		else if (c != ' ' || ++blanks > INDENT_MAX + 1)
			return false;
	}
	return blanks <= INDENT_MAX;
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

static size_t blanks(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && is_blank(s[i]))
		i++;
	return i;
}

static bool is_rest_blank(const char *s, size_t len)
{
	const size_t n = blanks(s, len);

	return n == len || ends_line(s[n]);
}

/* Writes the label at `off`, of `n` bytes with its colon, and returns what is to
 * be copied from. */
static size_t put(struct buf *out, const char *text, size_t len, size_t off,
		  size_t n)
{
	const size_t behind = off + n;

	if (!begins_block(text, off)) { /* nor may it define a link */
		buf_add(out, text + off, n - 1);
		shield_add(out);
		return behind - 1;
	}
	if (!is_rest_blank(text + behind, len - behind)) {
		shield_add_item(out);
		return off;
	}
	/* what follows is no paragraph that goes on */
	shield_add_empty(out);
	buf_add(out, text + off, n);
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
		if (!n || i + n == len || s[n] != ':')
			continue;
		buf_add(out, text + done, i - done);
		done = put(out, text, len, i, n + 1);
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
	return n + blanks(text + n, len - n);
}
