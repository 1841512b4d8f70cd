/* SPDX-License-Identifier: MIT */
#include "archive/archive.h"

#include "archive/batch.h"
#include "archive/catalogue.h"
#include "archive/lineage.h"
#include "archive/path_index.h"
#include "archive/translations.h"
#include "archive/update.h"
#include "archive/value_set.h"
#include "base/xalloc.h"
#include "unicode/fold.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct archive {
	struct arena arena;
	struct post **posts; /* by rank */
	size_t n, cap;
	struct value_set values[FACET_COUNT];
	struct value **numbered; /* all of them, by their number */
	size_t n_numbered, numbered_cap;
	struct post_values own; /* of posts without a catalogue, */
	struct post_values kept[CATALOGUE_PARTS]; /* and of those with it */
	struct problem *problems;
	size_t n_problems, problems_cap;
	size_t n_notes; /* of the problems */
	uint64_t version;
	struct translations translations;
	struct value **collections; /* by number of the path; NULL = none */
	const char **langs;         /* likewise */
	size_t n_collections;
	struct shared **sites; /* of the posts; kept */
	size_t n_sites, sites_cap;

	/* for updates */
	struct path_index index; /* of the first `n_indexed` posts by rank, and
				  * all that came since the first of them was */
	size_t n_indexed;
	struct lineage gone;
	size_t waste; /* bytes */
};

struct archive *archive_new(void)
{
	return xcalloc(1, sizeof(struct archive));
}

void archive_free(struct archive *a)
{
	if (!a)
		return;
	for (int f = 0; f < FACET_COUNT; f++)
		value_set_release(&a->values[f]);
	free(a->collections);
	free(a->langs);
	free(a->numbered);
	free(a->posts);
	free(a->problems);
	for (int i = 0; i < CATALOGUE_PARTS; i++)
		free(a->kept[i].items);
	catalogue_release(a->kept[0].catalogue);
	for (size_t i = 0; i < a->n_sites; i++)
		shared_release(a->sites[i]);
	free(a->sites);
	translations_release(&a->translations);
	path_index_release(&a->index);
	lineage_release(&a->gone);
	arena_release(&a->arena);
	free(a);
}

/* Tells the posts where their values are. */
static void set_numbers(struct archive *a)
{
	a->own.items = a->numbered;
	a->own.n = (uint32_t)a->n_numbered;
	a->own.collections = a->collections;
	a->own.n_collections = a->n_collections;
}

/* A new value gets a number; set_numbers is to follow. */
static struct value *intern(struct archive *a, enum facet f, const char *name,
			    const char *fold)
{
	const size_t before = a->values[f].n;
	struct value *v =
		value_set_intern(&a->values[f], &a->arena, f, name, fold);

	if (a->values[f].n == before)
		return v;
	a->numbered = xgrow(a->numbered, &a->numbered_cap, a->n_numbered + 1,
			    sizeof(struct value *));
	v->number = (uint32_t)a->n_numbered;
	a->numbered[a->n_numbered++] = v;
	return v;
}

void archive_set_collections(struct archive *a,
			     const struct archive_collection *collections,
			     size_t n)
{
	a->collections = xcalloc(n, sizeof(struct value *));
	a->langs = xcalloc(n, sizeof(*a->langs));
	a->n_collections = n;
	for (size_t i = 0; i < n; i++) {
		a->langs[i] = arena_strdup(&a->arena, collections[i].lang);
		if (*collections[i].name)
			a->collections[i] = intern(a, FACET_COLLECTION,
						   collections[i].name, NULL);
	}
	set_numbers(a);
}

/* The values of the names of a batch, in their order; free them. */
static struct value **intern_names(struct archive *a, const struct batch *b)
{
	struct value **values =
		xreallocarray(NULL, b->n_names, sizeof(struct value *));

	for (size_t i = 0; i < b->n_names; i++)
		values[i] =
			intern(a, b->names[i].facet, b->names[i].text, NULL);
	set_numbers(a);
	return values;
}

/* Names that fold to one value count once. Posts come one after another, so a
 * second mention is the value's last. */
static bool link_value(struct value *v, const struct post *p)
{
	if (v->last == p)
		return false;
	v->last = p;
	v->n_posts++;
	return true;
}

/* Shares out the names of a draft among the facets. */
static void set_values(struct archive *a, struct post *p, const struct draft *d,
		       const struct batch *b, struct value *const *values)
{
	const uint32_t *names = b->mentions + d->first_name;
	uint32_t *numbers;
	uint16_t n = 0;

	if (!d->n_names)
		return;
	numbers = arena_alloc(&a->arena, d->n_names * sizeof(*numbers));
	p->numbers = numbers;
	for (int f = 0; f < FACET_STORED; f++) {
		for (uint32_t i = 0; i < d->n_names; i++) {
			struct value *v = values[names[i]];
			if ((int)v->facet == f && link_value(v, p))
				numbers[n++] = v->number;
		}
		p->ends[f] = n;
	}
}

/* A post without a file is in no collection. */
static void set_collection(struct archive *a, struct post *p, uint16_t given)
{
	p->given = given;
	if (given >= a->n_collections || p->text)
		return;
	if (!*p->lang || (*a->langs[given] && p->flags & POST_LANG_OF_SITE))
		p->lang = a->langs[given];
	if (a->collections[given])
		link_value(a->collections[given], p);
}

static int by_rank(const void *a, const void *b)
{
	return post_cmp_newest(*(struct post *const *)a,
			       *(struct post *const *)b);
}

/* The rank among the first `n` at which the post belongs. */
static size_t rank_of(const struct archive *a, size_t n, const struct post *p)
{
	size_t lo = 0;

	while (lo < n) {
		const size_t mid = lo + (n - lo) / 2;
		if (post_cmp_newest(a->posts[mid], p) <= 0)
			lo = mid + 1;
		else
			n = mid;
	}
	return lo;
}

/* As those of a catalogue are. */
static bool is_sorted(struct post *const *posts, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (post_cmp_newest(posts[i - 1], posts[i]) > 0)
			return false;
	return true;
}

/* Merges from the end: each old post moves once, and none if all new ones are
 * older. */
static void merge(struct archive *a, struct post **posts, size_t n)
{
	size_t left = a->n; /* old posts not yet in place */

	if (!is_sorted(posts, n))
		qsort(posts, n, sizeof(*posts), by_rank);
	a->posts = xgrow(a->posts, &a->cap, a->n + n, sizeof(*a->posts));
	while (n) {
		const size_t rank = rank_of(a, left, posts[n - 1]);
		memmove(a->posts + rank + n, a->posts + rank,
			(left - rank) * sizeof(*a->posts));
		a->posts[rank + n - 1] = posts[n - 1];
		left = rank;
		n--;
	}
}

/* Posts are indexed only when the first of them are asked for. */
static void index_new(struct archive *a, struct post *const *posts, size_t n)
{
	for (size_t i = 0; a->n_indexed && i < n; i++)
		path_index_add(&a->index, posts[i]);
}

/* Posts of one load or watch are of the same. */
static void take_sites(struct archive *a, struct batch *b)
{
	for (size_t i = 0; i < a->n_sites; i++)
		if (a->sites[i] == b->sites)
			return;
	a->sites = xgrow(a->sites, &a->sites_cap, a->n_sites + 1,
			 sizeof(struct shared *));
	a->sites[a->n_sites++] = b->sites;
	b->sites = NULL;
}

static void take_posts(struct archive *a, struct batch *b)
{
	struct post *posts = arena_alloc(&a->arena, b->n * sizeof(*posts));
	struct post **order = xreallocarray(NULL, b->n, sizeof(*order));
	struct value **values = intern_names(a, b);

	for (size_t i = 0; i < b->n; i++) {
		order[i] = &posts[i];
		posts[i] = b->drafts[i].post;
		posts[i].values = &a->own;
		set_values(a, order[i], &b->drafts[i], b, values);
		set_collection(a, order[i], b->drafts[i].given);
	}
	merge(a, order, b->n);
	a->n += b->n;
	index_new(a, order, b->n);
	free(values);
	free(order);
}

static void reserve_names(struct archive *a, const struct names_table *names)
{
	size_t n[FACET_STORED] = { 0 };

	for (uint32_t i = 0; i < names->n; i++)
		n[names->records[i].facet]++;
	for (int f = 0; f < FACET_STORED; f++)
		if (n[f])
			value_set_reserve(&a->values[f], n[f]);
}

/* The names of one file of the catalogue become values. */
static void keep_names(struct archive *a, unsigned part)
{
	struct post_values *to = &a->kept[part];
	const struct names_table *names = catalogue_names(to->catalogue, part);

	to->n = names->n;
	to->items = xcalloc(names->n, sizeof(struct value *));
	to->collections = a->collections;
	to->n_collections = a->n_collections;
	reserve_names(a, names);
	for (uint32_t i = 0; i < names->n; i++) {
		const struct names_record *r = &names->records[i];
		to->items[i] =
			intern(a, (enum facet)r->facet, names->text + r->text,
			       names->text + r->fold);
	}
	set_numbers(a);
}

/* All posts of an archive that have a catalogue have the same. */
static void keep_catalogue(struct archive *a, const struct catalogue *c)
{
	const struct catalogue *mine = catalogue_keep(c);

	for (unsigned part = 0; part < CATALOGUE_PARTS; part++) {
		a->kept[part].catalogue = mine;
		keep_names(a, part);
	}
}

/* They stay where the batch has them, in an arena that is ours or becomes so. */
static void take_kept(struct archive *a, struct batch *b)
{
	const struct post_values *values = &a->kept[b->part];
	struct post **order = xreallocarray(NULL, b->n_posts, sizeof(*order));

	if (!a->kept[0].catalogue)
		keep_catalogue(a, b->catalogue);
	assert(a->kept[0].catalogue == b->catalogue);
	for (size_t i = 0; i < b->n_posts; i++) {
		struct post *p = &b->posts[i];
		const uint32_t n = p->ends[FACET_STORED - 1];
		order[i] = p;
		p->values = values;
		for (uint32_t k = 0; k < n; k++)
			link_value(post_value(p, FACET_TAG, k), p);
		set_collection(a, p, p->given);
	}
	merge(a, order, b->n_posts);
	a->n += b->n_posts;
	index_new(a, order, b->n_posts);
	free(order);
}

static void take_problems(struct archive *a, const struct batch *b)
{
	a->problems =
		xgrow(a->problems, &a->problems_cap,
		      a->n_problems + b->n_problems, sizeof(*a->problems));
	memcpy(a->problems + a->n_problems, b->problems,
	       b->n_problems * sizeof(*b->problems));
	a->n_problems += b->n_problems;
	for (size_t i = 0; i < b->n_problems; i++)
		a->n_notes += problem_table[b->problems[i].kind].note;
}

static void take(struct archive *a, struct batch *b)
{
	if (b->n)
		take_posts(a, b);
	if (b->n_posts)
		take_kept(a, b);
	if ((b->n || b->n_posts) && b->sites)
		take_sites(a, b);
	if (b->n_problems)
		take_problems(a, b);
	if (b->n || b->n_posts || b->n_problems)
		a->version++;
	arena_take(&a->arena, &b->arena);
	batch_release(b);
}

void archive_take(struct archive *a, struct batch *b)
{
	if (b->n || b->n_posts)
		a->translations.stale = true;
	take(a, b);
}

bool archive_prepare(struct archive *a, size_t n)
{
	/* room for all, and for some that come, at once */
	if (!a->n_indexed)
		path_index_reserve(&a->index, a->n + a->n / 4);
	/* Ranks only grow meanwhile, so that no post is passed over. */
	for (; n && a->n_indexed < a->n; n--)
		path_index_add(&a->index, a->posts[a->n_indexed++]);
	return a->n_indexed < a->n;
}

/* Posts that leave in one update. */
struct leaving {
	struct path_index posts;
	size_t *ranks; /* theirs, until the gaps are closed */
	size_t n, cap;
};

static void drop_post(struct archive *a, size_t rank, struct leaving *l)
{
	struct post *p = a->posts[rank];

	for (int f = 0; f < FACET_COUNT; f++) {
		const uint32_t n = post_value_count(p, (enum facet)f);
		for (uint32_t i = 0; i < n; i++)
			post_value(p, (enum facet)f, i)->n_posts--;
	}
	path_index_remove(&a->index, p);
	translations_drop(&a->translations, p);
	path_index_add(&l->posts, p);
	lineage_add(&a->gone, p, NULL);
	l->ranks = xgrow(l->ranks, &l->cap, l->n + 1, sizeof(*l->ranks));
	l->ranks[l->n++] = rank;
}

/* Where the post is. The order is not what it was if the paths have changed,
 * which those of a catalogue that is lost do. */
static size_t rank_at(const struct archive *a, const struct post *p)
{
	size_t rank = rank_of(a, a->n, p);

	while (rank && a->posts[rank - 1] != p)
		rank--; /* one that compares equal */
	if (rank)
		return rank - 1;
	while (a->posts[rank] != p)
		rank++;
	return rank;
}

static void drop_path(struct archive *a, const char *path, struct leaving *l)
{
	struct post *p;

	while ((p = path_index_find(&a->index, path)))
		drop_post(a, rank_at(a, p), l);
}

static void drop_below(struct archive *a, const struct update *u,
		       struct leaving *l)
{
	struct post *now;

	for (size_t rank = 0; rank < a->n; rank++)
		if (update_covers(u, a->posts[rank]->path) &&
		    !lineage_find(&a->gone, a->posts[rank], &now))
			drop_post(a, rank, l);
}

static void close_gaps(struct archive *a, const struct leaving *l)
{
	size_t kept = a->n;

	for (size_t i = 0; i < l->n; i++) {
		a->posts[l->ranks[i]] = NULL;
		kept = l->ranks[i] < kept ? l->ranks[i] : kept;
	}
	for (size_t rank = kept; rank < a->n; rank++)
		if (a->posts[rank])
			a->posts[kept++] = a->posts[rank];
	a->n = kept;
	a->n_indexed = kept; /* all are */
}

static void drop_posts(struct archive *a, const struct update *u,
		       struct leaving *l)
{
	bool below = false;

	for (size_t i = 0; i < u->n; i++) {
		drop_path(a, u->paths[i].path, l);
		below = below || u->paths[i].below;
	}
	if (below)
		drop_below(a, u, l);
	close_gaps(a, l);
	free(l->ranks);
}

static bool drop_problems(struct archive *a, const struct update *u)
{
	const size_t before = a->n_problems;
	size_t kept = 0;

	for (size_t i = 0; i < before; i++)
		if (!update_covers(u, a->problems[i].path))
			a->problems[kept++] = a->problems[i];
		else
			a->n_notes -= problem_table[a->problems[i].kind].note;
	a->n_problems = kept;
	return kept != before;
}

static void link_one(struct archive *a, const struct path_index *gone,
		     const char *path, struct post *now)
{
	const struct post *old = path_index_find(gone, path);

	if (old)
		lineage_add(&a->gone, old, now);
}

/* Says of the posts that have left which ones are in their place. One that got
 * the name of another is in the place of both. */
static void link_gone(struct archive *a, const struct update *u,
		      const struct path_index *gone)
{
	for (size_t i = 0; gone->n && i < u->n; i++) {
		const struct update_path *at = &u->paths[i];
		struct post *now = path_index_find(&a->index, at->path);
		if (now && at->from)
			link_one(a, gone, at->from, now);
		if (now)
			link_one(a, gone, at->path, now);
	}
}

static void fold_new(struct archive *a, const struct update *u)
{
	for (size_t i = 0; i < u->n; i++) {
		struct post *p = path_index_find(&a->index, u->paths[i].path);
		if (u->paths[i].below)
			a->translations.stale = true;
		else if (p)
			translations_add(&a->translations, p);
	}
}

void archive_update(struct archive *a, struct update *u)
{
	struct leaving leaving = { 0 };
	const size_t bytes = a->arena.bytes;

	update_sort(u);
	while (archive_prepare(a, a->n))
		;
	drop_posts(a, u, &leaving);
	const bool fewer = drop_problems(a, u);
	/* the paths of `u` live on in the archive's arena */
	take(a, &u->batch);
	fold_new(a, u);
	link_gone(a, u, &leaving.posts);
	if (leaving.n || fewer)
		a->version++;
	if (leaving.n)
		a->waste += a->arena.bytes - bytes;
	path_index_release(&leaving.posts);
	update_release(u);
}

struct post *archive_at(const struct archive *a, const char *path)
{
	return path_index_find(&a->index, path);
}

const struct post *archive_now(const struct archive *a, const struct post *p)
{
	struct post *now;

	while (p && lineage_find(&a->gone, p, &now))
		p = now;
	return p;
}

void archive_fold(struct archive *a, const char *wanted)
{
	if (translations_find(&a->translations, a->posts, a->n, wanted))
		a->version++;
}

bool archive_has_translations(const struct archive *a)
{
	return translations_any(&a->translations);
}

struct post *archive_next_translation(const struct archive *a,
				      const struct post *p)
{
	size_t n;
	const struct translation *all =
		translations_of(&a->translations, p, &n);

	for (size_t i = 0; i < n; i++)
		if (all[i].post == p)
			return all[(i + 1) % n].post;
	return NULL;
}

void archive_choose_translation(const struct archive *a, struct post *p)
{
	size_t n;
	const struct translation *all =
		translations_of(&a->translations, p, &n);

	for (size_t i = 0; i < n; i++)
		all[i].post->flags |= POST_TRANSLATION;
	p->flags &= ~(uint32_t)POST_TRANSLATION;
}

size_t archive_waste(const struct archive *a)
{
	return a->waste;
}

size_t archive_count(const struct archive *a)
{
	return a->n;
}

struct post *archive_post(const struct archive *a, size_t rank)
{
	assert(rank < a->n);
	return a->posts[rank];
}

uint64_t archive_version(const struct archive *a)
{
	return a->version;
}

size_t archive_value_count(const struct archive *a, enum facet f)
{
	return a->values[f].n;
}

struct value *archive_value(const struct archive *a, enum facet f, size_t i)
{
	assert(i < a->values[f].n);
	return a->values[f].items[i];
}

struct value *archive_find(const struct archive *a, enum facet f,
			   const char *name, size_t len)
{
	struct buf fold = { 0 };

	fold_text(&fold, name, len);
	struct value *v = value_set_find(&a->values[f], buf_str(&fold));
	buf_release(&fold);
	return v;
}

size_t archive_problem_count(const struct archive *a)
{
	return a->n_problems;
}

size_t archive_fault_count(const struct archive *a)
{
	return a->n_problems - a->n_notes;
}

const struct problem *archive_problem(const struct archive *a, size_t i)
{
	assert(i < a->n_problems);
	return &a->problems[i];
}

static int more_frequent(const void *a, const void *b)
{
	const struct value_count *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->value->fold, y->value->fold);
}

static int newer_month(const void *a, const void *b)
{
	const struct value_count *x = a, *y = b;

	return strcmp(y->value->name, x->value->name);
}

struct value_count *archive_count_values(const struct archive *a, enum facet f,
					 struct post *const *posts, size_t n,
					 size_t *n_counts)
{
	const struct value_set *set = &a->values[f];
	struct value_count *counts = xcalloc(set->n, sizeof(*counts));
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		const uint32_t has = post_value_count(posts[i], f);
		for (uint32_t j = 0; j < has; j++)
			counts[value_set_index(post_value(posts[i], f, j))].n++;
	}
	for (size_t i = 0; i < set->n; i++)
		if (counts[i].n)
			counts[used++] = (struct value_count){ set->items[i],
							       counts[i].n };
	qsort(counts, used, sizeof(*counts),
	      f == FACET_MONTH ? newer_month : more_frequent);
	*n_counts = used;
	return counts;
}

const char *archive_facet_name(enum facet f)
{
	static const char *const names[FACET_COUNT] = {
		[FACET_TAG] = "tag",       [FACET_CATEGORY] = "category",
		[FACET_AUTHOR] = "author", [FACET_SOURCE] = "source",
		[FACET_MONTH] = "month",   [FACET_COLLECTION] = "collection",
	};

	return names[f];
}
