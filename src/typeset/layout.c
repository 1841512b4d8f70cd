/* SPDX-License-Identifier: MIT */
#include "typeset/layout.h"

#include "base/arena.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "typeset/prefix.h"
#include "typeset/setter.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WIDTH = 4096, MAX_INDENT = 4 };

static const uint32_t NONE = UINT32_MAX;

/* What is known of a leaf; its lines only if `age` is the layout's. */
struct leaf {
	const struct line *lines;
	uint32_t n_lines;
	uint32_t age;
	uint32_t n_text;       /* lines before those of its pictures */
	uint32_t above, below; /* the next leaves that show; NONE = no such */
	bool empty;
	uint64_t before; /* bytes of text before it */
};

struct layout {
	const struct doc *doc;
	struct leaf *leaves;
	size_t cap;
	uint32_t n;
	uint32_t age;         /* from 1: how many widths there have been */
	uint32_t top, bottom; /* the first and last that show; or NONE */
	uint64_t bytes;
	uint8_t *digits; /* see prefix_of */
	size_t n_digits, digits_cap;
	uint32_t *waiting; /* leaves whose pictures come later */
	size_t n_waiting, waiting_cap;
	struct arena arena;
	struct setter setter;
};

void layout_defaults(struct layout_options *o)
{
	*o = (struct layout_options){ .width = 80 };
}

void layout_take_style(struct layout_options *o,
		       const struct layout_options *from)
{
	o->lang = from->lang;
	o->level = from->level;
	o->korean_words = from->korean_words;
	o->korean_words_min = from->korean_words_min;
	o->orphans = from->orphans;
	o->hanging = from->hanging;
	o->autospace = from->autospace;
	o->balanced = from->balanced;
	o->justify = from->justify;
	o->indent = from->indent;
}

void layout_set_rules(struct layout_options *o, const struct width_rules *rules)
{
	o->rules = *rules;
	o->ascii = rules->ambiguous_wide;
}

/* Cells of the longest number in a list, as far as that is known where it may
 * still grow. */
static uint8_t longest_number(const struct block *list)
{
	const struct block *item = list->child;
	int most = 1;

	for (int i = 0; item && i < DOC_LIST_ITEMS; i++) {
		const int digits = prefix_digits(item->start);
		most = digits > most ? digits : most;
		/* nor is what is behind looked at */
		item = i + 1 < DOC_LIST_ITEMS ? item->next : NULL;
	}
	return (uint8_t)most;
}

/* Of the lists of which an item begins at `leaf`: around it, below the leaf
 * before. */
static void note_numbers(struct layout *l, const struct block *leaf,
			 const struct block *previous)
{
	for (const struct block *b = leaf->parent; b; b = b->parent) {
		if (previous && b->index < previous->index)
			return;
		if (b->kind == BLOCK_ITEM && b->parent && b->parent->ordered &&
		    !l->digits[b->parent->index])
			l->digits[b->parent->index] = longest_number(b->parent);
	}
}

/* Takes in the leaves from `first` on, one after the other. */
static void survey_down(struct layout *l, uint32_t first)
{
	const struct block *previous =
		first ? doc_leaf(l->doc, first - 1) : NULL;

	for (uint32_t i = first; i < l->n; i++) {
		const struct block *b = doc_leaf(l->doc, i);
		struct leaf *leaf = &l->leaves[i];
		*leaf = (struct leaf){
			.before = l->bytes,
			.empty = setter_is_empty(b),
			.above = l->bottom,
		};
		l->bytes += b->len;
		note_numbers(l, b, previous);
		previous = b;
		if (!leaf->empty)
			l->bottom = i;
	}
}

/* Tells the leaves from `first` on, and those above that showed last, what is
 * below. */
static void survey_up(struct layout *l, uint32_t first)
{
	uint32_t below = NONE;

	for (uint32_t i = l->n; i-- > first;) {
		l->leaves[i].below = below;
		if (!l->leaves[i].empty)
			below = i;
	}
	if (l->top == NONE)
		l->top = below;
}

static size_t count_blocks(const struct doc *d)
{
	const size_t n = doc_leaf_count(d);

	return n ? doc_leaf(d, n - 1)->index + (size_t)1 : 0;
}

static void make_room(struct layout *l)
{
	const size_t blocks = count_blocks(l->doc);

	l->leaves = xgrow(l->leaves, &l->cap, l->n, sizeof(*l->leaves));
	l->digits =
		xgrow(l->digits, &l->digits_cap, blocks, sizeof(*l->digits));
	memset(l->digits + l->n_digits, 0, blocks - l->n_digits);
	l->n_digits = blocks;
	l->setter.digits = l->digits;
}

void layout_grow(struct layout *l)
{
	const uint32_t first = l->n, bottom = l->bottom;

	if (first == doc_leaf_count(l->doc))
		return;
	l->n = (uint32_t)doc_leaf_count(l->doc);
	make_room(l);
	survey_down(l, first);
	survey_up(l, bottom == NONE ? 0 : bottom);
}

static int clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static int clamp_width(int width)
{
	return clamp(width, LAYOUT_MIN_WIDTH, MAX_WIDTH);
}

struct layout *layout_new(const struct doc *d, const struct layout_options *o)
{
	struct layout *l = xcalloc(1, sizeof(*l));

	l->doc = d;
	l->age = 1;
	l->top = l->bottom = NONE;
	l->setter.doc = d;
	l->setter.options = *o;
	l->setter.options.width = clamp_width(o->width);
	l->setter.options.indent = clamp(o->indent, 0, MAX_INDENT);
	l->setter.arena = &l->arena;
	layout_grow(l);
	return l;
}

void layout_resize(struct layout *l, int width)
{
	l->setter.options.width = clamp_width(width);
	rows_release(&l->setter.rows); /* columns of the old width */
	arena_release(&l->arena);
	l->n_waiting = 0;
	l->age++;
}

void layout_retry_pictures(struct layout *l)
{
	for (size_t i = 0; i < l->n_waiting; i++)
		l->leaves[l->waiting[i]].age = 0;
	l->n_waiting = 0;
}

void layout_free(struct layout *l)
{
	if (!l)
		return;
	setter_release(&l->setter);
	arena_release(&l->arena);
	free(l->digits);
	free(l->waiting);
	free(l->leaves);
	free(l);
}

static void wait_for(struct layout *l, uint32_t leaf)
{
	l->waiting = xgrow(l->waiting, &l->waiting_cap, l->n_waiting + 1,
			   sizeof(*l->waiting));
	l->waiting[l->n_waiting++] = leaf;
}

/* Lays the leaf out, if that was not done. */
static const struct leaf *leaf_at(struct layout *l, uint32_t i)
{
	struct leaf *leaf = &l->leaves[i];

	if (leaf->age == l->age || leaf->empty)
		return leaf;
	struct line *lines = setter_set(
		&l->setter, doc_leaf(l->doc, i),
		leaf->above == NONE ? NULL : doc_leaf(l->doc, leaf->above),
		&leaf->n_lines);
	leaf->n_text = 0;
	for (uint32_t k = 0; k < leaf->n_lines; k++) {
		lines[k].leaf = i;
		leaf->n_text += !lines[k].picture;
	}
	if (l->setter.waits)
		wait_for(l, i);
	leaf->lines = lines;
	leaf->age = l->age;
	return leaf;
}

struct spot layout_end(struct layout *l)
{
	if (l->bottom == NONE)
		return (struct spot){ 0 };
	return (struct spot){ l->bottom, leaf_at(l, l->bottom)->n_lines - 1 };
}

/* A leaf without lines hands over to the one below, or to the last line. False
 * if the document shows nothing. */
static bool settle(struct layout *l, struct spot *s)
{
	if (l->top == NONE)
		return false;
	if (s->leaf < l->n && !l->leaves[s->leaf].empty)
		return true;
	const uint32_t below = s->leaf < l->n ? l->leaves[s->leaf].below : NONE;
	*s = below == NONE ? layout_end(l) : (struct spot){ below, 0 };
	return true;
}

const struct line *layout_line(struct layout *l, struct spot s)
{
	if (s.leaf >= l->n || !settle(l, &s))
		return NULL;
	const struct leaf *leaf = leaf_at(l, s.leaf);
	return s.line < leaf->n_lines ? &leaf->lines[s.line] : NULL;
}

static long move_down(struct layout *l, struct spot *s, long n)
{
	long left = n;

	for (;;) {
		const struct leaf *leaf = leaf_at(l, s->leaf);
		const long room = (long)leaf->n_lines - 1 - (long)s->line;
		if (left <= room || leaf->below == NONE) {
			const long step = left < room ? left : room;
			s->line += (uint32_t)step;
			return n - left + step;
		}
		left -= room + 1;
		*s = (struct spot){ leaf->below, 0 };
	}
}

static long move_up(struct layout *l, struct spot *s, long n)
{
	long left = n;

	for (;;) {
		const uint32_t above = l->leaves[s->leaf].above;
		if (left <= (long)s->line || above == NONE) {
			const long room = (long)s->line;
			const long step = left < room ? left : room;
			s->line -= (uint32_t)step;
			return n - left + step;
		}
		left -= (long)s->line + 1;
		*s = (struct spot){ above, leaf_at(l, above)->n_lines - 1 };
	}
}

long layout_move(struct layout *l, struct spot *s, long n)
{
	if (!settle(l, s))
		return 0;
	const struct leaf *leaf = leaf_at(l, s->leaf);
	if (s->line >= leaf->n_lines)
		s->line = leaf->n_lines - 1;
	return n < 0 ? -move_up(l, s, n == LONG_MIN ? LONG_MAX : -n)
		     : move_down(l, s, n);
}

/* A blank line above the leaf shows none of its bytes. */
static uint32_t first_text_line(const struct leaf *leaf)
{
	return leaf->n_text > 1 && leaf->lines[0].off == leaf->lines[0].end;
}

/* The line of a table's row that shows the byte, or else the last before it:
 * cells stand side by side, so that lines are not in the order of the text. */
static uint32_t find_in_row(const struct leaf *leaf, uint32_t off)
{
	uint32_t best = first_text_line(leaf), best_off = 0;

	for (uint32_t i = best; i < leaf->n_lines; i++) {
		const struct line *line = &leaf->lines[i];
		for (uint32_t k = 0; k < line->n_runs; k++) {
			const struct run *run = &line->runs[k];
			if (run->added || run->off > off || run->off < best_off)
				continue;
			best = i;
			best_off = run->off;
		}
	}
	return best;
}

struct spot layout_find(struct layout *l, uint32_t leaf, uint32_t off)
{
	struct spot s = { leaf, 0 };

	if (!settle(l, &s) || s.leaf != leaf)
		return s;
	const struct leaf *at = leaf_at(l, leaf);
	if (doc_leaf(l->doc, leaf)->kind == BLOCK_ROW) {
		s.line = find_in_row(at, off);
		return s;
	}
	uint32_t low = first_text_line(at), high = at->n_text;
	while (high - low > 1) {
		const uint32_t mid = low + (high - low) / 2;
		if (at->lines[mid].off <= off)
			low = mid;
		else
			high = mid;
	}
	s.line = low;
	return s;
}

uint64_t layout_bytes_before(const struct layout *l, struct spot s)
{
	if (s.leaf >= l->n)
		return l->bytes;
	const struct leaf *leaf = &l->leaves[s.leaf];
	const bool known = leaf->age == l->age && s.line < leaf->n_lines;
	return leaf->before + (known ? leaf->lines[s.line].off : 0);
}

uint64_t layout_bytes(const struct layout *l)
{
	return l->bytes;
}
