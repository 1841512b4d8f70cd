/* SPDX-License-Identifier: MIT */
#include "doc/footnote.h"

#include "doc/shield.h"

#include <string.h>

/* CommonMark: "at most 999 characters inside the square brackets". */
enum { LABEL_MAX = 999 * 4 };

/* Bytes of the `[^label]` at the start of the text, or 0. An opening bracket
 * ends the search, so that the next one starts behind. */
static size_t label_len(const char *s, size_t len)
{
	if (len < 2 || s[0] != '[' || s[1] != '^')
		return 0;
	for (size_t i = 2; i < len && i < LABEL_MAX; i++) {
		if (s[i] == ']')
			return i + 1;
		if (s[i] == '[')
			return 0;
		if (s[i] == '\\')
			i++;
	}
	return 0;
}

bool footnote_prepare(struct buf *out, const char *text, size_t len)
{
	const char *const end = text + len;
	const char *done = text;

	for (const char *s = text;
	     (s = memchr(s, '[', (size_t)(end - s))) != NULL; s++) {
		const size_t n = label_len(s, (size_t)(end - s));
		if (!n || s + n == end || s[n] != ':')
			continue;
		buf_add(out, done, (size_t)(s + n - done));
		shield_add(out);
		done = s + n;
	}
	if (done == text)
		return false;
	buf_add(out, done, (size_t)(end - done));
	return true;
}

bool footnote_starts(const char *text, size_t len)
{
	const size_t n = label_len(text, len);

	return n && n < len && shield_len(text + n, len - n);
}
