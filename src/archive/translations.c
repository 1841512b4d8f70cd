/* SPDX-License-Identifier: MIT */
#include "archive/translations.h"

#include "archive/language.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

void translations_release(struct translations *t)
{
	free(t->items);
	*t = (struct translations){ 0 };
}

/* FNV-1a of what the languages of a text have in common. */
static uint64_t key_of(const struct post *p, struct buf *room)
{
	uint64_t h = 0xCBF29CE484222325u;

	buf_clear(room);
	language_add_key(room, p->path, p->lang);
	for (size_t i = 0; i < room->len; i++)
		h = (h ^ (unsigned char)room->data[i]) * 0x100000001B3u;
	return h;
}

static int by_key(const void *a, const void *b)
{
	const struct translation *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return strcmp(x->post->path, y->post->path);
}

/* Most archives have one language: no path tells another. */
static bool any_tagged(struct post *const *posts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (posts[i]->flags & POST_TAGGED)
			return true;
	return false;
}

static void add_all(struct translations *t, struct post *const *posts, size_t n)
{
	struct buf room = { 0 };

	t->items = xcalloc(n, sizeof(*t->items));
	for (size_t i = 0; i < n; i++)
		if (posts[i]->name != posts[i]->path)
			t->items[t->n++] =
				(struct translation){ key_of(posts[i], &room),
						      posts[i] };
	buf_release(&room);
	if (t->n)
		qsort(t->items, t->n, sizeof(*t->items), by_key);
}

static size_t group_len(const struct translations *t, size_t first)
{
	size_t n = 1;

	while (first + n < t->n &&
	       t->items[first + n].key == t->items[first].key)
		n++;
	return n;
}

static bool set_flag(struct post *p, bool on)
{
	const uint32_t before = p->flags;

	p->flags = on ? before | POST_TRANSLATION
		      : before & ~(uint32_t)POST_TRANSLATION;
	return p->flags != before;
}

/* Its site's own language is as good as none said. */
static int rank_of(const struct post *p, const char *wanted)
{
	const int rank = language_rank(p->lang, wanted);
	const int own = language_rank("", wanted);

	return p->flags & POST_LANG_OF_SITE && rank < own ? own : rank;
}

static bool mark_group(struct translation *group, size_t n, const char *wanted)
{
	size_t best = 0;
	bool changed = false;

	for (size_t i = 1; i < n; i++)
		if (rank_of(group[i].post, wanted) >
		    rank_of(group[best].post, wanted))
			best = i;
	for (size_t i = 0; i < n; i++)
		changed = set_flag(group[i].post, i != best) || changed;
	return changed;
}

bool translations_find(struct translations *t, struct post *const *posts,
		       size_t n, const char *wanted)
{
	size_t kept = 0;
	bool changed = false;

	translations_release(t);
	if (!any_tagged(posts, n))
		return false;
	add_all(t, posts, n);
	for (size_t i = 0; i < t->n;) {
		const size_t len = group_len(t, i);
		struct translation *group = &t->items[i];
		i += len;
		if (len == 1) {
			changed = set_flag(group->post, false) || changed;
			continue;
		}
		changed = mark_group(group, len, wanted) || changed;
		memmove(&t->items[kept], group, len * sizeof(*group));
		kept += len;
	}
	t->n = kept;
	return changed;
}

const struct translation *translations_of(const struct translations *t,
					  const struct post *p, size_t *n)
{
	struct buf room = { 0 };
	const uint64_t key = t->n ? key_of(p, &room) : 0;
	size_t lo = 0, hi = t->n;

	buf_release(&room);
	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (t->items[mid].key < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == t->n || t->items[lo].key != key) {
		*n = 0;
		return NULL;
	}
	*n = group_len(t, lo);
	return &t->items[lo];
}
