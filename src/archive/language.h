/* SPDX-License-Identifier: MIT */
/* Languages in the paths of posts: `x.en.md`, `en/x.md`. */
#ifndef ARCHIVE_LANGUAGE_H
#define ARCHIVE_LANGUAGE_H

#include "archive/slice.h"
#include "base/buf.h"

#include <stdbool.h>

struct post;

/* True for a language tag that nobody uses as a folder of anything else:
 * "en", "zh-Hans", "pt_br", but not "ml" or "cs". */
bool language_is_tag(struct slice s);

/* The tag in a file's name, before its extension, or in a folder, nearest
 * first; empty if there is none. A folder that is called as `lang`, which the
 * head gives ("" = it doesn't), is one whatever else it could mean. */
struct slice language_in_name(const char *name);
struct slice language_in_folders(const char *name, const char *lang);

/* Adds what the posts of one text in several languages have in common: the path
 * without the tag. False if there is none; then it adds the path. */
bool language_add_key(struct buf *out, const char *path, const char *lang);

/* How well the language of a post suits a reader of `wanted` ("zh_CN.UTF-8",
 * "ja"; "" = any): the more, the better. */
int language_rank(const char *lang, const char *wanted);

#endif
