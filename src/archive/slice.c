/* SPDX-License-Identifier: MIT */
#include "archive/slice.h"

#include <string.h>

struct slice slice_trim_end(struct slice s)
{
	while (s.len && ascii_is_space(s.p[s.len - 1]))
		s.len--;
	return s;
}

struct slice slice_trim(struct slice s)
{
	size_t n = 0;

	while (n < s.len && ascii_is_space(s.p[n]))
		n++;
	return slice_trim_end(slice_from(s, n));
}

bool slice_same(struct slice a, struct slice b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
			return false;
	return true;
}

bool slice_ends(struct slice s, const char *suffix)
{
	const struct slice p = slice_of(suffix);

	return s.len >= p.len && slice_same(slice_from(s, s.len - p.len), p);
}

size_t slice_find(struct slice s, const char *what)
{
	const size_t n = strlen(what);

	for (size_t i = 0; i + n <= s.len; i++) {
		const char *at = memchr(s.p + i, what[0], s.len - n + 1 - i);
		if (!at)
			break;
		i = (size_t)(at - s.p);
		if (!memcmp(at, what, n))
			return i;
	}
	return s.len;
}

struct slice slice_stem(struct slice name)
{
	size_t dot = name.len;

	while (dot > 1 && name.p[dot - 1] != '.')
		dot--;
	return dot > 1 ? slice_head(name, dot - 1) : name;
}

/* Bytes before the first LF or CR. Looks for both in one piece after another,
 * so that a text of one kind alone takes linear time too. */
static size_t line_len(struct slice s)
{
	enum { PIECE = 256 };

	for (size_t off = 0; off < s.len; off += PIECE) {
		const char *p = s.p + off;
		const size_t n = s.len - off < PIECE ? s.len - off : PIECE;
		const char *lf = memchr(p, '\n', n);
		const char *cr = memchr(p, '\r', lf ? (size_t)(lf - p) : n);
		if (cr || lf)
			return (size_t)((cr ? cr : lf) - s.p);
	}
	return s.len;
}

struct slice slice_line(struct slice *rest)
{
	const struct slice line = { rest->p, line_len(*rest) };
	size_t next = line.len;

	if (next < rest->len)
		next++;
	if (next < rest->len && rest->p[next - 1] == '\r' &&
	    rest->p[next] == '\n')
		next++;
	*rest = slice_from(*rest, next);
	return line;
}

size_t slice_indent(struct slice s)
{
	size_t n = 0;

	while (n < s.len && ascii_is_blank(s.p[n]))
		n++;
	return n;
}

bool slice_is_blank(struct slice s)
{
	return slice_trim_end(s).len == 0;
}
