/* SPDX-License-Identifier: MIT */
#include "app/gallery.h"

#include "app/drawer.h"
#include "app/image_file.h"
#include "archive/post.h"
#include "archive/sites.h"
#include "base/thread.h"
#include "base/xalloc.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Pictures kept: some megabytes. */
enum { KEPT = 64 };

enum state { EMPTY, ASKED, IN_WORK, THERE };

struct entry {
	enum state state;
	char *path, *url;
	int cols;
	uint64_t used;           /* the larger, the later */
	struct picture *picture; /* THERE: NULL = there is none */
};

struct gallery {
	void (*wake)(void *arg);
	void *arg;
	atomic_bool stop;
	bool running; /* the thread */
	pthread_t thread;

	pthread_mutex_t lock; /* for the rest */
	pthread_cond_t asked;
	struct drawer drawer;
	unsigned age; /* how often all was forgotten */
	struct entry entries[KEPT];
	uint64_t clock;
	bool news;
};

struct gallery *gallery_new(const struct drawer *d, void (*wake)(void *arg),
			    void *arg)
{
	struct gallery *g = xcalloc(1, sizeof(*g));

	g->drawer = *d;
	g->wake = wake;
	g->arg = arg;
	atomic_init(&g->stop, false);
	pthread_mutex_init(&g->lock, NULL);
	pthread_cond_init(&g->asked, NULL);
	return g;
}

static void empty(struct entry *e)
{
	free(e->path);
	free(e->url);
	picture_free(e->picture);
	*e = (struct entry){ EMPTY, NULL, NULL, 0, 0, NULL };
}

void gallery_free(struct gallery *g)
{
	if (!g)
		return;
	pthread_mutex_lock(&g->lock);
	atomic_store(&g->stop, true);
	pthread_cond_signal(&g->asked);
	pthread_mutex_unlock(&g->lock);
	if (g->running)
		pthread_join(g->thread, NULL);
	for (size_t i = 0; i < KEPT; i++)
		empty(&g->entries[i]);
	pthread_cond_destroy(&g->asked);
	pthread_mutex_destroy(&g->lock);
	free(g);
}

/* What was asked for last is being looked at now. */
static struct entry *next_asked(struct gallery *g)
{
	struct entry *next = NULL;

	for (size_t i = 0; i < KEPT; i++) {
		struct entry *e = &g->entries[i];
		if (e->state == ASKED && (!next || e->used > next->used))
			next = e;
	}
	return next;
}

/* Draws for the entry, which nobody else touches meanwhile. */
static void draw(struct gallery *g, struct entry *e)
{
	const struct drawer drawer = g->drawer;
	const unsigned age = g->age;

	e->state = IN_WORK;
	pthread_mutex_unlock(&g->lock);
	struct picture *p =
		drawer_draw(&drawer, e->path, e->url, e->cols, &g->stop);
	pthread_mutex_lock(&g->lock);
	e->picture = p;
	e->state = THERE;
	if (age != g->age)
		empty(e);
	g->news = true;
	g->wake(g->arg);
}

static void *run(void *arg)
{
	struct gallery *g = arg;
	struct entry *e;

	pthread_mutex_lock(&g->lock);
	while (!atomic_load(&g->stop)) {
		if ((e = next_asked(g)) != NULL)
			draw(g, e);
		else
			pthread_cond_wait(&g->asked, &g->lock);
	}
	pthread_mutex_unlock(&g->lock);
	return NULL;
}

static void start(struct gallery *g)
{
	if (!g->running)
		g->running = thread_start(&g->thread, run, g);
}

static struct entry *find(struct gallery *g, const struct post *p,
			  const char *url, int cols)
{
	for (size_t i = 0; i < KEPT; i++) {
		struct entry *e = &g->entries[i];
		if (e->state != EMPTY && e->cols == cols &&
		    !strcmp(e->url, url) && !strcmp(e->path, p->path))
			return e;
	}
	return NULL;
}

/* The one that has not been looked at for the longest time; NULL if none can be
 * had. */
static struct entry *oldest(struct gallery *g)
{
	struct entry *old = NULL;

	for (size_t i = 0; i < KEPT; i++) {
		struct entry *e = &g->entries[i];
		if (e->state != IN_WORK && (!old || e->used < old->used))
			old = e;
	}
	return old;
}

static struct entry *ask(struct gallery *g, const struct post *p,
			 const char *url, int cols)
{
	struct entry *e = oldest(g);

	empty(e);
	e->state = ASKED;
	e->path = xstrdup(p->path);
	e->url = xstrdup(url);
	e->cols = cols;
	start(g);
	pthread_cond_signal(&g->asked);
	return e;
}

static struct picture *copy_of(const struct picture *p)
{
	const size_t n = (size_t)p->rows * (size_t)p->cols;
	struct picture *copy = xcalloc(1, sizeof(*copy));

	*copy = (struct picture){ p->rows, p->cols,
				  xcalloc(n, sizeof(*p->cells)) };
	memcpy(copy->cells, p->cells, n * sizeof(*p->cells));
	return copy;
}

struct picture *gallery_find(void *gallery, const struct post *p,
			     const char *url, int cols, bool *later)
{
	struct gallery *g = gallery;
	struct picture *found = NULL;

	if (p->place) /* {{ site.url }}/a.png */
		url = site_local(p->place->site, url);
	if (!g->drawer.program || !image_file_is_local(url))
		return NULL;
	pthread_mutex_lock(&g->lock);
	struct entry *e = find(g, p, url, cols);
	if (!e)
		e = ask(g, p, url, cols);
	e->used = ++g->clock;
	*later = e->state != THERE && g->running;
	if (e->picture)
		found = copy_of(e->picture);
	pthread_mutex_unlock(&g->lock);
	return found;
}

bool gallery_take(struct gallery *g)
{
	pthread_mutex_lock(&g->lock);
	const bool news = g->news;
	g->news = false;
	pthread_mutex_unlock(&g->lock);
	return news;
}

void gallery_clear(struct gallery *g, bool ascii)
{
	pthread_mutex_lock(&g->lock);
	g->drawer.ascii = ascii;
	g->age++;
	for (size_t i = 0; i < KEPT; i++)
		if (g->entries[i].state != IN_WORK)
			empty(&g->entries[i]);
	pthread_mutex_unlock(&g->lock);
}
