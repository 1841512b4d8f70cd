/* SPDX-License-Identifier: MIT */
/* What names in a folder of posts mean to the generators that read it. */
#ifndef ARCHIVE_FOLDER_RULES_H
#define ARCHIVE_FOLDER_RULES_H

#include "archive/slice.h"

#include <stdbool.h>

/* A folder in which there are no posts: templates, output, packages. */
bool folder_rules_skips(struct slice folder);

/* `_index.md` and `_index.en.md`: a page about the section (Hugo, Zola). */
bool folder_rules_is_section(struct slice file);

/* README, LICENSE and their kin, of whatever extension: about a program or
 * library that lies there. */
bool folder_rules_is_notice(struct slice file);

/* Takes the next folder off `*rest` that is a category of the post with this
 * path: those below `_posts` (Jekyll, Hexo), and above it those below the
 * argument, whose bytes are `name_off`. Years, months, languages and bundles
 * are none. False if there are no more; start with an empty `*at`. */
bool folder_rules_category(const char *path, size_t name_off,
			   struct slice *folder);

#endif
