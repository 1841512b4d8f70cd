/* SPDX-License-Identifier: MIT */
#include "doc/verse.h"

#include "archive/ascii.h"
#include "doc/lines.h"

#include <stdbool.h>
#include <string.h>

/* A bar, and a blank or nothing behind it. */
static bool is_line(const char *s, size_t len)
{
	return len && *s == '|' && (len == 1 || ascii_is_space(s[1])) &&
	       !memchr(s + 1, '|', len - 1);
}

size_t verse_end(const char *text, size_t len, size_t off)
{
	size_t lines = 0, end = off;

	for (size_t i = off; i < len; lines++) {
		const size_t n = lines_len(text + i, len - i);
		if (!is_line(text + i, n))
			break;
		end = i + n;
		i = end + lines_end_len(text + end, len - end);
	}
	return lines > 1 ? end : 0;
}
