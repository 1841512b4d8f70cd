/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>

enum { BLOCK = 64 }; /* bytes */

/* Unicode 15, table 3-7 "Well-Formed UTF-8 Byte Sequences": what the second
 * byte may be depends on the first; all later ones are 80..BF. */
struct lead {
	unsigned char n;       /* bytes in all; 0 = may not lead */
	unsigned char lo, hi;  /* of the second byte */
	unsigned char payload; /* bits of the first byte that count */
};

static struct lead lead_of(unsigned char c)
{
	if (c < 0x80)
		return (struct lead){ 1, 0, 0, 0x7F };
	if (c < 0xC2)
		return (struct lead){ 0, 0, 0, 0 };
	if (c < 0xE0)
		return (struct lead){ 2, 0x80, 0xBF, 0x1F };
	if (c < 0xF0)
		return (struct lead){ 3, c == 0xE0 ? 0xA0 : 0x80,
				      c == 0xED ? 0x9F : 0xBF, 0x0F };
	if (c < 0xF5)
		return (struct lead){ 4, c == 0xF0 ? 0x90 : 0x80,
				      c == 0xF4 ? 0x8F : 0xBF, 0x07 };
	return (struct lead){ 0, 0, 0, 0 };
}

size_t utf8_decode_strict(const char *s, size_t len, uint32_t *cp, bool *bad)
{
	const unsigned char *u = (const unsigned char *)s;
	const struct lead lead = lead_of(u[0]);
	uint32_t c = u[0] & lead.payload;
	size_t i = 1;

	for (; i < lead.n && i < len; i++) {
		const unsigned char lo = i == 1 ? lead.lo : 0x80;
		const unsigned char hi = i == 1 ? lead.hi : 0xBF;
		if (u[i] < lo || u[i] > hi)
			break;
		c = c << 6 | (u[i] & 0x3F);
	}
	*bad = i != lead.n;
	*cp = *bad ? UTF8_REPLACEMENT : c;
	return i;
}

size_t utf8_encode(uint32_t cp, char out[UTF8_MAX])
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = UTF8_REPLACEMENT;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t utf8_prev(const char *s, size_t off)
{
	size_t i = off - 1;

	while (i > 0 && off - i < UTF8_MAX &&
	       ((unsigned char)s[i] & 0xC0) == 0x80)
		i--;
	return i;
}

/* Whole characters from `i` to `to` or beyond, or to what is malformed. */
static size_t valid_to(const char *s, size_t i, size_t to, size_t len)
{
	bool bad = false;

	while (i < to && !bad) {
		uint32_t cp;
		const size_t n =
			(unsigned char)s[i] < 0x80
				? 1
				: utf8_decode_strict(s + i, len - i, &cp, &bad);
		i += bad ? 0 : n;
	}
	return i;
}

/* The highest bit says it of the byte, the others are noise: that is quick, and
 * compilers take sixteen bytes or more at a time. */
static inline unsigned char high_if_follows(unsigned char c)
{
	return c & ~(c << 1);
}

static inline unsigned char high_if_leads(unsigned char c)
{
	return c & c << 1;
}

static inline unsigned char high_if_three(unsigned char c)
{
	return c & c << 1 & c << 2;
}

static const uint64_t high = UINT64_C(0x8080808080808080);

static inline uint64_t word(const unsigned char *u)
{
	uint64_t w;

	memcpy(&w, u, sizeof(w));
	return w;
}

/* A byte of the eight leads four. */
static bool has_four(uint64_t w)
{
	return w & w << 1 & w << 2 & w << 3 & high;
}

/* Table 3-7 for a block of what nearly all text is made of: characters of up to
 * three bytes. No longer one may be before it. */
static bool is_plain(const unsigned char *u)
{
	unsigned char bad = has_four(word(u - 3));

	for (int i = 0; i < BLOCK; i++) {
		const unsigned char c = u[i], before = u[i - 1];
		const unsigned char must =
			high_if_leads(before) | high_if_three(u[i - 2]);
		/* overlong behind the one and a surrogate behind the other */
		const unsigned char odd = c < 0xA0 ? 0xE0 : 0xED;
		bad |= ((high_if_follows(c) ^ must) & 0x80) | (c >= 0xF0) |
		       ((c & 0xFE) == 0xC0) | (before == odd);
	}
	return !bad;
}

/* The same for each of a block's bytes by the three before it, without a branch
 * too. What the block leaves unfinished is the next one's. */
static bool is_malformed(const unsigned char *u)
{
	unsigned bad = 0;

	for (int i = 0; i < BLOCK; i++) {
		const unsigned char c = u[i], before = u[i - 1];
		const bool follows = (c & 0xC0) == 0x80;
		const bool must = (before >= 0xC0) | (u[i - 2] >= 0xE0) |
				  (u[i - 3] >= 0xF0);
		bad |= (follows ^ must) | (c == 0xC0) | (c == 0xC1) |
		       (c >= 0xF5) | ((before == 0xE0) & (c < 0xA0)) |
		       ((before == 0xED) & (c >= 0xA0)) |
		       ((before == 0xF0) & (c < 0x90)) |
		       ((before == 0xF4) & (c >= 0x90));
	}
	return bad;
}

static inline uint64_t four_words(const unsigned char *u)
{
	return word(u) | word(u + 8) | word(u + 16) | word(u + 24);
}

/* The block, and the character that it may go on with. */
static bool is_ascii(const unsigned char *u)
{
	const int before = UTF8_MAX - 1;

	return !((four_words(u - before) | four_words(u - before + 32) |
		  word(u + BLOCK - 8)) &
		 high);
}

static bool is_valid(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return is_ascii(u) || is_plain(u) || !is_malformed(u);
}

size_t utf8_valid_len(const char *s, size_t len)
{
	const size_t lead_in = UTF8_MAX - 1;
	size_t i = valid_to(s, 0, len < lead_in ? len : lead_in, len);

	if (i < lead_in || i + BLOCK > len)
		return valid_to(s, i, len, len);
	while (i + BLOCK <= len && is_valid(s + i))
		i += BLOCK;
	return valid_to(s, utf8_prev(s, i), len, len);
}
