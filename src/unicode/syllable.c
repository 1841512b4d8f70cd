/* SPDX-License-Identifier: MIT */
#include "unicode/syllable.h"

#include "base/utf8.h"

#include <stdint.h>

/* Marks that join what stands before them (Mn, most of Mc) need no row: they
 * never begin a cluster. */
enum role {
	LETTER,
	LEADS,   /* what follows belongs to it */
	FOLLOWS, /* belongs to what stands before */
	KILLER,  /* the consonant before it ends a syllable */
};

/* clang-format off */
static const struct letters {
	uint32_t first, last;
	enum role role;
} table[] = { /* ascending */
	{ 0x0E2F,  0x0E30,  FOLLOWS }, /* Thai: abbreviation, a */
	{ 0x0E32,  0x0E33,  FOLLOWS },
	{ 0x0E40,  0x0E44,  LEADS },
	{ 0x0E45,  0x0E46,  FOLLOWS }, /* long lakkhang, repetition */
	{ 0x0EAB,  0x0EAB,  LEADS },   /* Lao: before a second consonant */
	{ 0x0EAF,  0x0EB0,  FOLLOWS },
	{ 0x0EB2,  0x0EB3,  FOLLOWS },
	{ 0x0EBD,  0x0EBD,  FOLLOWS },
	{ 0x0EC0,  0x0EC4,  LEADS },
	{ 0x0EC6,  0x0EC6,  FOLLOWS },
	{ 0x1039,  0x1039,  LEADS },   /* Burmese: virama */
	{ 0x103A,  0x103A,  KILLER },  /* asat */
	{ 0x17D2,  0x17D2,  LEADS },   /* Khmer: coeng */
	{ 0x17D7,  0x17D7,  FOLLOWS },
	{ 0x17DC,  0x17DC,  FOLLOWS },
	{ 0x1963,  0x1974,  FOLLOWS }, /* Tai Le: vowels, tones */
	{ 0x19B0,  0x19B4,  FOLLOWS }, /* New Tai Lue */
	{ 0x19B5,  0x19B7,  LEADS },
	{ 0x19B8,  0x19B9,  FOLLOWS },
	{ 0x19BA,  0x19BA,  LEADS },
	{ 0x19BB,  0x19C9,  FOLLOWS },
	{ 0x1A60,  0x1A60,  LEADS },   /* Tai Tham: sakot */
	{ 0xAAB1,  0xAAB1,  FOLLOWS }, /* Tai Viet */
	{ 0xAAB5,  0xAAB6,  LEADS },
	{ 0xAAB9,  0xAAB9,  LEADS },
	{ 0xAABA,  0xAABA,  FOLLOWS },
	{ 0xAABB,  0xAABC,  LEADS },
	{ 0xAABD,  0xAABD,  FOLLOWS },
	{ 0xAAC0,  0xAAC2,  FOLLOWS },
	{ 0xAADD,  0xAADD,  FOLLOWS },
};
/* clang-format on */

/* May stand between a Burmese consonant and its killer. */
enum { DOT_BELOW = 0x1037 };

static enum role role_of(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (cp <= table[i].last)
			return cp < table[i].first ? LETTER : table[i].role;
	return LETTER;
}

static bool is_killed(const char *text, size_t len)
{
	uint32_t cp = DOT_BELOW;

	for (size_t off = 0; off < len && cp == DOT_BELOW;)
		off += utf8_decode(text + off, len - off, &cp);
	return role_of(cp) == KILLER;
}

static bool is_within(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

/* A consonant ends a syllable if it bears no vowel: always in Lao, which
 * writes every vowel, some with the letters o and w; most often in Khmer, if a
 * vowel stands before it. */
static bool is_final(uint32_t left, uint32_t cp, uint32_t right)
{
	if (is_within(cp, 0x0E81, 0x0EAE))
		return !is_within(right, 0x0EB0, 0x0EBD) &&
		       !is_within(right, 0x0EC8, 0x0ECD) && right != 0x0EAD &&
		       right != 0x0EA7;
	if (is_within(cp, 0x1780, 0x17A2))
		return is_within(left, 0x17B6, 0x17D1) &&
		       !is_within(right, 0x17B6, 0x17D3);
	return false;
}

bool syllable_begins(const char *text, size_t len, size_t off)
{
	const size_t before = utf8_prev(text, off);
	uint32_t left, cp, right = 0;

	utf8_decode(text + before, off - before, &left);
	const size_t n = utf8_decode(text + off, len - off, &cp);
	if (off + n < len)
		utf8_decode(text + off + n, len - off - n, &right);
	if (role_of(left) == LEADS || role_of(cp) == FOLLOWS ||
	    is_killed(text + off + n, len - off - n))
		return false;
	return role_of(cp) == LEADS || !is_final(left, cp, right);
}
