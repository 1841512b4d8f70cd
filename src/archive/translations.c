/* SPDX-License-Identifier: MIT */
#include "archive/translations.h"

#include "archive/language.h"
#include "base/xalloc.h"

#include <stdio.h>
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

	if (p->twin)
		return p->twin;
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

static bool is_named(const struct post *p)
{
	return p->name == p->path;
}

static void add_all(struct translations *t, struct post *const *posts, size_t n)
{
	struct buf room = { 0 };

	t->items = xgrow(t->items, &t->cap, n + 1, sizeof(*t->items));
	for (size_t i = 0; i < n; i++)
		if (!is_named(posts[i]))
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

/* Two of one language may have the same slug by mistake. */
static bool is_other(const struct post *p, const struct post *best)
{
	return p != best && !(p->twin && !strcmp(p->lang, best->lang));
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
		changed = set_flag(group[i].post,
				   is_other(group[i].post, group[best].post)) ||
			  changed;
	return changed;
}

static bool mark(struct translations *t, size_t first, size_t n,
		 const char *wanted)
{
	if (n == 1)
		return set_flag(t->items[first].post, false);
	return mark_group(&t->items[first], n, wanted);
}

static bool find_all(struct translations *t, struct post *const *posts,
		     size_t n, const char *wanted)
{
	bool changed = false;
	size_t len;

	translations_release(t);
	t->known = true;
	snprintf(t->wanted, sizeof(t->wanted), "%s", wanted);
	if (!any_tagged(posts, n))
		return false;
	add_all(t, posts, n);
	for (size_t i = 0; i < t->n; i += len) {
		len = group_len(t, i);
		changed = mark(t, i, len, wanted) || changed;
	}
	return changed;
}

/* Where the key is, or would be. */
static size_t place_of(const struct translations *t,
		       const struct translation *wanted)
{
	size_t lo = 0, hi = t->n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (by_key(&t->items[mid], wanted) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Of the first post of a text. */
static size_t first_of(const struct translations *t, uint64_t key)
{
	size_t lo = 0, hi = t->n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (t->items[mid].key < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void note(struct translations *t, uint64_t key)
{
	if (t->n_news == TRANSLATIONS_NEWS)
		t->stale = true;
	else
		t->news[t->n_news++] = key;
}

static struct translation item_of(struct post *p)
{
	struct buf room = { 0 };
	const struct translation item = { key_of(p, &room), p };

	buf_release(&room);
	return item;
}

void translations_add(struct translations *t, struct post *p)
{
	if (t->stale || is_named(p))
		return;
	if (!t->n) {
		/* the first that tells a language makes it worth a look */
		t->stale = t->known && p->flags & POST_TAGGED;
		return;
	}
	const struct translation item = item_of(p);
	const size_t at = place_of(t, &item);
	t->items = xgrow(t->items, &t->cap, t->n + 1, sizeof(*t->items));
	memmove(&t->items[at + 1], &t->items[at],
		(t->n - at) * sizeof(*t->items));
	t->items[at] = item;
	t->n++;
	note(t, item.key);
}

void translations_drop(struct translations *t, struct post *p)
{
	if (t->stale || !t->n || is_named(p))
		return;
	const struct translation item = item_of(p);
	size_t at = place_of(t, &item);
	while (at < t->n && t->items[at].post != p)
		at++;     /* another of the same path */
	if (at == t->n) { /* it is not where it was put */
		t->stale = true;
		return;
	}
	t->n--;
	memmove(&t->items[at], &t->items[at + 1],
		(t->n - at) * sizeof(*t->items));
	note(t, item.key);
}

bool translations_find(struct translations *t, struct post *const *posts,
		       size_t n, const char *wanted)
{
	bool changed = false;

	if (!t->known || t->stale ||
	    strncmp(t->wanted, wanted, sizeof(t->wanted) - 1) != 0)
		return find_all(t, posts, n, wanted);
	for (size_t i = 0; i < t->n_news; i++) {
		const size_t first = first_of(t, t->news[i]);
		if (first < t->n && t->items[first].key == t->news[i])
			changed = mark(t, first, group_len(t, first), wanted) ||
				  changed;
	}
	t->n_news = 0;
	return changed;
}

const struct translation *translations_of(const struct translations *t,
					  const struct post *p, size_t *n)
{
	struct buf room = { 0 };
	const uint64_t key = t->n ? key_of(p, &room) : 0;
	const size_t first = first_of(t, key);

	buf_release(&room);
	*n = first < t->n && t->items[first].key == key ? group_len(t, first)
							: 0;
	if (*n < 2)
		*n = 0;
	return *n ? &t->items[first] : NULL;
}

bool translations_any(const struct translations *t)
{
	for (size_t i = 0; i + 1 < t->n; i++)
		if (t->items[i].key == t->items[i + 1].key)
			return true;
	return false;
}
