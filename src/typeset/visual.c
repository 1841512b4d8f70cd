/* SPDX-License-Identifier: MIT */
#include "typeset/visual.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "typeset/prefix.h"
#include "typeset/sheet.h"
#include "unicode/bidi.h"
#include "unicode/grapheme.h"
#include "unicode/width.h"

#include <stdlib.h>
#include <string.h>

/* A piece of a run that is not parted: a cluster, or what was added. */
struct atom {
	struct run run;
	uint32_t source; /* the run of the line it comes from */
};

struct visual {
	struct arena *arena;
	const struct width_rules *rules;
	int width;
	uint8_t *levels; /* of each byte of the leaf */
	bool rtl;        /* the paragraph */
	bool row;        /* it is a table's row: what is added parts cells */

	/* One line. */
	struct atom *atoms;
	uint8_t *atom_levels;
	uint32_t *order;
	size_t n, atoms_cap, levels_cap, order_cap;

	/* The new runs of all lines. */
	struct run *runs;
	size_t n_runs, runs_cap;
};

/* A leaf of parts that stand for themselves: the lines of code, the items of
 * the masthead, the cells of a row. */
static bool is_parted(const struct block *b)
{
	return b->kind == BLOCK_CODE || b->kind == BLOCK_META ||
	       b->kind == BLOCK_ROW;
}

/* Bytes at `off` that part one of them from the next. */
static size_t gap_len(const struct block *b, size_t off)
{
	static const char dot[] = " · ";
	const char *s = b->text + off;
	const size_t len = b->len - off;

	if (b->kind == BLOCK_CODE)
		return *s == '\n';
	if (b->kind == BLOCK_ROW)
		return *s == '\t';
	if (len > 1 && s[0] == ' ' && s[1] == '#') /* the next tag */
		return 1;
	return len >= sizeof(dot) - 1 && !memcmp(s, dot, sizeof(dot) - 1)
		       ? sizeof(dot) - 1
		       : 0;
}

/* The end of the part of the leaf that is a paragraph to UAX #9, or of the gap
 * that begins at `from`. */
static size_t part_end(const struct block *b, size_t from)
{
	size_t to = from;

	if (!is_parted(b))
		return b->len;
	while (to < b->len && !gap_len(b, to))
		to++;
	return to > from ? to : from + gap_len(b, from);
}

static enum bidi_direction direction_of(const struct block *b)
{
	return b->kind == BLOCK_CODE ? BIDI_LTR : BIDI_AUTO;
}

static void find_levels(struct visual *v, const struct block *b)
{
	const bool whole = !is_parted(b);

	v->levels = xcalloc(b->len, 1);
	for (size_t from = 0; from < b->len;) {
		const size_t to = part_end(b, from);
		if (bidi_matters(b->text + from, to - from)) {
			const enum bidi_direction d =
				bidi_levels(b->text + from, to - from,
					    direction_of(b), v->levels + from);
			v->rtl = whole && d == BIDI_RTL;
		}
		from = to;
	}
}

static void add_atom(struct visual *v, struct run run, uint32_t source,
		     uint8_t level)
{
	v->atoms = xgrow(v->atoms, &v->atoms_cap, v->n + 1, sizeof(*v->atoms));
	v->atom_levels = xgrow(v->atom_levels, &v->levels_cap, v->n + 1, 1);
	v->atoms[v->n] = (struct atom){ run, source };
	v->atom_levels[v->n++] = level;
}

/* The run cluster by cluster. What was added stays in one piece. */
static void split(struct visual *v, const struct run *run, uint32_t source)
{
	if (run->added) {
		add_atom(v, *run, source, v->row ? 0 : v->levels[run->off]);
		return;
	}
	for (uint32_t i = 0; i < run->len;) {
		struct run atom = *run;
		atom.text += i;
		atom.off += i;
		atom.len = (uint32_t)grapheme_next(atom.text, run->len - i);
		atom.cols =
			(uint16_t)width_cluster(atom.text, atom.len, v->rules);
		add_atom(v, atom, source, v->levels[atom.off]);
		i += atom.len;
	}
}

static void add_run(struct visual *v, struct run run)
{
	v->runs = xgrow(v->runs, &v->runs_cap, v->n_runs + 1, sizeof(run));
	v->runs[v->n_runs++] = run;
}

/* True if `b`, which is seen to the right of `a`, goes on with its run. */
static bool continues(const struct atom *a, const struct atom *b)
{
	return a->source == b->source && !a->run.added &&
	       a->run.text + a->run.len == b->run.text;
}

static void add_mirrored(struct visual *v, struct run run)
{
	char *text = arena_memdup(v->arena, run.text, run.len);

	bidi_mirror(text, run.len);
	run.text = text;
	add_run(v, run);
}

/* The atoms as they are seen; neighbours from left to right are one run. */
static void add_atoms(struct visual *v)
{
	const struct atom *last = NULL;

	v->order = xgrow(v->order, &v->order_cap, v->n, sizeof(*v->order));
	bidi_order(v->atom_levels, v->n, v->order);
	for (size_t i = 0; i < v->n; i++) {
		const uint32_t k = v->order[i];
		struct atom *a = &v->atoms[k];
		if (v->atom_levels[k] % 2) {
			add_mirrored(v, a->run);
			last = NULL;
			continue;
		}
		if (last && continues(last, a)) {
			struct run *run = &v->runs[v->n_runs - 1];
			run->len += a->run.len;
			run->cols += a->run.cols;
		} else {
			add_run(v, a->run);
		}
		last = a;
	}
}

static bool is_prefix(const struct sheet *s, const struct run *run)
{
	const struct prefix *p = s->prefix;

	return run->added &&
	       (run->text == p->first.text || run->text == p->rest.text ||
		run->text == p->above.text);
}

/* The blanks that push a line to the right edge. */
static void add_room(struct visual *v, const struct line *line)
{
	const int room = v->width - line->cols;

	if (room <= 0)
		return;
	char *blanks = arena_alloc(v->arena, (size_t)room);
	memset(blanks, ' ', (size_t)room);
	add_run(v, (struct run){
			   .text = blanks,
			   .len = (uint32_t)room,
			   .cols = (uint16_t)room,
			   .off = line->off,
			   .added = true,
		   });
}

/* Bullets and bars as seen in a mirror: " .1 |". No line ends in blanks. */
static void add_prefix_rtl(struct visual *v, struct run prefix)
{
	struct buf text = { 0 };

	bidi_add(&text, prefix.text, prefix.len, BIDI_RTL);
	while (text.len && text.data[text.len - 1] == ' ') {
		buf_truncate(&text, text.len - 1);
		prefix.cols--;
	}
	prefix.text = arena_memdup(v->arena, buf_str(&text), text.len);
	prefix.len = (uint32_t)text.len;
	if (text.len)
		add_run(v, prefix);
	buf_release(&text);
}

static void set_line(struct visual *v, const struct sheet *s, struct line *line,
		     const struct run *runs)
{
	const size_t first = v->n_runs;
	const bool prefixed = line->n_runs && is_prefix(s, &runs[0]);

	v->n = 0;
	if (v->rtl && line->n_runs)
		add_room(v, line);
	else if (prefixed)
		add_run(v, runs[0]);
	for (uint32_t i = prefixed; i < line->n_runs; i++)
		split(v, &runs[i], i);
	add_atoms(v);
	if (v->rtl && prefixed)
		add_prefix_rtl(v, runs[0]);
	if (v->rtl)
		line->fixed = 0; /* what stays would be at the right */
	line->n_runs = (uint32_t)(v->n_runs - first);
	line->cols = 0;
	for (size_t i = first; i < v->n_runs; i++)
		line->cols += v->runs[i].cols;
}

static void set_lines(struct visual *v, struct sheet *s)
{
	const struct run *runs = s->runs;

	for (size_t i = 0; i < s->n_lines; i++) {
		const uint32_t n = s->lines[i].n_runs;
		set_line(v, s, &s->lines[i], runs);
		runs += n;
	}
	free(s->runs);
	s->runs = v->runs;
	s->n_runs = v->n_runs;
	s->runs_cap = v->runs_cap;
}

void visual_set(struct sheet *s, struct arena *arena,
		const struct width_rules *rules, int width)
{
	struct visual v = { .arena = arena, .rules = rules, .width = width };

	if (!bidi_matters(s->block->text, s->block->len))
		return;
	v.row = s->block->kind == BLOCK_ROW;
	find_levels(&v, s->block);
	set_lines(&v, s);
	free(v.levels);
	free(v.atoms);
	free(v.atom_levels);
	free(v.order);
}
