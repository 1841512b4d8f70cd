/* SPDX-License-Identifier: MIT */
/* A loader from inside: what its threads share. For loader.c, which runs them
 * and hands over what they have read, and loader_steps.c, which is what they
 * do. */
#ifndef ARCHIVE_LOADER_INSIDE_H
#define ARCHIVE_LOADER_INSIDE_H

#include "archive/crowd.h"
#include "archive/freshness.h"
#include "archive/loader.h"
#include "archive/parts.h"
#include "archive/sites.h"
#include "archive/update_queue.h"
#include "archive/walk.h"

#include <pthread.h>
#include <stdatomic.h>

enum { LOADER_MAX_THREADS = 32 }; /* where the disk is waited for */

struct loader {
	char **paths;
	size_t n_paths;
	void (*wake)(void *arg);
	void *arg;
	void (*more)(void *loader);  /* to be told that the disk is slow */
	struct loader_memory memory; /* place.dir NULL = there is none */
	atomic_bool stop;
	/* Each of these is one thread's until all may read it. */
	struct walk walk;
	struct sites *sites;
	struct catalogue *catalogue; /* NULL = there is none of use */
	struct freshness fresh;      /* if there is one */
	const char **givens; /* what paths begin with; NULL = there was none */
	struct arena givens_arena;
	struct post *room; /* of the catalogue's posts, by their records */
	struct arena room_arena; /* it goes to the archive with the first */
	size_t differences;
	struct err said;
	pthread_mutex_t lock; /* for all below, and each part until ready */
	pthread_cond_t changed;
	struct crowd crowd; /* who waits for these two */
	pthread_t threads[LOADER_MAX_THREADS];
	int n_threads;
	enum crowd_once opened, indexed, sited, listed;
	enum crowd_once concluded, written, trimmed;
	struct crowd_items walking, learning;
	bool walked;   /* `found` is final */
	bool complete; /* there will be no more parts */
	bool damaged;  /* the catalogue */
	bool lasting;
	bool stale;
	bool resited;                /* the catalogue knows other sites */
	struct update_queue updates; /* what is not as the catalogue said; when
				      * complete */
	struct parts parts;
	size_t next_read, next_taken; /* parts */
	size_t n_begun, n_read;       /* likewise: by readers */
	size_t n_taken;               /* files */
};

#endif
