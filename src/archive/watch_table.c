/* SPDX-License-Identifier: MIT */
#include "archive/watch_table.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

struct watch_folder {
	char *path;  /* NULL = not a folder of posts */
	bool stale;  /* added before the last restart */
	bool holder; /* of a path of the command line */
};

void watch_table_release(struct watch_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->items[i].path);
	free(t->items);
	*t = (struct watch_table){ 0 };
}

static struct watch_folder *at(struct watch_table *t, int id)
{
	const size_t want = (size_t)id + 1;

	if (want > t->n) {
		const size_t n = want + want / 2;
		t->items = xreallocarray(t->items, n, sizeof(*t->items));
		memset(t->items + t->n, 0, (n - t->n) * sizeof(*t->items));
		t->n = n;
	}
	return &t->items[id];
}

static const struct watch_folder *get(const struct watch_table *t, int id)
{
	return id >= 0 && (size_t)id < t->n ? &t->items[id] : NULL;
}

bool watch_table_add(struct watch_table *t, int id, const char *path)
{
	struct watch_folder *f = at(t, id);

	if (f->path && !f->stale)
		return !strcmp(f->path, path);
	free(f->path);
	f->path = xstrdup(path);
	f->stale = false;
	return true;
}

void watch_table_move(struct watch_table *t, int id, const char *path)
{
	char *copy = xstrdup(path);

	free(t->items[id].path);
	t->items[id].path = copy;
}

void watch_table_add_holder(struct watch_table *t, int id)
{
	at(t, id)->holder = true;
}

const char *watch_table_path(const struct watch_table *t, int id)
{
	const struct watch_folder *f = get(t, id);

	return f ? f->path : NULL;
}

bool watch_table_holds(const struct watch_table *t, int id)
{
	const struct watch_folder *f = get(t, id);

	return f && f->holder;
}

bool watch_table_has(const struct watch_table *t, const char *path)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->items[i].path && !strcmp(t->items[i].path, path))
			return true;
	return false;
}

void watch_table_remove(struct watch_table *t, int id)
{
	if (!get(t, id))
		return;
	free(t->items[id].path);
	t->items[id] = (struct watch_folder){ 0 };
}

int watch_table_next_below(const struct watch_table *t, int id,
			   const char *folder)
{
	const size_t len = strlen(folder);

	for (; id >= 0 && (size_t)id < t->n; id++) {
		const char *path = t->items[id].path;
		if (path && !strncmp(path, folder, len) &&
		    (!path[len] || path[len] == '/'))
			return id;
	}
	return -1;
}

void watch_table_restart(struct watch_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		t->items[i].stale = true;
}
