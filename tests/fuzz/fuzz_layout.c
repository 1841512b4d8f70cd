/* SPDX-License-Identifier: MIT */
/* Any post at any width is laid out without overflow, from the top to the end
 * and back. The first four bytes choose the options. */
#include "archive/post.h"
#include "doc/doc.h"
#include "typeset/layout.h"

#include <limits.h>
#include <stdlib.h>

enum { OPTION_BYTES = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void choose_options(struct layout_options *o, const uint8_t *bytes)
{
	layout_defaults(o);
	o->width = bytes[0];
	o->lang = (enum lang)(bytes[1] % 5);
	o->level = (enum linebreak_level)(bytes[1] / 5 % 3);
	o->indent = bytes[1] / 15 % 5;
	o->korean_words = bytes[2] & 1;
	o->orphans = bytes[2] & 2;
	o->hanging = bytes[2] & 4;
	o->autospace = bytes[2] & 8;
	o->ascii = bytes[2] & 16;
	o->balanced = bytes[2] & 32;
	o->justify = bytes[2] & 64;
	o->reorder = bytes[2] & 128;
	o->rules.ambiguous_wide = bytes[3] & 1;
	o->rules.emoji_sum = bytes[3] & 2;
	o->scroll = bytes[3] & 4;
}

static void require(bool promise)
{
	if (!promise)
		abort();
}

static void check_line(struct layout *l, struct spot s, int width)
{
	const struct line *line = layout_line(l, s);

	require(line && line->leaf == s.leaf);
	require(line->cols <= (line->reach ? line->reach : width));
	if (line->off == line->end)
		return;
	const struct spot found = layout_find(l, line->leaf, line->off);
	require(found.leaf == s.leaf && found.line == s.line);
}

static void check(struct layout *l, int width)
{
	struct spot s = layout_find(l, 0, 0);
	uint64_t before = 0;
	long n = 0;

	if (!layout_line(l, s))
		return;
	layout_move(l, &s, LONG_MIN);
	do {
		check_line(l, s, width);
		const uint64_t now = layout_bytes_before(l, s);
		require(now >= before && now <= layout_bytes(l));
		before = now;
		n++;
	} while (layout_move(l, &s, 1));
	const struct spot end = layout_end(l);
	require(s.leaf == end.leaf && s.line == end.line);
	require(layout_move(l, &s, LONG_MIN) == 1 - n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const struct post post = {
		.path = "",
		.name = "",
		.title = "",
		.source = "",
		.lang = "",
		.layout = "",
		.description = "",
	};
	struct layout_options o;

	if (len < OPTION_BYTES)
		return 0;
	choose_options(&o, data);
	struct doc *d = doc_new(&post, (const char *)data + OPTION_BYTES,
				len - OPTION_BYTES, 0);
	struct layout *l = layout_new(d, &o);
	const int width =
		o.width < LAYOUT_MIN_WIDTH ? LAYOUT_MIN_WIDTH : o.width;
	check(l, width + (o.hanging ? 2 : 0));
	layout_free(l);
	doc_free(d);
	return 0;
}
