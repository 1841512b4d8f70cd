/* SPDX-License-Identifier: MIT */
/* Lines of a text, which LF, CR LF or CR ends. */
#ifndef DOC_LINES_H
#define DOC_LINES_H

#include <stddef.h>
#include <string.h>

/* Bytes that are searched for an LF before they are for a CR, so that lines
 * which only CR ends take no longer than others. */
enum { LINES_LOOK = 256 };

/* Bytes of the line at `s` without its end, of which `len` bytes follow. */
static inline size_t lines_len(const char *s, size_t len)
{
	for (size_t from = 0; from < len; from += LINES_LOOK) {
		const size_t left = len - from;
		const size_t look = left < LINES_LOOK ? left : LINES_LOOK;
		const char *lf = memchr(s + from, '\n', look);
		const size_t n = lf ? (size_t)(lf - (s + from)) : look;
		const char *cr = n ? memchr(s + from, '\r', n) : NULL;
		if (cr || lf)
			return (size_t)((cr ? cr : lf) - s);
	}
	return len;
}

/* The same in a text without any CR. */
static inline size_t lines_lf_len(const char *s, size_t len)
{
	const char *lf = len ? memchr(s, '\n', len) : NULL;

	return lf ? (size_t)(lf - s) : len;
}

/* LFs in the text. */
static inline size_t lines_count_lf(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t at = lines_lf_len(s, len); at < len; n++)
		at += 1 + lines_lf_len(s + at + 1, len - at - 1);
	return n;
}

/* Bytes of the line end that stands at `s`, 0 at the end of the text. */
static inline size_t lines_end_len(const char *s, size_t len)
{
	return !len ? 0 : len > 1 && s[0] == '\r' && s[1] == '\n' ? 2 : 1;
}

/* Bytes of a byte order mark at the start of the text. */
static inline size_t lines_mark_len(const char *s, size_t len)
{
	return len >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

#endif
