/* SPDX-License-Identifier: MIT */
/* An even right edge, TYPESETTING F7: lines are widened by a cell between
 * words, and between Han and Latin. */
#ifndef TYPESET_JUSTIFY_H
#define TYPESET_JUSTIFY_H

#include "typeset/fill.h"

struct block;
struct clusters;
struct flow;

/* linebreak_cluster.flags: a cell may be added before this cluster. */
enum { JUSTIFY_GAP = 1 << 7 };

/* Marks the clusters of `flow`, the text of `leaf` as it is shown, before
 * which a cell may be added: behind white space, and between an ideograph or
 * kana and a Latin letter or digit. Code is left alone. Linear time. */
void justify_mark(struct clusters *c, const struct flow *flow,
		  const struct block *leaf);

/* How a line is widened. */
struct justify {
	uint32_t cells; /* to add; 0 = the line stays as it is */
	uint32_t gaps;  /* among which they are spread */
	uint32_t seen;  /* of these */
};

/* The `cols` cells of `width` that the line takes. Nothing is added if a gap
 * would need more than a cell, nor to the last line of a paragraph. */
struct justify justify_line(const struct linebreak_cluster *clusters,
			    const struct fill_line *line, int width);

/* Asked for each gap of the line in order: true if a cell is added. */
bool justify_widens(struct justify *j);

#endif
