/* SPDX-License-Identifier: MIT */
/* Posts read by one thread, on their way to the archive: raw values, nothing
 * interned yet, all memory in one arena. */
#ifndef ARCHIVE_BATCH_H
#define ARCHIVE_BATCH_H

#include "archive/archive.h"
#include "base/arena.h"

/* A list of sanitised strings that become interned values. */
struct name_list {
	const char **items;
	size_t n, cap; /* the array is on the heap until the batch is taken */
};

/* a post before its values are interned */
struct draft {
	struct post post;
	struct name_list names[FACET_COUNT];
};

struct batch {
	struct arena arena; /* posts, strings, problems */
	struct draft *drafts;
	size_t n, cap;
	struct problem *problems;
	size_t n_problems, problems_cap;
};

void batch_init(struct batch *b);
void batch_release(struct batch *b);

/* A zeroed draft whose strings are ""; its address is good until the next. */
struct draft *batch_add(struct batch *b);

/* Copies the name into the list, unless it is empty or there already. */
void batch_add_name(struct batch *b, struct draft *d, enum facet f,
		    const char *name, size_t len);

/* Adds a problem of a post; `path` must live as long as the batch's arena. */
void batch_add_problem(struct batch *b, const char *path, size_t line,
		       size_t col, enum problem_kind kind, const char *fmt, ...)
	ERR_PRINTF(6, 7);

/* The problem added last: its file is not among the posts. */
void batch_set_skipped(struct batch *b);

/* The problem added last: what was taken instead. */
void batch_set_taken(struct batch *b, const char *fmt, ...) ERR_PRINTF(2, 3);

#endif
