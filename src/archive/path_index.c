/* SPDX-License-Identifier: MIT */
#include "archive/path_index.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum { CAP_MIN = 64 };

/* Eight bytes at a time, as paths are long and alike at their start. */
static uint64_t hash_of(const char *path)
{
	size_t len = strlen(path);
	uint64_t hash = len;

	while (len) {
		uint64_t word = 0;
		const size_t n = len < sizeof(word) ? len : sizeof(word);
		memcpy(&word, path, n);
		hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
		hash ^= hash >> 29;
		path += n;
		len -= n;
	}
	return hash;
}

static size_t home_of(const struct path_index *x, const char *path)
{
	return (size_t)hash_of(path) & (x->cap - 1);
}

static size_t next_of(const struct path_index *x, size_t i)
{
	return (i + 1) & (x->cap - 1);
}

void path_index_release(struct path_index *x)
{
	free(x->slots);
	*x = (struct path_index){ 0 };
}

static void put(struct path_index *x, struct post *p)
{
	size_t i = home_of(x, p->path);

	while (x->slots[i])
		i = next_of(x, i);
	x->slots[i] = p;
	x->n++;
}

static void resize(struct path_index *x, size_t cap)
{
	struct path_index larger = { .cap = cap };

	larger.slots = xcalloc(larger.cap, sizeof(*larger.slots));
	for (size_t i = 0; i < x->cap; i++)
		if (x->slots[i])
			put(&larger, x->slots[i]);
	free(x->slots);
	*x = larger;
}

void path_index_reserve(struct path_index *x, size_t n)
{
	size_t cap = x->cap ? x->cap : CAP_MIN;

	while (cap / 2 < n)
		cap *= 2;
	if (cap > x->cap)
		resize(x, cap);
}

/* Its slot, or `cap`. */
static size_t slot_of(const struct path_index *x, const struct post *p)
{
	if (!x->cap)
		return 0;
	size_t i = home_of(x, p->path);
	while (x->slots[i] && x->slots[i] != p)
		i = next_of(x, i);
	return x->slots[i] ? i : x->cap;
}

void path_index_add(struct path_index *x, struct post *p)
{
	if (slot_of(x, p) < x->cap)
		return;
	path_index_reserve(x, x->n + 1);
	put(x, p);
}

struct post *path_index_find(const struct path_index *x, const char *path)
{
	if (!x->cap)
		return NULL;
	size_t i = home_of(x, path);
	while (x->slots[i] && strcmp(x->slots[i]->path, path) != 0)
		i = next_of(x, i);
	return x->slots[i];
}

/* What stands behind the free slot may have come past it on its way from home:
 * it moves up, so that no search ends too early. */
static void close_gap(struct path_index *x, size_t gap)
{
	const size_t mask = x->cap - 1;

	for (size_t i = next_of(x, gap); x->slots[i]; i = next_of(x, i)) {
		const size_t home = home_of(x, x->slots[i]->path);
		if (((i - home) & mask) < ((i - gap) & mask))
			continue;
		x->slots[gap] = x->slots[i];
		x->slots[i] = NULL;
		gap = i;
	}
}

void path_index_remove(struct path_index *x, const struct post *p)
{
	const size_t i = slot_of(x, p);

	if (i >= x->cap)
		return;
	x->slots[i] = NULL;
	x->n--;
	close_gap(x, i);
}
