/* SPDX-License-Identifier: MIT */
#include "unicode/grapheme.h"

#include "unicode/cluster.h"
#include "unicode/decode.h"

/* Most text is printable ASCII: two of them in a row are two clusters. */
static int is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

size_t grapheme_next(const char *s, size_t len)
{
	if (len && is_plain(s[0]) && (len == 1 || is_plain(s[1])))
		return 1;

	unsigned state = TABLES_CONTROL;
	size_t off = 0;
	while (off < len) {
		uint32_t cp;
		const size_t n = utf8_decode(s + off, len - off, &cp);
		const unsigned grapheme = tables_find(cp)->grapheme;
		if (off && !cluster_continues(state, grapheme))
			break;
		state = cluster_next(state, grapheme);
		off += n;
	}
	return off;
}
