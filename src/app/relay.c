/* SPDX-License-Identifier: MIT */
#include "app/relay.h"
#include "base/thread.h"

#include "base/xalloc.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	THREADS_MAX = 8,
	AHEAD = 4, /* pieces on their way for each thread */
	SLOTS = AHEAD * THREADS_MAX,
};

/* Piece N has the slot N % SLOTS. */
struct run {
	const struct relay *relay;
	size_t n; /* pieces */
	char *results;
	pthread_mutex_t lock; /* for all below */
	pthread_cond_t changed;
	bool ready[SLOTS];
	size_t begun, taken; /* pieces */
	bool stop;           /* no more are to be begun */
};

static void *result_of(const struct run *run, size_t piece)
{
	return run->results + piece % SLOTS * run->relay->size;
}

static size_t items_of(const struct run *run, size_t piece)
{
	const size_t left = run->relay->n - piece * run->relay->piece;

	return left < run->relay->piece ? left : run->relay->piece;
}

static void work(const struct run *run, size_t piece)
{
	const struct relay *r = run->relay;
	void *result = result_of(run, piece);

	memset(result, 0, r->size);
	r->work(r->with, piece * r->piece, items_of(run, piece), result);
}

static bool take(const struct run *run, size_t piece)
{
	const struct relay *r = run->relay;

	return r->take(r->with, piece * r->piece, items_of(run, piece),
		       result_of(run, piece));
}

static void *work_along(void *arg)
{
	struct run *run = arg;

	pthread_mutex_lock(&run->lock);
	while (!run->stop && run->begun < run->n) {
		if (run->begun == run->taken + SLOTS) {
			pthread_cond_wait(&run->changed, &run->lock);
			continue;
		}
		const size_t piece = run->begun++;
		pthread_mutex_unlock(&run->lock);
		work(run, piece);
		pthread_mutex_lock(&run->lock);
		run->ready[piece % SLOTS] = true;
		pthread_cond_broadcast(&run->changed);
	}
	pthread_mutex_unlock(&run->lock);
	return NULL;
}

/* With the lock held: waits for the next piece; false if there is no more. */
static bool wait_for_next(struct run *run)
{
	while (!run->ready[run->taken % SLOTS]) {
		if (run->taken == (run->stop ? run->begun : run->n))
			return false;
		pthread_cond_wait(&run->changed, &run->lock);
	}
	return true;
}

static void take_along(struct run *run)
{
	pthread_mutex_lock(&run->lock);
	while (wait_for_next(run)) {
		pthread_mutex_unlock(&run->lock);
		const bool more = take(run, run->taken);
		pthread_mutex_lock(&run->lock);
		run->ready[run->taken++ % SLOTS] = false;
		run->stop = run->stop || !more;
		pthread_cond_broadcast(&run->changed);
	}
	pthread_mutex_unlock(&run->lock);
}

/* Returns how many there are. */
static int start_threads(struct run *run, pthread_t *threads)
{
	const long most = sysconf(_SC_NPROCESSORS_ONLN);
	int n = 0;

	if (run->relay->alone || most < 2 || run->n < 2)
		return 0;
	while (n < most && n < THREADS_MAX &&
	       thread_start(&threads[n], work_along, run))
		n++;
	return n;
}

void relay_run(const struct relay *r)
{
	struct run run = { .relay = r, .n = (r->n + r->piece - 1) / r->piece };
	pthread_t threads[THREADS_MAX];
	bool more = true;

	run.results = xcalloc(SLOTS, r->size);
	pthread_mutex_init(&run.lock, NULL);
	pthread_cond_init(&run.changed, NULL);
	const int n = start_threads(&run, threads);
	if (n)
		take_along(&run);
	for (size_t i = 0; !n && more && i < run.n; i++) {
		work(&run, i);
		more = take(&run, i);
	}
	for (int i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	pthread_cond_destroy(&run.changed);
	pthread_mutex_destroy(&run.lock);
	free(run.results);
}
