/* SPDX-License-Identifier: MIT */
#include "ui/verdicts.h"

#include "base/xalloc.h"

#include <stdint.h>
#include <stdlib.h>

struct verdict {
	const struct post *post; /* NULL = free */
	bool matches;
};

enum { CAP_MIN = 256 };

void verdicts_clear(struct verdicts *v)
{
	free(v->slots);
	*v = (struct verdicts){ 0 };
}

/* The slot of the post or the free one where it belongs. */
static struct verdict *slot(const struct verdicts *v, const struct post *p)
{
	/* Fibonacci hashing: the low bits of an address say little. */
	const uint64_t hash = (uint64_t)(uintptr_t)p * 0x9E3779B97F4A7C15u;
	size_t i = (size_t)(hash >> 32) & (v->cap - 1);

	while (v->slots[i].post && v->slots[i].post != p)
		i = (i + 1) & (v->cap - 1);
	return &v->slots[i];
}

bool verdicts_get(const struct verdicts *v, const struct post *p, bool *matches)
{
	if (v->cap == 0)
		return false;
	const struct verdict *s = slot(v, p);
	*matches = s->matches;
	return s->post != NULL;
}

static void grow(struct verdicts *v)
{
	struct verdicts larger = {
		.n = v->n,
		.cap = v->cap ? 2 * v->cap : CAP_MIN,
	};

	larger.slots = xcalloc(larger.cap, sizeof(*larger.slots));
	for (size_t i = 0; i < v->cap; i++)
		if (v->slots[i].post)
			*slot(&larger, v->slots[i].post) = v->slots[i];
	free(v->slots);
	*v = larger;
}

void verdicts_add(struct verdicts *v, const struct post *p, bool matches)
{
	if (2 * (v->n + 1) > v->cap)
		grow(v);
	*slot(v, p) = (struct verdict){ p, matches };
	v->n++;
}
