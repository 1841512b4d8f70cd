/* SPDX-License-Identifier: MIT */
#include "archive/head_line.h"

#include "archive/ascii.h"
#include "archive/key_alias.h"

enum { MAX_KEY = 64 };

bool head_line_is_rule(struct slice line, char c)
{
	const struct slice s = slice_trim(line);

	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] != c)
			return false;
	return s.len >= 3;
}

static bool is_key_char(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' || c == '.' ||
	       c == '$' || c == '@' || (unsigned char)c >= 0x80;
}

/* Bytes of the key; a full-width colon ends one that is ASCII. */
static size_t key_len(struct slice s)
{
	size_t n = 0;

	while (n < s.len && n < MAX_KEY && is_key_char(s.p[n]) &&
	       !(s.p[n] == '\xEF' && slice_starts(slice_from(s, n), "：")))
		n++;
	return n;
}

static size_t colon_len(struct slice s)
{
	return slice_starts(s, ":")    ? 1
	       : slice_starts(s, "：") ? sizeof("：") - 1
				       : 0;
}

bool head_line_pair(struct slice line, struct slice *key, struct slice *value)
{
	struct slice s = slice_trim(line);
	const bool quoted = s.len && (s.p[0] == '"' || s.p[0] == '\'');
	const char quote = quoted ? s.p[0] : 0;

	if (quoted)
		s = slice_from(s, 1);
	*key = slice_head(s, key_len(s));
	s = slice_from(s, key->len);
	if (quoted && s.len && s.p[0] == quote)
		s = slice_from(s, 1);
	s = slice_from(s, slice_indent(s));
	const size_t colon = colon_len(s);
	s = slice_from(s, colon);
	*value = slice_trim(s);
	return key->len && key->p[0] != '-' && colon && !slice_starts(s, "//");
}

bool head_line_known_key(struct slice key)
{
	static const char *const known[] = {
		"title", "date",     "layout",      "tags",     "tag",
		"slug",  "category", "categories",  "author",   "authors",
		"lang",  "summary",  "description", "subtitle", "published",
		"draft", "keywords", "permalink",   "excerpt",  "topics",
		"image", "source",   "updated",     "lastmod",  "emoji",
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (slice_is(key, known[i]))
			return true;
	return key_alias(key) != NULL;
}
