/* SPDX-License-Identifier: MIT */
/* The clusters of a paragraph into lines, TYPESETTING F: each line takes as
 * much as fits, and where nothing lawful fits the cheapest rule gives way. */
#ifndef TYPESET_FILL_H
#define TYPESET_FILL_H

#include "unicode/linebreak.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fill_options {
	int first;    /* cells of the first line, at least 2 */
	int width;    /* cells of the others, at least 2 */
	bool orphans; /* true = a last line may hold one ideograph, F3 */
	bool hanging; /* F2: a stop may stand in two cells behind the width */
	bool justify; /* F7: lines are to be widened, see justify.h */
	bool even;    /* F6: the last line is to be as long as the others */
};

/* A stop that hangs takes at most these. */
enum { FILL_HANG_COLS = 2 };

/* A line shows the clusters from `from` to before `to`, with no space at
 * either edge; from == to is a blank line, between two hard breaks. */
struct fill_line {
	uint32_t from, to; /* clusters */
	int cols;          /* cells, the hyphen included */
	bool hyphen;       /* M5: a soft hyphen is shown behind it */
	bool last;         /* the paragraph or a hard break ends it */
	bool forced;       /* it ends where a rule forbids it */
};

/* Fills `*lines` (xgrow, capacity `*cap`) from the `n` clusters of
 * linebreak_scan; a cluster wider than a line stands alone and sticks out.
 * Returns the number of lines. Linear time. */
size_t fill(const struct linebreak_cluster *clusters, size_t n,
	    const struct fill_options *options, struct fill_line **lines,
	    size_t *cap);

/* The line of the clusters from `from` to before `to`, less the blanks at its
 * edges. */
struct fill_line fill_line_of(const struct linebreak_cluster *clusters,
			      size_t n, size_t from, size_t to);

/* F3: the clusters from `from` to before `to` are one ideograph and the marks
 * that cling to it. */
bool fill_is_orphan(const struct linebreak_cluster *clusters, size_t from,
		    size_t to);

/* True if the cluster leaves nothing at a line's edge. */
bool fill_is_blank(const struct linebreak_cluster *c);

/* True if a line with `used` of `width` cells looks torn: less than half full,
 * or, where lines are long, a dozen cells short. */
bool fill_is_ragged(int used, int width);

/* The sum of the squares of the cells left empty, last lines apart: what
 * decides between two ways to fill one paragraph. */
uint64_t fill_badness(const struct fill_line *lines, size_t n,
		      const struct fill_options *options);

#endif
