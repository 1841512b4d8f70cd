/* SPDX-License-Identifier: MIT */
/* The interned values of one facet: looked up by the name as written, which is
 * quick, and by its folded form, which decides what is the same value. */
#ifndef ARCHIVE_VALUE_SET_H
#define ARCHIVE_VALUE_SET_H

#include "archive/archive.h"
#include "base/arena.h"

struct value_slot;

/* hash table with open addressing; names of length 0 are not put in */
struct value_table {
	struct value_slot *slots;
	size_t n, cap; /* cap is 0 or a power of two */
};

struct value_set {
	struct value **items; /* in the order they came */
	size_t n, cap;
	struct value_table by_name, by_fold;
};

void value_set_release(struct value_set *s);

/* The value of that name, made in the arena if it is new. `fold` is its folded
 * form, NULL = to be found. */
struct value *value_set_intern(struct value_set *s, struct arena *arena,
			       enum facet f, const char *name,
			       const char *fold);

/* Makes room for so many more values. */
void value_set_reserve(struct value_set *s, size_t n);

/* By the folded name; NULL if there is none. */
struct value *value_set_find(const struct value_set *s, const char *fold);

/* The place of a value of this set in `items`. */
size_t value_set_index(const struct value *v);

#endif
