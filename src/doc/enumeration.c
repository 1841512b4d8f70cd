/* SPDX-License-Identifier: MIT */
#include "doc/enumeration.h"

#include "archive/ascii.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum kind {
	NONE,
	CIRCLED,
	BRACKETED,
	NUMBERED,
	NUMERAL,  /* of Chinese */
	LETTERED, /* or Roman: i. may be both */
	KOREAN,
	BULLET,
	PICTURE,
	DIALOGUE,
	AUTOMATIC, /* of Pandoc */
};

/* Characters that are enough. */
static const struct {
	uint32_t from, to;
	enum kind kind;
} signs[] = {
	{ 0xB7, 0xB7, BULLET },        { 0x2022, 0x2023, BULLET },
	{ 0x203B, 0x203B, BULLET },    { 0x2043, 0x2043, BULLET },
	{ 0x2192, 0x2192, BULLET },    { 0x2460, 0x249B, CIRCLED },
	{ 0x24EA, 0x24FF, CIRCLED },   { 0x25A0, 0x25EF, BULLET },
	{ 0x2605, 0x2606, BULLET },    { 0x2610, 0x2612, BULLET },
	{ 0x26A0, 0x26A0, PICTURE },   { 0x2705, 0x2705, PICTURE },
	{ 0x2713, 0x2718, BULLET },    { 0x274C, 0x274C, PICTURE },
	{ 0x2757, 0x2757, PICTURE },   { 0x2776, 0x2793, CIRCLED },
	{ 0x27A1, 0x27A1, BULLET },    { 0x2B50, 0x2B50, PICTURE },
	{ 0x30FB, 0x30FB, BULLET },    { 0x3220, 0x3229, BRACKETED },
	{ 0x3280, 0x3289, CIRCLED },   { 0x32B1, 0x32BF, CIRCLED },
	{ 0x1F300, 0x1FAFF, PICTURE },
};

/* The last of them but pictures, and what makes a numeral an ordinal. */
enum { LAST_SIGN = 0x32BF, ORDINAL = 0x7B2C };

static enum kind sign_kind(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (cp >= signs[i].from && cp <= signs[i].to)
			return signs[i].kind;
	return NONE;
}

/* A place in the text; behind it stands U+0000. */
struct rest {
	const char *s;
	size_t len;
};

static uint32_t next(struct rest *r)
{
	uint32_t cp = 0;

	if (r->len) {
		const size_t n = utf8_decode(r->s, r->len, &cp);
		r->s += n;
		r->len -= n;
	}
	return cp;
}

static uint32_t peek(struct rest r)
{
	return next(&r);
}

/* Zero ends the list. */
static bool is_in(uint32_t cp, const uint32_t *chars)
{
	while (*chars && *chars != cp)
		chars++;
	return *chars;
}

static bool is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool is_numeral(uint32_t cp)
{
	return is_in(cp, U"一二三四五六七八九十壹贰叁肆伍甲乙丙丁");
}

enum { DIGITS_MAX = 4 };

/* Goes behind digits or numerals of Chinese; how many there were. */
static int take(struct rest *r, bool (*is)(uint32_t))
{
	int n = 0;

	for (; n <= DIGITS_MAX && is(peek(*r)); n++)
		next(r);
	return n <= DIGITS_MAX ? n : 0;
}

/* (1) （一） (a) (@good) */
static bool is_bracketed(struct rest r)
{
	if (!is_in(next(&r), U"(（"))
		return false;
	if (peek(r) == '@') {
		next(&r);
		while (r.len &&
		       (ascii_is_alnum(*r.s) || *r.s == '-' || *r.s == '_'))
			next(&r);
	} else if (!take(&r, is_digit) && !take(&r, is_numeral)) {
		const uint32_t letter = next(&r) | 0x20;
		if (letter < 'a' || letter > 'z')
			return false;
	}
	return is_in(next(&r), U")）");
}

/* 1、 1） 1.字 but not 1.5 */
static bool is_numbered(struct rest r)
{
	if (!take(&r, is_digit))
		return false;
	const uint32_t sign = next(&r);
	return is_in(sign, U"、．)）】") || (sign == '.' && !is_digit(peek(r)));
}

/* 一、 第一， */
static bool is_numeral_line(struct rest r)
{
	if (peek(r) == ORDINAL)
		next(&r);
	return take(&r, is_numeral) && is_in(next(&r), U"、，．：:");
}

/* a. B) but not the initials of a name, nor e.g. */
static bool is_lettered(struct rest r)
{
	const uint32_t letter = next(&r);

	return letter < 0x80 && ascii_is_alpha((char)letter) &&
	       is_in(next(&r), U".)、）") &&
	       (r.len == 0 || *r.s == ' ' || (*r.s & 0x80));
}

static bool is_roman_digit(uint32_t cp)
{
	return (cp | 0x20) == 'i' || (cp | 0x20) == 'v' || (cp | 0x20) == 'x';
}

/* ii. iv) IX. */
static bool is_roman(struct rest r)
{
	return take(&r, is_roman_digit) && is_in(next(&r), U".)") &&
	       (r.len == 0 || *r.s == ' ');
}

/* 가. 나) ㄱ. */
static bool is_korean(struct rest r)
{
	const uint32_t letter = next(&r);

	return letter > 0x3130 && is_in(next(&r), U".)") &&
	       (r.len == 0 || *r.s == ' ') &&
	       is_in(letter, U"가나다라마바사아자차카타파하"
			     U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ");
}

static bool is_speaker(uint32_t cp)
{
	return is_in(cp, U"QA问答問질답");
}

/* Q: A：问：답: */
static bool is_dialogue(struct rest r)
{
	return is_speaker(next(&r)) && is_in(next(&r), U":：");
}

static bool is_automatic(struct rest r)
{
	return r.len >= 3 && !memcmp(r.s, "#. ", 3);
}

/* Nearly all lines begin with a word of Latin letters, or with Han, kana or
 * Hangul that are neither signs nor numerals nor a dialogue's. */
static bool begins_with_word(const char *s, size_t len)
{
	struct rest r = { s, len };

	if (len > 1 && ascii_is_alpha(s[0]))
		return s[1] == ' ' || (ascii_is_alpha(s[1]) &&
				       !(is_roman_digit((uint32_t)s[0]) &&
					 is_roman_digit((uint32_t)s[1])));
	const uint32_t cp = next(&r);
	return cp > LAST_SIGN && cp < 0xFF00 && cp != ORDINAL &&
	       !is_numeral(cp) && !is_speaker(cp) &&
	       !(r.len && (*r.s == '.' || *r.s == ')'));
}

int enumeration_kind(const char *text, size_t len)
{
	static const struct {
		bool (*is)(struct rest);
		enum kind kind;
	} forms[] = {
		{ is_bracketed, BRACKETED },  { is_numbered, NUMBERED },
		{ is_numeral_line, NUMERAL }, { is_dialogue, DIALOGUE },
		{ is_lettered, LETTERED },    { is_automatic, AUTOMATIC },
		{ is_roman, LETTERED },       { is_korean, KOREAN },
	};
	const struct rest r = { text, len };

	if (!len || begins_with_word(text, len))
		return NONE;
	const enum kind sign = sign_kind(peek(r));

	if (sign)
		return sign;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (forms[i].is(r))
			return forms[i].kind;
	return NONE;
}
