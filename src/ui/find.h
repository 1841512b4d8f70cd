/* SPDX-License-Identifier: MIT */
/* All places of a text in a document, as a reader would see them: folded, and
 * across the line ends of the source. */
#ifndef UI_FIND_H
#define UI_FIND_H

#include <stddef.h>
#include <stdint.h>

struct doc;

enum { FIND_MAX = 50000 }; /* matches; later ones are not looked for */

/* Bytes [start, end) of a leaf's text. */
struct find_match {
	uint32_t leaf, start, end;
};

/* A zeroed struct has found nothing. In reading order; none overlap. */
struct find {
	struct find_match *items;
	size_t n, cap;
};

void find_release(struct find *f);

/* Replaces what was found by the places of `pattern`. */
void find_run(struct find *f, const struct doc *d, const char *pattern);

/* The first match that ends behind byte `off` of the leaf; f->n if none. */
size_t find_from(const struct find *f, uint32_t leaf, uint32_t off);

#endif
