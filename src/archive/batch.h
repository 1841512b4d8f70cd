/* SPDX-License-Identifier: MIT */
/* Posts read by one thread, on their way to the archive. Their values are
 * interned among themselves only: each name is there once. */
#ifndef ARCHIVE_BATCH_H
#define ARCHIVE_BATCH_H

#include "archive/archive.h"
#include "archive/fields.h"
#include "archive/identity.h"
#include "archive/zones.h"
#include "base/arena.h"
#include "base/shared.h"

/* a post before its values are interned */
struct draft {
	struct post post;
	struct identity id; /* of its file */
	uint16_t given;     /* the path it lies below, as in struct walk_file */
	uint32_t first_name, n_names; /* of the batch's mentions */
};

/* a sanitised string that becomes an interned value */
struct batch_name {
	const char *text; /* in `names_arena` */
	enum facet facet;
	uint32_t hash;
};

/* a file that was looked into and is no post */
struct batch_other {
	const char *path; /* in `arena` */
	uint32_t name;    /* offset in it of what is below the argument */
	struct identity id;
	uint16_t given;
};

struct batch {
	struct arena arena; /* strings of posts, problems */
	struct draft *drafts;
	size_t n, cap;
	struct arena names_arena; /* not wanted when the batch is taken */
	struct batch_name *names;
	size_t n_names, names_cap;
	uint32_t *slots;    /* a hash table of indices into `names`, plus 1 */
	size_t slots_cap;   /* 0 or a power of two */
	uint32_t *mentions; /* indices into `names`, post after post */
	size_t n_mentions, mentions_cap;
	struct batch_other *others;
	size_t n_others, others_cap;
	struct post *posts; /* such as are whole but for their values; where
			     * they stay */
	size_t n_posts;
	const struct catalogue *catalogue; /* whose records `posts` are, */
	unsigned part;                     /* of its files */
	struct shared *sites; /* of the posts' places; kept. NULL = none */
	struct fields fields; /* room for who reads a head */
	struct zones zones;   /* that dates have named */
	struct problem *problems;
	size_t n_problems, problems_cap;
};

void batch_init(struct batch *b);
void batch_release(struct batch *b);

/* The posts' places are those of these sites; NULL is fine. */
void batch_keep_sites(struct batch *b, struct shared *sites);

/* Room for so many posts in all. */
void batch_reserve(struct batch *b, size_t n);

/* A zeroed draft whose strings are ""; its address is good until the next. */
struct draft *batch_add(struct batch *b);

void batch_add_other(struct batch *b, struct batch_other other);

/* Gives the name, sanitised, to the last draft, unless it is empty or there
 * already. */
void batch_add_name(struct batch *b, struct draft *d, enum facet f,
		    const char *name, size_t len);

/* The names of a draft, in the order they were given. */
size_t batch_name_count(const struct batch *b, const struct draft *d,
			enum facet f);
const char *batch_name(const struct batch *b, const struct draft *d,
		       enum facet f, size_t i);

/* Adds a problem of a post; `path` must live as long as the batch's arena. */
void batch_add_problem(struct batch *b, const char *path, size_t line,
		       size_t col, enum problem_kind kind, const char *fmt, ...)
	ERR_PRINTF(6, 7);

/* Moves the problems, with their arena, behind those of `to`. */
void batch_take_problems(struct batch *to, struct batch *from);

/* The problem added last: its file is not among the posts. */
void batch_set_skipped(struct batch *b);

/* The problem added last: what was taken instead. */
void batch_set_taken(struct batch *b, const char *fmt, ...) ERR_PRINTF(2, 3);

#endif
