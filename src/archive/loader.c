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
#include <time.h>
#include <unistd.h>

enum {
	FIRST_FILES = 64, /* a screenful and a reserve, at once */
	MIN_BATCH = 16,   /* files; so many that each thread has some */
	MAX_BATCH = 128,
	BATCHES = 64,     /* wanted of any archive */
	WHOLE_DAY = 1024, /* files of a day that are kept together */
	MAX_WARM = 8,     /* threads where the processors are the limit */
	MAX_THREADS = 32, /* where the disk is waited for */
	SLOW_NS = 100000, /* for a file: it was not in memory */
	SLOW_SAMPLE = 8,  /* files that are judged together */
};

/* Some of the files, newest first; handed over in this order, so that one
 * archive is loaded the same way each time. */
struct part {
	struct batch batch;
	size_t first, n; /* of the walk's files; the first part has none: it
			  * brings the problems of the walk */
	bool sorted;     /* its files, within their days */
	bool ready;
};

struct loader {
	char **paths;
	size_t n_paths;
	void (*wake)(void *arg);
	void *arg;
	atomic_bool stop;
	struct walk walk; /* constant once walked, but that the files of a part
			   * are sorted by its reader */

	pthread_mutex_t adding; /* for `added` */
	bool added;             /* the paths, to the walk */

	pthread_mutex_t lock; /* for all below, and each part until ready */
	pthread_cond_t changed;
	pthread_t threads[MAX_THREADS];
	int n_threads, n_walking;
	bool listed, walked;
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

static void add_part(struct loader *l, size_t *cap, struct part part)
{
	l->parts = xgrow(l->parts, cap, l->n_parts + 1, sizeof(*l->parts));
	l->parts[l->n_parts++] = part;
}

/* Files from `first` on of the same day, at most WHOLE_DAY and one. */
static size_t day_len(const struct walk *w, size_t first)
{
	size_t n = 1;

	while (n <= WHOLE_DAY && first + n < w->n &&
	       w->files[first + n].order == w->files[first].order)
		n++;
	return n;
}

static size_t whole_day_len(const struct walk *w, size_t first)
{
	size_t n = 1;

	while (first + n < w->n &&
	       w->files[first + n].order == w->files[first].order)
		n++;
	return n;
}

/* Days with very many posts (undated ones, for the most) are sorted at once and
 * then cut anywhere; of the others, a part takes whole days and leaves their
 * order to its reader. */
static size_t add_long_day(struct loader *l, size_t *cap, size_t first,
			   size_t batch)
{
	const size_t n = whole_day_len(&l->walk, first);

	walk_sort_day(l->walk.files + first, n);
	for (size_t i = 0; i < n; i += batch)
		add_part(l, cap,
			 (struct part){ .first = first + i,
					.n = n - i < batch ? n - i : batch,
					.sorted = true });
	return n;
}

static size_t add_days(struct loader *l, size_t *cap, size_t first,
		       size_t batch)
{
	size_t n = 0;

	while (n < batch && first + n < l->walk.n) {
		const size_t day = day_len(&l->walk, first + n);
		if (day > WHOLE_DAY)
			break;
		n += day;
	}
	add_part(l, cap, (struct part){ .first = first, .n = n });
	return n;
}

/* Part 0 for the walk, then a small one, then large ones. */
static void make_parts(struct loader *l)
{
	const size_t fair = l->walk.n / BATCHES;
	const size_t most = fair < MIN_BATCH   ? MIN_BATCH
			    : fair > MAX_BATCH ? MAX_BATCH
					       : fair;
	size_t first = 0, cap = 0;

	add_part(l, &cap, (struct part){ .ready = true });
	while (first < l->walk.n) {
		const size_t batch = first ? most : FIRST_FILES;
		const bool longer = day_len(&l->walk, first) > WHOLE_DAY;
		first += longer ? add_long_day(l, &cap, first, batch)
				: add_days(l, &cap, first, batch);
	}
	l->next_read = 1;
}

/* By the thread that has read the last folder. */
static void end_walk(struct loader *l)
{
	walk_sort(&l->walk);
	pthread_mutex_lock(&l->lock);
	make_parts(l);
	batch_take_problems(&l->parts[0].batch, &l->walk.problems);
	l->walked = true;
	pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	wake(l);
}

/* The first thread looks what the paths are; the others wait for it. */
static void add_paths(struct loader *l)
{
	pthread_mutex_lock(&l->adding);
	for (size_t i = 0; i < l->n_paths && !l->added; i++)
		walk_add(&l->walk, l->paths[i]);
	l->added = true;
	pthread_mutex_unlock(&l->adding);
}

/* All threads walk; the last to be done sums up, the others wait for it. */
static void walk(struct loader *l)
{
	add_paths(l);
	walk_run(&l->walk);
	pthread_mutex_lock(&l->lock);
	l->n_walking--;
	const bool last = !l->n_walking && !l->listed;
	l->listed = l->listed || last;
	while (!last && !l->walked)
		pthread_cond_wait(&l->changed, &l->lock);
	pthread_mutex_unlock(&l->lock);
	if (last)
		end_walk(l);
}

static int64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void start_threads(struct loader *l, int n);

static void more_threads(void *arg)
{
	struct loader *l = arg;

	pthread_mutex_lock(&l->lock);
	start_threads(l, l->n_threads * 2);
	pthread_mutex_unlock(&l->lock);
}

/* How many of the last files had to be waited for. */
struct pace {
	int64_t last_ns;
	int files, slow;
};

/* Where most files are waited for, more of them should be asked for at once;
 * a thread that lost its processor for a while is slow once, not mostly. */
static void keep_pace(struct loader *l, struct pace *p)
{
	const int64_t now = now_ns();

	p->slow += now - p->last_ns > SLOW_NS;
	p->last_ns = now;
	if (++p->files < SLOW_SAMPLE)
		return;
	if (p->slow > p->files / 2)
		more_threads(l);
	p->files = p->slow = 0;
}

static void read_part(struct loader *l, const struct part *part,
		      struct batch *out, struct reader *reader)
{
	struct walk_file *files = l->walk.files + part->first;
	struct pace pace = { .last_ns = now_ns() };

	batch_init(out);
	for (size_t i = 0, n; !part->sorted && i < part->n; i += n) {
		for (n = 1;
		     i + n < part->n && files[i + n].order == files[i].order;)
			n++;
		walk_sort_day(files + i, n);
	}
	for (size_t i = 0; i < part->n && !atomic_load(&l->stop); i++) {
		reader_add(reader, out, &files[i]);
		keep_pace(l, &pace);
	}
}

/* Reads the next part; false if there is none. */
static bool work(struct loader *l, struct reader *reader)
{
	struct batch batch;

	pthread_mutex_lock(&l->lock);
	const size_t i = l->next_read;
	const bool more = i < l->n_parts && !atomic_load(&l->stop);
	l->next_read += more;
	pthread_mutex_unlock(&l->lock);
	if (!more)
		return false;
	read_part(l, &l->parts[i], &batch, reader);
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
	struct reader reader = { 0 };

	walk(l);
	while (work(l, &reader))
		;
	reader_release(&reader);
	return NULL;
}

/* One for each processor, but one less beside a screen, which has little to do
 * but is waited for. */
static int warm_threads(const struct loader *l)
{
	const long n = sysconf(_SC_NPROCESSORS_ONLN) - (l->wake ? 1 : 0);

	return n < 1 ? 1 : n > MAX_WARM ? MAX_WARM : (int)n;
}

/* With the lock held: as many as `n` in all, if they can be had. Signals are
 * the main thread's. */
static void start_threads(struct loader *l, int n)
{
	sigset_t all, before;

	if (n > MAX_THREADS)
		n = MAX_THREADS;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (l->n_threads < n && !atomic_load(&l->stop)) {
		l->n_walking++;
		if (pthread_create(&l->threads[l->n_threads], NULL, run, l)) {
			l->n_walking--;
			break;
		}
		l->n_threads++;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void start(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	start_threads(l, warm_threads(l));
	const bool alone = !l->n_threads;
	l->n_walking += alone;
	pthread_mutex_unlock(&l->lock);
	if (alone)
		run(l); /* slower, but it works */
}

struct loader *loader_start_with(const struct loader_options *o)
{
	struct loader *l = xcalloc(1, sizeof(*l));

	l->paths = xcalloc(o->n_paths, sizeof(*l->paths));
	for (size_t i = 0; i < o->n_paths; i++)
		l->paths[l->n_paths++] = xstrdup(o->paths[i]);
	l->wake = o->wake;
	l->arg = o->arg;
	atomic_init(&l->stop, false);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->changed, NULL);
	pthread_mutex_init(&l->adding, NULL);
	walk_init(&l->walk, &l->stop);
	l->walk.slow = more_threads;
	l->walk.arg = l;
	l->walk.enter = o->enter;
	l->walk.enter_arg = o->enter_arg;
	start(l);
	return l;
}

struct loader *loader_start(const char *const *paths, size_t n,
			    void (*wake_)(void *arg), void *arg)
{
	return loader_start_with(&(struct loader_options){
		.paths = paths, .n_paths = n, .wake = wake_, .arg = arg });
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
	/* No thread is started any more once one that starts them could see
	 * `stop` with the lock held. */
	pthread_mutex_lock(&l->lock);
	const int n = l->n_threads;
	pthread_mutex_unlock(&l->lock);
	for (int i = 0; i < n; i++)
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
	pthread_mutex_destroy(&l->adding);
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
