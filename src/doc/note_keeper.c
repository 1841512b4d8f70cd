/* SPDX-License-Identifier: MIT */
#include "doc/note_keeper.h"

#include "archive/ascii.h"
#include "doc/lines.h"

#include <string.h>

/* Shorter ones are powers. Bytes. */
enum { ID_MIN = 4, ID_MAX = 80 };

static bool in_id(char c)
{
	return ascii_is_alnum(c) || c == '-';
}

size_t note_keeper_id(const char *text, size_t off, size_t end)
{
	size_t n = off + 1;

	if (!off || !ascii_is_space(text[off - 1]))
		return 0;
	bool letters = false;
	for (; n < end && n - off <= ID_MAX && in_id(text[n]); n++)
		letters |= ascii_is_alpha(text[n]);
	const size_t len = letters ? n - off : 0;
	while (n < end && ascii_is_space(text[n]))
		n++;
	return n == end && len > ID_MIN ? end - off : 0;
}

bool note_keeper_has_ids(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(text + i, '^', len - i);
		if (!at)
			return false;
		i = (size_t)(at - text);
		size_t n = i + 1;
		while (n < len && in_id(text[n]))
			n++;
		if (n - i > ID_MIN && i && ascii_is_space(text[i - 1]) &&
		    (n == len || ascii_is_space(text[n])))
			return true;
		i = n - 1;
	}
	return false;
}

size_t note_keeper_comment(const char *text, size_t off, size_t end,
			   bool *endless)
{
	if (*endless || end - off < 5 || text[off + 1] != '%' ||
	    text[off + 2] == '%' ||
	    (off && (ascii_is_alnum(text[off - 1]) || text[off - 1] == '%')))
		return 0;
	for (size_t i = off + 2; i + 1 < end; i++) {
		const char *at = memchr(text + i, '%', end - i - 1);
		if (!at)
			break;
		i = (size_t)(at - text);
		if (text[i + 1] == '%')
			return i + 2 - off;
	}
	*endless = true;
	return 0;
}

bool note_keeper_is_bar(const char *line, size_t len)
{
	while (len && ascii_is_space(line[len - 1]))
		len--;
	return len == 2 && !memcmp(line, "%%", 2);
}

size_t note_keeper_bar_end(const char *text, size_t len, size_t from)
{
	for (size_t i = from; i < len;) {
		const size_t n = lines_len(text + i, len - i);
		if (note_keeper_is_bar(text + i, n))
			return i + n;
		i += n + lines_end_len(text + i + n, len - i - n);
	}
	return 0;
}
