/* SPDX-License-Identifier: MIT */
/* The names of the values of many posts, numbered, once each; and the same as
 * bytes in a file, with their folded forms. */
#ifndef ARCHIVE_NAMES_H
#define ARCHIVE_NAMES_H

#include "archive/value_set.h"

/* On their way into a file. A zeroed struct is empty. */
struct names {
	struct value_set sets[FACET_STORED];
	struct arena arena;
	struct buf records; /* struct names_record */
	struct buf text;
	uint32_t n;
};

/* A string is its offset among the strings. */
struct names_record {
	uint32_t facet, text, fold;
};

void names_release(struct names *n);

/* The number of a sanitised name, not "". What folds to one value has one. */
uint32_t names_number(struct names *n, enum facet f, const char *name);

/* Those of a file. Plain: read. */
struct names_table {
	const struct names_record *records;
	const char *text;
	uint32_t n;
};

/* False if the records and the `len` bytes of text are no table of names. */
bool names_open(struct names_table *t, const struct names_record *records,
		uint32_t n, const char *text, size_t len);

#endif
