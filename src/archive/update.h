/* SPDX-License-Identifier: MIT */
/* Files and folders that were looked at again: a difference for an archive. */
#ifndef ARCHIVE_UPDATE_H
#define ARCHIVE_UPDATE_H

#include "archive/batch.h"

#include <stdbool.h>
#include <stddef.h>

/* One path as the posts and problems have it. */
struct update_path {
	const char *path;
	const char *from; /* the file was called so before; NULL = it was not */
	bool below;       /* a folder, with all that is in it */
};

/* What the archive has of the paths is void; what is there now stands in the
 * batch, whose arena has the strings. */
struct update {
	struct batch batch;
	struct update_path *paths;
	size_t n, cap;
	bool sorted;
};

void update_init(struct update *u);
void update_release(struct update *u);

/* The path is to be looked at. The strings are copied. */
void update_add(struct update *u, const char *path);
void update_add_moved(struct update *u, const char *path, const char *from);
void update_add_below(struct update *u, const char *folder);

/* Sorts the paths, once each: update_covers may be asked from now on. */
void update_sort(struct update *u);

/* True if the path is one of them or lies in a folder with all below it. */
bool update_covers(const struct update *u, const char *path);

/* True if there is nothing in it. */
bool update_is_empty(const struct update *u);

#endif
