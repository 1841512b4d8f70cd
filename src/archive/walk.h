/* SPDX-License-Identifier: MIT */
/* Lists the files below the given paths that may be posts. */
#ifndef ARCHIVE_WALK_H
#define ARCHIVE_WALK_H

#include "archive/batch.h"
#include "base/arena.h"

#include <stdatomic.h>

/* whether a file is a post */
enum walk_kind {
	WALK_POST,  /* by its extension, or because the user named it */
	WALK_MAYBE, /* if it begins with front matter; otherwise it looked
		     * like a post, which is worth a word */
	WALK_QUIET, /* likewise, but nobody expects it to be one */
};

struct walk_file {
	const char *path; /* raw bytes, in the arena */
	const char *name; /* the part of it below the argument */
	struct date date; /* what the name says of it */
	enum walk_kind kind;
	bool named; /* is itself what the user asked for */
};

struct walk_place;

/* A zeroed struct is empty. */
struct walk {
	struct arena arena;
	struct walk_file *files;
	size_t n, cap;
	struct walk_place *seen; /* folders and named files: a hash table */
	size_t n_seen, seen_cap; /* seen_cap is 0 or a power of two */
};

void walk_release(struct walk *w);

/* Adds what is below `path`, or the file itself. Folders that are hidden or
 * called node_modules are passed over, but not if they are the path itself;
 * each folder and named file is read once, whatever paths and links lead to it. What can't be read, or
 * only looks like a post, becomes a problem. Stops early when `*stop` is set. */
void walk_add(struct walk *w, const char *path, struct batch *problems,
	      const atomic_bool *stop);

/* Newest first by the name; undated last. A file that was named and lies in a
 * folder that was walked remains once. After the last walk_add. */
void walk_sort(struct walk *w);

#endif
