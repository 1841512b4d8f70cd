/* SPDX-License-Identifier: MIT */
#include "unicode/sieve.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

static bool in(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_alnum(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* Scripts whose characters fold to others of their own, if at all, and
 * punctuation that is everywhere in CJK text. */
static bool is_harmless(uint32_t cp)
{
	return in(cp, 0x2010, 0x2027) || in(cp, 0x2030, 0x205E) ||
	       in(cp, 0x2190, 0x245F) || in(cp, 0x2500, 0x2A73) ||
	       in(cp, 0x3001, 0x3029) || in(cp, 0x3030, 0x3035) ||
	       in(cp, 0x3041, 0x3096) || in(cp, 0x309B, 0x30FF) ||
	       in(cp, 0x3400, 0x9FFF) || in(cp, 0xAC00, 0xD7A3) || cp == 0xB7 ||
	       cp == 0xD7;
}

/* Marks that fold to nothing, or may be told from their letter. */
static unsigned marks_of(uint32_t cp)
{
	/* dingbats and enclosed letters among the symbols */
	if (in(cp, 0x2460, 0x24FF) || in(cp, 0x2070, 0x218F))
		return SIEVE_TO_LATIN;
	/* full-width punctuation, which is common, folds to punctuation */
	if (in(cp, 0xFF01, 0xFF0F) || in(cp, 0xFF1A, 0xFF20) ||
	    in(cp, 0xFF3B, 0xFF40) || in(cp, 0xFF5B, 0xFF65) || is_harmless(cp))
		return 0;
	/* radicals, enclosed and squared, and compatibility ideographs */
	if (in(cp, 0x2E80, 0x2FDF) || in(cp, 0x3036, 0x303A) ||
	    in(cp, 0x3190, 0x319F) || in(cp, 0x3200, 0x33FF) ||
	    in(cp, 0xF900, 0xFAFF) || cp >= 0x1F000)
		return SIEVE_TO_HAN | SIEVE_TO_LATIN;
	return SIEVE_TO_LATIN;
}

unsigned sieve_marks(const char *text, size_t len)
{
	const unsigned all = SIEVE_TO_HAN | SIEVE_TO_LATIN;
	unsigned marks = 0;

	for (size_t i = 0; i < len && marks != all;) {
		const unsigned char c = (unsigned char)text[i];
		uint32_t cp;
		if (c < 0x80) {
			i++;
		} else if (c >= 0xE5 && c <= 0xE9 && len - i >= 3 &&
			   (text[i + 1] & 0xC0) == 0x80 &&
			   (text[i + 2] & 0xC0) == 0x80) {
			i += 3; /* Han */
		} else {
			i += utf8_decode(text + i, len - i, &cp);
			marks |= marks_of(cp);
		}
	}
	return marks;
}

/* The commoner in texts, the later. */
static int rarity(char c)
{
	static const char order[] = "qzxj0987654321kvwybpgfmcudlhrsnoiate";
	const char *at = strchr(order, c);

	return at ? (int)(at - order) : 0;
}

static void set_latin(struct sieve *s, const char *run, size_t n)
{
	s->len = n < SIEVE_ANCHOR ? n : SIEVE_ANCHOR;
	memcpy(s->anchor, run, s->len);
	s->rare = 0;
	s->not = SIEVE_TO_LATIN;
	for (size_t i = 1; i < s->len; i++)
		if (rarity(run[i]) < rarity(run[s->rare]))
			s->rare = i;
}

/* Of Han characters in a row the first; its last byte differs most. A line may
 * end between any two. */
static bool set_han(struct sieve *s, const char *fold, size_t len)
{
	for (size_t i = 0; i + 3 <= len;) {
		uint32_t cp;
		const size_t n = utf8_decode(fold + i, len - i, &cp);
		if (in(cp, 0x4E00, 0x9FFF)) {
			memcpy(s->anchor, fold + i, 3);
			s->len = 3;
			s->rare = 2;
			s->not = SIEVE_TO_HAN;
			return true;
		}
		i += n;
	}
	return false;
}

void sieve_init(struct sieve *s, const char *fold, size_t len)
{
	size_t best = 0, best_len = 0;

	*s = (struct sieve){ 0 };
	for (size_t i = 0; i < len;) {
		size_t n = 0;
		while (i + n < len && is_alnum(fold[i + n]))
			n++;
		if (n > best_len) {
			best = i;
			best_len = n;
		}
		i += n ? n : 1;
	}
	/* two letters are rarer than most Han, but a word beside an accent
	 * tells nothing */
	if (best_len < 4 && set_han(s, fold, len))
		return;
	if (best_len)
		set_latin(s, fold + best, best_len);
}

static bool same(const char *text, const char *anchor, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char c = text[i];
		const bool upper = c >= 'A' && c <= 'Z';
		if ((upper ? (char)(c + ('a' - 'A')) : c) != anchor[i])
			return false;
	}
	return true;
}

/* Where `c` is at or behind `p`; `end` if nowhere. */
static const char *next(const char *p, const char *end, char c)
{
	const char *at = p < end ? memchr(p, c, (size_t)(end - p)) : NULL;

	return at ? at : end;
}

/* Looks for the rare byte in both its cases, each as far as need be. */
static bool has_latin(const struct sieve *s, const char *text, size_t len)
{
	const char *end = text + len - (s->len - s->rare - 1);
	const char c = s->anchor[s->rare];
	const char upper = is_letter(c) ? (char)(c - ('a' - 'A')) : c;
	const char *p = next(text + s->rare, end, c);
	const char *q = upper == c ? end : next(text + s->rare, end, upper);

	while (p < end || q < end) {
		const char **first = p < q ? &p : &q;
		if (same(*first - s->rare, s->anchor, s->len))
			return true;
		*first = next(*first + 1, end, p < q ? c : upper);
	}
	return false;
}

static bool has_han(const struct sieve *s, const char *text, size_t len)
{
	const char *end = text + len;
	const char *p = next(text + 2, end, s->anchor[2]);

	while (p < end && (p[-1] != s->anchor[1] || p[-2] != s->anchor[0]))
		p = next(p + 1, end, s->anchor[2]);
	return p < end;
}

bool sieve_passes(const struct sieve *s, const char *text, size_t len,
		  unsigned marks)
{
	if (!s->len || (marks & s->not ))
		return true;
	if (len < s->len)
		return false;
	return s->not == SIEVE_TO_HAN ? has_han(s, text, len)
				      : has_latin(s, text, len);
}
