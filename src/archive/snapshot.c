/* SPDX-License-Identifier: MIT */
#include "archive/snapshot.h"

#include "archive/identity.h"
#include "archive/sites.h"
#include "archive/walk.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void snapshot_release(struct snapshot *s)
{
	free(s->files);
	arena_release(&s->arena);
	*s = (struct snapshot){ 0 };
}

static int64_t ns_of(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void add(struct snapshot *s, const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return;
	s->files[s->n++] = (struct snapshot_file){
		.path = path,
		.mtime_ns = ns_of(st.st_mtim),
		.ctime_ns = ns_of(st.st_ctim),
		.size = (uint64_t)st.st_size,
		.ino = st.st_ino,
	};
}

static int by_path(const void *a, const void *b)
{
	const struct snapshot_file *x = a, *y = b;

	return strcmp(x->path, y->path);
}

/* Before a folder is read, so that its time is never later than what was. */
static bool enter(void *arg, const char *folder)
{
	struct snapshot *s = arg;
	struct stat st;

	if (stat(folder, &st) == 0 && ns_of(st.st_mtim) > s->folders_ns)
		s->folders_ns = ns_of(st.st_mtim);
	return true;
}

static uint64_t sum_of_sites(const struct walk *w, const char *const *paths,
			     size_t n)
{
	struct sites *sites = sites_new(paths, n);

	sites_add(sites, w->marks, w->n_marks);
	const uint64_t sum = sites_sum(sites);
	sites_release(sites);
	return sum;
}

void snapshot_take(struct snapshot *s, const char *const *paths, size_t n,
		   const atomic_bool *stop)
{
	struct walk w;

	snapshot_release(s);
	s->taken_ns = identity_now();
	walk_init(&w, stop);
	w.enter = enter;
	w.enter_arg = s;
	for (size_t i = 0; i < n; i++)
		walk_add(&w, paths[i]);
	walk_run(&w);
	walk_sort(&w);
	s->files = xcalloc(w.n, sizeof(*s->files));
	for (size_t i = 0; i < w.n && !atomic_load(stop); i++)
		add(s, w.files[i].path);
	s->sites = sum_of_sites(&w, paths, n);
	arena_take(&s->arena, &w.arena);
	walk_release(&w);
	if (s->n)
		qsort(s->files, s->n, sizeof(*s->files), by_path);
}

enum { CLOCK_COARSE_S = 2 }; /* FAT's */

/* It could have been changed after that, and nobody would see it. */
static bool is_doubtful(const struct snapshot *s, const struct snapshot_file *f)
{
	return f->ctime_ns > s->taken_ns - (int64_t)CLOCK_COARSE_S * 1000000000;
}

static bool same(const struct snapshot_file *a, const struct snapshot_file *b)
{
	return a->mtime_ns == b->mtime_ns && a->ctime_ns == b->ctime_ns &&
	       a->size == b->size && a->ino == b->ino;
}

void snapshot_compare(const struct snapshot *before, const struct snapshot *now,
		      void (*differs)(void *arg, const char *path, bool there),
		      void *arg)
{
	size_t i = 0, j = 0;

	while (i < before->n || j < now->n) {
		const int order = i == before->n ? 1
				  : j == now->n  ? -1
						 : strcmp(before->files[i].path,
							  now->files[j].path);
		if (order < 0)
			differs(arg, before->files[i].path, false);
		else if (order > 0 ||
			 !same(&before->files[i], &now->files[j]) ||
			 is_doubtful(before, &before->files[i]))
			differs(arg, now->files[j].path, true);
		i += order <= 0;
		j += order >= 0;
	}
}
