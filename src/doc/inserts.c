/* SPDX-License-Identifier: MIT */
#include "doc/inserts.h"

#include "archive/ascii.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Noncharacters, which the parser takes for letters and no text contains. All
 * begin with the same two bytes. */
static const char open_letter[] = "\uFDE0";
static const char close_letter[] = "\uFDE1";
static const char fill_letter[] = "\uFDE2";
static const char comment[] = "<!--";
static const char comment_end[] = "-->";
enum { LETTER_LEN = sizeof(open_letter) - 1 };
/* Digits of a number. */
enum { DIGITS_MAX = 9 };

void inserts_release(struct inserts *s)
{
	arena_release(&s->arena);
	free(s->items);
	*s = (struct inserts){ 0 };
}

static void add_number(struct buf *out, size_t number)
{
	char digits[3 * sizeof(number)];
	size_t n = sizeof(digits);

	do
		digits[--n] = (char)('0' + number % 10);
	while (number /= 10);
	buf_add(out, digits + n, sizeof(digits) - n);
}

struct insert *inserts_add(struct inserts *s, const struct insert *item,
			   struct buf *out)
{
	buf_add(out, open_letter, LETTER_LEN);
	add_number(out, s->n);
	buf_add(out, close_letter, LETTER_LEN);
	s->items = xgrow(s->items, &s->cap, s->n + 1, sizeof(*s->items));
	s->items[s->n] = *item;
	return &s->items[s->n++];
}

struct insert *inserts_add_block(struct inserts *s, const struct insert *item,
				 const char *prefix, size_t prefix_len,
				 size_t lines, struct buf *out)
{
	buf_add_str(out, comment);
	struct insert *added = inserts_add(s, item, out);
	for (size_t i = 0; i < lines; i++) {
		buf_add_char(out, '\n');
		buf_add(out, prefix, prefix_len);
	}
	buf_add_str(out, comment_end);
	return added;
}

void inserts_add_fill(struct buf *out)
{
	buf_add(out, fill_letter, LETTER_LEN);
}

bool inserts_is_fill(const char *text, size_t len)
{
	return len >= LETTER_LEN && !memcmp(text, fill_letter, LETTER_LEN);
}

/* The first two bytes of all letters, 0xEF 0xB7, are those of few others. */
static bool is_letter(const char *s, size_t len)
{
	return len >= LETTER_LEN && !memcmp(s, open_letter, 2) &&
	       s[2] >= open_letter[2] && s[2] <= fill_letter[2];
}

size_t inserts_find(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(text + i, open_letter[0], len - i);
		if (!at)
			break;
		i = (size_t)(at - text);
		if (is_letter(at, len - i))
			return i;
	}
	return len;
}

const struct insert *inserts_at(const struct inserts *s, const char *text,
				size_t len, size_t *n)
{
	size_t i = LETTER_LEN, number = 0, digits = 0;

	*n = LETTER_LEN;
	if (memcmp(text, open_letter, LETTER_LEN) != 0)
		return NULL;
	for (; i < len && ascii_is_digit(text[i]) && digits < DIGITS_MAX;
	     i++, digits++)
		number = number * 10 + (size_t)(text[i] - '0');
	if (!digits || len - i < LETTER_LEN ||
	    memcmp(text + i, close_letter, LETTER_LEN) != 0)
		return NULL;
	*n = i + LETTER_LEN;
	return number < s->n ? &s->items[number] : NULL;
}

const struct insert *inserts_block(const struct inserts *s, const char *html,
				   size_t len)
{
	const size_t skip = sizeof(comment) - 1;
	size_t n;

	for (; len && *html == ' '; html++) /* it may be indented */
		len--;
	if (len < skip + LETTER_LEN || memcmp(html, comment, skip) != 0 ||
	    memcmp(html + skip, open_letter, LETTER_LEN) != 0)
		return NULL;
	return inserts_at(s, html + skip, len - skip, &n);
}

const struct insert *inserts_label(const struct inserts *s, const char *text,
				   size_t len, size_t *n)
{
	const struct insert *item = len >= LETTER_LEN && is_letter(text, len)
					    ? inserts_at(s, text, len, n)
					    : NULL;

	return item && item->kind >= INSERT_LABEL ? item : NULL;
}

bool inserts_are_in(const char *text, size_t len)
{
	return inserts_find(text, len) < len;
}

void inserts_restore(const struct inserts *s, struct buf *out, const char *text,
		     size_t len)
{
	for (size_t i = 0, n; i < len; i += n) {
		n = inserts_find(text + i, len - i);
		buf_add(out, text + i, n);
		if (i + n == len)
			break;
		i += n;
		const struct insert *item =
			inserts_at(s, text + i, len - i, &n);
		if (item)
			buf_add(out, item->source, item->source_len);
	}
}
