/* SPDX-License-Identifier: MIT */
/* Sets one leaf after the other: picks the way of its kind, and keeps the
 * memory that all of them need. */
#ifndef TYPESET_SETTER_H
#define TYPESET_SETTER_H

#include "typeset/clusters.h"
#include "typeset/fill.h"
#include "typeset/layout.h"
#include "typeset/flow.h"
#include "typeset/rows.h"
#include "typeset/sheet.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct block;

/* Start with the first four fields set and the rest zeroed. */
struct setter {
	const struct doc *doc;
	struct layout_options options; /* width at least LAYOUT_MIN_WIDTH */
	const uint8_t *digits;         /* see prefix_of */
	struct arena *arena;           /* where lines and their text go */
	struct clusters clusters;
	struct flow prose;
	struct fill_line *lines;
	size_t lines_cap;
	struct sheet sheet;
	struct rows rows;
	const struct block *previous; /* the leaf above the one being set */
	bool waits; /* the leaf that was set has pictures that come later */
	struct span *tokens; /* of a code block */
	size_t tokens_cap;
};

void setter_release(struct setter *s);

/* The `*n` lines of `leaf`, which is not setter_is_empty and stands below
 * `previous` (NULL = at the top); at least one. They live in the arena, and
 * point into the leaf's text. */
struct line *setter_set(struct setter *s, const struct block *leaf,
			const struct block *previous, uint32_t *n);

/* True if nothing of the leaf would be seen: it has no lines then. */
bool setter_is_empty(const struct block *leaf);

#endif
