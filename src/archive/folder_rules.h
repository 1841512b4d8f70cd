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

/* Takes the next folder off the path that is a category of its post: those
 * below `_posts` (Jekyll, Hexo), if both are asked for, and above it those
 * below the argument, whose bytes are `name_off`. Years, months, languages and
 * bundles are none. False if there are no more; start with an empty `*at`. */
enum folder_part { FOLDER_ABOVE, FOLDER_BOTH };
bool folder_rules_category(const char *path, size_t name_off,
			   enum folder_part part, struct slice *folder);

/* The folder that holds the post, if that lies in one of its own within the
 * folder of all (Pelican); else empty. */
struct slice folder_rules_last(const char *path);

#endif
