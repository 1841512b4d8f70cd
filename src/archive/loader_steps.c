/* SPDX-License-Identifier: MIT */
#include "archive/loader_steps.h"

#include "archive/givens.h"
#include "archive/loader_inside.h"
#include "archive/pace.h"
#include "archive/site_pages.h"
#include "archive/walk_sort.h"

#include <string.h>

enum {
	FEW = 64,         /* changes that are written beside the whole */
	LEAST_PIECE = 256 /* paths */
};

void loader_steps_look(struct loader *l)
{
	if (!l->sites)
		l->sites = sites_new((const char *const *)l->paths, l->n_paths);
	l->memory.place.sites = l->sites;
}

static void open_catalogue(struct loader *l)
{
	struct err why = { 0 };
	size_t len;

	if (l->memory.place.dir)
		l->catalogue = catalogue_open(l->memory.place.dir,
					      (const char *const *)l->paths,
					      l->n_paths, &why);
	if (*why.text)
		err_set(&l->said, "the catalogue %s; it is made anew",
			why.text);
	if (!l->catalogue)
		return;
	loader_steps_look(l);
	l->givens = givens_new(&l->givens_arena, l->paths, l->n_paths);
	const char *added = catalogue_added(l->catalogue, &len);
	sites_add_below(l->sites, l->givens, l->n_paths, added, len);
	if (sites_sum(l->sites) == catalogue_sites(l->catalogue))
		return;
	/* by other rules heads would be read otherwise */
	catalogue_discard(l->catalogue);
	catalogue_release(l->catalogue);
	l->catalogue = NULL;
	l->givens = NULL;
}

void loader_steps_open(struct loader *l)
{
	open_catalogue(l);
	for (size_t i = 0; i < l->n_paths; i++)
		walk_add(&l->walk, l->paths[i]);
	if (!l->catalogue)
		return;
	freshness_init(&l->fresh, l->catalogue);
	l->room = arena_room(&l->room_arena,
			     catalogue_record_count(l->catalogue) *
				     sizeof(*l->room));
	pthread_mutex_lock(&l->lock);
	l->learning.n = catalogue_block_count(l->catalogue);
	if (l->memory.early) {
		parts_add_blocks(&l->parts, l->catalogue);
		l->walked = true;
	}
	pthread_mutex_unlock(&l->lock);
}

static void set_damaged(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	if (!l->damaged)
		err_set(&l->said, "the catalogue is damaged; it is made anew");
	l->damaged = true;
	pthread_mutex_unlock(&l->lock);
}

void loader_steps_learn(struct loader *l, size_t i)
{
	struct packed k;

	if (catalogue_block(l->catalogue, i, &k))
		freshness_learn(&l->fresh, &k,
				catalogue_first(l->catalogue, i));
	else
		set_damaged(l);
}

static void forget_catalogue(struct loader *l)
{
	catalogue_discard(l->catalogue);
	freshness_release(&l->fresh);
	catalogue_release(l->catalogue);
	l->catalogue = NULL;
}

/* A damaged catalogue is none, as long as nothing of it has been told. */
void loader_steps_index(struct loader *l)
{
	if (l->damaged && !l->memory.early) {
		forget_catalogue(l);
	} else if (!atomic_load(&l->stop)) {
		freshness_index(&l->fresh);
		l->walk.know = freshness_know;
		l->walk.know_arg = &l->fresh;
		/* what the others are may hang on them */
		l->walk.keep_known = l->fresh.later =
			sites_any(l->sites, SITE_HUGO) ||
			sites_any(l->sites, SITE_ZOLA);
	}
}

/* Lists all files, also those that the catalogue knows. */
static void walk_again(struct loader *l)
{
	walk_release(&l->walk);
	walk_init(&l->walk, &l->stop);
	for (size_t i = 0; i < l->n_paths; i++)
		walk_add(&l->walk, l->paths[i]);
	walk_run(&l->walk);
}

/* The sites that the walk has come upon. */
static void add_sites(struct loader *l)
{
	sites_add(l->sites, l->walk.marks, l->walk.n_marks);
	l->resited = l->catalogue &&
		     sites_sum(l->sites) != catalogue_sites(l->catalogue);
	if (l->resited && !l->memory.early) {
		forget_catalogue(l);
		walk_again(l);
	}
	site_pages_drop(&l->walk, l->sites);
	sites_take_problems(l->sites, &l->walk.problems);
}

/* If there is no catalogue, the files are to be read. */
void loader_steps_list(struct loader *l)
{
	add_sites(l);
	if (l->catalogue) {
		freshness_take_known(&l->fresh, &l->walk);
		return;
	}
	walk_sort(&l->walk);
	pthread_mutex_lock(&l->lock);
	parts_add_problems(&l->parts, &l->walk.problems);
	parts_add_files(&l->parts, l->walk.files, l->walk.n);
	l->walked = l->complete = true;
	pthread_mutex_unlock(&l->lock);
}

/* Few changes are written beside the whole, which many would not be worth. */
static bool are_few(const struct loader *l)
{
	const size_t whole = catalogue_base_count(l->catalogue);
	const size_t beside = catalogue_record_count(l->catalogue) - whole;

	return l->differences + beside <= FEW + whole / 8;
}

static void write_changes(struct loader *l)
{
	catalogue_write_changes(&l->memory.place, (const char *const *)l->paths,
				l->n_paths, l->catalogue, l->fresh.voids,
				l->walk.files, l->walk.n, &l->stop);
}

/* How many paths are in one update: few, so that taking it is quick, but not so
 * few that there would be too many. */
static size_t piece_size(const struct loader *l)
{
	const size_t fair = l->differences / (UPDATE_QUEUE_MAX / 2);

	return fair > LEAST_PIECE ? fair : LEAST_PIECE;
}

/* What was handed over early is put right by updates: files that have gone, and
 * those to be read, in the order of their paths, so that the old and the new of
 * one file are in one of them. */
static void make_updates(struct loader *l)
{
	struct reader reader = { .sites = l->sites };
	struct walk_file *files = l->walk.files;
	const size_t n = l->walk.n, most = piece_size(l);
	struct update gone, u;
	size_t i = 0, k = 0;

	update_init(&gone);
	update_init(&u);
	freshness_add_gone(&l->fresh, l->givens, &gone);
	update_sort(&gone);
	walk_sort_paths(files, n);
	while ((i < gone.n || k < n) && !atomic_load(&l->stop)) {
		const int order =
			i == gone.n ? 1
			: k == n    ? -1
				    : strcmp(gone.paths[i].path, files[k].path);
		update_add(&u, order < 0 ? gone.paths[i].path : files[k].path);
		if (order >= 0)
			reader_add(&reader, &u.batch, &files[k++]);
		i += order <= 0;
		if (u.n >= most)
			update_queue_add(&l->updates, &u);
	}
	if (u.n)
		update_queue_add(&l->updates, &u);
	update_release(&u);
	update_release(&gone);
	reader_release(&reader);
}

void loader_steps_conclude(struct loader *l)
{
	walk_sort(&l->walk);
	l->differences = freshness_conclude(&l->fresh) + l->walk.n;
	const bool early = l->memory.early;
	const bool useless = l->damaged || l->resited;
	const bool wrong = early && (l->differences || useless);
	const bool stale = wrong && (useless || !are_few(l));

	if (wrong && !stale)
		make_updates(l);
	if (useless)
		catalogue_discard(l->catalogue);
	pthread_mutex_lock(&l->lock);
	parts_add_problems(&l->parts, &l->walk.problems);
	if (!early) {
		parts_add_blocks(&l->parts, l->catalogue);
		parts_add_files(&l->parts, l->walk.files, l->walk.n);
	}
	l->stale = stale;
	l->walked = l->complete = true;
	pthread_mutex_unlock(&l->lock);
}

/* Brings the catalogue up to date. */
static void write_catalogue(struct loader *l)
{
	const struct catalogue_place *place = &l->memory.place;

	if (!l->memory.write || !place->dir || l->stale ||
	    atomic_load(&l->stop))
		return;
	if (l->catalogue && place->texts == catalogue_has_texts(l->catalogue) &&
	    are_few(l)) {
		if (l->differences)
			write_changes(l);
		return;
	}
	if (l->catalogue) {
		walk_again(l);
		site_pages_drop(&l->walk, l->sites);
	}
	walk_sort(&l->walk);
	catalogue_write(place, (const char *const *)l->paths, l->n_paths,
			&l->walk, &l->stop);
}

void loader_steps_write(struct loader *l)
{
	write_catalogue(l);
	walk_clear(&l->walk);
	if (l->catalogue)
		freshness_clear(&l->fresh);
}

static void read_files(struct loader *l, const struct part *part,
		       struct batch *out, struct reader *reader)
{
	struct pace pace;

	pace_start(&pace);
	parts_sort_days(part);
	batch_reserve(out, part->n);
	for (size_t i = 0; i < part->n && !atomic_load(&l->stop); i++) {
		reader_add(reader, out, &part->files[i]);
		if (pace_is_slow(&pace))
			l->more(l);
	}
}

static void read_block(struct loader *l, const struct part *part,
		       struct batch *out)
{
	struct packed k;

	if (!catalogue_block(l->catalogue, part->block - 1, &k)) {
		set_damaged(l);
		return;
	}
	packed_posts(&k, l->fresh.voids + part->first, l->givens, part->first,
		     l->room + part->first, out);
	out->catalogue = l->catalogue;
	out->part = catalogue_part(l->catalogue, part->block - 1);
	sites_place(l->sites, out);
}

void loader_steps_read(struct loader *l, const struct part *part,
		       struct batch *out, struct reader *reader)
{
	batch_init(out);
	if (part->block)
		read_block(l, part, out);
	else
		read_files(l, part, out, reader);
}
