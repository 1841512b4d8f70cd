/* SPDX-License-Identifier: MIT */
#include "typeset/fill.h"

#include "base/xalloc.h"

#include <assert.h>

enum {
	RANKS = LINEBREAK_PAIR + 1,
	RAGGED_COLS = 12, /* see fill_is_ragged */
	TORN_COLS = 24,   /* more is not left empty to save an orphan */
};

/* Where a line may end: before cluster `at`. */
struct end {
	size_t at; /* 0 = nowhere */
	int cols;  /* cells of the line then */
};

struct filler {
	const struct linebreak_cluster *c;
	size_t n;
	const struct fill_options *o;
	struct fill_line *lines;
	size_t n_lines, cap;
	size_t first; /* line of this paragraph, or behind a hard break */
};

bool fill_is_blank(const struct linebreak_cluster *c)
{
	return c->flags & (LINEBREAK_SPACE | LINEBREAK_INVISIBLE);
}

static bool is_blank(const struct filler *f, size_t i)
{
	return fill_is_blank(&f->c[i]);
}

static int hyphen_cols(const struct linebreak_cluster *c, size_t at)
{
	return c[at - 1].flags & LINEBREAK_HYPHEN ? 1 : 0;
}

bool fill_is_ragged(int used, int width)
{
	const int unused = width - used;

	return unused > width / 2 || unused > RAGGED_COLS;
}

/* True if the clusters from `at` to the next break of this rank or a cheaper
 * one fit on a line of their own. */
static bool unit_fits(const struct filler *f, size_t at, int rank)
{
	int cols = 0, blank = 0;

	for (size_t i = at; i < f->n; i++) {
		if (i > at && f->c[i].before <= rank)
			return true;
		if (is_blank(f, i)) {
			blank += f->c[i].cols;
			continue;
		}
		cols += blank + f->c[i].cols;
		blank = 0;
		if (cols > f->o->width)
			return false;
	}
	return true;
}

/* F2: the stop at `i`, for which there is no room, may hang if the line may
 * end behind it. Returns the end of the line then, else 0. */
static size_t hang(const struct filler *f, size_t i, int cols, int width)
{
	if (!f->o->hanging || !(f->c[i].flags & LINEBREAK_HANGS) ||
	    cols + f->c[i].cols > width + FILL_HANG_COLS)
		return 0;
	size_t next = i + 1;
	while (next < f->n && is_blank(f, next) &&
	       f->c[next].before != LINEBREAK_MUST)
		next++;
	if (next < f->n && f->c[next].before > LINEBREAK_ALLOWED)
		return 0;
	return next;
}

/* A rule is broken only where that keeps a later one: what stands behind the
 * break must fit on a line, or it would be cut in any case. A run that is cut
 * already is cut again rather than let a mark begin a line. */
static bool is_worth(const struct filler *f, size_t from, struct end end,
		     int rank, int width)
{
	if (!end.at)
		return false;
	if (rank == LINEBREAK_KINSOKU && from > 0 &&
	    f->c[from].before >= LINEBREAK_WORD)
		return false;
	if (rank == LINEBREAK_URL && !fill_is_ragged(end.cols, width))
		return true;
	return unit_fits(f, end.at, rank);
}

/* Where the line from `from` ends if the next cluster does not fit: `ends` has
 * the last place of each rank that does. */
static size_t choose(const struct filler *f, size_t from,
		     const struct end ends[RANKS], int width)
{
	const struct end allowed = ends[LINEBREAK_ALLOWED];
	const struct end unit = ends[LINEBREAK_UNIT];
	size_t furthest = 0;

	/* N5 is soft. */
	if (unit.at > allowed.at &&
	    (!allowed.at || fill_is_ragged(allowed.cols, width)))
		return unit.at;
	if (allowed.at)
		return allowed.at;
	for (int rank = LINEBREAK_UNIT; rank < RANKS; rank++) {
		if (is_worth(f, from, ends[rank], rank, width))
			return ends[rank].at;
		if (ends[rank].at > furthest)
			furthest = ends[rank].at;
	}
	return furthest ? furthest : from + 1;
}

/* A mark that begins a line does so behind a space rather than torn from
 * another mark: "{{ a" and "}}", not "{{ a }" and "}". */
static void note_mark(const struct filler *f, struct end *end, size_t i,
		      int cols, int width)
{
	if (is_blank(f, i - 1) || !end->at || !is_blank(f, end->at - 1) ||
	    fill_is_ragged(end->cols, width))
		*end = (struct end){ i, cols };
}

/* The cluster before which the line that begins at `from` ends. */
static size_t line_end(const struct filler *f, size_t from, int width)
{
	struct end ends[RANKS] = { { 0 } };
	int cols = 0;  /* to the last cluster with ink */
	int blank = 0; /* behind it */
	bool inked = false;

	for (size_t i = from; i < f->n; i++) {
		const struct linebreak_cluster *c = &f->c[i];
		if (i > from && c->before == LINEBREAK_MUST)
			return i;
		if (is_blank(f, i)) {
			blank += inked ? c->cols : 0;
			continue;
		}
		const bool fits = inked && cols + hyphen_cols(f->c, i) <= width;
		if (fits && c->before == LINEBREAK_KINSOKU)
			note_mark(f, &ends[c->before], i, cols, width);
		else if (fits)
			ends[c->before] = (struct end){ i, cols };
		if (cols + blank + c->cols > width) {
			const size_t hung = hang(f, i, cols + blank, width);
			if (inked || hung)
				return hung ? hung
					    : choose(f, from, ends, width);
			return i + 1;
		}
		cols += blank + c->cols;
		blank = 0;
		inked = true;
	}
	return f->n;
}

struct fill_line fill_line_of(const struct linebreak_cluster *clusters,
			      size_t n, size_t from, size_t to)
{
	struct fill_line l = {
		.last = to == n || clusters[to].before == LINEBREAK_MUST,
	};

	l.hyphen = !l.last && hyphen_cols(clusters, to);
	l.forced = !l.last && clusters[to].before > LINEBREAK_UNIT;
	while (from < to && fill_is_blank(&clusters[from]))
		from++;
	while (to > from && fill_is_blank(&clusters[to - 1]))
		to--;
	for (size_t i = from; i < to; i++)
		l.cols += clusters[i].cols;
	l.cols += l.hyphen;
	l.from = (uint32_t)from;
	l.to = (uint32_t)to;
	return l;
}

bool fill_is_orphan(const struct linebreak_cluster *clusters, size_t from,
		    size_t to)
{
	int ideographs = 0;

	for (size_t i = from; i < to; i++) {
		if (clusters[i].flags & LINEBREAK_IDEOGRAPH)
			ideographs++;
		else if (!fill_is_blank(&clusters[i]) &&
			 !(clusters[i].flags & LINEBREAK_MARK))
			return false;
		if (ideographs > 1)
			return false;
	}
	return ideographs == 1;
}

static struct fill_line line_of(const struct filler *f, size_t from, size_t to)
{
	return fill_line_of(f->c, f->n, from, to);
}

static int line_width(const struct filler *f, size_t line)
{
	return line ? f->o->width : f->o->first;
}

/* Takes one lawful unit down from the line above, unless that tears it. */
static void repair_orphan(struct filler *f)
{
	struct fill_line *above = &f->lines[f->n_lines - 2];
	struct fill_line *orphan = above + 1;

	size_t at = above->to;
	while (--at > above->from && f->c[at].before != LINEBREAK_ALLOWED)
		;
	if (at <= above->from)
		return;
	const struct fill_line upper = line_of(f, above->from, at);
	struct fill_line lower = line_of(f, at, orphan->to);
	const int unused = line_width(f, f->n_lines - 2) - upper.cols;
	if (lower.cols > f->o->width || unused < 0 || unused > TORN_COLS)
		return;
	/* Spaces may stand behind `orphan->to`, so this was not seen. */
	lower.last = true;
	lower.hyphen = lower.forced = false;
	*above = upper;
	*orphan = lower;
}

static bool ends_blank(const struct filler *f)
{
	if (!f->n_lines)
		return false;
	const struct fill_line *last = &f->lines[f->n_lines - 1];
	return last->from == last->to;
}

static void add_line(struct filler *f, struct fill_line l)
{
	/* Of blank lines one is enough, and none first. */
	if (l.from == l.to && (!f->n_lines || ends_blank(f)))
		return;
	f->lines = xgrow(f->lines, &f->cap, f->n_lines + 1, sizeof(l));
	f->lines[f->n_lines++] = l;
	if (!l.last)
		return;
	if (!f->o->orphans && f->n_lines - f->first > 1 &&
	    fill_is_orphan(f->c, l.from, l.to))
		repair_orphan(f);
	f->first = f->n_lines;
}

size_t fill(const struct linebreak_cluster *clusters, size_t n,
	    const struct fill_options *options, struct fill_line **lines,
	    size_t *cap)
{
	struct filler f = { clusters, n, options, *lines, 0, *cap, 0 };

	assert(options->first >= 2 && options->width >= 2);
	for (size_t from = 0; from < n;) {
		const size_t to = line_end(&f, from, line_width(&f, f.n_lines));
		add_line(&f, line_of(&f, from, to));
		from = to;
	}
	if (ends_blank(&f))
		f.n_lines--;
	*lines = f.lines;
	*cap = f.cap;
	return f.n_lines;
}

uint64_t fill_badness(const struct fill_line *lines, size_t n,
		      const struct fill_options *options)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		const int width = i ? options->width : options->first;
		const int64_t unused = width - lines[i].cols;
		if (!lines[i].last && unused > 0)
			sum += (uint64_t)(unused * unused);
	}
	return sum;
}
