/* SPDX-License-Identifier: MIT */
#include "doc/emoji.h"

#include "doc/emoji_names.h"

#include <stdbool.h>
#include <string.h>

enum { NAME_MAX_LEN = 48 };

static bool in_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
	       c == '-' || c == '+';
}

static const char *find(const char *name, size_t len)
{
	size_t lo = 0, hi = emoji_names_count;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		const char *known = emoji_names[mid].name;
		const int order = strncmp(known, name, len);
		if (!order && !known[len])
			return emoji_names[mid].text;
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

const char *emoji_at(const char *text, size_t len, size_t *n)
{
	size_t i = 1;

	if (!len || *text != ':')
		return NULL;
	while (i < len && i <= NAME_MAX_LEN && in_name(text[i]))
		i++;
	if (i == 1 || i == len || text[i] != ':')
		return NULL;
	*n = i + 1;
	return find(text + 1, i - 1);
}
