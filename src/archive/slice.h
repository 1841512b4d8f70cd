/* SPDX-License-Identifier: MIT */
/* A borrowed run of bytes, and taking lines and words off it. */
#ifndef ARCHIVE_SLICE_H
#define ARCHIVE_SLICE_H

#include "archive/ascii.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Not ended by NUL; `p` may be NULL if `len` is 0. */
struct slice {
	const char *p;
	size_t len;
};

static inline struct slice slice_of(const char *s)
{
	return (struct slice){ s, strlen(s) };
}

/* The first `n` bytes, or all if it is shorter. */
static inline struct slice slice_head(struct slice s, size_t n)
{
	return (struct slice){ s.p, n < s.len ? n : s.len };
}

/* Without its first `n` bytes, or empty if it is shorter. */
static inline struct slice slice_from(struct slice s, size_t n)
{
	if (n > s.len)
		n = s.len;
	return (struct slice){ n ? s.p + n : s.p, s.len - n };
}

/* Without ASCII white space at its end, or at both ends. */
struct slice slice_trim_end(struct slice s);
struct slice slice_trim(struct slice s);

/* ASCII letters compare without case. */
bool slice_same(struct slice a, struct slice b);

/* Most of what is compared differs at once, which is seen here. */
static inline bool slice_is(struct slice s, const char *word)
{
	return (s.len ? ascii_lower(s.p[0]) == ascii_lower(*word) : !*word) &&
	       slice_same(s, slice_of(word));
}

static inline bool slice_starts(struct slice s, const char *prefix)
{
	if (!*prefix)
		return true;
	if (!s.len || ascii_lower(s.p[0]) != ascii_lower(*prefix))
		return false;
	const struct slice p = slice_of(prefix);
	return s.len >= p.len && slice_same(slice_head(s, p.len), p);
}

bool slice_ends(struct slice s, const char *suffix);

/* Offset of the first `what` in `s`, or its length. */
size_t slice_find(struct slice s, const char *what);

/* The name of a file without its extension; a period that begins the name is
 * no extension's. */
struct slice slice_stem(struct slice name);

/* Takes the first line off `rest` and returns it without its end, which is LF,
 * CR LF or CR. */
struct slice slice_line(struct slice *rest);

/* Bytes of blanks and tabs at the start. */
size_t slice_indent(struct slice s);

/* Nothing but white space. */
bool slice_is_blank(struct slice s);

#endif
