/* SPDX-License-Identifier: MIT */
#include "doc/url_marks.h"

#include "archive/ascii.h"
#include "archive/slice.h"
#include "doc/shield.h"
#include "doc/urls.h"

#include <string.h>

static bool is_mark(char c)
{
	return c == '*' || c == '_';
}

/* Where the URL begins whose scheme ends with the colon, or `colon`: there is
 * none, or it is one already, of a link or tag, and nothing in it a mark. */
static size_t begin_url(const char *text, size_t len, size_t colon)
{
	size_t i = colon;

	while (i && ascii_is_alnum(text[i - 1]))
		i--;
	if ((colon - i != 4 && colon - i != 5) || colon + 3 >= len ||
	    !ascii_is_alnum(text[colon + 3]))
		return colon;
	if (i &&
	    (text[i - 1] == '<' || text[i - 1] == '"' || text[i - 1] == '\''))
		return colon;
	return i > 1 && !memcmp(text + i - 2, "](", 2) ? colon : i;
}

/* The same of one without a scheme. */
static size_t begin_www(const char *text, size_t www)
{
	return www && (ascii_is_alnum(text[www - 1]) ||
		       strchr("<\"'/.(@", text[www - 1]))
		       ? SIZE_MAX
		       : www;
}

/* Where the URL ends that lies in a text with other markup, up to `end`:
 * brackets, quotes and code don't go into it. */
static size_t end_in_markup(const char *text, size_t start, size_t end)
{
	size_t i = start;

	while (i < end && !strchr("]`\"<>|\\", text[i]))
		i++;
	if (i < end)
		while (i > start && strchr("?!.,:;*_~'", text[i - 1]))
			i--;
	return i;
}

/* A line between letters is none to the parser either. */
static bool is_within_word(const char *text, size_t off, size_t end)
{
	return text[off] == '_' && ascii_is_alnum(text[off - 1]) &&
	       off + 1 < end && ascii_is_alnum(text[off + 1]);
}

/* Goes on in the copy up to `end`. */
static size_t add_url(struct buf *out, const char *text, size_t done,
		      size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		if (!is_mark(text[i]) || is_within_word(text, i, end))
			continue;
		buf_add(out, text + done, i - done);
		shield_add_literal(out, text[i]);
		done = i + 1;
	}
	return done;
}

/* Where `what` stands at or behind `off`; `len` if it doesn't. */
static size_t find(const char *text, size_t len, size_t off, const char *what)
{
	return off +
	       slice_find(slice_from((struct slice){ text, len }, off), what);
}

/* No URL goes on behind it. */
static bool is_stop(char c)
{
	static const bool stops[256] = {
		[']'] = true, ['`'] = true, ['"'] = true, ['<'] = true,
		['>'] = true, ['|'] = true, [' '] = true,
	};

	return stops[(unsigned char)c] || (unsigned char)c < ' ';
}

/* A mark may be in the URL; most have none. */
static bool has_mark(const char *text, size_t len, size_t start)
{
	for (size_t i = start; i < len && !is_stop(text[i]); i++)
		if (is_mark(text[i]) && !is_within_word(text, i, len))
			return true;
	return false;
}

/* A URL may have begun between the two, that goes on at `end`. */
static bool has_begun(const char *text, size_t start, size_t end)
{
	for (size_t i = end; i > start && !is_stop(text[i - 1]); i--)
		if ((text[i - 1] == ':' && end - i >= 2 &&
		     !memcmp(text + i, "//", 2)) ||
		    (text[i - 1] == '.' && i - start > 3 &&
		     !memcmp(text + i - 4, "www", 3)))
			return true;
	return false;
}

static size_t find_char(const char *text, size_t len, size_t off, char c)
{
	const char *at = off < len ? memchr(text + off, c, len - off) : NULL;

	return at ? (size_t)(at - text) : len;
}

/* True if a mark may be in a URL: none need be looked for, else. */
static bool may_be_any(const char *text, size_t len)
{
	size_t star = find_char(text, len, 0, '*');
	size_t line = find_char(text, len, 0, '_');

	for (size_t done = 0; star < len || line < len;) {
		size_t at = star < line ? star : line;
		if (!at || !is_within_word(text, at, len)) {
			if (has_begun(text, done, at))
				return true;
			while (at + 1 < len && is_mark(text[at + 1]))
				at++;
			done = at + 1;
		}
		if (star <= at)
			star = find_char(text, len, at + 1, '*');
		if (line <= at)
			line = find_char(text, len, at + 1, '_');
	}
	return false;
}

/* What begins a URL: `://` or `www.`; kept where it was found last, so that all
 * searches together are one walk. */
struct beginnings {
	size_t colon, www; /* `len`: there is none behind */
};

/* Goes to the next beginning at or behind `off`; false if there is none. Then
 * `*start` is where its URL begins, SIZE_MAX if it is none to be looked at. */
static bool next_beginning(struct beginnings *b, const char *text, size_t len,
			   size_t off, size_t *start, size_t *behind)
{
	if (b->colon < off)
		b->colon = find(text, len, off, "://");
	if (b->www < off)
		b->www = find(text, len, off, "www.");
	if (b->colon == len && b->www == len)
		return false;
	if (b->www < b->colon) {
		*start = begin_www(text, b->www);
		*behind = b->www + 4;
	} else {
		*start = begin_url(text, len, b->colon);
		*behind = b->colon + 3;
		if (*start == b->colon)
			*start = SIZE_MAX;
	}
	return true;
}

bool url_marks_prepare(struct buf *out, const char *text, size_t len)
{
	size_t done = 0, off = 0, start, from, end, behind;

	if (!may_be_any(text, len))
		return false;
	struct beginnings b = { find(text, len, 0, "://"),
				find(text, len, 0, "www.") };
	while (next_beginning(&b, text, len, off, &start, &behind)) {
		off = behind;
		if (start == SIZE_MAX || !has_mark(text, len, start))
			continue;
		if (!urls_find(text, len, start, URLS_ANY, &from, &end))
			break;       /* nor is there one behind */
		if (from != start) { /* this one has its own beginning */
			off = from > off ? from : off;
			continue;
		}
		end = end_in_markup(text, start, end);
		done = add_url(out, text, done, start, end);
		off = end > off ? end : off;
	}
	if (!done)
		return false;
	buf_add(out, text + done, len - done);
	return true;
}
