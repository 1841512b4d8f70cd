/* SPDX-License-Identifier: MIT */
#include "doc/emphasis.h"

#include "base/utf8.h"
#include "doc/shield.h"
#include "unicode/width.h"

#include <string.h>

/* What a character beside a run of stars is. */
enum side { SIDE_SPACE, SIDE_LETTER, SIDE_MARK, SIDE_CJK, SIDE_CJK_MARK };

/* Unicode white space, as CommonMark defines it. */
static bool is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 ||
	       cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F ||
	       cp == 0x205F || cp == 0x3000;
}

/* Punctuation that is not CJK: ASCII, Latin-1 and General Punctuation. */
static bool is_mark(uint32_t cp)
{
	if (cp < 0x7F)
		return cp > ' ' && !(cp >= '0' && cp <= '9') &&
		       !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return cp == 0xA1 || cp == 0xA7 || cp == 0xAB || cp == 0xB6 ||
	       cp == 0xB7 || cp == 0xBB || cp == 0xBF ||
	       (cp >= 0x2010 && cp <= 0x2027) ||
	       (cp >= 0x2030 && cp <= 0x205E && cp != 0x2044 && cp != 0x2052);
}

/* Wide and full-width, half-width, and the parts of Hangul syllables. */
static bool is_cjk(uint32_t cp)
{
	static const struct width_rules rules = { 0 };

	return (cp >= 0xFF61 && cp <= 0xFFDC) ||
	       (cp >= 0xFFE8 && cp <= 0xFFEE) ||
	       (cp >= 0x1100 && cp <= 0x11FF) || width_char(cp, &rules) == 2;
}

/* The blocks where CJK punctuation is. A letter too many does no harm. */
static bool is_cjk_mark(uint32_t cp)
{
	return (cp >= 0x3001 && cp <= 0x303F) || cp == 0x30A0 || cp == 0x30FB ||
	       (cp >= 0xFE10 && cp <= 0xFE6F) || (cp >= 0xFF01 && cp <= 0xFF65);
}

static enum side side_of(uint32_t cp)
{
	if (is_space(cp))
		return SIDE_SPACE;
	if (is_mark(cp))
		return SIDE_MARK;
	if (cp < 0x1100 || !is_cjk(cp))
		return SIDE_LETTER;
	return is_cjk_mark(cp) ? SIDE_CJK_MARK : SIDE_CJK;
}

/* True if a run may open (or, with the sides swapped, close) emphasis. */
static bool flanks(enum side near, enum side far)
{
	return near != SIDE_SPACE && (near != SIDE_MARK || far != SIDE_LETTER);
}

/* Whether a run may both open and close beside CJK though the parser would see
 * a mark there. With letters on both sides it sees that too; all other runs it
 * judges the same way. */
static bool needs_letters(enum side before, enum side after)
{
	const bool cjk = before >= SIDE_CJK || after >= SIDE_CJK;
	const bool mark = before == SIDE_MARK || before == SIDE_CJK_MARK ||
			  after == SIDE_MARK || after == SIDE_CJK_MARK;

	return cjk && mark && flanks(after, before) && flanks(before, after);
}

static enum side side_before(const char *text, size_t off)
{
	uint32_t cp;

	if (!off)
		return SIDE_SPACE;
	const size_t start = utf8_prev(text, off);
	utf8_decode(text + start, off - start, &cp);
	return side_of(cp);
}

static enum side side_after(const char *text, size_t len, size_t off)
{
	uint32_t cp;

	if (off == len)
		return SIDE_SPACE;
	utf8_decode(text + off, len - off, &cp);
	return side_of(cp);
}

/* The next `c` at or behind `off`, or `len`. */
static size_t find(const char *text, size_t len, size_t off, char c)
{
	const char *at = off < len ? memchr(text + off, c, len - off) : NULL;

	return at ? (size_t)(at - text) : len;
}

/* The next star at or behind `off` that no backslash escapes, or `len`. */
static size_t next_star(const char *text, size_t len, size_t off)
{
	size_t star = find(text, len, off, '*');

	for (;;) {
		const size_t escape = find(text, star, off, '\\');
		if (escape == star)
			return star;
		off = escape + 2;
		if (off > star)
			star = find(text, len, off, '*');
	}
}

static size_t stars(const char *text, size_t len)
{
	size_t n = 0;

	while (n < len && text[n] == '*')
		n++;
	return n;
}

bool emphasis_prepare(struct buf *out, const char *text, size_t len)
{
	size_t done = 0, end;

	for (size_t i = next_star(text, len, 0); i < len;
	     i = next_star(text, len, end)) {
		end = i + stars(text + i, len - i);
		if (!needs_letters(side_before(text, i),
				   side_after(text, len, end)))
			continue;
		buf_add(out, text + done, i - done);
		shield_add(out);
		buf_add(out, text + i, end - i);
		shield_add(out);
		done = end;
	}
	if (!done)
		return false;
	buf_add(out, text + done, len - done);
	return true;
}
