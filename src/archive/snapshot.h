/* SPDX-License-Identifier: MIT */
/* All files that may be posts, and how they were: what polling compares. */
#ifndef ARCHIVE_SNAPSHOT_H
#define ARCHIVE_SNAPSHOT_H

#include "base/arena.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One file. */
struct snapshot_file {
	const char *path;
	int64_t mtime_ns, ctime_ns; /* since 1970-01-01 UTC */
	uint64_t size, ino;
};

/* A zeroed struct is empty. */
struct snapshot {
	struct arena arena;
	struct snapshot_file *files; /* by path */
	size_t n;
	int64_t taken_ns;   /* when; 0 = never */
	int64_t folders_ns; /* when the last folder has got or lost an entry */
	uint64_t sites;     /* a sum of the configurations */
};

void snapshot_release(struct snapshot *s);

/* Looks at what is below the paths; stops early when `*stop` is set. */
void snapshot_take(struct snapshot *s, const char *const *paths, size_t n,
		   const atomic_bool *stop);

/* Calls `differs` for each path that is in one only, or not the same in both;
 * `there` = it is in `now`. A file that had been changed just before it was
 * looked at may have been changed again in the same tick of its clock, and
 * counts as not the same once more. */
void snapshot_compare(const struct snapshot *before, const struct snapshot *now,
		      void (*differs)(void *arg, const char *path, bool there),
		      void *arg);

#endif
