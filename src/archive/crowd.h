/* SPDX-License-Identifier: MIT */
/* Threads that do the same things together, one step after the other. */
#ifndef ARCHIVE_CROWD_H
#define ARCHIVE_CROWD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/* Borrows both; they may guard other things too. */
struct crowd {
	pthread_mutex_t *lock;
	pthread_cond_t *changed;
};

/* Something that is done once, by the thread that comes first. */
enum crowd_once { CROWD_NOT_YET, CROWD_BEGUN, CROWD_OVER };

/* True for that thread, which calls crowd_over when it is done; the others wait
 * for it. */
bool crowd_first(const struct crowd *c, enum crowd_once *once);

/* The same, but the others go on. Who needs it done calls crowd_first later. */
bool crowd_claim(const struct crowd *c, enum crowd_once *once);
void crowd_over(const struct crowd *c, enum crowd_once *once);

/* Things that all do together. Plain: set `n`. */
struct crowd_items {
	size_t next, done, n;
};

/* The next of them, which is to be told of when it is done; false when there
 * are no more, and those of the others are done. */
bool crowd_next(const struct crowd *c, struct crowd_items *items, size_t *i);
void crowd_done(const struct crowd *c, struct crowd_items *items);

#endif
