/* SPDX-License-Identifier: MIT */
/* Which collection the posts below a path belong to, and what is said of it. */
#ifndef APP_COLLECTIONS_H
#define APP_COLLECTIONS_H

#include "app/setting.h"
#include "archive/archive.h"
#include "base/arena.h"

#include <stddef.h>

/* Sets the collection of each of the `n` paths: that of the configuration whose
 * path it is or lies in; else, if there are several folders, one by the title
 * of the site or, where there is none, by the name of the folder. Folders that
 * are called alike get the name of the one above before theirs, and what all
 * blogs call theirs ("_posts") counts for nothing. Strings are those of the
 * settings or in the arena. */
void collections_find(struct archive_collection *out, const char *const *paths,
		      size_t n, const struct settings *s, const char *home,
		      struct arena *arena);

#endif
