/* SPDX-License-Identifier: MIT */
#include "doc/entity.h"

#include "archive/ascii.h"
#include "base/utf8.h"

#include <cmark.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The longest name is CounterClockwiseContourIntegral; numbers have at most
 * seven digits. */
enum { NAME_MAX_LEN = 32 };

static bool in_name(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '#';
}

size_t entity_len(const char *s, size_t len)
{
	size_t i = 1;

	if (!len || *s != '&')
		return 0;
	while (i < len && i <= NAME_MAX_LEN && in_name(s[i]))
		i++;
	return i > 1 && i < len && s[i] == ';' ? i + 1 : 0;
}

/* The frequent ones, so that cmark isn't asked for each. */
static const char *frequent(const char *s, size_t len)
{
	static const struct {
		const char *name, *text;
	} table[] = {
		{ "&amp;", "&" },       { "&lt;", "<" },
		{ "&gt;", ">" },        { "&quot;", "\"" },
		{ "&#39;", "'" },       { "&nbsp;", "\u00A0" },
		{ "&emsp;", "\u2003" },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (len == strlen(table[i].name) &&
		    !memcmp(s, table[i].name, len))
			return table[i].text;
	}
	return NULL;
}

static int digit(char c, int base)
{
	const int n = ascii_hex_value(c);

	return n < base ? n : -1;
}

/* `&#39;`, `&#x27;`; false if it is none. */
static bool decode_number(struct buf *out, const char *s, size_t len)
{
	const bool hex = len > 3 && (s[2] | 0x20) == 'x';
	const size_t from = hex ? 3 : 2, most = hex ? 6 : 7;
	uint32_t cp = 0;

	if (s[1] != '#' || len < from + 2 || len - 1 - from > most)
		return false;
	for (size_t i = from; i + 1 < len; i++) {
		const int n = digit(s[i], hex ? 16 : 10);
		if (n < 0)
			return false;
		cp = cp * (hex ? 16 : 10) + (uint32_t)n;
	}
	buf_add_utf8(out, cp ? cp : UTF8_REPLACEMENT);
	return true;
}

/* cmark knows all two thousand names: a document of one reference is a
 * paragraph of its text. */
static void ask_cmark(struct buf *out, const char *s, size_t len)
{
	cmark_node *root = cmark_parse_document(s, len, CMARK_OPT_DEFAULT);
	cmark_node *paragraph = cmark_node_first_child(root);
	cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : NULL;
	const char *literal = text ? cmark_node_get_literal(text) : NULL;

	if (literal && *literal == '&')
		buf_add(out, s, len);
	else if (literal)
		buf_add_str(out, literal);
	cmark_node_free(root);
}

void entity_decode(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len;) {
		const char *amp = memchr(text + i, '&', len - i);
		const size_t plain = amp ? (size_t)(amp - (text + i)) : len - i;
		buf_add(out, text + i, plain);
		i += plain;
		if (!amp)
			return;
		const size_t n = entity_len(amp, len - i);
		const char *decoded = n ? frequent(amp, n) : NULL;
		if (!n)
			buf_add_char(out, '&');
		else if (decoded)
			buf_add_str(out, decoded);
		else if (!decode_number(out, amp, n))
			ask_cmark(out, amp, n);
		i += n ? n : 1;
	}
}
