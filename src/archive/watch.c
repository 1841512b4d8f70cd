/* SPDX-License-Identifier: MIT */
#include "archive/watch.h"

#include "archive/identity.h"
#include "archive/notify.h"
#include "archive/pending.h"
#include "archive/reader.h"
#include "archive/site_pages.h"
#include "archive/snapshot.h"
#include "archive/walk.h"
#include "archive/update_queue.h"
#include "archive/watch_links.h"
#include "archive/watch_moves.h"
#include "archive/watch_path.h"
#include "archive/watch_table.h"
#include "archive/watch_wakeup.h"
#include "base/clock.h"
#include "base/thread.h"
#include "base/xalloc.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	MOST_PATHS = 256,     /* in one update, so that taking it is quick */
	MOST_PENDING = 50000, /* more is a reload */
	POLL_MIN_MS = 1000,
	POLL_MAX_MS = 60000,
	POLL_SHARE = 30,    /* of the time a look takes, to the next */
	CLOCK_COARSE_S = 2, /* how wrong times of files may be */
};

struct watch {
	char **paths; /* of the command line */
	size_t n_paths;
	void (*wake)(void *arg);
	void *arg;
	int64_t start_ns; /* since 1970-01-01 */
	pthread_t thread;
	bool running;
	atomic_bool stop;
	struct watch_wakeup wakeup; /* the thread shall look around */

	/* the thread's own */
	struct pending pending;
	struct watch_moves moves;
	struct sites *sites; /* NULL = to be looked for */
	struct buf text;     /* room to work in */

	pthread_mutex_t lock; /* for all below */
	struct notify *notify;
	struct watch_table table;
	struct watch_links links;
	struct update_queue queue;
	bool lost;   /* more has changed than is known */
	bool resite; /* configurations are to be read anew */
	bool polling;
	int every_ms;      /* between two looks when polling */
	struct buf reason; /* for polling */
};

static void lose(struct watch *w)
{
	pending_release(&w->pending);
	pthread_mutex_lock(&w->lock);
	w->lost = true;
	pthread_mutex_unlock(&w->lock);
	w->wake(w->arg);
}

/* With the lock held. */
static void start_polling(struct watch *w, const char *reason)
{
	if (w->polling)
		return;
	w->polling = true;
	buf_clear(&w->reason);
	buf_add_str(&w->reason, reason);
	watch_wakeup_call(&w->wakeup);
}

/* With the lock held. A folder may have been moved from where nobody looked;
 * then its old path is void. */
static bool add_folder(struct watch *w, int id, const char *folder)
{
	if (watch_table_add(&w->table, id, folder))
		return true;
	if (watch_path_same(watch_table_path(&w->table, id), folder))
		return false;
	watch_table_move(&w->table, id, folder);
	return true;
}

bool watch_enter(void *watch, const char *folder)
{
	struct watch *w = watch;
	bool first = true;

	if (!w)
		return true;
	pthread_mutex_lock(&w->lock);
	if (!w->polling) {
		const int id = notify_add(w->notify, folder);
		if (id >= 0)
			first = add_folder(w, id, folder);
		else if (notify_is_limit(errno))
			start_polling(w, notify_reason(errno));
	}
	pthread_mutex_unlock(&w->lock);
	return first;
}

/* Watches a file in a folder of nobody's. */
static void add_link(struct watch *w, const char *folder, const char *name,
		     const char *path)
{
	pthread_mutex_lock(&w->lock);
	const int id = w->polling ? -1 : notify_add(w->notify, folder);
	if (id >= 0)
		watch_links_add(&w->links, id, name, path);
	pthread_mutex_unlock(&w->lock);
}

void watch_link(void *watch, const char *path)
{
	const char *name;
	char *folder = watch ? watch_links_target(path, &name) : NULL;

	if (folder)
		add_link(watch, folder, name, path);
	free(folder);
}

void watch_restart(struct watch *w)
{
	pthread_mutex_lock(&w->lock);
	watch_table_restart(&w->table);
	w->resite = true;
	pthread_mutex_unlock(&w->lock);
}

/* ---- From changes to updates. */

/* The first of the paths of the command line that holds this one, or is it. */
static size_t given_of(const struct watch *w, const char *path)
{
	size_t i = 0;

	while (i < w->n_paths && !watch_path_lies_in(path, w->paths[i]) &&
	       strcmp(path, w->paths[i]) != 0)
		i++;
	return i;
}

/* What may be a post at the path, or below it. */
static void look(struct watch *w, struct walk *walk, const char *path)
{
	const size_t given = given_of(w, path);

	walk->enter = watch_enter;
	walk->linked = watch_link;
	walk->enter_arg = w;
	if (given == w->n_paths)
		return;
	walk->n_given = (uint16_t)given;
	if (watch_path_lies_in(path, w->paths[given]))
		walk_add_entry(walk, w->paths[given], walk->n_given, path);
	else if (access(path, F_OK) == 0)
		walk_add(walk, path);
	walk_run(walk);
}

/* As the loader knows them, or will. */
static void find_sites(struct watch *w)
{
	pthread_mutex_lock(&w->lock);
	const bool anew = w->resite;
	w->resite = false;
	pthread_mutex_unlock(&w->lock);
	if (anew) {
		sites_release(w->sites);
		w->sites = NULL;
	}
	if (!w->sites)
		w->sites = sites_new((const char *const *)w->paths, w->n_paths);
}

static void push(struct watch *w, struct update *u)
{
	if (update_is_empty(u)) {
		update_release(u);
		return;
	}
	pthread_mutex_lock(&w->lock);
	const bool added = update_queue_add(&w->queue, u);
	pthread_mutex_unlock(&w->lock);
	if (added)
		w->wake(w->arg);
	else
		lose(w);
}

/* Files of a folder that is new wait like others: they may be being written. A
 * file of a folder that has moved was in the other before. */
static void file_below(struct watch *w, const struct pending_path *folder,
		       const char *path)
{
	const int64_t now = clock_now_ms();

	pending_add(&w->pending, path, PENDING_DONE, now);
	if (!folder->from)
		return;
	buf_clear(&w->text);
	buf_add_str(&w->text, folder->from);
	buf_add_str(&w->text, path + strlen(folder->path));
	pending_move(&w->pending, buf_str(&w->text), path, now);
}

static void look_below(struct watch *w, struct update *u,
		       const struct pending_path *p)
{
	struct walk walk;

	update_add_below(u, p->path);
	walk_init(&walk, &w->stop);
	look(w, &walk, p->path);
	batch_take_problems(&u->batch, &walk.problems);
	for (size_t i = 0; i < walk.n; i++)
		file_below(w, p, walk.files[i].path);
	walk_release(&walk);
}

static bool is_in(const struct update *u, const char *path)
{
	for (size_t i = 0; i < u->n; i++)
		if (!u->paths[i].below && !strcmp(u->paths[i].path, path))
			return true;
	return false;
}

static void read_file(struct watch *w, struct update *u, struct reader *reader,
		      const struct walk_file *file)
{
	sites_look(w->sites, w->paths[file->given], file->path);
	if (!site_pages_is_one(w->sites, file))
		reader_add(reader, &u->batch, file);
}

/* Adds what is at the path, once. True if that may be a post. */
static bool read_path(struct watch *w, struct update *u, struct reader *reader,
		      const char *path)
{
	struct walk walk;

	if (is_in(u, path))
		return false;
	walk_init(&walk, &w->stop);
	look(w, &walk, path);
	batch_take_problems(&u->batch, &walk.problems);
	for (size_t i = 0; i < walk.n; i++)
		read_file(w, u, reader, &walk.files[i]);
	const bool any = walk.n > 0;
	walk_release(&walk);
	return any;
}

/* The old name may be that of another file by now. */
static void look_at_file(struct watch *w, struct update *u,
			 struct reader *reader, const struct pending_path *p)
{
	if (!read_path(w, u, reader, p->path) || !p->from) {
		update_add(u, p->path);
		return;
	}
	if (!watch_path_is_folder(p->from))
		read_path(w, u, reader, p->from);
	update_add_moved(u, p->path, p->from);
}

static void settle(struct watch *w)
{
	size_t n;
	struct pending_path *due =
		pending_take(&w->pending, clock_now_ms(), MOST_PATHS, &n);
	struct reader reader = { 0 };
	struct update u;

	update_init(&u);
	if (n)
		find_sites(w);
	reader.sites = w->sites;
	for (size_t i = 0; i < n && !atomic_load(&w->stop); i++) {
		if (due[i].below || watch_path_is_folder(due[i].path))
			look_below(w, &u, &due[i]);
		else
			look_at_file(w, &u, &reader, &due[i]);
	}
	reader_release(&reader);
	push(w, &u);
	update_release(&u);
	pending_free_paths(due, n);
}

/* ---- What the system tells. */

static enum pending_state state_of(enum notify_kind kind)
{
	switch (kind) {
	case NOTIFY_WRITING:
		return PENDING_WRITING;
	case NOTIFY_GONE:
	case NOTIFY_MOVED_FROM:
		return PENDING_GONE;
	default:
		return PENDING_DONE;
	}
}

/* A folder that has gone elsewhere would go on telling under its old path. */
static void unwatch_below(struct watch *w, const char *folder)
{
	int id = 0;

	pthread_mutex_lock(&w->lock);
	while ((id = watch_table_next_below(&w->table, id, folder)) >= 0) {
		notify_remove(w->notify, id);
		watch_table_remove(&w->table, id);
	}
	pthread_mutex_unlock(&w->lock);
}

/* A new mode or time of a folder matters only if it can be read now and could
 * not before, or the other way round. */
static bool readable_as_before(struct watch *w, const char *folder)
{
	const bool now = access(folder, R_OK | X_OK) == 0;

	pthread_mutex_lock(&w->lock);
	const bool before = watch_table_has(&w->table, folder);
	pthread_mutex_unlock(&w->lock);
	return now && before;
}

/* A link to a folder, which comes and goes as a file does. */
static bool is_linked_folder(struct watch *w, const struct notify_event *e,
			     const char *path)
{
	if (e->folder)
		return false;
	pthread_mutex_lock(&w->lock);
	const bool known = watch_table_has(&w->table, path);
	pthread_mutex_unlock(&w->lock);
	return known || watch_path_is_folder(path);
}

static void changed(struct watch *w, const struct notify_event *e,
		    const char *path, bool linked)
{
	const int64_t now = clock_now_ms();
	/* nothing is written into a link */
	const enum notify_kind kind =
		linked && e->kind == NOTIFY_WRITING ? NOTIFY_WRITTEN : e->kind;
	const char *from = NULL;

	if (e->kind == NOTIFY_MOVED_FROM)
		watch_moves_add(&w->moves, e->cookie, path);
	if (e->kind == NOTIFY_MOVED_TO)
		from = watch_moves_find(&w->moves, e->cookie);
	if (linked || (e->folder && e->kind == NOTIFY_MOVED_FROM))
		unwatch_below(w, path);
	if (e->folder && e->kind == NOTIFY_WRITTEN &&
	    readable_as_before(w, path))
		return;
	if (from)
		pending_move(&w->pending, from, path, now);
	struct pending_path *p =
		pending_add(&w->pending, path, state_of(kind), now);
	p->below = p->below || e->folder || linked;
}

/* Such a file says something of all posts of its folder. */
static bool is_settings(const struct notify_event *e)
{
	return !e->folder && site_is_mark(e->name);
}

static void heed_entry(struct watch *w, const struct notify_event *e,
		       const char *folder)
{
	struct buf path = { 0 };

	if (e->name[0] == '.' || !*e->name)
		return;
	buf_add_str(&path, folder);
	if (path.data[path.len - 1] != '/')
		buf_add_char(&path, '/');
	buf_add_str(&path, e->name);
	const bool settings = is_settings(e);
	const bool linked = !settings && is_linked_folder(w, e, buf_str(&path));
	if (settings && e->kind != NOTIFY_WRITING)
		lose(w);
	if (!settings && (e->folder || linked || walk_kind_wants(e->name)))
		changed(w, e, buf_str(&path), linked);
	buf_release(&path);
}

/* A file of which a link is a post, or the configuration of a site above. */
static void heed_links(struct watch *w, const struct notify_event *e)
{
	size_t at = 0;
	bool settings = false;

	pthread_mutex_lock(&w->lock);
	for (;;) {
		const struct watch_link *link =
			watch_links_next(&w->links, &at, e->id, e->name);
		if (!link)
			break;
		if (link->path)
			pending_add(&w->pending, link->path, state_of(e->kind),
				    clock_now_ms());
		settings = settings || !link->path;
	}
	pthread_mutex_unlock(&w->lock);
	if (settings && !e->folder && e->kind != NOTIFY_WRITING)
		lose(w);
}

/* A path of the command line may vanish and come back. */
static void heed_holder(struct watch *w, const struct notify_event *e)
{
	size_t len;

	for (size_t i = 0; i < w->n_paths; i++) {
		const char *name = watch_path_name(w->paths[i], &len);
		if (strlen(e->name) == len && !memcmp(name, e->name, len))
			changed(w, e, w->paths[i],
				is_linked_folder(w, e, w->paths[i]));
	}
}

static void heed(struct watch *w, const struct notify_event *e)
{
	if (e->kind == NOTIFY_LOST || w->pending.n > MOST_PENDING) {
		lose(w);
		return;
	}
	pthread_mutex_lock(&w->lock);
	const char *known = watch_table_path(&w->table, e->id);
	char *folder = known ? xstrdup(known) : NULL;
	const bool holds = watch_table_holds(&w->table, e->id);
	const bool links = w->links.n > 0;
	if (e->kind == NOTIFY_FOLDER_GONE) {
		watch_table_remove(&w->table, e->id);
		watch_links_remove(&w->links, e->id);
	}
	pthread_mutex_unlock(&w->lock);
	if (links && e->kind != NOTIFY_FOLDER_GONE && *e->name)
		heed_links(w, e);
	if (folder && e->kind != NOTIFY_FOLDER_GONE)
		heed_entry(w, e, folder);
	if (holds && e->kind != NOTIFY_FOLDER_GONE)
		heed_holder(w, e);
	free(folder);
}

static bool is_polling(struct watch *w)
{
	pthread_mutex_lock(&w->lock);
	const bool polling = w->polling;
	pthread_mutex_unlock(&w->lock);
	return polling;
}

/* Until the watch ends or has to poll. */
static void listen(struct watch *w)
{
	struct notify_event e;

	while (!atomic_load(&w->stop) && !is_polling(w)) {
		watch_wakeup_wait(&w->wakeup, notify_fd(w->notify),
				  pending_wait_ms(&w->pending, clock_now_ms()));
		while (!atomic_load(&w->stop) && notify_next(w->notify, &e))
			heed(w, &e);
		settle(w);
	}
}

/* ---- Polling. */

static void differs(void *arg, const char *path, bool there)
{
	struct watch *w = arg;

	pending_add(&w->pending, path, there ? PENDING_DONE : PENDING_GONE,
		    clock_now_ms());
}

/* What has changed since the start may or may not be what was loaded; what is
 * no more, or has come from elsewhere, shows only in the time of its folder. */
static void compare_with_start(struct watch *w, const struct snapshot *s)
{
	const int64_t since =
		w->start_ns - (int64_t)CLOCK_COARSE_S * 1000000000;

	if (s->folders_ns >= since)
		lose(w);
	for (size_t i = 0; i < s->n && s->folders_ns < since; i++)
		if (s->files[i].ctime_ns >= since)
			differs(w, s->files[i].path, true);
}

static void set_interval(struct watch *w, int64_t cost_ms)
{
	const int64_t ms = cost_ms * POLL_SHARE;

	pthread_mutex_lock(&w->lock);
	w->every_ms = ms < POLL_MIN_MS   ? POLL_MIN_MS
		      : ms > POLL_MAX_MS ? POLL_MAX_MS
					 : (int)ms;
	pthread_mutex_unlock(&w->lock);
}

static void look_around(struct watch *w, struct snapshot *s)
{
	const int64_t before = clock_now_ms();
	struct snapshot now = { 0 };

	snapshot_take(&now, (const char *const *)w->paths, w->n_paths,
		      &w->stop);
	if (atomic_load(&w->stop))
		;
	else if (!s->taken_ns)
		compare_with_start(w, &now);
	else if (s->sites != now.sites)
		lose(w);
	else
		snapshot_compare(s, &now, differs, w);
	snapshot_release(s);
	*s = now;
	set_interval(w, clock_now_ms() - before);
}

static void poll_files(struct watch *w)
{
	struct snapshot s = { 0 };

	while (!atomic_load(&w->stop)) {
		look_around(w, &s);
		const int64_t next = clock_now_ms() + w->every_ms;
		while (!atomic_load(&w->stop) && clock_now_ms() < next) {
			const int due =
				pending_wait_ms(&w->pending, clock_now_ms());
			const int left = (int)(next - clock_now_ms());
			watch_wakeup_wait(&w->wakeup, -1,
					  due >= 0 && due < left ? due : left);
			settle(w);
		}
	}
	snapshot_release(&s);
}

/* ---- The whole. */

/* The folder that holds the path, for the case that the path goes and comes. */
static void watch_holder(struct watch *w, const char *path)
{
	size_t len;
	const char *name = watch_path_name(path, &len);
	struct buf folder = { 0 };

	buf_add(&folder, path, (size_t)(name - path));
	buf_add_char(&folder, '.');
	pthread_mutex_lock(&w->lock);
	int id = -1;
	if (!w->polling &&
	    watch_path_is_folder(path)) /* what others do there is much */
		id = notify_add_names(w->notify, buf_str(&folder));
	else if (!w->polling)
		id = notify_add(w->notify, buf_str(&folder));
	if (id >= 0)
		watch_table_add_holder(&w->table, id);
	pthread_mutex_unlock(&w->lock);
	buf_release(&folder);
}

/* Configurations that lie above the posts. */
static void watch_sites(struct watch *w)
{
	find_sites(w);
	for (size_t i = 0; i < sites_count(w->sites); i++) {
		const struct site *s = sites_one(w->sites, i);
		if (*s->file)
			add_link(w, s->folder, NULL, NULL);
	}
}

static void *run(void *arg)
{
	struct watch *w = arg;

	for (size_t i = 0; i < w->n_paths; i++)
		watch_holder(w, w->paths[i]);
	watch_sites(w);
	if (!is_polling(w))
		listen(w);
	poll_files(w);
	return NULL;
}

struct watch *watch_start(const char *const *paths, size_t n,
			  enum watch_how how, void (*wake)(void *arg),
			  void *arg)
{
	struct watch *w = xcalloc(1, sizeof(*w));
	struct err err = { 0 };

	w->start_ns = identity_now();
	w->paths = xcalloc(n, sizeof(*w->paths));
	for (size_t i = 0; i < n; i++)
		w->paths[w->n_paths++] = xstrdup(paths[i]);
	w->wake = wake;
	w->arg = arg;
	w->every_ms = POLL_MIN_MS;
	atomic_init(&w->stop, false);
	pthread_mutex_init(&w->lock, NULL);
	if (how == WATCH_AUTO)
		w->notify = notify_new(&err);
	if (!w->notify)
		start_polling(w, how == WATCH_AUTO ? err.text : "as asked for");
	if (watch_wakeup_open(&w->wakeup))
		w->running = thread_start(&w->thread, run, w);
	return w;
}

void watch_free(struct watch *w)
{
	if (!w)
		return;
	atomic_store(&w->stop, true);
	watch_wakeup_call(&w->wakeup);
	if (w->running)
		pthread_join(w->thread, NULL);
	watch_wakeup_close(&w->wakeup);
	pending_release(&w->pending);
	watch_moves_release(&w->moves);
	buf_release(&w->text);
	sites_release(w->sites);
	notify_free(w->notify);
	watch_table_release(&w->table);
	watch_links_release(&w->links);
	update_queue_release(&w->queue);
	buf_release(&w->reason);
	pthread_mutex_destroy(&w->lock);
	for (size_t i = 0; i < w->n_paths; i++)
		free(w->paths[i]);
	free(w->paths);
	free(w);
}

enum watch_news watch_take(struct watch *w, struct update *u)
{
	enum watch_news news = WATCH_NOTHING;

	update_init(u);
	pthread_mutex_lock(&w->lock);
	if (w->lost) {
		/* what is known is void when all is loaded anew */
		update_queue_release(&w->queue);
		w->lost = false;
		news = WATCH_RELOAD;
	} else if (update_queue_next(&w->queue, u)) {
		news = WATCH_UPDATE;
	}
	pthread_mutex_unlock(&w->lock);
	return news;
}

void watch_add_trouble(struct watch *w, struct buf *out)
{
	pthread_mutex_lock(&w->lock);
	if (w->polling)
		buf_printf(out, "Changes are looked for every %d s: %s",
			   (w->every_ms + 500) / 1000, buf_str(&w->reason));
	pthread_mutex_unlock(&w->lock);
}
