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

/* Small letters are hard to read, so words stay in full size. In Chinese,
 * Japanese and Korean they say what a term is elsewhere; behind a blank they
 * are just set otherwise. */
static bool show_words(struct buf *out, const char *text, size_t off,
		       const struct buf *words, bool super)
{
	if (side_before(text, off) == SIDE_CJK)
		buf_printf(out, "(%s)", words->data);
	else if (!has_base(text, off))
		return false;
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
		shown = tex_row_add_scripts(out, &part, super);
	buf_release(&part);
	return shown;
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

static bool is_super(const char *s, size_t off, const char *inner, size_t len)
{
	const bool number = all(inner, len, is_digit);

	if (!has_base(s, off)) /* m² after Han, or ¹³C */
		return number;
	/* a face behind a word */
	return !(len == 1 && is_mouth(*inner) && off > 1 &&
		 is_latin(s[off - 1]) && is_latin(s[off - 2]));
}

size_t scripts_find(const char *text, size_t len, size_t off, char mark)
{
	const char *inner = text + off + 1;
	const size_t left = len - off - 1;
	const char *end =
		memchr(inner, mark, left < SCRIPT_MAX ? left : SCRIPT_MAX);

	if (!end || end == inner)
		return 0;
	const size_t n = (size_t)(end - inner);
	const char next = off + n + 2 < len ? text[off + n + 2] : ' ';
	if (next == mark || !is_formula(inner, n) ||
	    !(has_any(inner, n, is_alnum) || n == 1) ||
	    goes_on(inner, n, next, mark))
		return 0;
	if (mark == '~' ? !is_sub(text, off, inner)
			: !is_super(text, off, inner, n))
		return 0;
	return n + 2;
}
