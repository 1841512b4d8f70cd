/* SPDX-License-Identifier: MIT */
/* Lines made even, TYPESETTING F6: of all ways to break a paragraph into as
 * few lines as it needs, the one whose right edge is least ragged. */
#ifndef TYPESET_BALANCE_H
#define TYPESET_BALANCE_H

#include "typeset/fill.h"

/* Breaks the `n_lines` lines that fill() made of the clusters anew, in place;
 * returns how many they are now, never more. Lines in which a rule gave way
 * stay as they are, with what is around them made even by itself; so do hard
 * breaks. Linear time: a line has a bounded choice of ends, and a paragraph of
 * thousands of characters is done piece by piece. */
size_t balance(const struct linebreak_cluster *clusters, size_t n,
	       const struct fill_options *options, struct fill_line *lines,
	       size_t n_lines);

#endif
