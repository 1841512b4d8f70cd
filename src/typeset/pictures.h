/* SPDX-License-Identifier: MIT */
/* The pictures of a leaf, as lines below its text. */
#ifndef TYPESET_PICTURES_H
#define TYPESET_PICTURES_H

#include <stdbool.h>

struct arena;
struct block;
struct doc;
struct layout_options;
struct sheet;

/* Adds the lines of the pictures that the leaf has, as far as there are any.
 * True if more are to come later. */
bool pictures_put(const struct doc *d, const struct block *leaf,
		  const struct layout_options *o, struct arena *a,
		  struct sheet *sheet);

#endif
