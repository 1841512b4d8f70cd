/* SPDX-License-Identifier: MIT */
/* What has become of posts that left the archive: a hash table from the address
 * of a post to that of the one in its place. */
#ifndef ARCHIVE_LINEAGE_H
#define ARCHIVE_LINEAGE_H

#include "archive/post.h"

#include <stdbool.h>
#include <stddef.h>

/* A zeroed struct is empty. */
struct lineage {
	struct lineage_link *links;
	size_t n, cap; /* cap is 0 or a power of two */
};

void lineage_release(struct lineage *l);

/* `old` has left; `now` (NULL = none) is in its place. */
void lineage_add(struct lineage *l, const struct post *old, struct post *now);

/* False if the post has not left; else `*now` is what is in its place. */
bool lineage_find(const struct lineage *l, const struct post *old,
		  struct post **now);

#endif
