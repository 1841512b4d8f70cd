/* SPDX-License-Identifier: MIT */
/* What the name of a file says it may be. */
#ifndef ARCHIVE_WALK_KIND_H
#define ARCHIVE_WALK_KIND_H

#include "archive/slice.h"

#include <stdbool.h>
#include <stdint.h>

/* whether a file is a post */
enum walk_kind {
	WALK_POST,  /* by its extension, or because the user named it */
	WALK_MAYBE, /* if it begins with front matter; otherwise it looked
		     * like a post, which is worth a word */
	WALK_QUIET, /* likewise, but nobody expects it to be one */
};

/* The part behind the last slash. */
struct slice walk_kind_base(const char *path);

/* False if the file is data. */
bool walk_kind_of(struct slice name, enum walk_kind *kind);

/* True of posts that only other generators read, and of data with the name of a
 * post. */
bool walk_kind_is_foreign(const char *path);

/* False if a file of that name is data and of no interest. */
bool walk_kind_wants(const char *name);

/* By the day that a name tells, newest lowest: a file's own, `base`, or else
 * that of a folder above it in `name`, of which `base` is the end. */
uint32_t walk_kind_order(const char *name, const char *base);

#endif
