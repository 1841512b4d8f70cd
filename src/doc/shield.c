/* SPDX-License-Identifier: MIT */
#include "doc/shield.h"

#include <string.h>

/* Noncharacters, which the parser takes for letters and no text contains: a
 * letter; what stands before a mark that is not of the text; and behind one. */
static const char letter[] = "\uFDD0";
static const char mark_behind_it[] = "\uFDD1";
static const char mark_before_it[] = "\uFDD2";
enum { LETTER_LEN = sizeof(letter) - 1 };

/* Behind what is put before a line, and what ends it. */
static const char behind_item[] = "\uFDD3";
static const char behind_empty[] = "\uFDD4";
static const char before_end[] = "\uFDD5";
static const char item[] = "+   ";
static const char comment[] = "<!--", comment_end[] = "-->";

/* Punctuation that means nothing to the parser. */
static const char mark = '/';

void shield_add(struct buf *out)
{
	buf_add(out, letter, LETTER_LEN);
}

void shield_add_mark_before(struct buf *out)
{
	buf_add(out, mark_behind_it, LETTER_LEN);
	buf_add_char(out, mark);
}

void shield_add_mark_behind(struct buf *out)
{
	buf_add_char(out, mark);
	buf_add(out, mark_before_it, LETTER_LEN);
}

void shield_add_item(struct buf *out)
{
	buf_add_str(out, item);
	buf_add_str(out, behind_item);
}

void shield_add_empty(struct buf *out)
{
	buf_add_str(out, item);
	buf_add_str(out, comment);
	buf_add_str(out, behind_empty);
}

void shield_end_empty(struct buf *out)
{
	buf_add_str(out, before_end);
	buf_add_str(out, comment_end);
}

static bool begins(const char *text, size_t len, const char *with)
{
	return len >= LETTER_LEN && !memcmp(text, with, LETTER_LEN);
}

size_t shield_len(const char *text, size_t len)
{
	return begins(text, len, letter) ? LETTER_LEN : 0;
}

size_t shield_item_len(const char *text, size_t len)
{
	const size_t n = sizeof(comment) - 1;

	if (begins(text, len, behind_item))
		return LETTER_LEN;
	if (len > n && !memcmp(text, comment, n) &&
	    begins(text + n, len - n, behind_empty))
		return n + LETTER_LEN;
	return 0;
}

size_t shield_trim(const char *text, size_t len)
{
	while (len >= LETTER_LEN && shield_len(text + len - LETTER_LEN, len))
		len -= LETTER_LEN;
	return len;
}

/* Bytes of it that the text begins with, all or none. */
static size_t prefix(const char *text, size_t len, const char *with)
{
	const size_t n = strlen(with);

	return len >= n && !memcmp(text, with, n) ? n : 0;
}

/* Takes it from the end, if it is there. */
static void drop(struct buf *out, const char *end)
{
	const size_t n = strlen(end);

	if (out->len >= n && !memcmp(out->data + out->len - n, end, n))
		buf_truncate(out, out->len - n);
}

static void drop_empty(struct buf *out)
{
	drop(out, comment);
	drop(out, item);
}

/* Bytes to leave out where one of these stands, or 0; the mark before is then
 * the last byte of `out`. */
static size_t shield_at(struct buf *out, const char *text, size_t len)
{
	if (begins(text, len, letter))
		return LETTER_LEN;
	if (begins(text, len, mark_behind_it))
		return LETTER_LEN +
		       (len > LETTER_LEN && text[LETTER_LEN] == mark);
	if (begins(text, len, before_end))
		return LETTER_LEN +
		       prefix(text + LETTER_LEN, len - LETTER_LEN, comment_end);
	if (begins(text, len, mark_before_it))
		drop(out, "/");
	else if (begins(text, len, behind_item))
		drop(out, item);
	else if (begins(text, len, behind_empty))
		drop_empty(out);
	else
		return 0;
	return LETTER_LEN;
}

void shield_remove(struct buf *out, const char *text, size_t len)
{
	size_t done = 0;

	for (size_t i = 0; i + LETTER_LEN <= len;) {
		const char *at = memchr(text + i, letter[0], len - i);
		if (!at)
			break;
		i = (size_t)(at - text);
		if (text[i + 1] != letter[1]) {
			i++;
			continue;
		}
		buf_add(out, text + done, i - done);
		done = i;
		const size_t n = shield_at(out, at, len - i);
		done += n;
		i += n ? n : 1;
	}
	buf_add(out, text + done, len - done);
}
