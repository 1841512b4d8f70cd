/* SPDX-License-Identifier: MIT */
#include "archive/loader.h"

#include "archive/batch.h"
#include "archive/crowd.h"
#include "archive/freshness.h"
#include "archive/givens.h"
#include "archive/pace.h"
#include "archive/parts.h"
#include "archive/reader.h"
#include "archive/site_pages.h"
#include "archive/update.h"
#include "archive/walk.h"
#include "base/xalloc.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	MAX_WARM = 8,     /* threads where the processors are the limit */
	MAX_THREADS = 32, /* where the disk is waited for */
	FEW = 64,         /* changes that are written beside the whole */
};

struct loader {
	char **paths;
	size_t n_paths;
	void (*wake)(void *arg);
	void *arg;
	struct loader_memory memory; /* place.dir NULL = there is none */
	atomic_bool stop;
	/* Each of these is one thread's until all may read it. */
	struct walk walk;
	struct sites *sites;
	struct catalogue *catalogue; /* NULL = there is none of use */
	struct freshness fresh;      /* if there is one */
	const char **givens; /* what paths begin with; NULL = there was none */
	struct arena givens_arena;
	size_t differences;
	struct err said;
	pthread_mutex_t lock; /* for all below, and each part until ready */
	pthread_cond_t changed;
	struct crowd crowd; /* who waits for these two */
	pthread_t threads[MAX_THREADS];
	int n_threads;
	enum crowd_once opened, indexed, listed, concluded, written, trimmed;
	struct crowd_items walking, learning;
	bool walked;   /* `found` is final */
	bool complete; /* there will be no more parts */
	bool damaged;  /* the catalogue */
	bool lasting;
	bool stale;
	bool resited;         /* the catalogue knows other sites */
	bool updating;        /* `update` is to be taken */
	struct update update; /* what is not as the catalogue said */
	struct parts parts;
	size_t next_read, next_taken; /* parts */
	size_t n_begun, n_read;       /* likewise: by readers */
	size_t n_taken;               /* files */
};

static bool is_done(const struct loader *l)
{
	return l->complete && l->next_taken == l->parts.n && !l->updating;
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

static void open_catalogue(struct loader *l)
{
	struct err why = { 0 };
	size_t len;

	if (l->memory.place.dir)
		l->catalogue = catalogue_open(l->memory.place.dir,
					      (const char *const *)l->paths,
					      l->n_paths, &why);
	if (*why.text)
		err_set(&l->said, "the catalogue %s; it is made anew",
			why.text);
	if (!l->catalogue)
		return;
	l->givens = givens_new(&l->givens_arena, l->paths, l->n_paths);
	const char *added = catalogue_added(l->catalogue, &len);
	sites_add_below(l->sites, l->givens, l->n_paths, added, len);
	if (sites_sum(l->sites) == catalogue_sites(l->catalogue))
		return;
	/* by other rules heads would be read otherwise */
	catalogue_discard(l->catalogue);
	catalogue_release(l->catalogue);
	l->catalogue = NULL;
	l->givens = NULL;
}

static void open_all(struct loader *l)
{
	l->sites = sites_new((const char *const *)l->paths, l->n_paths);
	l->memory.place.sites = l->sites;
	open_catalogue(l);
	for (size_t i = 0; i < l->n_paths; i++)
		walk_add(&l->walk, l->paths[i]);
	if (!l->catalogue)
		return;
	freshness_init(&l->fresh, l->catalogue);
	pthread_mutex_lock(&l->lock);
	l->learning.n = catalogue_block_count(l->catalogue);
	if (l->memory.early) {
		parts_add_blocks(&l->parts, l->catalogue);
		l->walked = true;
	}
	pthread_mutex_unlock(&l->lock);
}

static void set_damaged(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	if (!l->damaged)
		err_set(&l->said, "the catalogue is damaged; it is made anew");
	l->damaged = true;
	pthread_mutex_unlock(&l->lock);
}

static void learn(struct loader *l, struct reader *reader, size_t i)
{
	struct packed k;

	(void)reader;
	if (catalogue_block(l->catalogue, i, &k))
		freshness_learn(&l->fresh, &k,
				catalogue_first(l->catalogue, i));
	else
		set_damaged(l);
}

static void forget_catalogue(struct loader *l)
{
	catalogue_discard(l->catalogue);
	freshness_release(&l->fresh);
	catalogue_release(l->catalogue);
	l->catalogue = NULL;
}

/* A damaged catalogue is none, as long as nothing of it has been told. */
static void index_all(struct loader *l)
{
	if (l->damaged && !l->memory.early) {
		forget_catalogue(l);
	} else if (!atomic_load(&l->stop)) {
		freshness_index(&l->fresh);
		l->walk.know = freshness_know;
		l->walk.know_arg = &l->fresh;
		/* what the others are may hang on them */
		l->walk.keep_known = l->fresh.later =
			sites_any(l->sites, SITE_HUGO) ||
			sites_any(l->sites, SITE_ZOLA);
	}
}

/* Lists all files, also those that the catalogue knows. */
static void walk_again(struct loader *l)
{
	walk_release(&l->walk);
	walk_init(&l->walk, &l->stop);
	for (size_t i = 0; i < l->n_paths; i++)
		walk_add(&l->walk, l->paths[i]);
	walk_run(&l->walk);
}

/* The sites that the walk has come upon. */
static void add_sites(struct loader *l)
{
	for (size_t i = 0; i < l->walk.n_marks; i++)
		sites_add(l->sites, l->walk.marks[i]);
	l->resited = l->catalogue &&
		     sites_sum(l->sites) != catalogue_sites(l->catalogue);
	if (l->resited && !l->memory.early) {
		forget_catalogue(l);
		walk_again(l);
	}
	site_pages_drop(&l->walk, l->sites);
	sites_take_problems(l->sites, &l->walk.problems);
}

/* When all folders have been read: what is to be done next, if there is no
 * catalogue. */
static void list_all(struct loader *l)
{
	add_sites(l);
	if (l->catalogue) {
		freshness_take_known(&l->fresh, &l->walk);
		return;
	}
	walk_sort(&l->walk);
	pthread_mutex_lock(&l->lock);
	parts_add_problems(&l->parts, &l->walk.problems);
	parts_add_files(&l->parts, l->walk.files, l->walk.n);
	l->walked = l->complete = true;
	pthread_mutex_unlock(&l->lock);
}

/* Few changes are written beside the whole, which many would not be worth. */
static bool are_few(const struct loader *l)
{
	const size_t whole = catalogue_base_count(l->catalogue);
	const size_t beside = catalogue_record_count(l->catalogue) - whole;

	return l->differences + beside <= FEW + whole / 8;
}

static void write_changes(struct loader *l)
{
	catalogue_write_changes(&l->memory.place, (const char *const *)l->paths,
				l->n_paths, l->catalogue, l->fresh.voids,
				l->walk.files, l->walk.n, &l->stop);
}

/* What was handed over early is put right by an update. */
static void make_update(struct loader *l)
{
	struct reader reader = { .sites = l->sites };

	freshness_add_gone(&l->fresh, l->givens, &l->update);
	for (size_t i = 0; i < l->walk.n && !atomic_load(&l->stop); i++) {
		update_add(&l->update, l->walk.files[i].path);
		reader_add(&reader, &l->update.batch, &l->walk.files[i]);
	}
	update_sort(&l->update);
	reader_release(&reader);
}

/* The catalogue has been compared with the disk. What was handed over early
 * is put right; else the rest is what is to be handed over. */
static void conclude(struct loader *l)
{
	l->differences = freshness_conclude(&l->fresh) + l->walk.n;
	const bool early = l->memory.early;
	const bool useless = l->damaged || l->resited;
	const bool wrong = early && (l->differences || useless);
	const bool stale = wrong && (useless || !are_few(l));

	if (wrong && !stale)
		make_update(l);
	if (useless)
		catalogue_discard(l->catalogue);
	pthread_mutex_lock(&l->lock);
	l->updating = wrong && !stale;
	parts_add_problems(&l->parts, &l->walk.problems);
	if (!early) {
		parts_add_blocks(&l->parts, l->catalogue);
		parts_add_files(&l->parts, l->walk.files, l->walk.n);
	}
	l->stale = stale;
	l->walked = l->complete = true;
	pthread_mutex_unlock(&l->lock);
}

/* Brings the catalogue up to date. */
static void write_catalogue(struct loader *l)
{
	const struct catalogue_place *place = &l->memory.place;

	if (!l->memory.write || !place->dir || l->stale ||
	    atomic_load(&l->stop))
		return;
	if (l->catalogue && place->texts == catalogue_has_texts(l->catalogue) &&
	    are_few(l)) {
		if (l->differences)
			write_changes(l);
		return;
	}
	if (l->catalogue) {
		walk_again(l);
		site_pages_drop(&l->walk, l->sites);
	}
	walk_sort(&l->walk);
	catalogue_write(place, (const char *const *)l->paths, l->n_paths,
			&l->walk, &l->stop);
}

/* Until no part is being read any more. */
static void wait_for_readers(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	while (l->n_read < l->n_begun)
		pthread_cond_wait(&l->changed, &l->lock);
	pthread_mutex_unlock(&l->lock);
}

/* The last that is done: what was only needed to come so far goes. */
static void write_all(struct loader *l)
{
	wait_for_readers(l);
	write_catalogue(l);
	walk_clear(&l->walk);
	if (l->catalogue)
		freshness_clear(&l->fresh);
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
	start_threads(l, l->n_threads * 2);
	pthread_mutex_unlock(&l->lock);
}

static void read_files(struct loader *l, const struct part *part,
		       struct batch *out, struct reader *reader)
{
	struct pace pace;

	pace_start(&pace);
	parts_sort_days(part);
	for (size_t i = 0; i < part->n && !atomic_load(&l->stop); i++) {
		reader_add(reader, out, &part->files[i]);
		if (pace_is_slow(&pace))
			more_threads(l);
	}
}

static void read_block(struct loader *l, const struct part *part,
		       struct batch *out)
{
	struct packed k;

	if (!catalogue_block(l->catalogue, part->block - 1, &k)) {
		set_damaged(l);
		return;
	}
	packed_posts(&k, l->fresh.voids + part->first, l->givens, part->first,
		     out);
	out->catalogue = l->catalogue;
	out->part = catalogue_part(l->catalogue, part->block - 1);
	sites_place(l->sites, out);
}

static void read_part(struct loader *l, const struct part *part,
		      struct batch *out, struct reader *reader)
{
	batch_init(out);
	if (part->block)
		read_block(l, part, out);
	else
		read_files(l, part, out, reader);
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
	read_part(l, &part, &part.batch, reader);
	pthread_mutex_lock(&l->lock);
	l->parts.items[i].batch = part.batch;
	l->parts.items[i].ready = true;
	l->n_read++;
	pthread_cond_broadcast(&l->changed);
	pthread_mutex_unlock(&l->lock);
	wake(l);
	return true;
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

	once(l, &l->opened, open_all);
	reader.sites = l->sites;
	if (l->givens) { /* once set, unlike the catalogue */
		use_catalogue(l, &reader);
		once(l, &l->indexed, index_all);
	}
	together(l, &l->walking, &reader, walk);
	once(l, &l->listed, list_all);
	if (l->catalogue)
		once(l, &l->concluded, conclude);
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

/* With the lock held: as many as `n` in all, if they can be had. Signals are
 * the main thread's. */
static void start_threads(struct loader *l, int n)
{
	sigset_t all, before;

	if (n > MAX_THREADS)
		n = MAX_THREADS;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (l->n_threads < n && !atomic_load(&l->stop) &&
	       pthread_create(&l->threads[l->n_threads], NULL, run, l) == 0)
		l->n_threads++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
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
	if (o->memory.place.dir)
		l->memory.place.dir = xstrdup(o->memory.place.dir);
	atomic_init(&l->stop, false);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->changed, NULL);
	l->crowd = (struct crowd){ &l->lock, &l->changed };
	update_init(&l->update);
	walk_init(&l->walk, &l->stop);
	l->walk.slow = more_threads;
	l->walk.arg = l;
	l->walk.enter = o->enter;
	l->walk.linked = o->linked;
	l->walk.enter_arg = o->enter_arg;
	l->walking.n = MAX_THREADS; /* whoever comes when all is done is soon
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

/* Puts right what was handed over early, when all of it has been. */
static void take_update(struct loader *l, struct archive *a)
{
	struct update update;

	pthread_mutex_lock(&l->lock);
	const bool ready = l->updating && l->next_taken == l->parts.n;
	if (ready) {
		update = l->update;
		update_init(&l->update);
		l->updating = false;
		pthread_cond_broadcast(&l->changed);
	}
	pthread_mutex_unlock(&l->lock);
	if (!ready)
		return;
	archive_update(a, &update);
	update_release(&update);
}

bool loader_take(struct loader *l, struct archive *a, size_t max_posts)
{
	const uint64_t before = archive_version(a);
	size_t sum = 0, n = 0;

	while ((!max_posts || sum < max_posts) && take_part(l, a, &n))
		sum += n;
	if (max_posts && sum >= max_posts)
		wake(l); /* there may be more */
	else
		take_update(l, a);
	return archive_version(a) != before;
}

void loader_finish(struct loader *l, struct archive *a)
{
	size_t n;
	bool done = false;

	while (!done) {
		pthread_mutex_lock(&l->lock);
		while (!is_ready(l) && !is_done(l) && !l->updating)
			pthread_cond_wait(&l->changed, &l->lock);
		done = is_done(l);
		pthread_mutex_unlock(&l->lock);
		take_part(l, a, &n);
		take_update(l, a);
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
	update_release(&l->update);
	sites_release(l->sites);
	arena_release(&l->givens_arena);
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
