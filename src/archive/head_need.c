/* SPDX-License-Identifier: MIT */
#include "archive/head_need.h"

#include "archive/ascii.h"
#include "archive/encoding.h"
#include "archive/simple_head.h"
#include "archive/title.h"
#include "base/utf8.h"

enum {
	MAX_GUESS_READ = 1024 * 1024,
	LARGE_HEAD_READ = 256 * 1024 + 4096, /* hardly any is larger */
	MAX_HEAD_READ = HEAD_SPLIT_MAX + 4096,
};

static bool has_title(struct slice head)
{
	while (head.len) {
		const struct slice line = slice_line(&head);
		if (slice_starts(slice_from(line, slice_indent(line)), "title"))
			return true;
	}
	return false;
}

/* A delimiter opens the text, but what it opens is not closed in it. */
static bool maybe_open(struct slice text, const struct head_split *split)
{
	while (text.len &&
	       (ascii_is_space(text.p[0]) || (unsigned char)text.p[0] >= 0x80))
		text = slice_from(text, 1);
	return !split->closed &&
	       (slice_starts(text, "---") || slice_starts(text, "+++") ||
		slice_starts(text, ";;;") || slice_starts(text, "{"));
}

static size_t at_most(uint64_t size, size_t most)
{
	return size < most ? (size_t)size : most;
}

/* Not UTF-8, as far as it goes: all of it says what it is. */
static bool is_text(struct slice text)
{
	return !encoding_marked(text) &&
	       utf8_valid_len(text.p, text.len) + UTF8_MAX - 1 >= text.len;
}

size_t head_need(const char *text, size_t len, uint64_t size,
		 struct fields *room, struct head_known *known)
{
	const struct slice all = { text, len };
	struct head_split split;
	struct buf title = { 0 };

	*known = (struct head_known){ .simple = false };
	if (len >= size)
		return len;
	known->simple = simple_head_read(text, len, &known->split, room);
	if (known->simple && *fields_first(room, fields_find(room, "title")))
		return len;
	if (!is_text(all))
		return at_most(size, MAX_GUESS_READ);
	head_split(text, len, &split);
	if (maybe_open(all, &split) && len < MAX_HEAD_READ)
		return at_most(size, len < LARGE_HEAD_READ ? LARGE_HEAD_READ
							   : MAX_HEAD_READ);
	if (len >= HEAD_NEED_TITLE ||
	    (split.found &&
	     has_title(slice_head(slice_from(all, split.head_off),
				  split.head_len))))
		return len;
	const bool found =
		title_from_body(&title, slice_from(all, split.body_off), false);
	buf_release(&title);
	return found ? len : at_most(size, HEAD_NEED_TITLE);
}
