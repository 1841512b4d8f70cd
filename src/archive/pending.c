/* SPDX-License-Identifier: MIT */
#include "archive/pending.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum { CAP_MIN = 64 };

static size_t *slot_of(const struct pending *p, const char *path)
{
	uint64_t hash = 14695981039346656037u; /* FNV-1a */

	for (const char *s = path; *s; s++)
		hash = (hash ^ (unsigned char)*s) * 1099511628211u;
	size_t i = (size_t)(hash ^ hash >> 32) & (p->slots_cap - 1);
	while (p->slots[i] && strcmp(p->items[p->slots[i] - 1].path, path) != 0)
		i = (i + 1) & (p->slots_cap - 1);
	return &p->slots[i];
}

/* Makes the table anew, for `cap` slots. */
static void hash_all(struct pending *p, size_t cap)
{
	free(p->slots);
	p->slots = xcalloc(cap, sizeof(*p->slots));
	p->slots_cap = cap;
	for (size_t i = 0; i < p->n; i++)
		*slot_of(p, p->items[i].path) = i + 1;
}

void pending_free_paths(struct pending_path *paths, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(paths[i].path);
		free(paths[i].from);
	}
	free(paths);
}

void pending_release(struct pending *p)
{
	pending_free_paths(p->items, p->n);
	free(p->slots);
	*p = (struct pending){ 0 };
}

struct pending_path *pending_add(struct pending *p, const char *path,
				 enum pending_state state, int64_t now_ms)
{
	if (2 * (p->n + 1) > p->slots_cap)
		hash_all(p, p->slots_cap ? 2 * p->slots_cap : CAP_MIN);
	size_t *slot = slot_of(p, path);
	if (!*slot) {
		p->items =
			xgrow(p->items, &p->cap, p->n + 1, sizeof(*p->items));
		p->items[p->n++] = (struct pending_path){
			.path = xstrdup(path),
			.first_ms = now_ms,
		};
		*slot = p->n;
	}
	struct pending_path *item = &p->items[*slot - 1];
	item->state = state;
	item->last_ms = now_ms;
	return item;
}

void pending_move(struct pending *p, const char *from, const char *path,
		  int64_t now_ms)
{
	struct pending_path *old = pending_add(p, from, PENDING_GONE, now_ms);
	/* a, then b, is now c: c was a */
	char *first = old->from ? old->from : xstrdup(from);

	old->from = NULL;
	struct pending_path *now = pending_add(p, path, PENDING_DONE, now_ms);
	free(now->from);
	now->from = first;
}

static int64_t due_ms(const struct pending_path *path)
{
	static const int quiet[] = {
		[PENDING_DONE] = PENDING_DONE_MS,
		[PENDING_WRITING] = PENDING_WRITING_MS,
		[PENDING_GONE] = PENDING_GONE_MS,
	};
	const int64_t settled = path->last_ms + quiet[path->state];
	const int64_t latest = path->first_ms + PENDING_MOST_MS;

	return settled < latest ? settled : latest;
}

bool pending_is_due(const struct pending_path *path, int64_t now_ms)
{
	return due_ms(path) <= now_ms;
}

int pending_wait_ms(const struct pending *p, int64_t now_ms)
{
	int64_t least = -1;

	for (size_t i = 0; i < p->n; i++) {
		const int64_t left = due_ms(&p->items[i]) - now_ms;
		if (left <= 0)
			return 0;
		if (least < 0 || left < least)
			least = left;
	}
	return (int)least;
}

struct pending_path *pending_take(struct pending *p, int64_t now_ms,
				  size_t most, size_t *n)
{
	struct pending_path *due = NULL;
	size_t cap = 0, kept = 0;

	*n = 0;
	for (size_t i = 0; i < p->n; i++) {
		if (*n == most || !pending_is_due(&p->items[i], now_ms)) {
			p->items[kept++] = p->items[i];
			continue;
		}
		due = xgrow(due, &cap, *n + 1, sizeof(*due));
		due[(*n)++] = p->items[i];
	}
	p->n = kept;
	if (*n)
		hash_all(p, p->slots_cap);
	return due;
}
