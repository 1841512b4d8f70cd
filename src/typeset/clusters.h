/* SPDX-License-Identifier: MIT */
/* The clusters of a text as the layout wants them. */
#ifndef TYPESET_CLUSTERS_H
#define TYPESET_CLUSTERS_H

#include "unicode/linebreak.h"

#include <stddef.h>

/* A zeroed struct is empty. items[n].off is the length of the text. */
struct clusters {
	struct linebreak_cluster *items;
	size_t n, cap;
	struct linebreak_rules *rules; /* made by the first scan */
	struct thai *thai;             /* so is this */
};

/* Scans the text anew (linebreak_scan); memory is kept. White space of any
 * kind bears LINEBREAK_SPACE, and what prints nothing (ink.h)
 * LINEBREAK_INVISIBLE; no line begins with a space that glues, not even behind
 * another space. A cluster wider than `width` cells, which only
 * a terminal that adds up the parts of an emoji has, is cut into its
 * characters: the edge comes before the cluster. */
void clusters_scan(struct clusters *c, const char *text, size_t len,
		   const struct linebreak_options *options, int width);
void clusters_release(struct clusters *c);

#endif
