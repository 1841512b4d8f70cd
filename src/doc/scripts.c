/* SPDX-License-Identifier: MIT */
#include "doc/scripts.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/shield.h"
#include "doc/tex_row.h"
#include "unicode/side.h"

#include <stdint.h>
#include <string.h>

/* Bytes: a longer one is a sentence. */
enum { SCRIPT_MAX = 32, WORDS_MAX = 80 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
	return is_digit(c) || is_latin(c);
}

static bool is_greek(uint32_t cp)
{
	return cp >= 0x370 && cp <= 0x3FF;
}

static bool is_of_formula(uint32_t cp)
{
	const char *const marks = "+-=()*/,.'";
	const uint32_t minus = 0x2212, infinity = 0x221E;

	if (cp < 0x80)
		return is_alnum((char)cp) ||
		       memchr(marks, (int)cp, strlen(marks));
	return is_greek(cp) || cp == minus || cp == infinity;
}

/* What indices and exponents are made of. */
static bool is_formula(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		i += utf8_decode(s + i, len - i, &cp);
		if (!is_of_formula(cp))
			return false;
	}
	return true;
}

static bool has_any(const char *s, size_t len, bool (*is)(char))
{
	for (size_t i = 0; i < len; i++)
		if (is(s[i]))
			return true;
	return false;
}

static bool all(const char *s, size_t len, bool (*are)(char))
{
	for (size_t i = 0; i < len; i++)
		if (!are(s[i]))
			return false;
	return len > 0;
}

/* Letters, and what parts words of a term; more than `few` letters. */
static bool is_words(const char *s, size_t len, size_t few)
{
	size_t letters = 0;

	for (size_t i = 0; i < len; i++) {
		letters += is_latin(s[i]);
		if (!is_latin(s[i]) && !strchr("-&' ", s[i]))
			return false;
	}
	return letters > few;
}

/* True if a formula may end at byte `n`, so that something can stand higher or
 * lower behind it. */
static bool has_base(const char *s, size_t n)
{
	n = shield_trim(s, n);
	return n && (is_alnum(s[n - 1]) || strchr(")]}'", s[n - 1]) ||
		     side_before(s, n) == SIDE_LETTER);
}

/* A single letter, as of a variable, or the end of a term in brackets. */
static bool has_variable(const char *s, size_t n)
{
	n = shield_trim(s, n);
	if (!n || (!is_latin(s[n - 1]) && s[n - 1] != ')'))
		return false;
	return s[n - 1] == ')' || n == 1 || !is_alnum(s[n - 2]);
}

/* [1], which stands apart as it is. */
static bool is_bracketed(const char *s, size_t len)
{
	return len > 2 && *s == '[' && s[len - 1] == ']' &&
	       !memchr(s + 1, '[', len - 1) && !memchr(s, ']', len - 1) &&
	       !memchr(s, '\n', len);
}

/* Letters and digits, those of CJK among them, and how many they are; else 0. */
static size_t count_cjk(const char *s, size_t len)
{
	size_t n = 0;
	bool cjk = false;

	for (size_t i = 0; i < len; n++) {
		uint32_t cp;
		i += utf8_decode(s + i, len - i, &cp);
		const enum side side = side_of(cp);
		if (cp < 0x80 ? !is_alnum((char)cp)
			      : side != SIDE_CJK && side != SIDE_LETTER)
			return 0;
		cjk |= side == SIDE_CJK;
	}
	return cjk ? n : 0;
}

/* Something stands before it, which a script can belong to; no bracket that
 * opens. */
static bool is_behind(const char *s, size_t n)
{
	static const char *const openers[] = { "(",  "[",  "{",  "<",  "\"",
					       "'",  "/",  "-",  "“",  "‘",
					       "（", "「", "『", "【", "《",
					       "〈", "〔" };

	n = shield_trim(s, n);
	if (side_before(s, n) == SIDE_SPACE)
		return false;
	for (size_t i = 0; i < sizeof(openers) / sizeof(openers[0]); i++) {
		const size_t len = strlen(openers[i]);
		if (n >= len && !memcmp(s + n - len, openers[i], len))
			return false;
	}
	return true;
}

/* Small letters are hard to read, so words stay in full size. In Chinese,
 * Japanese and Korean they say what a term is elsewhere; behind a blank they
 * are just set otherwise. */
static bool show_words(struct buf *out, const char *text, size_t off,
		       const struct buf *words, bool super)
{
	if (!is_behind(text, off))
		return false;
	if (side_before(text, off) == SIDE_CJK || !has_base(text, off))
		buf_printf(out, "(%s)", words->data);
	else if (super || strchr(words->data, ' '))
		buf_printf(out, "%c(%s)", super ? '^' : '_', words->data);
	else
		buf_printf(out, "_%s", words->data);
	return true;
}

static void show_formula(struct buf *out, const struct buf *part, bool super)
{
	struct tex_row row = { 0 };

	tex_row_add_script(&row, part, super ? '^' : '_');
	buf_add(out, row.text.data, row.text.len);
	tex_row_release(&row);
}

/* ® and its like stand high as they are. */
static bool is_high(const struct buf *part)
{
	static const char *const high[] = { "®", "©", "™", "℠" };

	for (size_t i = 0; i < sizeof(high) / sizeof(high[0]); i++)
		if (!strcmp(part->data, high[i]))
			return true;
	return false;
}

static bool has_word(const struct buf *part)
{
	for (size_t i = 1; i < part->len; i++)
		if (is_latin(part->data[i - 1]) && is_latin(part->data[i]))
			return true;
	return false;
}

static bool has_letter(const struct buf *part)
{
	for (size_t i = 0; i < part->len;) {
		uint32_t cp;
		i += utf8_decode(part->data + i, part->len - i, &cp);
		if (cp < 0x80 ? is_alnum((char)cp) : !side_is_mark(side_of(cp)))
			return true;
	}
	return false;
}

/* Whatever has no such form, behind what it belongs to: x^中. */
static bool show_other(struct buf *out, const char *text, size_t off,
		       const struct buf *part, bool super)
{
	uint32_t cp;
	const bool one = utf8_decode(part->data, part->len, &cp) == part->len;

	if (tex_row_add_scripts(out, part, super))
		return true;
	if (!is_behind(text, off) || is_high(part) || !has_letter(part) ||
	    is_bracketed(part->data, part->len))
		return false;
	if (has_word(part) && !is_alnum(text[off - 1]))
		buf_printf(out, "(%s)", part->data);
	else
		buf_printf(out, one ? "%c%s" : "%c(%s)", super ? '^' : '_',
			   part->data);
	return true;
}

bool scripts_show(struct buf *out, const char *text, size_t off, size_t len,
		  bool super)
{
	enum { SHORT = 3 }; /* nd, max */
	const bool cjk = side_before(text, off) == SIDE_CJK;
	struct buf part = { 0 };
	bool shown = true;

	if (!len || len > WORDS_MAX)
		return false;
	buf_add(&part, text + off, len);
	if (is_words(part.data, len, cjk ? 1 : SHORT))
		shown = show_words(out, text, off, &part, super);
	else if (len > SCRIPT_MAX)
		shown = false;
	else if (is_formula(part.data, len))
		show_formula(out, &part, super);
	else
		shown = show_other(out, text, off, &part, super);
	buf_release(&part);
	return shown;
}

static bool is_raised_digit(const char *s, size_t len)
{
	static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴",
					      "⁵", "⁶", "⁷", "⁸", "⁹" };

	for (size_t i = 0; i < sizeof(digits) / sizeof(digits[0]); i++)
		if (strlen(digits[i]) == len && !memcmp(s, digits[i], len))
			return true;
	return false;
}

static bool is_tail(char c)
{
	return (c & 0xC0) == 0x80;
}

bool scripts_join(const struct buf *text, const struct buf *next)
{
	size_t start = text->len, end = 0;

	if (!text->len || !next->len)
		return false;
	do
		start--;
	while (start && is_tail(text->data[start]));
	do
		end++;
	while (end < next->len && is_tail(next->data[end]));
	return is_raised_digit(text->data + start, text->len - start) &&
	       is_raised_digit(next->data, end);
}

/* The mouths that stand between two eyes. */
static bool is_mouth(char c)
{
	return strchr("oOvVwWuxX0.-", c) != NULL;
}

/* Behind the second mark stands a letter or digit: an operator in between would
 * rather belong to a formula that goes on. */
static bool goes_on(const char *inner, size_t len, char next, char mark)
{
	if (!is_alnum(next))
		return false;
	return !all(inner, len, is_alnum) ||
	       (is_digit(next) && (mark == '~' || is_digit(inner[len - 1])));
}

/* 3~5~7 are numbers. */
static bool is_sub(const char *s, size_t off, const char *inner)
{
	return has_base(s, off) && !(is_digit(s[off - 1]) && is_digit(*inner));
}

/* The element by whose symbol the bytes end: one, or two letters. */
static size_t symbol_len(const char *s, size_t len)
{
	const bool small = len > 1 && s[len - 1] >= 'a' && s[len - 1] <= 'z';
	const char first = s[len - 1 - small];

	return first >= 'A' && first <= 'Z' ? 1 + small : 0;
}

/* OH^-^ and Cl^-^, but no Haha^-^ or OK^-^. */
static bool is_anion(const char *s, size_t off)
{
	enum { ELEMENTS_MAX = 8 };
	static const char *const ends[] = { "F", "H", "I",  "N",
					    "O", "S", "Cl", "Br" };
	bool known = false;

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		const size_t n = strlen(ends[i]);
		known |= symbol_len(s, off) == n &&
			 !memcmp(s + off - n, ends[i], n);
	}
	for (int i = 0; known && i < ELEMENTS_MAX; i++) {
		if (!off || !is_latin(s[off - 1]))
			return true;
		const size_t n = symbol_len(s, off);
		known = n > 0;
		off -= n;
	}
	return false;
}

/* What numbers of notes are made of: 1,2 and (7). */
static bool is_number(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!is_digit(s[i]) && !strchr(",-()", s[i]))
			return false;
	return has_any(s, len, is_digit) && *s != '-';
}

static bool is_super(const char *s, size_t off, const char *inner, size_t len)
{
	if (!has_base(s, off)) /* m² after Han, or ¹³C */
		return is_number(inner, len);
	/* a face behind a word */
	return !(len == 1 && is_mouth(*inner) && off > 1 &&
		 is_latin(s[off - 1]) && is_latin(s[off - 2])) ||
	       (*inner == '-' && is_anion(s, off));
}

/* Text of CJK; ~so~ and ^皿^ behind words mean something else. */
static bool is_cjk(const char *s, size_t off, size_t letters, char mark)
{
	return has_variable(s, off) ||
	       (mark == '^' && letters > 1 &&
		(has_base(s, off) || side_before(s, off) == SIDE_CJK));
}

size_t scripts_find(const char *text, size_t len, size_t off, char mark,
		    bool behind)
{
	const char *inner = text + off + 1;
	const size_t left = len - off - 1;
	const char *end =
		memchr(inner, mark, left < SCRIPT_MAX ? left : SCRIPT_MAX);

	if (!end || end == inner)
		return 0;
	const size_t n = (size_t)(end - inner);
	const char next = off + n + 2 < len ? text[off + n + 2] : ' ';
	/* ^[a]^[b] are two notes */
	if (mark == '^' && is_bracketed(inner, n))
		return next == '[' ? 0 : n + 2;
	if (next == mark || goes_on(inner, n, next, mark))
		return 0;
	const size_t letters = count_cjk(inner, n);
	if (letters)
		return behind || is_cjk(text, off, letters, mark) ? n + 2 : 0;
	if (!is_formula(inner, n) || !(has_any(inner, n, is_alnum) || n == 1))
		return 0;
	if (!behind && (mark == '~' ? !is_sub(text, off, inner)
				    : !is_super(text, off, inner, n)))
		return 0;
	return n + 2;
}
