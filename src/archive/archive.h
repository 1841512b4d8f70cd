/* SPDX-License-Identifier: MIT */
/* All posts in memory, newest first, with the values they can be filtered by
 * and the list of what is wrong in them. One thread uses an archive; loaders
 * hand it finished batches (batch.h). */
#ifndef ARCHIVE_ARCHIVE_H
#define ARCHIVE_ARCHIVE_H

#include "archive/post.h"
#include "archive/problem.h"

#include <stddef.h>

struct archive;
struct batch;
struct update;

/* An interned tag, category, author, source site or month. Lives as long as
 * the archive; equal values are one address. */
struct value {
	const char *name; /* sanitised UTF-8, as first written */
	const char *fold; /* fold_text of the name: what a query compares */
	enum facet facet;
	uint32_t number;         /* by which posts name it: struct post */
	size_t n_posts;          /* that have it */
	const struct post *last; /* of these, the one that came last */
};

struct archive *archive_new(void);
void archive_free(struct archive *a);

/* What is said of all posts below one of the paths that are loaded. */
struct archive_collection {
	const char *name; /* sanitised; "" = they are in no collection */
	const char *lang; /* of those that don't say theirs; "" = nobody says */
};

/* The collections by the number of the path, as loaders and watches count
 * them. Copied. Before anything is taken. */
void archive_set_collections(struct archive *a,
			     const struct archive_collection *collections,
			     size_t n);

/* Takes the posts and problems of the batch, which is empty after. Posts that
 * are there stay where they are in memory; their rank may change. */
void archive_take(struct archive *a, struct batch *b);

/* Takes what was found out about files that are not as they were, in one step:
 * the posts and problems of the paths leave, those of the batch come. `u` is
 * empty after. Costs little for a few paths however many posts there are, but
 * the first call has to index them: see archive_prepare. */
void archive_update(struct archive *a, struct update *u);

/* Indexes some posts for archive_update, for as long as `n` posts take. True if
 * there are more. */
bool archive_prepare(struct archive *a, size_t n);

/* Finds the posts that are one text in several languages. All but the one that
 * suits a reader of `wanted` best ("zh_CN.UTF-8", "ja", "" = any) get
 * POST_TRANSLATION. To be called when posts have come or left: it looks at all,
 * if there is a language in any path; but after an archive_update of a few paths
 * only at their texts. */
void archive_fold(struct archive *a, const char *wanted);

/* Whether any post has others of the same text; the next of the others, in the
 * order of their paths and going round, or NULL. */
bool archive_has_translations(const struct archive *a);
struct post *archive_next_translation(const struct archive *a,
				      const struct post *p);

/* From now on (until its text changes) it is this one of its text that has not
 * POST_TRANSLATION. */
void archive_choose_translation(const struct archive *a, struct post *p);

/* The post itself while it is in the archive; else the post that came in its
 * place (the file has changed, or has another name now), or NULL if none did.
 * For any post that was ever in the archive. */
const struct post *archive_now(const struct archive *a, const struct post *p);

/* The post of that path, or NULL. Only after an archive_update. */
struct post *archive_at(const struct archive *a, const char *path);

/* Bytes kept only because somebody may have the address of a post that has
 * left; a new archive would be smaller by so much. */
size_t archive_waste(const struct archive *a);

/* Posts by rank, newest first; borrowed for the archive's life, even if they
 * leave the archive before. */
size_t archive_count(const struct archive *a);
struct post *archive_post(const struct archive *a, size_t rank);

/* Grows with each archive_take and archive_update that changes something: who
 * keeps a selection made from the archive compares it. */
uint64_t archive_version(const struct archive *a);

/* The values of a facet in the order they came. */
size_t archive_value_count(const struct archive *a, enum facet f);
struct value *archive_value(const struct archive *a, enum facet f, size_t i);

/* The value whose folded name is that of `name`, or NULL. */
struct value *archive_find(const struct archive *a, enum facet f,
			   const char *name, size_t len);

size_t archive_problem_count(const struct archive *a);
size_t archive_fault_count(const struct archive *a); /* without notes */
const struct problem *archive_problem(const struct archive *a, size_t i);

/* A value with the number of posts that have it in some selection. */
struct value_count {
	struct value *value;
	size_t n;
};

/* Counts the values of facet `f` among the `n` posts, most frequent first, then
 * by name (months: newest first). Values without a post are left out. The
 * array is the caller's (free it); `*n_counts` its length. */
struct value_count *archive_count_values(const struct archive *a, enum facet f,
					 struct post *const *posts, size_t n,
					 size_t *n_counts);

/* "tag", "category", ...: how a facet is called in singular. */
const char *archive_facet_name(enum facet f);

#endif
