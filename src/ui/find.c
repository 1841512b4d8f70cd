/* SPDX-License-Identifier: MIT */
#include "ui/find.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "unicode/fold.h"
#include "unicode/script.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The text of a leaf as it is read, each byte with its place in the leaf. */
struct joined {
	struct buf text;
	uint32_t *source; /* text.len + 1 of them */
	size_t cap;
};

static void release(struct joined *j)
{
	buf_release(&j->text);
	free(j->source);
}

static void add(struct joined *j, const char *s, size_t n, size_t off)
{
	const size_t at = j->text.len;

	j->source = xgrow(j->source, &j->cap, at + n + 1, sizeof(*j->source));
	for (size_t i = 0; i < n; i++)
		j->source[at + i] = (uint32_t)(off + i);
	buf_add(&j->text, s, n);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Adds what a run of blanks [from, to) comes to: a space, or nothing between
 * lines of a script that has none (TYPESETTING J1-J3). */
static void add_blanks(struct joined *j, const struct block *b, size_t from,
		       size_t to, uint32_t before, enum lang lang)
{
	uint32_t after = 0;

	if (to < b->len)
		utf8_decode(b->text + to, b->len - to, &after);
	if (!memchr(b->text + from, '\n', to - from) ||
	    !script_joins_without_space(before, after, lang))
		add(j, " ", 1, from);
}

static void join(struct joined *j, const struct block *b)
{
	const enum lang lang = script_lang_of(b->text, b->len);
	uint32_t cp = 0;

	for (size_t i = 0; i < b->len;) {
		const size_t from = i;
		while (i < b->len && is_blank(b->text[i]))
			i++;
		if (i > from) {
			add_blanks(j, b, from, i, cp, lang);
			continue;
		}
		i += utf8_decode(b->text + i, b->len - i, &cp);
		add(j, b->text + from, i - from, from);
	}
	add(j, "", 0, b->len);
	j->source[j->text.len] = b->len;
}

void find_release(struct find *f)
{
	free(f->items);
	*f = (struct find){ 0 };
}

static void find_in_leaf(struct find *f, const struct block *b, uint32_t leaf,
			 const struct buf *needle)
{
	struct joined j = { 0 };
	struct fold_map map;
	size_t start, end = 0;

	join(&j, b);
	fold_map_init(&map, buf_str(&j.text), j.text.len);
	while (f->n < FIND_MAX &&
	       fold_map_find(&map, needle->data, needle->len, end, &start,
			     &end) &&
	       start < end) {
		f->items =
			xgrow(f->items, &f->cap, f->n + 1, sizeof(*f->items));
		f->items[f->n++] = (struct find_match){ leaf, j.source[start],
							j.source[end - 1] + 1 };
	}
	fold_map_release(&map);
	release(&j);
}

void find_run(struct find *f, const struct doc *d, const char *pattern)
{
	struct buf needle = { 0 };
	const size_t n = doc_leaf_count(d);

	f->n = 0;
	fold_text(&needle, pattern, strlen(pattern));
	for (size_t i = 0; i < n && needle.len > 0 && f->n < FIND_MAX; i++)
		if (doc_leaf(d, i)->len > 0)
			find_in_leaf(f, doc_leaf(d, i), (uint32_t)i, &needle);
	buf_release(&needle);
}

size_t find_from(const struct find *f, uint32_t leaf, uint32_t off)
{
	size_t lo = 0, hi = f->n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		const struct find_match *m = &f->items[mid];
		if (m->leaf < leaf || (m->leaf == leaf && m->end <= off))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}
