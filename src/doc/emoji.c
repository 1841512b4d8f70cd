/* SPDX-License-Identifier: MIT */
#include "doc/emoji.h"

#include "doc/emoji_names.h"

#include <stdbool.h>
#include <string.h>

/* Each character of a name may be escaped. */
enum { NAME_MAX_LEN = 48, MARKDOWN_MAX_LEN = 2 * NAME_MAX_LEN };

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

/* Bytes of the name that begins behind the colon, or 0. */
static size_t name_len(const char *text, size_t len)
{
	size_t i = 1;

	if (!len || *text != ':')
		return 0;
	while (i < len && i <= NAME_MAX_LEN && in_name(text[i]))
		i++;
	return i < len && text[i] == ':' ? i - 1 : 0;
}

bool emoji_may_be_at(const char *markdown, size_t len)
{
	size_t i = 1;

	while (i < len && i < MARKDOWN_MAX_LEN &&
	       (in_name(markdown[i]) || strchr("\\&;", markdown[i])) &&
	       markdown[i])
		i++;
	return i > 1 && i < len &&
	       (markdown[i] == ':' || i == MARKDOWN_MAX_LEN);
}

const char *emoji_at(const char *text, size_t len, size_t *n)
{
	const size_t name = name_len(text, len);

	if (!name)
		return NULL;
	*n = name + 2;
	return find(text + 1, name);
}
