/* SPDX-License-Identifier: MIT */
#include "doc/signs.h"

#include "base/sanitise.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define B(sign) (UINT64_C(1) << SIGN_##sign)
#define ROW4(bits) bits, bits, bits, bits
#define ROW16(bits) ROW4(bits), ROW4(bits), ROW4(bits), ROW4(bits)

/* Signs of one character, whatever is behind. */
static const uint64_t alone = B(CR) | B(AMP) | B(AT) | B(DOLLAR) | B(BRACE) |
			      B(BACKSLASH) | B(TILDE) | B(CARET) | B(PIPE) |
			      B(CONTROL);

/* What a character may be the first of, */
/* clang-format off */
#define CON B(CONTROL)
#define WID B(WIDE_STAR)
static const uint64_t first[256] = {
	[0x00] = ROW4(CON), ROW4(CON), CON, 0, B(TERM) | B(BAR), CON,
	CON, CON | B(CR), CON, CON, ROW16(CON),
	[' '] = B(TERM),
	['!'] = B(CALL),
	['#'] = B(HEADING),
	['$'] = B(DOLLAR),
	['%'] = B(PERCENT),
	['&'] = B(AMP),
	['*'] = B(ABBR) | B(STAR_WIDE),
	['+'] = B(GRID),
	['-'] = B(DASH_COLON) | B(DASHES),
	[':'] = B(EMOJI) | B(COLONS) | B(COLON_DASH) | B(SCHEME),
	['='] = B(EQUALS),
	['?'] = B(ASK),
	['@'] = B(AT),
	['W'] = B(WWW),
	['['] = B(ALERT) | B(WIKI) | B(NOTE),
	['\\'] = B(BACKSLASH) | B(TEX) | B(ESCAPE),
	['^'] = B(CARET) | B(INLINE),
	['_'] = B(STAR_WIDE),
	['w'] = B(WWW),
	['{'] = B(BRACE) | B(TEMPLATE),
	['|'] = B(PIPE),
	['~'] = B(TILDE),
	[0x7F] = CON,
	/* 0x80 */ ROW16(WID), ROW16(WID), ROW16(WID), ROW16(WID),
	/* 0xC0 */ WID, WID, WID | B(CONTROL_2), WID, ROW4(WID), ROW4(WID),
	ROW4(WID),
	/* 0xD0 */ ROW4(WID), ROW4(WID), WID | B(CONTROL_2), WID, WID, WID,
	ROW4(WID),
	/* 0xE0 */ WID, WID, WID | B(FORMAT), WID, ROW4(WID), ROW4(WID), WID,
	WID, WID, WID | B(NONCHAR),
	/* 0xF0 */ ROW16(WID),
};

/* and what the second. */
#define NAME (B(TEMPLATE) | B(EMOJI))
#define STA B(STAR_WIDE)
#define TWO (STA | B(CONTROL_2))
#define HAN (STA | B(TEMPLATE)) /* a word with its reading */
static const uint64_t second[256] = {
	['!'] = B(ALERT) | B(CALL),
	['#'] = B(HEADING) | B(TEMPLATE),
	['%'] = B(TEMPLATE) | B(PERCENT),
	['&'] = B(EMOJI),
	['('] = B(TEX),
	['*'] = B(WIDE_STAR),
	['+'] = B(EMOJI) | B(TEMPLATE),
	['-'] = B(TEMPLATE) | B(EMOJI) | B(COLON_DASH) | B(GRID) | B(DASHES),
	['.'] = B(TEMPLATE),
	['W'] = B(WWW),
	['/'] = B(SCHEME),
	['0'] = ROW4(B(EMOJI)), ROW4(B(EMOJI)), B(EMOJI), B(EMOJI),
	[':'] = B(TEMPLATE) | B(COLONS) | B(ESCAPE) | B(TERM) | B(DASH_COLON) |
		B(GRID),
	[';'] = B(EMOJI),
	['='] = B(EQUALS) | B(ESCAPE) | B(GRID) | B(TEMPLATE),
	['>'] = B(TEMPLATE),
	['?'] = B(ASK),
	['['] = B(WIKI) | B(TEX) | B(ABBR) | B(INLINE) | B(ESCAPE),
	['\\'] = B(TEX) | B(EMOJI) | B(SCHEME),
	['^'] = B(NOTE) | B(ESCAPE),
	['_'] = B(EMOJI) | B(WIDE_STAR),
	['a'] = NAME, NAME | B(TEX), NAME, NAME,
	ROW4(NAME), ROW4(NAME), ROW4(NAME), ROW4(NAME), NAME, NAME,
	NAME | B(WWW), NAME, NAME, NAME,
	['{'] = B(TEMPLATE),
	['|'] = B(BAR),
	['~'] = B(ESCAPE) | B(TEMPLATE),
	[0x80] = TWO | B(FORMAT), TWO | B(FORMAT), TWO, TWO, ROW4(TWO),
	ROW4(TWO), ROW4(TWO), /* 0x90 */ ROW16(TWO), /* 0xA0 */ ROW16(STA),
	/* 0xB0 */ ROW4(STA), STA, STA, STA, STA | B(NONCHAR), ROW4(STA),
	ROW4(STA), /* 0xC0 */ ROW16(STA), ROW16(STA), /* 0xE0 */ ROW4(STA),
	ROW4(HAN), HAN, HAN, STA, STA, ROW4(STA), /* 0xF0 */ ROW16(STA),
};
/* clang-format on */

/* Those of the byte before another. */
static inline uint64_t pair(const unsigned char *s)
{
	return first[s[0]] & (second[s[1]] | alone);
}

struct signs signs_find(const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	struct signs found = { 0 };
	size_t i = 0;

	if (!len)
		return found;
	for (; i + 4 < len; i += 4)
		found.bits |= pair(s + i) | pair(s + i + 1) | pair(s + i + 2) |
			      pair(s + i + 3);
	for (; i + 1 < len; i++)
		found.bits |= pair(s + i);
	found.bits |= first[s[i]] & alone;
	return found;
}

struct signs signs_find_body(const char *text, size_t len)
{
	struct signs found = signs_find(text, len);

	if (utf8_valid_len(text, len) < len)
		found.bits |= B(MALFORMED);
	return found;
}

/* The character that a reference names by its number; any if it is none. */
static uint32_t referred(const char *at, const char *end)
{
	enum { DIGITS = 7 };
	char digits[DIGITS + 1] = "";
	const bool hex = end - at > 1 && (at[1] | 0x20) == 'x';
	const size_t left = (size_t)(end - at) - 1 - hex;

	memcpy(digits, at + 1 + hex, left < DIGITS ? left : DIGITS);
	return (uint32_t)strtoul(digits, NULL, hex ? 16 : 10);
}

/* Where one begins that references to "&" are a part of. */
static const char *skip_again(const char *at, const char *end)
{
	static const char *const again[] = { "amp;", "#38;" };
	enum { LEN = 4 };

	while (end - at > LEN &&
	       (!memcmp(at, again[0], LEN) || !memcmp(at, again[1], LEN)))
		at += LEN;
	return at;
}

/* A reference that may stand for what the sanitiser takes away: a number, &lrm;
 * or &rlm;; also where it is itself what others stand for. */
static bool may_be_control(const char *at, const char *end)
{
	static const char left[] = "lrm", right[] = "rlm";
	char bytes[UTF8_MAX];

	at = skip_again(at + 1, end);
	if (at < end && *at == '#') {
		const size_t n = utf8_encode(referred(at, end), bytes);
		return !sanitise_clean(bytes, n, SANITISE_LINE);
	}
	return end - at >= 3 && (!memcmp(at, left, 3) || !memcmp(at, right, 3));
}

static bool has_control(const char *text, size_t len)
{
	const char *const end = text + len;

	for (const char *at = text;
	     (at = memchr(at, '&', (size_t)(end - at))) != NULL; at++)
		if (may_be_control(at, end))
			return true;
	return false;
}

static bool has_format(const char *text, size_t len)
{
	const char *const end = text + len;

	for (const char *at = text;
	     (at = memchr(at, 0xE2, (size_t)(end - at))) != NULL; at++)
		if (end - at >= 3 && !sanitise_clean(at, 3, SANITISE_LINE))
			return true;
	return false;
}

bool signs_clean(struct signs s, const char *text, size_t len)
{
	if (signs_has(s, SIGN_CONTROL) || signs_has(s, SIGN_CONTROL_2) ||
	    signs_has(s, SIGN_MALFORMED))
		return false;
	return !(signs_has(s, SIGN_AMP) && has_control(text, len)) &&
	       !(signs_has(s, SIGN_FORMAT) && has_format(text, len));
}
