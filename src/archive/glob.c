/* SPDX-License-Identifier: MIT */
#include "archive/glob.h"

#include <string.h>

enum { MAX_PATTERN = 512 };

/* Bytes of the element that the pattern begins with: `**`, `**` with its slash
 * (which may be nothing at all), `[...]`, or one. */
static size_t element_len(const char *p)
{
	if (p[0] == '*' && p[1] == '*')
		return p[2] == '/' ? 3 : 2;
	if (p[0] == '[' && p[1] && p[2]) {
		const char *end = strchr(p + 2, ']');
		return end ? (size_t)(end - p) + 1 : 1;
	}
	return 1;
}

/* `[a-z]`, `[!a]`; `len` with the brackets. */
static bool in_class(const char *p, size_t len, char c)
{
	const bool negated = p[1] == '!' || p[1] == '^';
	bool found = false;

	for (size_t i = 1 + negated; i + 1 < len; i++) {
		const bool range = i + 3 < len && p[i + 1] == '-';
		const char last = range ? p[i + 2] : p[i];
		found = found || (c >= p[i] && c <= last);
		i += range ? 2 : 0;
	}
	return found != negated && c != '/';
}

static bool one_matches(const char *p, size_t len, char c)
{
	if (len > 1)
		return in_class(p, len, c);
	return p[0] == '?' ? c != '/' : p[0] == c;
}

/* What the next byte of the path makes of the places in the pattern that have
 * been reached. */
static void advance(const char *pattern, bool *from, bool *to, char c,
		    bool folder_begins)
{
	for (size_t i = 0; pattern[i]; i += element_len(pattern + i)) {
		const size_t n = element_len(pattern + i);
		const bool star = pattern[i] == '*';
		/* an element that may be empty is passed on the way */
		if (from[i] && star && (n != 3 || folder_begins))
			from[i + n] = true;
		if (!from[i])
			continue;
		if (star && (n > 1 || c != '/'))
			to[i] = true;
		else if (!star && one_matches(pattern + i, n, c))
			to[i + n] = true;
	}
}

bool glob_match(const char *pattern, const char *path, size_t len)
{
	bool rows[2][MAX_PATTERN + 1] = { { true } };
	const size_t n = strlen(pattern);
	int now = 0;

	if (n >= MAX_PATTERN)
		return false;
	for (size_t i = 0; i < len; i++) {
		const bool begins = i == 0 || path[i - 1] == '/';
		memset(rows[!now], 0, n + 1);
		advance(pattern, rows[now], rows[!now], path[i], begins);
		now = !now;
	}
	/* stars at the end may be empty */
	for (size_t i = 0; i < n; i += element_len(pattern + i))
		if (rows[now][i] && pattern[i] == '*')
			rows[now][i + element_len(pattern + i)] = true;
	return rows[now][n];
}

bool glob_match_above(const char *pattern, const char *path, const char *ends)
{
	const size_t len = strlen(path);

	for (size_t i = 0; i <= len; i++)
		if ((i == len || strchr(ends, path[i])) &&
		    glob_match(pattern, path, i))
			return true;
	return false;
}
