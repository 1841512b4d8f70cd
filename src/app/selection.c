/* SPDX-License-Identifier: MIT */
#include "app/selection.h"

#include "app/cache.h"
#include "app/filter.h"
#include "app/message.h"
#include "app/relay.h"
#include "archive/loader.h"
#include "base/xalloc.h"
#include "unicode/fold.h"

#include <stdlib.h>
#include <string.h>

static bool read_stdin(struct selection *s, struct err *err)
{
	struct buf text = { 0 };
	const bool ok = places_read_stdin(&text, err);

	if (ok)
		loader_add_text(s->archive, "-", buf_str(&text), text.len);
	buf_release(&text);
	return ok;
}

/* A catalogue helps, but to write one would take longer than to do without. */
static struct loader *start_loader(const struct options *o,
				   const struct places *places,
				   const char *cache)
{
	const struct loader_memory memory = {
		.place = cache_place(&o->settings, cache),
	};

	return loader_start_with(places->paths, places->n, &memory, NULL, NULL);
}

/* A catalogue that is cut off meanwhile is read a second time, which is without
 * it. */
static void load(struct selection *s, const struct options *o,
		 const struct places *places, const char *cache)
{
	for (int tries = 2; tries; tries--) {
		loader_free(s->loader);
		archive_free(s->archive);
		s->archive = archive_new();
		archive_set_collections(s->archive, places->collections,
					places->n);
		s->loader = start_loader(o, places, tries > 1 ? cache : NULL);
		loader_finish(s->loader, s->archive);
		if (*loader_said(s->loader))
			message_print("%s", loader_said(s->loader));
		if (!selection_is_cut(s))
			return;
	}
}

static bool read_places(struct selection *s, const struct options *o,
			const struct places *places, const char *cache,
			struct err *err)
{
	if (places->n)
		load(s, o, places, cache);
	return !places->from_stdin || read_stdin(s, err);
}

bool selection_is_cut(const struct selection *s)
{
	return s->loader && loader_status(s->loader).stale;
}

enum { PIECE = 64 }; /* posts that are judged at once */

/* Posts on their way from the archive, by rank, into the selection. */
struct sifting {
	struct selection *selection;
	const struct filter *filter;
};

struct verdicts {
	bool matches[PIECE];
};

static void judge(void *with, size_t first, size_t n, void *result)
{
	const struct sifting *s = with;
	struct verdicts *v = result;

	for (size_t i = 0; i < n; i++)
		v->matches[i] = filter_match(
			s->filter,
			archive_post(s->selection->archive, first + i));
}

static bool select_judged(void *with, size_t first, size_t n, void *result)
{
	const struct sifting *s = with;
	const struct verdicts *v = result;
	struct selection *to = s->selection;

	for (size_t i = 0; i < n; i++)
		if (v->matches[i])
			to->posts[to->n++] =
				archive_post(to->archive, first + i);
	return true;
}

static void select_posts(struct selection *s, const struct filter *f)
{
	const size_t count = archive_count(s->archive);
	struct sifting sifting = { s, f };

	s->posts = xcalloc(count, sizeof(*s->posts));
	relay_run(&(struct relay){
		.n = count,
		.piece = PIECE,
		.size = sizeof(struct verdicts),
		.work = judge,
		.take = select_judged,
		.with = &sifting,
		/* heads are judged more quickly than handed on */
		.alone = !filter_reads_bodies(f),
	});
}

/* A post, what it is sorted by, and its rank, so that the order is total. */
struct sorted {
	struct post *post;
	char *key;
	size_t rank;
};

static const char *key_of(const struct post *p, enum options_sort sort)
{
	const enum facet facet = sort == SORT_TAG ? FACET_TAG : FACET_SOURCE;

	if (sort == SORT_TITLE)
		return p->title;
	return post_value_count(p, facet) ? post_value(p, facet, 0)->name : "";
}

/* What has nothing to be sorted by comes last. */
static int cmp_sorted(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (!*x->key != !*y->key)
		return !*x->key - !*y->key;
	const int order = strcmp(x->key, y->key);
	if (order)
		return order;
	return (x->rank > y->rank) - (x->rank < y->rank);
}

static void sort_by(struct selection *s, enum options_sort sort)
{
	struct sorted *sorted = xcalloc(s->n, sizeof(*sorted));

	for (size_t i = 0; i < s->n; i++) {
		struct buf key = { 0 };
		const char *text = key_of(s->posts[i], sort);
		fold_text(&key, text, strlen(text));
		sorted[i] = (struct sorted){ s->posts[i], buf_detach(&key), i };
	}
	qsort(sorted, s->n, sizeof(*sorted), cmp_sorted);
	for (size_t i = 0; i < s->n; i++) {
		s->posts[i] = sorted[i].post;
		free(sorted[i].key);
	}
	free(sorted);
}

static void reverse(struct selection *s)
{
	for (size_t i = 0; i < s->n / 2; i++) {
		struct post *p = s->posts[i];
		s->posts[i] = s->posts[s->n - 1 - i];
		s->posts[s->n - 1 - i] = p;
	}
}

/* Whoever names files or checks them means each. */
static bool folds(enum command command)
{
	return command != COMMAND_SHOW && command != COMMAND_CHECK &&
	       command != COMMAND_LINKS && command != COMMAND_SEARCH;
}

bool selection_load(struct selection *s, const struct options *o,
		    const struct filter *filter, const struct places *places,
		    const char *cache, const char *locale, struct err *err)
{
	*s = (struct selection){ .archive = archive_new() };
	archive_set_collections(s->archive, places->collections, places->n);
	if (!read_places(s, o, places, cache, err))
		return false;
	if (folds(o->command))
		archive_fold(s->archive, locale);
	s->filtered = !filter_is_open(filter);
	select_posts(s, filter);
	if (o->sort != SORT_DATE)
		sort_by(s, (enum options_sort)o->sort);
	if (o->sort_reversed)
		reverse(s);
	return true;
}

void selection_release(struct selection *s)
{
	free(s->posts);
	loader_free(s->loader);
	archive_free(s->archive);
	*s = (struct selection){ 0 };
}
