/* SPDX-License-Identifier: MIT */
/* Which records of a catalogue still hold: compares them with the files that a
 * walk comes upon. */
#ifndef ARCHIVE_FRESHNESS_H
#define ARCHIVE_FRESHNESS_H

#include "archive/catalogue.h"
#include "archive/update.h"
#include "archive/walk.h"

struct freshness {
	const struct catalogue *catalogue;
	struct freshness_record *records;
	uint32_t *slots; /* a hash table of record numbers, plus 1 */
	size_t slots_cap;
	unsigned char *voids; /* a byte for each record: no longer counts */
	unsigned char *seen;  /* likewise: its file is as it was */
	bool later;           /* and freshness_take_known says so */
};

void freshness_init(struct freshness *f, const struct catalogue *c);
void freshness_release(struct freshness *f);

/* Forgets all, but may be released still. */
void freshness_clear(struct freshness *f);

/* First each block is made known, by any threads; */
void freshness_learn(struct freshness *f, const struct packed *k,
		     uint32_t first);

/* then, by one thread, all together; */
void freshness_index(struct freshness *f);

/* then any threads look at what the walk comes upon (struct walk): files that
 * are what a record says are known, by its number plus 1. `f` is a struct
 * freshness. */
void freshness_know(void *f, struct walk_names *names);

/* then, if known files were kept among those of the walk, they are taken out;
 */
void freshness_take_known(struct freshness *f, struct walk *w);

/* then one sums up: `voids` is complete. Returns the number of records that are
 * void now and were not before. */
size_t freshness_conclude(struct freshness *f);

/* Then the files of records that are void now, and were not before, may be
 * added to an update: `givens` are what paths begin with. */
void freshness_add_gone(const struct freshness *f, const char *const *givens,
			struct update *u);

#endif
