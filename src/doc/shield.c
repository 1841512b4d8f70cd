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
static const char before_moved[] = "\uFDD9";
static const char behind_moved[] = "\uFDDA";
static const char item = '+';
static const char comment[] = "<!--", comment_end[] = "-->";

static const char escaped[] = "\uFDD7";
static const char before_backslash[] = "\uFDD8";

/* Punctuation that means nothing to the parser. */
static const char mark = '/';

void shield_add(struct buf *out)
{
	buf_add(out, letter, LETTER_LEN);
}

void shield_add_escaped(struct buf *out)
{
	buf_add(out, escaped, LETTER_LEN);
}

void shield_add_literal(struct buf *out, char c)
{
	buf_add(out, before_backslash, LETTER_LEN);
	buf_add_char(out, '\\');
	buf_add_char(out, c);
	shield_add_escaped(out);
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

static void add_marker(struct buf *out, int cols)
{
	buf_add_char(out, item);
	buf_add_fill(out, ' ', cols - 1);
}

void shield_add_item(struct buf *out, int cols)
{
	add_marker(out, cols);
	buf_add_str(out, behind_item);
}

void shield_add_empty(struct buf *out)
{
	add_marker(out, SHIELD_COLS);
	buf_add_str(out, comment);
	buf_add_str(out, behind_empty);
}

void shield_end_empty(struct buf *out)
{
	buf_add_str(out, before_end);
	buf_add_str(out, comment_end);
}

void shield_add_moved(struct buf *out, int cols, const char *lead,
		      size_t lead_len, const struct buf *label)
{
	add_marker(out, cols);
	buf_add(out, lead, lead_len);
	buf_add_str(out, before_moved);
	buf_add(out, label->data, label->len);
	buf_add_str(out, behind_moved);
}

static bool begins(const char *text, size_t len, const char *with)
{
	return len >= LETTER_LEN && !memcmp(text, with, LETTER_LEN);
}

bool shield_is_escaped(const char *text, size_t len)
{
	return begins(text, len, escaped);
}

/* Bytes of one of them that the text begins with, or 0. */
static size_t one_len(const char *text, size_t len)
{
	if (begins(text, len, letter) || begins(text, len, escaped))
		return LETTER_LEN;
	if (len <= LETTER_LEN)
		return 0;
	if (begins(text, len, mark_behind_it) && text[LETTER_LEN] == mark)
		return LETTER_LEN + 1;
	return *text == mark && begins(text + 1, len - 1, mark_before_it)
		       ? LETTER_LEN + 1
		       : 0;
}

size_t shield_len(const char *text, size_t len)
{
	size_t i = 0;

	for (size_t n; (n = one_len(text + i, len - i)) != 0;)
		i += n;
	return i;
}

size_t shield_item_len(const char *text, size_t len)
{
	const size_t n = sizeof(comment) - 1;

	if (begins(text, len, behind_item) || begins(text, len, before_moved))
		return LETTER_LEN;
	if (len > n && !memcmp(text, comment, n) &&
	    begins(text + n, len - n, behind_empty))
		return n + LETTER_LEN;
	return 0;
}

/* Bytes of one of them that the text ends with, or 0. */
static size_t last_len(const char *text, size_t len)
{
	const size_t long_len = LETTER_LEN + 1;

	if (len >= LETTER_LEN &&
	    one_len(text + len - LETTER_LEN, LETTER_LEN) == LETTER_LEN)
		return LETTER_LEN;
	return len >= long_len && one_len(text + len - long_len, long_len) ==
					  long_len
		       ? long_len
		       : 0;
}

size_t shield_moved_end_len(const char *text, size_t len)
{
	return begins(text, len, behind_moved) ? LETTER_LEN : 0;
}

size_t shield_moved_len(const char *text, size_t len)
{
	size_t i = LETTER_LEN;

	if (!begins(text, len, before_moved))
		return 0;
	while (i < len && !begins(text + i, len - i, behind_moved))
		i++;
	if (i == len)
		return 0;
	for (i += LETTER_LEN; i < len && text[i] == ' ';)
		i++;
	return i;
}

bool shield_begins_moved(const char *text)
{
	return !strncmp(text, before_moved, LETTER_LEN);
}

const char *shield_find_moved(const char *text)
{
	return strstr(text, before_moved);
}

size_t shield_trim(const char *text, size_t len)
{
	for (size_t n; (n = last_len(text, len)) != 0;)
		len -= n;
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

static void drop_item(struct buf *out)
{
	size_t len = out->len;

	while (len && out->data[len - 1] == ' ' &&
	       out->len - len < SHIELD_COLS - 1)
		len--;
	if (len && out->data[len - 1] == item)
		buf_truncate(out, len - 1);
}

static void drop_empty(struct buf *out)
{
	drop(out, comment);
	drop_item(out);
}

/* What is known in one shield_remove: a line has one moved label at most. */
struct moving {
	size_t searched; /* bytes of the output that have been gone through */
	bool no_end;     /* none ends further on */
};

/* Where the marker of the item stands on the line that is being written, or
 * its end if it is not there. */
static size_t find_marker(const struct buf *out, struct moving *m)
{
	const size_t searched = m->searched;
	size_t at = out->len;

	m->searched = out->len;
	while (at && out->data[at - 1] != '\n') {
		if (at == searched)
			break;
		at--;
		if (out->data[at] == item && out->len - at > 1 &&
		    out->data[at + 1] == ' ')
			return at;
	}
	return out->len;
}

/* Puts a moved label back to where it stood. Without the item's marker it is
 * none of the text. Returns its bytes. */
static size_t move_back(struct buf *out, const char *text, size_t len,
			struct moving *m)
{
	const char *end = text;
	struct buf lead = { 0 };

	if (m->no_end)
		return LETTER_LEN;
	do
		end = memchr(end + 1, behind_moved[0],
			     len - (size_t)(end + 1 - text));
	while (end && !begins(end, len - (size_t)(end - text), behind_moved));
	m->no_end = !end;
	if (!end)
		return LETTER_LEN;
	const size_t at = find_marker(out, m);
	if (at < out->len) {
		size_t from = at + 1;
		while (from < out->len && out->data[from] == ' ')
			from++;
		buf_add(&lead, out->data + from, out->len - from);
		buf_truncate(out, at);
		shield_remove(out, text + LETTER_LEN,
			      (size_t)(end - text) - LETTER_LEN);
		buf_add(out, lead.data, lead.len);
		buf_release(&lead);
	}
	return (size_t)(end - text) + LETTER_LEN;
}

/* Bytes to leave out where one of these stands, or 0; the mark before is then
 * the last byte of `out`. */
static size_t shield_at(struct buf *out, const char *text, size_t len,
			struct moving *m)
{
	if (begins(text, len, letter) || begins(text, len, escaped))
		return LETTER_LEN;
	if (begins(text, len, mark_behind_it))
		return LETTER_LEN +
		       (len > LETTER_LEN && text[LETTER_LEN] == mark);
	if (begins(text, len, before_backslash))
		return LETTER_LEN +
		       prefix(text + LETTER_LEN, len - LETTER_LEN, "\\");
	if (begins(text, len, before_end))
		return LETTER_LEN +
		       prefix(text + LETTER_LEN, len - LETTER_LEN, comment_end);
	if (begins(text, len, before_moved))
		return move_back(out, text, len, m);
	if (begins(text, len, mark_before_it))
		drop(out, "/");
	else if (begins(text, len, behind_item))
		drop_item(out);
	else if (begins(text, len, behind_empty))
		drop_empty(out);
	else
		return 0;
	return LETTER_LEN;
}

bool shield_may_be_in(const char *text, size_t len)
{
	return memchr(text, letter[0], len) != NULL;
}

void shield_remove(struct buf *out, const char *text, size_t len)
{
	struct moving m = { 0 };
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
		const size_t n = shield_at(out, at, len - i, &m);
		m.searched = m.searched < out->len ? m.searched : out->len;
		done += n;
		i += n ? n : 1;
	}
	buf_add(out, text + done, len - done);
}
