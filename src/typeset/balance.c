/* SPDX-License-Identifier: MIT */
#include "typeset/balance.h"

#include "base/xalloc.h"
#include "typeset/justify.h"

#include <stdlib.h>

enum {
	PIECE = 8192,    /* clusters made even at once */
	ENDS_MAX = 64,   /* ends looked at for one line, the furthest first */
	ORPHAN_MAX = 32, /* clusters: no orphan has more marks */
	LINE_SHIFT = 40, /* a line costs more than all raggedness of a piece */
	UNIT_COST = 12 * 12,   /* as much as this many cells left empty */
	ORPHAN_COST = 24 * 24, /* likewise */
};

static const uint64_t UNREACHED = UINT64_MAX;

/* A place where a line may end and the next begin. Cells count from the start
 * of the piece. */
struct node {
	uint32_t at;         /* the cluster that begins the next line */
	uint32_t begin, end; /* cells before it, and without the blanks */
	uint32_t gaps;       /* places to widen before it, */
	bool gap;            /* and one that a line end here destroys */
	bool unit;           /* N5: parts a number from its unit */
	uint8_t hang;        /* F2: cells of the stop at the end */
	uint32_t from;       /* node at which the line that ends here begins */
	uint64_t cost;       /* of the best way here */
};

struct balancer {
	const struct linebreak_cluster *c;
	size_t n;
	const struct fill_options *o;
	struct node *nodes; /* of the piece */
	size_t n_nodes, cap;
	bool first; /* the piece begins with the first line */
	bool last;  /* it ends with the last line of a paragraph */
};

static int line_width(const struct balancer *b, size_t from)
{
	return b->first && from == 0 ? b->o->first : b->o->width;
}

static int line_cols(const struct balancer *b, size_t from, size_t to)
{
	return (int)(b->nodes[to].end - b->nodes[from].begin);
}

static bool fits(const struct balancer *b, size_t from, size_t to)
{
	return line_cols(b, from, to) - b->nodes[to].hang <=
	       line_width(b, from);
}

static bool is_last(const struct balancer *b, size_t to)
{
	return b->last && to + 1 == b->n_nodes;
}

static bool is_orphan(const struct balancer *b, size_t from, size_t to)
{
	const size_t begin = b->nodes[from].at, end = b->nodes[to].at;

	return from > 0 && !b->o->orphans && end - begin <= ORPHAN_MAX &&
	       fill_is_orphan(b->c, begin, end);
}

static uint64_t raggedness(const struct balancer *b, size_t from, size_t to)
{
	const int64_t unused = line_width(b, from) - line_cols(b, from, to);
	const struct node *begin = &b->nodes[from];
	const uint32_t gaps = b->nodes[to].gaps - begin->gaps - begin->gap;

	if (unused <= 0)
		return 0;
	if (b->o->justify && unused <= (int64_t)gaps && !is_last(b, to))
		return (uint64_t)unused;
	return (uint64_t)(unused * unused);
}

static uint64_t line_cost(const struct balancer *b, size_t from, size_t to)
{
	uint64_t cost = UINT64_C(1) << LINE_SHIFT;

	if (!is_last(b, to) || b->o->even)
		cost += raggedness(b, from, to);
	if (is_last(b, to) && is_orphan(b, from, to))
		cost += ORPHAN_COST;
	if (b->nodes[to].unit)
		cost += UNIT_COST;
	return cost;
}

/* The furthest end of a line that parts no number from its unit; `from` if
 * there is none. */
static size_t furthest_free(const struct balancer *b, size_t from, size_t far)
{
	size_t to = far;

	for (int i = 0; i < ENDS_MAX && to > from; i++, to--)
		if (!b->nodes[to].unit && fits(b, from, to))
			return to;
	return from;
}

/* Tries the lines from node `from` that end at `far` or earlier. */
static void reach(struct balancer *b, size_t from, size_t far)
{
	const size_t free_end = furthest_free(b, from, far);
	const bool torn =
		free_end == from || fill_is_ragged(line_cols(b, from, free_end),
						   line_width(b, from));

	for (size_t to = far; to > from && far - to < ENDS_MAX; to--) {
		struct node *end = &b->nodes[to];
		/* N5 is soft, and gives way where greedy lines would. */
		if (!fits(b, from, to) ||
		    (end->unit && (!torn || to < free_end)))
			continue;
		const uint64_t cost =
			b->nodes[from].cost + line_cost(b, from, to);
		/* Of equals the one with the fuller lines first. */
		if (cost > end->cost)
			continue;
		end->cost = cost;
		end->from = (uint32_t)from;
	}
}

/* Nodes in order, each reached by the best way before it is left. */
static void find_ways(struct balancer *b)
{
	size_t far = 0;

	b->nodes[0].cost = 0;
	for (size_t from = 0; from + 1 < b->n_nodes; from++) {
		if (b->nodes[from].cost == UNREACHED)
			continue;
		if (far < from)
			far = from;
		while (far + 1 < b->n_nodes && fits(b, from, far + 1))
			far++;
		reach(b, from, far);
	}
}

/* What is known while a piece is gone through. */
struct tally {
	uint32_t cols, ink; /* cells so far; those to the last ink */
	uint32_t gaps;
	size_t inked; /* the last cluster with ink */
};

static int hang_cols(const struct balancer *b, size_t i)
{
	const struct linebreak_cluster *c = &b->c[i];

	return b->o->hanging && c->flags & LINEBREAK_HANGS &&
			       c->cols <= FILL_HANG_COLS
		       ? c->cols
		       : 0;
}

static struct node *add_node(struct balancer *b, size_t at,
			     const struct tally *t)
{
	b->nodes = xgrow(b->nodes, &b->cap, b->n_nodes + 1, sizeof(*b->nodes));
	struct node *node = &b->nodes[b->n_nodes++];
	*node = (struct node){
		.at = (uint32_t)at,
		.begin = t->cols,
		.end = t->ink,
		.gaps = t->gaps,
		.cost = UNREACHED,
	};
	return node;
}

static void add_break(struct balancer *b, size_t at, const struct tally *t)
{
	const struct linebreak_cluster *c = &b->c[at];
	struct node *node = add_node(b, at, t);

	node->gap = c->flags & JUSTIFY_GAP;
	node->unit = c->before == LINEBREAK_UNIT;
	node->end += b->c[at - 1].flags & LINEBREAK_HYPHEN ? 1 : 0;
	if (!node->unit)
		node->hang = (uint8_t)hang_cols(b, t->inked);
}

/* Nodes for the clusters from `from` to before `to`, both of them included. */
static void add_nodes(struct balancer *b, size_t from, size_t to)
{
	struct tally t = { .inked = from };

	b->n_nodes = 0;
	for (size_t i = from; i < to; i++) {
		const struct linebreak_cluster *c = &b->c[i];
		if (i == from)
			add_node(b, i, &t)->gap = c->flags & JUSTIFY_GAP;
		else if (!fill_is_blank(c) && c->before <= LINEBREAK_UNIT)
			add_break(b, i, &t);
		t.cols += c->cols;
		t.gaps += c->flags & JUSTIFY_GAP ? 1 : 0;
		if (fill_is_blank(c))
			continue;
		t.ink = t.cols;
		t.inked = i;
	}
	add_node(b, to, &t)->hang = (uint8_t)hang_cols(b, t.inked);
}

/* Breaks the piece anew; `end` is its last line as it was. Returns how many
 * lines there are now, or 0 if the `most` there were are better. */
static size_t set_piece(struct balancer *b, struct fill_line *lines,
			struct fill_line end, size_t most)
{
	const size_t n = b->nodes[b->n_nodes - 1].cost >> LINE_SHIFT;

	if (b->nodes[b->n_nodes - 1].cost == UNREACHED || n > most)
		return 0;
	size_t to = b->n_nodes - 1;
	for (size_t i = n; i-- > 0; to = b->nodes[to].from)
		lines[i] =
			fill_line_of(b->c, b->n, b->nodes[b->nodes[to].from].at,
				     b->nodes[to].at);
	/* Blanks may stand behind it, so this was not seen. */
	lines[n - 1].last = end.last;
	lines[n - 1].forced = end.forced;
	lines[n - 1].cols += end.hyphen - lines[n - 1].hyphen;
	lines[n - 1].hyphen = end.hyphen;
	return n;
}

/* How many of the `n` lines are one piece. */
static size_t piece_len(const struct fill_line *lines, size_t n)
{
	size_t i = 0;

	if (lines[0].forced)
		return 1;
	while (i + 1 < n && !lines[i].last && !lines[i + 1].forced &&
	       lines[i + 1].to - lines[0].from <= PIECE)
		i++;
	return i + 1;
}

/* Makes the `n` lines at `in` even, and puts them at `out`, not behind it. */
static size_t set_even(struct balancer *b, const struct fill_line *in, size_t n,
		       struct fill_line *out)
{
	const struct fill_line end = in[n - 1];
	size_t made = 0;

	if (n > 1) {
		b->last = end.last;
		add_nodes(b, in[0].from, end.to);
		b->nodes[b->n_nodes - 1].end += end.hyphen;
		find_ways(b);
		made = set_piece(b, out, end, n);
	}
	if (made)
		return made;
	for (size_t i = 0; i < n; i++)
		out[i] = in[i];
	return n;
}

size_t balance(const struct linebreak_cluster *clusters, size_t n,
	       const struct fill_options *options, struct fill_line *lines,
	       size_t n_lines)
{
	struct balancer b = { .c = clusters, .n = n, .o = options };
	size_t made = 0;

	for (size_t i = 0; i < n_lines;) {
		const size_t len = piece_len(lines + i, n_lines - i);
		b.first = i == 0;
		made += set_even(&b, lines + i, len, lines + made);
		i += len;
	}
	free(b.nodes);
	return made;
}
