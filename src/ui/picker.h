/* SPDX-License-Identifier: MIT */
/* Choosing values of a facet - tags, months, writers - to filter by. */
#ifndef UI_PICKER_H
#define UI_PICKER_H

#include "archive/archive.h"
#include "ui/view.h"

/* A menu of the values that the `n` posts have, with the number of those that
 * have each; the values of `own` (NULL = nobody's) come first. */
struct view *picker_new(const struct archive *a, enum facet f,
			struct post *const *posts, size_t n,
			const struct post *own);

/* Adds the marked values, or else the one under the cursor, to the text of a
 * query, all of which must match. False if there is nothing to add. */
bool picker_add_terms(const struct view *v, enum facet f, struct buf *query);

#endif
