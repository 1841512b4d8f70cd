/* SPDX-License-Identifier: MIT */
/* Files that are watched besides those of the folders of posts: what links of
 * posts lead to, and configurations above the posts. */
#ifndef ARCHIVE_WATCH_LINKS_H
#define ARCHIVE_WATCH_LINKS_H

#include <stdbool.h>
#include <stddef.h>

struct watch_link {
	int id;     /* of the folder that the file lies in */
	char *name; /* there; NULL = any that configures a site */
	char *path; /* of the post whose file it is; NULL = of none */
};

/* A zeroed struct is empty. Holds a bounded number. */
struct watch_links {
	struct watch_link *items;
	size_t n, cap;
};

void watch_links_release(struct watch_links *l);

/* Adds it once. `name` and `path` are copied, and may be NULL. */
void watch_links_add(struct watch_links *l, int id, const char *name,
		     const char *path);

/* The folder is watched no more. */
void watch_links_remove(struct watch_links *l, int id);

/* The next one from `*at` on that is of this file, or NULL; `*at` goes behind
 * it. */
const struct watch_link *watch_links_next(const struct watch_links *l,
					  size_t *at, int id, const char *name);

/* Where a link leads: the folder, to be freed by the caller, and the name in
 * it, which is a part of the folder's memory. NULL if the path is no link, or
 * does not lead to a regular file. */
char *watch_links_target(const char *path, const char **name);

#endif
