/* SPDX-License-Identifier: MIT */
/* Posts that are one text in several languages, by their paths: `x.md` and
 * `x.en.md`, `en/x.md` and `ja/x.md`. */
#ifndef ARCHIVE_TRANSLATIONS_H
#define ARCHIVE_TRANSLATIONS_H

#include "archive/post.h"

#include <stddef.h>

struct translation {
	uint64_t key;
	struct post *post;
};

/* Only the posts that have others; those of one text stand together. A zeroed
 * struct is empty. */
struct translations {
	struct translation *items;
	size_t n;
};

void translations_release(struct translations *t);

/* Finds them anew among the posts and gives POST_TRANSLATION to all but the one
 * of each text that suits a reader of `wanted` best (language_rank). Returns
 * true if a post's flag has changed. Files that the user named are left alone.
 */
bool translations_find(struct translations *t, struct post *const *posts,
		       size_t n, const char *wanted);

/* The others of the post's text are `n` from the result on, in the order of
 * their paths, the post itself among them; NULL and 0 if there are none. */
const struct translation *translations_of(const struct translations *t,
					  const struct post *p, size_t *n);

#endif
