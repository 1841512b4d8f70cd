/* SPDX-License-Identifier: MIT */
#include "doc/tex_row.h"

#include "archive/ascii.h"
#include "base/utf8.h"
#include "doc/tex_letters.h"

#include <string.h>

void tex_row_release(struct tex_row *row)
{
	buf_release(&row->text);
	buf_release(&row->below);
}

void tex_row_end_line(struct tex_row *row)
{
	row->loose = TEX_FIRM;
	row->n_fences = 0;
	if (row->below.len)
		buf_add(&row->text, row->below.data, row->below.len);
	buf_clear(&row->below);
}

void tex_row_space(struct tex_row *row)
{
	const struct buf *b = &row->text;

	if (b->len && b->data[b->len - 1] != ' ' && b->data[b->len - 1] != '\n')
		buf_add_char(&row->text, ' ');
}

bool tex_row_is_operand(const struct tex_row *row)
{
	return row->any && row->last != TEX_BIN && row->last != TEX_REL &&
	       row->last != TEX_OPEN && row->last != TEX_PUNCT;
}

/* Brackets around what is loose. */
static void tie(struct tex_row *row)
{
	struct buf end = { 0 };

	buf_add(&end, row->text.data + row->loose_at,
		row->text.len - row->loose_at);
	buf_truncate(&row->text, row->loose_at);
	buf_add_char(&row->text, '(');
	buf_add(&row->text, end.data, end.len);
	buf_add_char(&row->text, ')');
	buf_release(&end);
	row->loose = TEX_FIRM;
}

/* Something of the class comes, with or without a blank. */
static void part_from(struct tex_row *row, enum tex_class class, bool blank)
{
	const bool letter = class == TEX_ORD || class == TEX_OP;

	if (!blank && ((row->loose == TEX_LOOSE_SCRIPT && letter) ||
		       (row->loose == TEX_LOOSE_QUOTIENT &&
			(letter || class == TEX_OPEN))))
		tie(row);
	row->loose = TEX_FIRM;
}

void tex_row_put(struct tex_row *row, enum tex_class class, const char *text,
		 size_t len)
{
	const bool binary = class == TEX_BIN && tex_row_is_operand(row);
	const bool apart = class == TEX_REL || binary ||
			   (class == TEX_OP && tex_row_is_operand(row) &&
			    row->last != TEX_OPEN);
	const bool letter = class == TEX_ORD || class == TEX_OP;

	const bool blank =
		!row->script &&
		(apart ||
		 (row->gap && class != TEX_CLOSE && class != TEX_PUNCT) ||
		 (row->soft_gap && letter) ||
		 (row->loose == TEX_LOOSE_QUOTIENT && class == TEX_OPEN));
	part_from(row, class, blank);
	if (blank)
		tex_row_space(row);
	buf_add(&row->text, text, len);
	row->gap = class == TEX_REL || class == TEX_PUNCT || binary;
	row->soft_gap = class == TEX_OP;
	row->last = class == TEX_BIN && !binary ? TEX_ORD : class;
	if (class == TEX_BIN && !binary)
		row->last = TEX_OPEN; /* a sign */
	row->any = true;
}

void tex_row_put_str(struct tex_row *row, enum tex_class class,
		     const char *text)
{
	tex_row_put(row, class, text, strlen(text));
}

static bool ends_with_slash(const struct buf *b)
{
	return b->len && b->data[b->len - 1] == '/';
}

/* Where no blank parts them, 2½ would be 21/2. */
void tex_row_put_loose(struct tex_row *row, enum tex_loose loose, bool apart,
		       const struct buf *text)
{
	const bool slash = ends_with_slash(&row->text);
	const bool beside =
		apart && tex_row_is_operand(row) && row->last == TEX_ORD;

	row->soft_gap |= beside;
	row->soft_gap &= !slash;
	tex_row_put(row, TEX_ORD, text->data, text->len);
	row->loose = loose;
	row->loose_at = row->text.len - text->len;
	row->soft_gap = loose == TEX_LOOSE_QUOTIENT;
	if (beside && (slash || row->script))
		tie(row);
}

void tex_row_settle(struct tex_row *row)
{
	const bool blank = !row->script && (row->gap || row->soft_gap);

	if (row->loose && !blank && row->loose != TEX_LOOSE_ROOT)
		tie(row);
}

/* Before a script or prime. */
static void tie_base(struct tex_row *row)
{
	if (row->loose == TEX_LOOSE_QUOTIENT || row->loose == TEX_LOOSE_ROOT)
		tie(row);
	row->loose = TEX_FIRM;
}

void tex_row_add_prime(struct tex_row *row)
{
	tie_base(row);
	buf_add_str(&row->text, "′");
}

/* Words: braces and backslashes go, $ too. */
void tex_row_put_words(struct tex_row *row, const char *s, size_t len)
{
	struct buf words = { 0 };

	for (size_t i = 0; i < len; i++) {
		if (strchr("{}$\\", s[i]))
			continue;
		buf_add_char(&words, s[i] == '~' || s[i] == '\n' ? ' ' : s[i]);
	}
	if (!words.len) {
		buf_release(&words);
		return;
	}
	const bool before = words.data[0] == ' ';
	const bool after = words.len > 1 && words.data[words.len - 1] == ' ';
	row->gap |= before;
	tex_row_put(row, TEX_ORD, words.data + before,
		    words.len - before - after);
	row->gap |= after;
	buf_release(&words);
}

static size_t chars_in(const struct buf *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->len; i++)
		n += (b->data[i] & 0xC0) != 0x80;
	return n;
}

/* The bracket that begins it ends it as well. */
static bool is_enclosed(const struct buf *b)
{
	size_t open = 0;

	if (b->len < 2 || b->data[0] != '(')
		return false;
	for (size_t i = 0; i < b->len; i++) {
		if (b->data[i] == '(')
			open++;
		else if (b->data[i] == ')' && !--open)
			return i + 1 == b->len;
	}
	return false;
}

/* What can't stand before a / or under a root without brackets. */
static bool is_compound(const struct buf *b)
{
	if (is_enclosed(b))
		return false;
	for (size_t i = 1; i < b->len; i++) {
		if (strchr(" +-/=,", b->data[i]))
			return true;
	}
	return false;
}

static void add_enclosed(struct buf *out, const struct buf *part)
{
	buf_add_char(out, '(');
	buf_add(out, buf_str(part), part->len);
	buf_add_char(out, ')');
}

void tex_row_add_wrapped(struct buf *out, const struct buf *part)
{
	if (is_compound(part))
		add_enclosed(out, part);
	else
		buf_add(out, buf_str(part), part->len);
}

/* Accents, primes and scripts, which are no letters of their own. */
static bool is_at_letter(uint32_t cp)
{
	const uint32_t prime = 0x2032;

	return (cp >= 0x300 && cp < 0x370) || (cp >= 0x20D0 && cp < 0x2100) ||
	       cp == prime || tex_letters_is_script(cp, true) ||
	       tex_letters_is_script(cp, false);
}

/* Nothing but scripts stands behind the bracket that is the end of the one at
 * `open`. */
static bool ends_with_call(const struct buf *b, size_t open)
{
	size_t depth = 0, i = open;

	for (; i < b->len; i++) {
		depth += b->data[i] == '(';
		if (b->data[i] == ')' && !--depth)
			break;
	}
	for (i++; i < b->len;) {
		uint32_t cp;
		i += utf8_decode(b->data + i, b->len - i, &cp);
		if (!is_at_letter(cp))
			return false;
	}
	return true;
}

/* More than a number, a letter or a call: 1/2a could be misread. */
static bool is_product(const struct buf *b)
{
	bool letter = false, digit = false;

	for (size_t i = 0; i < b->len;) {
		uint32_t cp;
		if (b->data[i] == '(')
			return !letter || !ends_with_call(b, i);
		i += utf8_decode(b->data + i, b->len - i, &cp);
		const bool ascii = cp < 0x80;
		if (ascii ? ascii_is_alpha((char)cp) : !is_at_letter(cp)) {
			if (letter || digit)
				return true;
			letter = true;
		}
		digit = ascii && ascii_is_digit((char)cp);
	}
	return false;
}

static bool has_power(const struct buf *b)
{
	for (size_t i = 0; i < b->len;) {
		uint32_t cp;
		i += utf8_decode(b->data + i, b->len - i, &cp);
		if (cp == '^' || tex_letters_is_script(cp, true))
			return true;
	}
	return false;
}

void tex_row_add_divisor(struct buf *out, const struct buf *part)
{
	if (!is_enclosed(part) && (is_compound(part) || is_product(part)))
		add_enclosed(out, part);
	else
		buf_add(out, buf_str(part), part->len);
}

void tex_row_add_radicand(struct buf *out, const struct buf *part)
{
	if (!is_enclosed(part) && has_power(part))
		add_enclosed(out, part);
	else
		tex_row_add_divisor(out, part);
}

/* A star stands high as it is; among others it would be a product. */
bool tex_row_add_scripts(struct buf *out, const struct buf *text, bool super)
{
	const size_t before = out->len;
	size_t stars = 0, others = 0;

	for (size_t i = 0; i < text->len;) {
		uint32_t cp;
		i += utf8_decode(text->data + i, text->len - i, &cp);
		const uint32_t script = tex_letters_script(cp, super);
		const bool star = script == '*';
		stars += star;
		others += !star;
		if (!script || (stars && others)) {
			buf_truncate(out, before);
			return false;
		}
		buf_add_utf8(out, script);
	}
	return true;
}

/* Letters and digits of any writing system, no scripts, arrows and the like. */
static bool is_word(const struct buf *b)
{
	for (size_t i = 0; i < b->len;) {
		uint32_t cp;
		i += utf8_decode(b->data + i, b->len - i, &cp);
		if (cp < 0x80
			    ? !ascii_is_alnum((char)cp)
			    : (cp >= 0x2000 && cp < 0x2E80) || is_at_letter(cp))
			return false;
	}
	return true;
}

void tex_row_add_script(struct tex_row *row, const struct buf *text, char mark)
{
	tie_base(row);
	if (text->len && !tex_row_add_scripts(&row->text, text, mark == '^')) {
		const bool enclosed = is_enclosed(text);
		const bool bare = enclosed || chars_in(text) == 1 ||
				  (mark == '_' && is_word(text));
		buf_add_char(&row->text, mark);
		row->loose = is_word(text) ? TEX_LOOSE_SCRIPT : TEX_FIRM;
		row->loose_at = row->text.len;
		if (bare)
			buf_add(&row->text, text->data, text->len);
		else
			add_enclosed(&row->text, text);
	}
	/* a script takes part in what it stands at */
	if (row->last != TEX_OP && row->last != TEX_CLOSE)
		row->last = TEX_ORD;
	row->any = true;
}
