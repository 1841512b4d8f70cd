/* SPDX-License-Identifier: MIT */
#include "archive/plain_head.h"

#include "archive/head_line.h"

void plain_head_read_pairs(struct slice head, struct fields *out)
{
	fields_clear(out);
	for (uint32_t n = 0; head.len; n++) {
		const struct slice line = slice_line(&head);
		struct slice key, value;
		if (slice_indent(line) || !head_line_pair(line, &key, &value)) {
			fields_continue(out, line);
			continue;
		}
		fields_begin(out, (struct slice){ 0 }, key, n);
		fields_add(out, value);
	}
}

/* Without one pair of quotes or parentheses around it. */
static struct slice bare(struct slice s)
{
	static const char pairs[][3] = { "\"\"", "()", "''" };

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if (s.len >= 2 && s.p[0] == pairs[i][0] &&
		    s.p[s.len - 1] == pairs[i][1])
			return (struct slice){ s.p + 1, s.len - 2 };
	return s;
}

/* \" is a quote */
static void add_unescaped(struct fields *out, struct slice s)
{
	struct buf text = { 0 };

	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] != '\\' || i + 1 == s.len || s.p[i + 1] != '"')
			buf_add_char(&text, s.p[i]);
	fields_add(out, (struct slice){ buf_str(&text), text.len });
	buf_release(&text);
}

void plain_head_read_refs(struct slice head, struct fields *out)
{
	fields_clear(out);
	for (uint32_t n = 0; head.len; n++) {
		const struct slice line = slice_line(&head);
		const struct slice ref =
			slice_trim(slice_from(line, slice_find(line, ":") + 1));
		struct slice key, value;
		if (!head_line_pair(bare(ref), &key, &value))
			continue;
		fields_begin(out, (struct slice){ 0 }, key, n);
		add_unescaped(out, bare(value));
	}
}

void plain_head_read_columns(struct slice head, struct fields *out)
{
	struct slice keys = slice_trim(slice_line(&head));

	fields_clear(out);
	for (uint32_t n = 1; keys.len; n++) {
		const size_t tab = slice_find(keys, "\t");
		fields_begin(out, (struct slice){ 0 }, slice_head(keys, tab),
			     n);
		fields_add(out, slice_line(&head));
		keys = slice_from(keys, tab + 1);
	}
}

/* `a b` or, in `:a:b:`, what stands between the colons */
static void add_words(struct fields *out, struct slice s)
{
	const bool colons = slice_starts(s, ":");

	fields_set_list(out);
	while (s.len) {
		size_t n = 0;
		while (n < s.len && s.p[n] != ' ' && s.p[n] != '\t' &&
		       !(colons && s.p[n] == ':'))
			n++;
		fields_add(out, slice_head(s, n));
		s = slice_from(s, n + 1);
	}
}

void plain_head_read_org(struct slice head, struct fields *out)
{
	static const struct {
		const char *key, *ours;
	} lists[] = {
		{ "filetags", "tags" },
		{ "hugo_tags", "tags" },
		{ "hugo_categories", "categories" },
	};

	fields_clear(out);
	for (uint32_t n = 0; head.len; n++) {
		const struct slice line = slice_from(slice_line(&head), 2);
		const size_t colon = slice_find(line, ":");
		struct slice key = slice_trim(slice_head(line, colon));
		const struct slice value =
			slice_trim(slice_from(line, colon + 1));
		bool list = slice_ends(key, "[]");
		if (list)
			key.len -= 2;
		for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
			if (slice_is(key, lists[i].key)) {
				key = slice_of(lists[i].ours);
				list = true;
			}
		if (!key.len)
			continue;
		fields_begin_more(out, (struct slice){ 0 }, key, n);
		if (list)
			add_words(out, value);
		else
			fields_add(out, value);
	}
}

void plain_head_read_dots(struct slice head, struct fields *out)
{
	fields_clear(out);
	for (uint32_t n = 0; head.len; n++) {
		const struct slice line = slice_line(&head);
		struct slice key, value;
		if (!head_line_pair(slice_from(line, 2), &key, &value))
			continue;
		fields_begin(out, (struct slice){ 0 }, key, n);
		fields_add(out, value);
	}
}

/* Bytes of the item that a list begins with, up to a comma outside of
 * brackets. */
static size_t item_len(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] != ',') {
		const struct slice rest = slice_from(s, n);
		const size_t link = slice_find(rest, "]]");
		n += slice_starts(rest, "[[") && link < rest.len ? link + 2 : 1;
	}
	return n;
}

static void add_items(struct fields *out, struct slice s)
{
	fields_set_list(out);
	while (s.len) {
		const size_t n = item_len(s);
		struct slice item = slice_trim(slice_head(s, n));
		if (slice_starts(item, "#"))
			item = slice_from(item, 1);
		if (slice_starts(item, "[[") && slice_ends(item, "]]"))
			item = (struct slice){ item.p + 2, item.len - 4 };
		fields_add(out, item);
		s = slice_from(s, n + 1);
	}
}

void plain_head_read_double(struct slice head, struct fields *out)
{
	fields_clear(out);
	for (uint32_t n = 0; head.len; n++) {
		const struct slice line = slice_line(&head);
		struct slice key, value;
		if (!head_line_pair(line, &key, &value))
			continue;
		value = slice_trim(slice_from(value, 1));
		fields_begin(out, (struct slice){ 0 }, key, n);
		if (slice_is(key, "title") || slice_is(key, "description"))
			fields_add(out, value);
		else
			add_items(out, value);
	}
}

/* `A; B`: whoever wrote it, each a value. */
static void add_authors(struct fields *out, struct slice s)
{
	while (s.len) {
		const size_t n = slice_find(s, ";");
		fields_add(out, slice_head(s, n));
		s = slice_from(s, n + 1);
	}
}

void plain_head_read_percent(struct slice head, struct fields *out)
{
	static const char *const keys[] = { "title", "author", "date" };
	size_t i = 0;

	fields_clear(out);
	for (uint32_t n = 0; head.len; n++) {
		struct slice line = slice_line(&head);
		if (slice_starts(line, "%") && i < 3) {
			fields_begin(out, (struct slice){ 0 },
				     slice_of(keys[i++]), n);
			line = slice_from(line, 1);
		}
		if (i == 2)
			add_authors(out, line);
		else
			fields_continue(out, line);
	}
}
