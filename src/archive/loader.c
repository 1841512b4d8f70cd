/* SPDX-License-Identifier: MIT */
#include "archive/loader.h"

#include "archive/batch.h"
#include "archive/head.h"
#include "archive/reader.h"
#include "archive/walk.h"
#include "base/xalloc.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	FIRST_FILES = 64, /* a screenful and a reserve, at once */
	BATCH_FILES = 128,
	MAX_THREADS = 8,
};

/* Some of the files, newest first; handed over in this order, so that one
 * archive is loaded the same way each time. */
struct part {
	struct batch batch;
	size_t first, n; /* of the walk's files; the first part has none: it
			  * brings the problems of the walk */
	bool ready;
};

struct loader {
	char **paths;
	size_t n_paths;
	void (*wake)(void *arg);
	void *arg;
	pthread_t threads[MAX_THREADS];
	int n_threads;
	atomic_bool stop;
	struct walk walk; /* the walking thread's; constant once walked */

	pthread_mutex_t lock; /* for all below, and each part until ready */
	pthread_cond_t changed;
	bool walking, walked;
	struct part *parts;
	size_t n_parts;
	size_t next_read, next_taken; /* parts */
	size_t n_taken;               /* files */
};

static void wake(struct loader *l)
{
	if (l->wake)
		l->wake(l->arg);
}

/* Part 0 for the walk, then a small one, then large ones. */
static void make_parts(struct loader *l)
{
	size_t first = 0, cap = 0;

	l->parts = xgrow(l->parts, &cap, 1, sizeof(*l->parts));
	l->parts[l->n_parts++] = (struct part){ .ready = true };
	while (first < l->walk.n) {
		const size_t most = first ? BATCH_FILES : FIRST_FILES;
		const size_t left = l->walk.n - first;
		const size_t n = left < most ? left : most;
		l->parts = xgrow(l->parts, &cap, l->n_parts + 1,
				 sizeof(*l->parts));
		l->parts[l->n_parts++] =
			(struct part){ .first = first, .n = n };
		first += n;
	}
	l->next_read = 1;
}

static void walk(struct loader *l)
{
	struct batch problems;

	batch_init(&problems);
	for (size_t i = 0; i < l->n_paths; i++)
		walk_add(&l->walk, l->paths[i], &problems, &l->stop);
	walk_sort(&l->walk);
	pthread_mutex_lock(&l->lock);
	make_parts(l);
	l->parts[0].batch = problems;
	l->walked = true;
	pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	wake(l);
}

/* The first thread walks; the others wait for it. */
static void begin(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	const bool mine = !l->walking;
	l->walking = true;
	while (!mine && !l->walked)
		pthread_cond_wait(&l->changed, &l->lock);
	pthread_mutex_unlock(&l->lock);
	if (mine)
		walk(l);
}

static void read_part(struct loader *l, const struct part *part,
		      struct batch *out, struct buf *text)
{
	batch_init(out);
	for (size_t i = 0; i < part->n && !atomic_load(&l->stop); i++)
		reader_add(out, &l->walk.files[part->first + i], text);
}

/* Reads the next part; false if there is none. */
static bool work(struct loader *l, struct buf *text)
{
	struct batch batch;

	pthread_mutex_lock(&l->lock);
	const size_t i = l->next_read;
	const bool more = i < l->n_parts && !atomic_load(&l->stop);
	l->next_read += more;
	pthread_mutex_unlock(&l->lock);
	if (!more)
		return false;
	read_part(l, &l->parts[i], &batch, text);
	pthread_mutex_lock(&l->lock);
	l->parts[i].batch = batch;
	l->parts[i].ready = true;
	pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	wake(l);
	return true;
}

static void *run(void *arg)
{
	struct loader *l = arg;
	struct buf text = { 0 };

	begin(l);
	while (work(l, &text))
		;
	buf_release(&text);
	return NULL;
}

/* One for each processor, but one less beside a screen, which has little to do
 * but is waited for. */
static int wanted_threads(const struct loader *l)
{
	const long n = sysconf(_SC_NPROCESSORS_ONLN) - (l->wake ? 1 : 0);

	return n < 1 ? 1 : n > MAX_THREADS ? MAX_THREADS : (int)n;
}

/* Signals are the main thread's. */
static void start_threads(struct loader *l)
{
	const int n = wanted_threads(l);
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (l->n_threads < n &&
	       pthread_create(&l->threads[l->n_threads], NULL, run, l) == 0)
		l->n_threads++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!l->n_threads)
		run(l); /* slower, but it works */
}

struct loader *loader_start(const char *const *paths, size_t n,
			    void (*wake_)(void *arg), void *arg)
{
	struct loader *l = xcalloc(1, sizeof(*l));

	l->paths = xcalloc(n, sizeof(*l->paths));
	for (size_t i = 0; i < n; i++)
		l->paths[l->n_paths++] = xstrdup(paths[i]);
	l->wake = wake_;
	l->arg = arg;
	atomic_init(&l->stop, false);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->changed, NULL);
	start_threads(l);
	return l;
}

/* All with the lock held. */
static bool is_ready(const struct loader *l)
{
	return l->next_taken < l->n_parts && l->parts[l->next_taken].ready;
}

static bool is_done(const struct loader *l)
{
	return l->walked && l->next_taken == l->n_parts;
}

/* Gives the next part to the archive if it is ready. Returns its files. */
static bool take_part(struct loader *l, struct archive *a, size_t *n)
{
	struct batch batch;

	pthread_mutex_lock(&l->lock);
	const bool ready = is_ready(l);
	if (ready) {
		struct part *part = &l->parts[l->next_taken++];
		batch = part->batch;
		batch_init(&part->batch);
		l->n_taken += part->n;
		*n = part->n;
	}
	pthread_mutex_unlock(&l->lock);
	if (ready)
		archive_take(a, &batch);
	return ready;
}

bool loader_take(struct loader *l, struct archive *a, size_t max_posts)
{
	const uint64_t before = archive_version(a);
	size_t sum = 0, n = 0;

	while ((!max_posts || sum < max_posts) && take_part(l, a, &n))
		sum += n;
	if (max_posts && sum >= max_posts)
		wake(l); /* there may be more */
	return archive_version(a) != before;
}

void loader_finish(struct loader *l, struct archive *a)
{
	size_t n;
	bool done = false;

	while (!done) {
		pthread_mutex_lock(&l->lock);
		while (!is_ready(l) && !is_done(l))
			pthread_cond_wait(&l->changed, &l->lock);
		done = is_done(l);
		pthread_mutex_unlock(&l->lock);
		take_part(l, a, &n);
	}
}

struct loader_status loader_status(const struct loader *l)
{
	/* The lock is no part of what const promises. */
	pthread_mutex_t *lock = (pthread_mutex_t *)&l->lock;

	pthread_mutex_lock(lock);
	const struct loader_status status = {
		.found = l->walked ? l->walk.n : 0,
		.loaded = l->n_taken,
		.walked = l->walked,
		.done = is_done(l),
	};
	pthread_mutex_unlock(lock);
	return status;
}

void loader_free(struct loader *l)
{
	if (!l)
		return;
	atomic_store(&l->stop, true);
	for (int i = 0; i < l->n_threads; i++)
		pthread_join(l->threads[i], NULL);
	for (size_t i = 0; i < l->n_parts; i++)
		batch_release(&l->parts[i].batch);
	free(l->parts);
	walk_release(&l->walk);
	for (size_t i = 0; i < l->n_paths; i++)
		free(l->paths[i]);
	free(l->paths);
	pthread_cond_destroy(&l->changed);
	pthread_mutex_destroy(&l->lock);
	free(l);
}

void loader_add_text(struct archive *a, const char *name, const char *text,
		     size_t len)
{
	struct batch b;

	batch_init(&b);
	const char *path = arena_strdup(&b.arena, name);
	const char *copy = arena_memdup(&b.arena, text, len);
	struct draft *d = head_read(&b, path, path, copy, len, len);
	d->post.text = copy;
	archive_take(a, &b);
	batch_release(&b);
}
