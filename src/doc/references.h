/* SPDX-License-Identifier: MIT */
/* The link reference definitions of a body: they hold in all of it, so one who
 * parses a part gives the part those that it may use. */
#ifndef DOC_REFERENCES_H
#define DOC_REFERENCES_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reference;

/* A zeroed struct knows none. */
struct references {
	const char *body; /* borrowed */
	struct reference *items;
	size_t n, cap;
	uint32_t *slots; /* by label: the first of its items, from 1 */
	size_t n_slots;  /* a power of two */
	/* There may be more that only the parser can tell: what has a "[" must
	 * not be parsed apart from what has another, if it can be helped. */
	bool odd;
};

/* Finds them all, in linear time. The body must live as long. */
void references_find(struct references *r, const char *body, size_t len);
void references_release(struct references *r);

/* Adds a line for each definition that the part may use, then an empty line if
 * there is any; returns how many lines. Of several for a label the parser takes
 * the first, so these go before the part. */
size_t references_add(const struct references *r, const char *part, size_t len,
		      struct buf *out);

#endif
