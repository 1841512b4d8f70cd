/* SPDX-License-Identifier: MIT */
#include "doc/code_title.h"

#include "archive/ascii.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "doc/writer.h"

#include <string.h>

/* Bytes before the first blank. */
static size_t word_len(struct slice s)
{
	size_t n = 0;

	while (n < s.len && !ascii_is_space(s.p[n]))
		n++;
	return n;
}

static bool is_wide(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] & 0x80)
			return true;
	return false;
}

/* A name with an extension or a folder: "a.js", "src/a"; no number, address of
 * mail or host. */
static bool is_file(struct slice s)
{
	bool parted = false, letter = false;

	if (slice_starts(s, "//"))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '@')
			return false;
		letter |= ascii_is_alpha(s.p[i]);
		parted |= i && i + 1 < s.len &&
			  (s.p[i] == '.' || s.p[i] == '/') &&
			  ascii_is_alnum(s.p[i + 1]);
	}
	return parted && letter;
}

/* What Gatsby puts between. */
static struct slice without_key(struct slice s)
{
	static const char key[] = "title=";

	return slice_starts(s, key) ? slice_from(s, strlen(key)) : s;
}

/* The value of `key="value"`; behind a blank, comma or brace. */
static bool find_value(struct slice info, const char *key, struct slice *value)
{
	const size_t n = strlen(key);

	for (size_t i = 1; i + n + 2 < info.len; i++) {
		const char *s = info.p + i;
		if (memcmp(s, key, n) != 0 || s[n] != '=' ||
		    (s[n + 1] != '"' && s[n + 1] != '\'') ||
		    !strchr(" \t,{", s[-1]))
			continue;
		const struct slice rest = slice_from(info, i + n + 2);
		const char quote[] = { s[n + 1], '\0' };
		*value = slice_head(rest, slice_find(rest, quote));
		return value->len > 0;
	}
	return false;
}

static bool find_named(struct slice info, struct slice *name)
{
	static const char *const keys[] = { "title", "filename", "file",
					    "caption" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (find_value(info, keys[i], name))
			return true;
	return false;
}

/* Where a word of the rest begins that is an address, its length if none is. */
static size_t find_url(struct slice rest)
{
	for (size_t i = 0; i < rest.len; i += word_len(slice_from(rest, i))) {
		while (i < rest.len && ascii_is_space(rest.p[i]))
			i++;
		if (slice_starts(slice_from(rest, i), "http://") ||
		    slice_starts(slice_from(rest, i), "https://"))
			return i;
	}
	return rest.len;
}

/* Words that say nothing to the reader: `{1,3}`, `hl_lines=2`, `ignore`. */
static bool is_title(struct slice rest)
{
	return !strchr("{[", *rest.p) && !memchr(rest.p, '=', word_len(rest)) &&
	       (is_wide(rest) || is_file(slice_head(rest, word_len(rest))));
}

static bool find_words(struct slice rest, struct code_title *title)
{
	const size_t at = find_url(rest);
	const struct slice url = slice_from(rest, at);

	if (!rest.len || (!url.len && !is_title(rest)))
		return false;
	title->name = slice_trim(slice_head(rest, at));
	title->url = slice_head(url, word_len(url));
	title->link = slice_trim(slice_from(url, title->url.len));
	return true;
}

bool code_title_find(const char *info, struct code_title *title)
{
	const struct slice all = slice_of(info);
	const struct slice first = slice_head(all, word_len(all));
	const size_t colon = slice_find(first, ":");
	const struct slice rest = slice_trim(slice_from(all, first.len));

	*title = (struct code_title){ 0 };
	if (find_named(all, &title->name))
		return true;
	if (*info == '{')
		return false;
	if (colon + 1 == first.len && rest.len) { /* `rb: a.rb` */
		title->name = rest;
		return true;
	}
	if (colon < first.len) {
		title->name = without_key(slice_from(first, colon + 1));
		return is_wide(title->name) || is_file(title->name);
	}
	return find_words(rest, title);
}

static void write_link(struct writer *w, const struct code_title *t)
{
	const struct slice text = t->link.len ? t->link : t->url;
	struct buf url = { 0 };

	buf_add(&url, t->url.p, t->url.len);
	if (t->name.len)
		writer_add_str(w, " ");
	writer_link_begin(w, LINK_LINK, buf_str(&url));
	writer_add(w, text.p, text.len);
	writer_link_end(w);
	buf_release(&url);
}

void code_title_write(struct writer *w, const char *info, uint32_t line)
{
	struct code_title t;

	if (!code_title_find(info, &t))
		return;
	writer_begin(w, BLOCK_PARAGRAPH, line);
	writer_style_on(w, STYLE_STRONG);
	writer_add(w, t.name.p, t.name.len);
	writer_style_off(w, STYLE_STRONG);
	if (t.url.len)
		write_link(w, &t);
	writer_end(w);
}
