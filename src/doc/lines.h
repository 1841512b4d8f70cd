/* SPDX-License-Identifier: MIT */
/* Lines of a text, which LF, CR LF or CR ends. */
#ifndef DOC_LINES_H
#define DOC_LINES_H

#include <stddef.h>
#include <string.h>

/* Bytes of the line at `s` without its end, of which `len` bytes follow. */
static inline size_t lines_len(const char *s, size_t len)
{
	const char *lf = len ? memchr(s, '\n', len) : NULL;
	const size_t n = lf ? (size_t)(lf - s) : len;
	const char *cr = n ? memchr(s, '\r', n) : NULL;

	return cr ? (size_t)(cr - s) : n;
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
