/* SPDX-License-Identifier: MIT */
/* What the loader takes for the same: load DIR reads the posts into an archive
 * and prints their number. load -c CACHE DIR has them from the catalogue in
 * CACHE, unchecked; -k CACHE checks it too; -w CACHE writes it. */
#include "archive/archive.h"
#include "archive/loader.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* Whether the loader has something to be taken. */
struct bell {
	pthread_mutex_t lock;
	pthread_cond_t rung;
	bool ringing;
};

static void ring(void *arg)
{
	struct bell *b = arg;

	pthread_mutex_lock(&b->lock);
	b->ringing = true;
	pthread_cond_signal(&b->rung);
	pthread_mutex_unlock(&b->lock);
}

static void wait_for(struct bell *b)
{
	pthread_mutex_lock(&b->lock);
	while (!b->ringing)
		pthread_cond_wait(&b->rung, &b->lock);
	b->ringing = false;
	pthread_mutex_unlock(&b->lock);
}

/* Until all that the catalogue says has been taken. */
static void take_early(struct loader *l, struct archive *a, struct bell *b)
{
	struct loader_status s = loader_status(l);

	while (!s.done && (!s.walked || s.loaded < s.found)) {
		wait_for(b);
		loader_take(l, a, 0);
		s = loader_status(l);
	}
}

int main(int argc, char **argv)
{
	const char how = argc == 4 && argv[1][0] == '-' ? argv[1][1] : '\0';
	const char *paths[] = { argv[argc - 1] };
	const struct loader_memory memory = {
		.place = { how ? argv[2] : NULL, true },
		.early = how == 'c',
		.write = how == 'w',
	};

	if (argc != 2 && !(how && strchr("ckw", how))) {
		fprintf(stderr, "usage: load [-c|-k|-w CACHE] DIR\n");
		return 2;
	}
	struct bell bell = { PTHREAD_MUTEX_INITIALIZER,
			     PTHREAD_COND_INITIALIZER, false };
	struct archive *a = archive_new();
	struct loader *l = loader_start_with(paths, 1, &memory, ring, &bell);
	if (how == 'c')
		take_early(l, a, &bell);
	else
		loader_finish(l, a);
	printf("%zu %s\n", archive_count(a), loader_said(l));
	if (how == 'w')
		loader_wait(l);
	loader_free(l);
	archive_free(a);
	return 0;
}
