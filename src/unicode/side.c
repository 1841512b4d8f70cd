/* SPDX-License-Identifier: MIT */
#include "unicode/side.h"

#include "base/utf8.h"
#include "unicode/tables.h"

/* Variation selectors; others are for emoji alone. */
enum { VS2 = 0xFE01, VS15 = 0xFE0E, VS16 = 0xFE0F };

static bool is_selector(uint32_t cp)
{
	return (cp >= 0xFE00 && cp <= 0xFE0F) ||
	       (cp >= 0xE0100 && cp <= 0xE01EF);
}

/* Unicode white space, as CommonMark defines it. */
static bool is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 ||
	       cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F ||
	       cp == 0x205F || cp == 0x3000;
}

static bool is_ascii_mark(uint32_t cp)
{
	return cp > ' ' && cp < 0x7F && !(cp >= '0' && cp <= '9') &&
	       !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
}

static bool is_curly_quote(uint32_t cp)
{
	return cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D;
}

/* `selector` is the character behind it; what is none says nothing. */
static bool is_cjk(uint32_t cp, uint32_t selector)
{
	const struct tables_entry *e = tables_find(cp);

	if (e->script == TABLES_HANGUL)
		return true;
	if (is_curly_quote(cp))
		return selector == VS2;
	if (!(e->traits & TABLES_EAST_ASIAN) || selector == VS16)
		return false;
	return !(e->traits & TABLES_EMOJI) || selector == VS15;
}

/* Scripts from Hebrew and Arabic to those of South and Southeast Asia, whose
 * words take prefixes and particles without a blank, or are written without
 * any. */
static bool joins_words(uint32_t cp)
{
	return (cp >= 0x0590 && cp <= 0x109F) ||
	       (cp >= 0x1780 && cp <= 0x17FF) ||
	       (cp >= 0xFB1D && cp <= 0xFDCF) || (cp >= 0xFE70 && cp <= 0xFEFC);
}

static enum side side_with(uint32_t cp, uint32_t selector)
{
	if (cp < 0x80)
		return is_ascii_mark(cp) ? SIDE_MARK
		       : is_space(cp)    ? SIDE_SPACE
					 : SIDE_LETTER;
	if (is_space(cp))
		return SIDE_SPACE;
	const bool mark = tables_find(cp)->traits & TABLES_MARK;
	if (is_cjk(cp, selector))
		return mark ? SIDE_CJK_MARK : SIDE_CJK;
	return mark ? SIDE_MARK : joins_words(cp) ? SIDE_CJK : SIDE_LETTER;
}

enum side side_of(uint32_t cp)
{
	return side_with(cp, 0);
}

enum side side_before(const char *text, size_t len)
{
	uint32_t cp, selector = 0;

	if (!len)
		return SIDE_SPACE;
	size_t start = utf8_prev(text, len);
	utf8_decode(text + start, len - start, &cp);
	if (is_selector(cp) && start) {
		selector = cp;
		len = start;
		start = utf8_prev(text, len);
		utf8_decode(text + start, len - start, &cp);
	}
	return side_with(cp, selector);
}

enum side side_after(const char *text, size_t len)
{
	uint32_t cp, selector = 0;

	if (!len)
		return SIDE_SPACE;
	const size_t n = utf8_decode(text, len, &cp);
	if (cp >= 0x80 && n < len)
		utf8_decode(text + n, len - n, &selector);
	return side_with(cp, selector);
}

bool side_is_mark(enum side s)
{
	return s == SIDE_MARK || s == SIDE_CJK_MARK;
}

bool side_flanks(enum side before, enum side after)
{
	return after != SIDE_SPACE &&
	       (after != SIDE_MARK || before != SIDE_LETTER);
}

bool side_flanks_plainly(enum side before, enum side after)
{
	return after != SIDE_SPACE &&
	       (!side_is_mark(after) || before == SIDE_SPACE ||
		side_is_mark(before));
}
