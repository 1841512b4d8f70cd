/* SPDX-License-Identifier: MIT */
#include "doc/headline.h"

#include "archive/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "unicode/fold.h"

#include <string.h>

static bool is_blank(uint32_t cp)
{
	return cp <= ' ' || cp == 0xA0 || cp == 0x3000 ||
	       (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 || cp == 0x2029;
}

/* What Markdown makes of `a` and *a*, which titles hold as they were typed. */
static bool is_markup(uint32_t cp)
{
	return cp == '`' || cp == '*' || cp == '_';
}

static bool is_punctuation(uint32_t cp)
{
	return (cp > ' ' && cp < '0') || (cp > '9' && cp < 'A') ||
	       (cp > 'Z' && cp < 'a') || (cp > 'z' && cp < 0x7F) ||
	       (cp >= 0x2010 && cp <= 0x205E) || (cp >= 0x3001 && cp <= 0x301F);
}

/* Adds the folded text as it is compared. */
static void add_key(struct buf *key, const char *text, size_t len)
{
	struct buf folded = { 0 };
	size_t end = key->len;

	fold_text(&folded, text, len);
	for (size_t i = 0; i < folded.len;) {
		uint32_t cp;
		i += utf8_decode(folded.data + i, folded.len - i, &cp);
		if (is_blank(cp) || is_markup(cp))
			continue;
		buf_add_utf8(key, cp);
		if (!is_punctuation(cp))
			end = key->len;
	}
	buf_truncate(key, end);
	buf_release(&folded);
}

/* Folding leaves an ASCII letter or digit as it is but for its case, and puts
 * nothing before it: two that begin otherwise need no closer look. */
static bool begin_otherwise(const char *a, const char *b)
{
	return ascii_is_alnum(*a) && ascii_is_alnum(*b) &&
	       (*a | 0x20) != (*b | 0x20);
}

bool headline_repeats(const char *title, const char *text, size_t len)
{
	struct buf key = { 0 };

	if (!len || !*title || begin_otherwise(title, text))
		return false;
	add_key(&key, text, len);
	const size_t split = key.len;
	add_key(&key, title, strlen(title));
	const bool same = split && key.len == 2 * split &&
			  !memcmp(key.data, key.data + split, split);
	buf_release(&key);
	return same;
}
