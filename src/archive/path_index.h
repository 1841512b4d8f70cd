/* SPDX-License-Identifier: MIT */
/* Posts by their path: a hash table of addresses, 16 to 32 bytes a post. */
#ifndef ARCHIVE_PATH_INDEX_H
#define ARCHIVE_PATH_INDEX_H

#include "archive/post.h"

#include <stddef.h>

/* A zeroed struct is empty. The posts must live as long as they are in it. */
struct path_index {
	struct post **slots; /* NULL = free */
	size_t n, cap;       /* cap is 0 or a power of two */
};

void path_index_release(struct path_index *x);

/* Makes room for `n` posts, so that it has not to be made while they come. */
void path_index_reserve(struct path_index *x, size_t n);

/* Nothing happens if this very post is there. */
void path_index_add(struct path_index *x, struct post *p);

/* A post of that path, NULL if there is none. */
struct post *path_index_find(const struct path_index *x, const char *path);

/* Takes the post out, if it is there. */
void path_index_remove(struct path_index *x, const struct post *p);

#endif
