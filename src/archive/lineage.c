/* SPDX-License-Identifier: MIT */
#include "archive/lineage.h"

#include "base/xalloc.h"

#include <stdlib.h>

struct lineage_link {
	const struct post *old; /* NULL = free */
	struct post *now;
};

enum { CAP_MIN = 16 };

void lineage_release(struct lineage *l)
{
	free(l->links);
	*l = (struct lineage){ 0 };
}

static struct lineage_link *link_of(const struct lineage *l,
				    const struct post *old)
{
	/* Fibonacci hashing: the low bits of an address say little. */
	const uint64_t hash = (uint64_t)(uintptr_t)old * 0x9E3779B97F4A7C15u;
	size_t i = (size_t)(hash >> 32) & (l->cap - 1);

	while (l->links[i].old && l->links[i].old != old)
		i = (i + 1) & (l->cap - 1);
	return &l->links[i];
}

static void grow(struct lineage *l)
{
	struct lineage larger = { .n = l->n,
				  .cap = l->cap ? 2 * l->cap : CAP_MIN };

	larger.links = xcalloc(larger.cap, sizeof(*larger.links));
	for (size_t i = 0; i < l->cap; i++)
		if (l->links[i].old)
			*link_of(&larger, l->links[i].old) = l->links[i];
	free(l->links);
	*l = larger;
}

void lineage_add(struct lineage *l, const struct post *old, struct post *now)
{
	if (2 * (l->n + 1) > l->cap)
		grow(l);
	struct lineage_link *link = link_of(l, old);
	l->n += !link->old;
	*link = (struct lineage_link){ old, now };
}

bool lineage_find(const struct lineage *l, const struct post *old,
		  struct post **now)
{
	if (!l->cap)
		return false;
	const struct lineage_link *link = link_of(l, old);
	*now = link->now;
	return link->old != NULL;
}
