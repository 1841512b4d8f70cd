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

void tex_row_put(struct tex_row *row, enum tex_class class, const char *text,
		 size_t len)
{
	const bool binary = class == TEX_BIN && tex_row_is_operand(row);
	const bool apart = class == TEX_REL || binary ||
			   (class == TEX_OP && tex_row_is_operand(row) &&
			    row->last != TEX_OPEN);
	const bool letter = class == TEX_ORD || class == TEX_OP;

	if (!row->script &&
	    (apart || (row->gap && class != TEX_CLOSE && class != TEX_PUNCT) ||
	     (row->soft_gap && letter)))
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

void tex_row_add_wrapped(struct buf *out, const struct buf *part)
{
	const bool wrap = is_compound(part);

	if (wrap)
		buf_add_char(out, '(');
	buf_add(out, buf_str(part), part->len);
	if (wrap)
		buf_add_char(out, ')');
}

/* More than a number, a letter or a call: 1/2a could be misread. */
static bool is_product(const struct buf *b)
{
	bool letter = false;

	for (size_t i = 0; i < b->len; i++) {
		const char c = b->data[i];
		if (c == '(')
			return false;
		if ((c & 0xC0) == 0x80 || (!ascii_is_alpha(c) && !(c & 0x80)))
			continue;
		if (letter || (i && ascii_is_digit(b->data[i - 1])))
			return true;
		letter = true;
	}
	return false;
}

void tex_row_add_divisor(struct buf *out, const struct buf *part)
{
	const bool wrap =
		!is_enclosed(part) && !is_compound(part) && is_product(part);

	if (wrap)
		buf_add_char(out, '(');
	tex_row_add_wrapped(out, part);
	if (wrap)
		buf_add_char(out, ')');
}

/* All characters as scripts; false, with nothing added, if one has no such
 * form. */
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

/* Letters and digits of any script, no arrows and the like. */
static bool is_word(const struct buf *b)
{
	for (size_t i = 0; i < b->len;) {
		uint32_t cp;
		i += utf8_decode(b->data + i, b->len - i, &cp);
		if (cp < 0x80 ? !ascii_is_alnum((char)cp)
			      : cp >= 0x2000 && cp < 0x2E80)
			return false;
	}
	return true;
}

void tex_row_add_script(struct tex_row *row, const struct buf *text, char mark)
{
	if (text->len && !tex_row_add_scripts(&row->text, text, mark == '^')) {
		const bool bare = is_enclosed(text) || chars_in(text) == 1 ||
				  (mark == '_' && is_word(text));
		buf_add_char(&row->text, mark);
		if (!bare)
			buf_add_char(&row->text, '(');
		buf_add(&row->text, text->data, text->len);
		if (!bare)
			buf_add_char(&row->text, ')');
	}
	/* a script takes part in what it stands at */
	if (row->last != TEX_OP && row->last != TEX_CLOSE)
		row->last = TEX_ORD;
	row->any = true;
}
