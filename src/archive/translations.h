/* SPDX-License-Identifier: MIT */
/* Posts that are one text in several languages, by their paths, `x.md` and
 * `x.en.md`, `en/x.md` and `ja/x.md`, or because their heads say so (struct
 * post's `twin`). */
#ifndef ARCHIVE_TRANSLATIONS_H
#define ARCHIVE_TRANSLATIONS_H

#include "archive/post.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct translation {
	uint64_t key;
	struct post *post;
};

enum { TRANSLATIONS_NEWS = 64 }; /* texts looked at one by one */

/* All posts once a path tells a language, by text and path; else none. A zeroed
 * struct is empty. */
struct translations {
	struct translation *items;
	size_t n, cap;
	char wanted[64]; /* the reader they were found for */
	bool known;      /* posts have been looked at */
	bool stale;      /* and have to be, all of them, again */
	uint64_t news[TRANSLATIONS_NEWS]; /* keys of texts that have changed */
	size_t n_news;
};

void translations_release(struct translations *t);

/* A post has come or is leaving. Posts that come in another way make all of it
 * stale. */
void translations_add(struct translations *t, struct post *p);
void translations_drop(struct translations *t, struct post *p);

/* Finds them among the posts, looking only at what is new where that is known,
 * and gives POST_TRANSLATION to all but the one of each text that suits a
 * reader of `wanted` best (language_rank). Returns true if a post's flag has
 * changed. Files that the user named are left alone. */
bool translations_find(struct translations *t, struct post *const *posts,
		       size_t n, const char *wanted);

/* The others of the post's text are `n` from the result on, in the order of
 * their paths, the post itself among them; NULL and 0 if there are none. */
const struct translation *translations_of(const struct translations *t,
					  const struct post *p, size_t *n);

/* True if any post has others of the same text. */
bool translations_any(const struct translations *t);

#endif
