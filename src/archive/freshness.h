/* SPDX-License-Identifier: MIT */
/* Which records of a catalogue still hold: compares them with the files that a
 * walk has found. */
#ifndef ARCHIVE_FRESHNESS_H
#define ARCHIVE_FRESHNESS_H

#include "archive/catalogue.h"
#include "archive/folder.h"
#include "archive/update.h"

#include <pthread.h>

struct freshness {
	const struct catalogue *catalogue;
	struct freshness_record *records;
	uint32_t *slots; /* a hash table of record numbers, plus 1 */
	size_t slots_cap;
	unsigned char *voids;    /* a byte for each record: no longer counts */
	unsigned char *seen;     /* likewise: its file is as it was */
	pthread_mutex_t lock;    /* for what follows */
	struct walk_file *files; /* new or changed: to be read */
	size_t n, cap;
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

/* then any threads look at the files of the walk; */
void freshness_look(struct freshness *f, struct folder *folder,
		    const struct walk_file *files, size_t n);

/* then one sums up: `voids` and `files` are complete. Returns the number of
 * records that are void now and were not before, and of files to be read. */
size_t freshness_conclude(struct freshness *f);

/* Then the files of records that are void now, and were not before, may be
 * added to an update: `givens` are what paths begin with. */
void freshness_add_gone(const struct freshness *f, const char *const *givens,
			struct update *u);

#endif
