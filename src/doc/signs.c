/* SPDX-License-Identifier: MIT */
#include "doc/signs.h"

#include "base/sanitise.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define B(sign) (UINT64_C(1) << SIGN_##sign)
#define ROW4(bits) bits, bits, bits, bits
#define ROW16(bits) ROW4(bits), ROW4(bits), ROW4(bits), ROW4(bits)

enum {
	CHUNK = 16, /* bytes that are looked at before pairs of them are */
	ALSO = 32,  /* bits from a sign to what else must be near for it */
};

/* Signs of one character, and of two. */
#define ALONE \
	(B(CR) | B(AMP) | B(AT) | B(DOLLAR) | B(BRACE) | B(BACKSLASH) | \
	 B(TILDE) | B(CARET) | B(PIPE) | B(CONTROL))
static const uint64_t alone = ALONE, of_two = (B(MALFORMED) - 1) & ~ALONE;

/* Those of which neither character is rare. */
static const uint64_t common =
	B(ABBR) | B(STAR_WIDE) | B(WIDE_STAR) | B(WWW) | B(NONCHAR);

static_assert((int)SIGN_MALFORMED - ALSO < (int)SIGN_ABBR &&
		      (int)SIGN_NONCHAR < ALSO,
	      "what else must be near has bits of its own");

/* What a character is a sign of, or the rarer part of one, so that most text is
 * done with by one look at each byte. */
/* clang-format off */
#define CON B(CONTROL)
#define EMP (B(STAR_WIDE) | B(WIDE_STAR))
#define WID (EMP << ALSO)
static const uint64_t tells[256] = {
	[0x00] = ROW4(CON), ROW4(CON), CON, 0, 0, CON,
	CON, CON | B(CR), CON, CON, ROW16(CON),
	['!'] = B(ALERT) | B(CALL),
	['#'] = B(HEADING),
	['$'] = B(DOLLAR),
	['%'] = B(PERCENT),
	['&'] = B(AMP),
	['*'] = B(ABBR) | EMP,
	['+'] = B(GRID),
	['-'] = B(DASHES),
	['.'] = B(WWW) << ALSO,
	[':'] = B(EMOJI) | B(COLONS) | B(COLON_DASH) | B(DASH_COLON) |
		B(TERM) | B(SCHEME),
	['='] = B(EQUALS),
	['?'] = B(ASK),
	['@'] = B(AT),
	['W'] = B(WWW),
	['['] = B(WIKI) | B(ABBR) << ALSO,
	['\\'] = B(BACKSLASH) | B(TEX) | B(ESCAPE) | B(WWW) << ALSO,
	['^'] = B(CARET) | B(NOTE) | B(INLINE),
	['_'] = EMP,
	['w'] = B(WWW),
	['{'] = B(BRACE) | B(TEMPLATE),
	['|'] = B(PIPE) | B(BAR),
	['~'] = B(TILDE),
	[0x7F] = CON,
	/* 0x80 */ ROW16(WID), ROW16(WID), ROW16(WID), ROW4(WID), WID, WID,
	WID, WID | B(NONCHAR) << ALSO, ROW4(WID), ROW4(WID),
	/* 0xC0 */ WID, WID, WID | B(CONTROL_2), WID, ROW4(WID), ROW4(WID),
	ROW4(WID),
	/* 0xD0 */ ROW4(WID), ROW4(WID), WID | B(CONTROL_2), WID, WID, WID,
	ROW4(WID),
	/* 0xE0 */ WID, WID, WID | B(FORMAT), WID, ROW4(WID), ROW4(WID), WID,
	WID, WID, WID | B(NONCHAR),
	/* 0xF0 */ ROW16(WID),
};
#undef WID

/* What one may be the first of, */
#define WID B(WIDE_STAR)
static const uint64_t first[256] = {
	['\n'] = B(TERM) | B(BAR),
	[' '] = B(TERM),
	['!'] = B(CALL),
	['#'] = B(HEADING),
	['%'] = B(PERCENT),
	['*'] = B(ABBR) | B(STAR_WIDE),
	['+'] = B(GRID),
	['-'] = B(DASH_COLON) | B(DASHES),
	[':'] = B(EMOJI) | B(COLONS) | B(COLON_DASH) | B(SCHEME),
	['='] = B(EQUALS),
	['?'] = B(ASK),
	['W'] = B(WWW),
	['['] = B(ALERT) | B(WIKI) | B(NOTE),
	['\\'] = B(TEX) | B(ESCAPE),
	['^'] = B(INLINE),
	['_'] = B(STAR_WIDE),
	['w'] = B(WWW),
	['{'] = B(TEMPLATE),
	/* 0x80 */ [0x80] = ROW16(WID), ROW16(WID), ROW16(WID), ROW16(WID),
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
	['.'] = B(TEMPLATE) | B(WWW),
	['/'] = B(SCHEME),
	['0'] = ROW4(B(EMOJI)), ROW4(B(EMOJI)), B(EMOJI), B(EMOJI),
	[':'] = B(TEMPLATE) | B(COLONS) | B(ESCAPE) | B(TERM) | B(DASH_COLON) |
		B(GRID),
	[';'] = B(EMOJI),
	['='] = B(EQUALS) | B(ESCAPE) | B(GRID) | B(TEMPLATE),
	['>'] = B(TEMPLATE),
	['?'] = B(ASK),
	['['] = B(WIKI) | B(TEX) | B(ABBR) | B(INLINE) | B(ESCAPE),
	['\\'] = B(TEX) | B(EMOJI) | B(SCHEME) | B(WWW),
	['^'] = B(NOTE) | B(ESCAPE),
	['_'] = B(EMOJI) | B(WIDE_STAR),
	['a'] = NAME, NAME | B(TEX), NAME, NAME,
	ROW4(NAME), ROW4(NAME), ROW4(NAME), ROW4(NAME), ROW4(NAME), NAME, NAME,
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
	return first[s[0]] & second[s[1]];
}

static inline uint64_t pairs(const unsigned char *s)
{
	return pair(s) | pair(s + 1) | pair(s + 2) | pair(s + 3);
}

static inline uint64_t near(const unsigned char *s)
{
	return tells[s[0]] | tells[s[1]] | tells[s[2]] | tells[s[3]];
}

/* Of a chunk and the byte behind it. */
static inline uint64_t near_chunk(const unsigned char *s)
{
	return near(s) | near(s + 4) | near(s + 8) | near(s + 12) |
	       tells[s[CHUNK]];
}

static uint64_t pairs_chunk(const unsigned char *s)
{
	uint64_t found = 0;

	for (int i = 0; i < CHUNK; i += 4)
		found |= pairs(s + i);
	return found;
}

/* What has been found once need not be looked for again. */
struct signs signs_find(const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	uint64_t seen = 0, found = 0, want = of_two;
	size_t i = 0;

	for (; i + CHUNK < len; i += CHUNK) {
		uint64_t may = near_chunk(s + i);
		seen |= may;
		may &= ~common | may >> ALSO;
		if (may & want) {
			found |= pairs_chunk(s + i);
			want = of_two & ~found;
		}
	}
	for (; i < len; i++) {
		seen |= tells[s[i]];
		found |= i + 1 < len ? pair(s + i) : 0;
	}
	return (struct signs){ found | (seen & alone) };
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
