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
