/* SPDX-License-Identifier: MIT */
#include "archive/update.h"

#include "base/xalloc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void update_init(struct update *u)
{
	*u = (struct update){ 0 };
	batch_init(&u->batch);
}

void update_release(struct update *u)
{
	batch_release(&u->batch);
	free(u->paths);
	update_init(u);
}

static struct update_path *add(struct update *u, const char *path)
{
	u->paths = xgrow(u->paths, &u->cap, u->n + 1, sizeof(*u->paths));
	u->sorted = false;
	u->paths[u->n] = (struct update_path){
		.path = arena_strdup(&u->batch.arena, path),
	};
	return &u->paths[u->n++];
}

void update_add(struct update *u, const char *path)
{
	add(u, path);
}

void update_add_moved(struct update *u, const char *path, const char *from)
{
	add(u, path)->from = arena_strdup(&u->batch.arena, from);
	add(u, from);
}

void update_add_below(struct update *u, const char *folder)
{
	add(u, folder)->below = true;
}

bool update_is_empty(const struct update *u)
{
	return u->n == 0 && u->batch.n == 0 && u->batch.n_problems == 0;
}

/* The one that says more comes last. */
static int by_path(const void *a, const void *b)
{
	const struct update_path *x = a, *y = b;
	const int order = strcmp(x->path, y->path);

	if (order)
		return order;
	return x->below != y->below ? x->below - y->below
				    : (x->from != NULL) - (y->from != NULL);
}

void update_sort(struct update *u)
{
	size_t kept = 0;

	if (u->n)
		qsort(u->paths, u->n, sizeof(*u->paths), by_path);
	for (size_t i = 0; i < u->n; i++) {
		struct update_path p = u->paths[i];
		if (kept && !strcmp(u->paths[kept - 1].path, p.path)) {
			kept--;
			if (!p.from)
				p.from = u->paths[kept].from;
		}
		u->paths[kept++] = p;
	}
	u->n = kept;
	u->sorted = true;
}

/* As strcmp for the first `len` bytes of `path`, whole against whole. */
static int compare(const char *path, size_t len, const char *with)
{
	const int order = strncmp(path, with, len);

	return order ? order : with[len] ? -1 : 0;
}

static const struct update_path *find(const struct update *u, const char *path,
				      size_t len)
{
	size_t lo = 0, hi = u->n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		const int order = compare(path, len, u->paths[mid].path);
		if (order == 0)
			return &u->paths[mid];
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

bool update_covers(const struct update *u, const char *path)
{
	assert(u->sorted);
	if (find(u, path, strlen(path)))
		return true;
	for (const char *s = strchr(path, '/'); s; s = strchr(s + 1, '/')) {
		/* a folder may have been named with the slash at its end */
		const struct update_path *in =
			find(u, path, (size_t)(s - path));
		if (!in || !in->below)
			in = find(u, path, (size_t)(s - path) + 1);
		if (in && in->below)
			return true;
	}
	return false;
}
