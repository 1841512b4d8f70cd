/* SPDX-License-Identifier: MIT */
/* Any post at any width is laid out without overflow, from the top to the end
 * and back, loses nothing, and comes to the same wherever one begins. The first
 * four bytes choose the options. */
#include "archive/post.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "support/ink.h"
#include "typeset/layout.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

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

/* What a layout shows of a leaf, and where its lines end. */
static void add_leaf(struct buf *ink, struct buf *ends, struct layout *l,
		     size_t leaf)
{
	struct spot s = layout_find(l, (uint32_t)leaf, 0);

	for (s.line = 0; layout_line(l, s) && s.leaf == leaf;) {
		const struct line *line = layout_line(l, s);
		buf_printf(ends, "%u-%u:%d ", line->off, line->end, line->cols);
		for (uint32_t i = 0; i < line->n_runs; i++)
			if (!line->runs[i].added)
				ink_add(ink, line->runs[i].text,
					line->runs[i].len);
		if (!layout_move(l, &s, 1))
			break;
	}
}

static bool is_in_order(const struct block *b, const struct layout_options *o)
{
	return b->kind != BLOCK_ROW && !o->reorder;
}

/* A layout that begins with the last leaf comes to the same as one that begins
 * with the first, and all that a leaf has is shown once. */
static void check_leaves(const struct doc *d, struct layout *l,
			 const struct layout_options *o)
{
	struct layout *other = layout_new(d, o);

	for (size_t i = doc_leaf_count(d); i-- > 0;) {
		const struct block *b = doc_leaf(d, i);
		struct buf ink = { 0 }, again = { 0 }, want = { 0 };
		struct buf ends = { 0 }, ends_again = { 0 };
		add_leaf(&again, &ends_again, other, i);
		add_leaf(&ink, &ends, l, i);
		require(!strcmp(buf_str(&ends), buf_str(&ends_again)));
		require(!strcmp(buf_str(&ink), buf_str(&again)));
		ink_add(&want, b->text, b->len);
		if (is_in_order(b, o) && !strlen(b->info))
			require(!strcmp(buf_str(&ink), buf_str(&want)));
		buf_release(&ink);
		buf_release(&again);
		buf_release(&want);
		buf_release(&ends);
		buf_release(&ends_again);
	}
	layout_free(other);
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
	check_leaves(d, l, &o);
	layout_free(l);
	doc_free(d);
	return 0;
}
