/* SPDX-License-Identifier: MIT */
#include "archive/value_set.h"

#include "base/xalloc.h"
#include "unicode/fold.h"

#include <stdlib.h>
#include <string.h>

struct value_slot {
	uint64_t hash;
	const char *key; /* NULL = free */
	struct value *value;
};

/* The value comes first, so that its address is that of the entry. */
struct entry {
	struct value value;
	size_t index;
};

/* FNV-1a */
static uint64_t hash_of(const char *key)
{
	uint64_t h = 0xCBF29CE484222325u;

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 0x100000001B3u;
	return h;
}

/* The slot that has the key, or the free one where it belongs. */
static struct value_slot *slot_of(const struct value_table *t, uint64_t hash,
				  const char *key)
{
	size_t i = hash & (t->cap - 1);

	while (t->slots[i].key &&
	       (t->slots[i].hash != hash || strcmp(t->slots[i].key, key) != 0))
		i = (i + 1) & (t->cap - 1);
	return &t->slots[i];
}

enum { MIN_SLOTS = 64 };

static struct value *find(const struct value_table *t, const char *key)
{
	return t->cap ? slot_of(t, hash_of(key), key)->value : NULL;
}

static void resize(struct value_table *t, size_t cap)
{
	struct value_table bigger = { .n = t->n, .cap = cap };

	bigger.slots = xcalloc(bigger.cap, sizeof(*bigger.slots));
	for (size_t i = 0; i < t->cap; i++)
		if (t->slots[i].key)
			*slot_of(&bigger, t->slots[i].hash, t->slots[i].key) =
				t->slots[i];
	free(t->slots);
	*t = bigger;
}

/* `key` must live as long as the table. */
static void put(struct value_table *t, const char *key, struct value *value)
{
	const uint64_t hash = hash_of(key);

	if (t->n + 1 > t->cap / 2)
		resize(t, t->cap ? t->cap * 2 : MIN_SLOTS);
	*slot_of(t, hash, key) = (struct value_slot){ hash, key, value };
	t->n++;
}

static void reserve(struct value_table *t, size_t n)
{
	size_t cap = MIN_SLOTS;

	while (cap / 2 < t->n + n + 1)
		cap *= 2;
	if (cap > t->cap)
		resize(t, cap);
}

void value_set_reserve(struct value_set *s, size_t n)
{
	reserve(&s->by_name, n);
	reserve(&s->by_fold, n);
}

void value_set_release(struct value_set *s)
{
	free(s->items);
	free(s->by_name.slots);
	free(s->by_fold.slots);
	*s = (struct value_set){ 0 };
}

static struct value *add(struct value_set *s, struct arena *arena, enum facet f,
			 const char *name, const char *fold)
{
	struct entry *e = arena_alloc(arena, sizeof(*e));

	e->value.name = name;
	e->value.fold = arena_strdup(arena, fold);
	e->value.facet = f;
	e->index = s->n;
	s->items = xgrow(s->items, &s->cap, s->n + 1, sizeof(*s->items));
	s->items[s->n++] = &e->value;
	put(&s->by_fold, e->value.fold, &e->value);
	return &e->value;
}

struct value *value_set_intern(struct value_set *s, struct arena *arena,
			       enum facet f, const char *name, const char *fold)
{
	struct value *v = find(&s->by_name, name);
	struct buf room = { 0 };

	if (v)
		return v;
	const char *kept = arena_strdup(arena, name);
	if (!fold) {
		fold_text(&room, name, strlen(name));
		fold = buf_str(&room);
	}
	v = find(&s->by_fold, fold);
	if (!v)
		v = add(s, arena, f, kept, fold);
	put(&s->by_name, kept, v);
	buf_release(&room);
	return v;
}

struct value *value_set_find(const struct value_set *s, const char *fold)
{
	return find(&s->by_fold, fold);
}

size_t value_set_index(const struct value *v)
{
	return ((const struct entry *)v)->index;
}
