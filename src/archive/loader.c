/* SPDX-License-Identifier: MIT */
#include "archive/loader.h"

#include "archive/loader_inside.h"
#include "archive/loader_steps.h"
#include "base/thread.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <unistd.h>

enum { MAX_WARM = 8 }; /* threads where the processors are the limit */

/* Of the posts, but for what puts them right. */
static bool all_taken(const struct loader *l)
{
	return l->complete && l->next_taken == l->parts.n;
}

static bool is_done(const struct loader *l)
{
	return all_taken(l) && update_queue_is_empty(&l->updates);
}

static void wake(struct loader *l)
{
	if (l->wake)
		l->wake(l->arg);
}

/* The first thread does it, the others wait. */
static void once(struct loader *l, enum crowd_once *state,
		 void (*what)(struct loader *l))
{
	if (!crowd_first(&l->crowd, state))
		return;
	what(l);
	crowd_over(&l->crowd, state);
	wake(l);
}

/* The first thread does it, and the others don't wait. */
static void beside(struct loader *l, enum crowd_once *state,
		   void (*what)(struct loader *l))
{
	if (!crowd_claim(&l->crowd, state))
		return;
	what(l);
	crowd_over(&l->crowd, state);
}

/* Does items until none is left, and waits for those of the others. */
static void
together(struct loader *l, struct crowd_items *items, struct reader *reader,
	 void (*what)(struct loader *l, struct reader *reader, size_t i))
{
	for (size_t i; crowd_next(&l->crowd, items, &i);) {
		if (!atomic_load(&l->stop))
			what(l, reader, i);
		crowd_done(&l->crowd, items);
	}
}

/* Until no part is being read any more. */
static void wait_for_readers(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	while (l->n_read < l->n_begun)
		pthread_cond_wait(&l->changed, &l->lock);
	pthread_mutex_unlock(&l->lock);
}

static void write_all(struct loader *l)
{
	wait_for_readers(l);
	loader_steps_write(l);
}

/* Threads have taken memory here and there. */
static void trim(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	while (!is_done(l) && !atomic_load(&l->stop))
		pthread_cond_wait(&l->changed, &l->lock);
	pthread_mutex_unlock(&l->lock);
	if (!atomic_load(&l->stop))
		xalloc_trim();
}

static void start_threads(struct loader *l, int n);

static void more_threads(void *arg)
{
	struct loader *l = arg;

	pthread_mutex_lock(&l->lock);
	start_threads(l, l->n_threads * 4);
	pthread_mutex_unlock(&l->lock);
}

/* Reads the next part; false if there is none. */
static bool work(struct loader *l, struct reader *reader)
{
	struct part part;

	pthread_mutex_lock(&l->lock);
	while (l->next_read < l->parts.n && l->parts.items[l->next_read].ready)
		l->next_read++;
	const size_t i = l->next_read;
	const bool more = i < l->parts.n && !atomic_load(&l->stop);
	if (more) {
		part = l->parts.items[i];
		l->next_read++;
		l->n_begun++;
	}
	pthread_mutex_unlock(&l->lock);
	if (!more)
		return false;
	loader_steps_read(l, &part, &part.batch, reader);
	pthread_mutex_lock(&l->lock);
	l->parts.items[i].batch = part.batch;
	l->parts.items[i].ready = true;
	l->n_read++;
	pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	wake(l);
	return true;
}

static void learn(struct loader *l, struct reader *reader, size_t i)
{
	(void)reader;
	loader_steps_learn(l, i);
}

static void walk(struct loader *l, struct reader *reader, size_t i)
{
	(void)reader;
	(void)i;
	walk_run(&l->walk);
}

/* From the catalogue: what it says, and whether that still holds. */
static void use_catalogue(struct loader *l, struct reader *reader)
{
	if (l->memory.early) {
		while (work(l, reader))
			;
		wait_for_readers(l);
	}
	together(l, &l->learning, reader, learn);
}

static void *run(void *arg)
{
	struct loader *l = arg;
	struct reader reader = { 0 };

	once(l, &l->opened, loader_steps_open);
	if (l->givens) { /* once set, unlike the catalogue */
		use_catalogue(l, &reader);
		once(l, &l->indexed, loader_steps_index);
	}
	beside(l, &l->sited, loader_steps_look);
	together(l, &l->walking, &reader, walk);
	once(l, &l->sited, loader_steps_look);
	reader.sites = l->sites;
	once(l, &l->listed, loader_steps_list);
	if (l->catalogue)
		once(l, &l->concluded, loader_steps_conclude);
	while (work(l, &reader))
		;
	once(l, &l->written, write_all);
	reader_release(&reader);
	if (l->lasting)
		once(l, &l->trimmed, trim);
	return NULL;
}

/* One for each processor. A screen has little to do, and comes first when it
 * has. */
static int warm_threads(void)
{
	const long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > MAX_WARM ? MAX_WARM : (int)n;
}

/* With the lock held: as many as `n` in all, if they can be had. */
static void start_threads(struct loader *l, int n)
{
	if (n > LOADER_MAX_THREADS)
		n = LOADER_MAX_THREADS;
	while (l->n_threads < n && !atomic_load(&l->stop) &&
	       thread_start(&l->threads[l->n_threads], run, l))
		l->n_threads++;
}

static void start(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	start_threads(l, warm_threads());
	const bool alone = !l->n_threads;
	pthread_mutex_unlock(&l->lock);
	if (!alone)
		return;
	l->lasting = false; /* that would wait for ourselves */
	run(l);             /* slower, but it works */
}

struct loader *loader_begin(const struct loader_options *o)
{
	struct loader *l = xcalloc(1, sizeof(*l));

	l->paths = xcalloc(o->n_paths, sizeof(*l->paths));
	for (size_t i = 0; i < o->n_paths; i++)
		l->paths[l->n_paths++] = xstrdup(o->paths[i]);
	l->wake = o->wake;
	l->arg = o->arg;
	l->memory = o->memory;
	l->lasting = o->lasting;
	l->more = more_threads;
	if (o->memory.place.dir)
		l->memory.place.dir = xstrdup(o->memory.place.dir);
	atomic_init(&l->stop, false);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->changed, NULL);
	l->crowd = (struct crowd){ &l->lock, &l->changed };
	walk_init(&l->walk, &l->stop);
	l->walk.slow = more_threads;
	l->walk.arg = l;
	l->walk.enter = o->enter;
	l->walk.linked = o->linked;
	l->walk.enter_arg = o->enter_arg;
	l->walking.n =
		LOADER_MAX_THREADS; /* whoever comes when all is done is soon
				     * back */
	start(l);
	return l;
}

struct loader *loader_start(const char *const *paths, size_t n,
			    void (*wake_)(void *arg), void *arg)
{
	return loader_start_with(paths, n,
				 &(struct loader_memory){ .early = false },
				 wake_, arg);
}

struct loader *loader_start_with(const char *const *paths, size_t n,
				 const struct loader_memory *memory,
				 void (*wake_)(void *arg), void *arg)
{
	return loader_begin(&(struct loader_options){ .paths = paths,
						      .n_paths = n,
						      .memory = *memory,
						      .wake = wake_,
						      .arg = arg });
}

/* All with the lock held. */
static bool is_ready(const struct loader *l)
{
	return l->next_taken < l->parts.n &&
	       l->parts.items[l->next_taken].ready;
}

/* Gives the next part to the archive if it is ready. */
static bool take_part(struct loader *l, struct archive *a, size_t *n)
{
	struct batch batch;

	pthread_mutex_lock(&l->lock);
	const bool ready = is_ready(l);
	if (ready) {
		struct part *part = &l->parts.items[l->next_taken++];
		batch = part->batch;
		batch_init(&part->batch);
		arena_take(&batch.arena, &l->room_arena);
		l->n_taken += part->n;
		*n = part->n;
	}
	if (is_done(l))
		pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	if (ready)
		archive_take(a, &batch);
	return ready;
}

static bool differs(const struct loader *l)
{
	return all_taken(l) && !update_queue_is_empty(&l->updates);
}

bool loader_take_update(struct loader *l, struct update *u)
{
	pthread_mutex_lock(&l->lock);
	const bool any = differs(l) && update_queue_next(&l->updates, u);
	if (is_done(l))
		pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	return any;
}

static void take_updates(struct loader *l, struct archive *a)
{
	struct update u;

	while (loader_take_update(l, &u)) {
		archive_update(a, &u);
		update_release(&u);
	}
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
		while (!is_ready(l) && !all_taken(l))
			pthread_cond_wait(&l->changed, &l->lock);
		done = is_done(l);
		pthread_mutex_unlock(&l->lock);
		take_part(l, a, &n);
		take_updates(l, a);
	}
}

struct loader_status loader_status(const struct loader *l)
{
	/* The lock is no part of what const promises. */
	pthread_mutex_t *lock = (pthread_mutex_t *)&l->lock;

	pthread_mutex_lock(lock);
	const struct loader_status status = {
		.found = l->walked ? l->parts.n_found : 0,
		.loaded = l->n_taken,
		.walked = l->walked,
		.differs = differs(l),
		.done = is_done(l),
		.stale = is_done(l) &&
			 (l->stale || catalogue_is_lost(l->catalogue)),
	};
	pthread_mutex_unlock(lock);
	return status;
}

void loader_wait(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	while (l->written != CROWD_OVER)
		pthread_cond_wait(&l->changed, &l->lock);
	pthread_mutex_unlock(&l->lock);
}

const char *loader_said(const struct loader *l)
{
	return l->said.text;
}

void loader_free(struct loader *l)
{
	if (!l)
		return;
	atomic_store(&l->stop, true);
	pthread_mutex_lock(&l->lock);
	pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	/* No thread is started any more once one that starts them could see
	 * `stop` with the lock held. */
	pthread_mutex_lock(&l->lock);
	const int n = l->n_threads;
	pthread_mutex_unlock(&l->lock);
	for (int i = 0; i < n; i++)
		pthread_join(l->threads[i], NULL);
	parts_release(&l->parts);
	if (l->catalogue)
		freshness_release(&l->fresh);
	catalogue_release(l->catalogue);
	update_queue_release(&l->updates);
	sites_release(l->sites);
	arena_release(&l->givens_arena);
	arena_release(&l->room_arena);
	walk_release(&l->walk);
	free((char *)l->memory.place.dir);
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
	reader_add_text(&b, name, text, len);
	archive_take(a, &b);
	batch_release(&b);
}
