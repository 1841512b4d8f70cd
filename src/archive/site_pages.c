/* SPDX-License-Identifier: MIT */
#include "archive/site_pages.h"

#include "archive/checksum.h"
#include "archive/site_excludes.h"
#include "archive/slice.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Folders that are bundles, by the checksums of their paths. */
struct bundles {
	uint64_t *sums; /* sorted */
	size_t n, cap;
};

/* `index.md`, `index.zh.md` */
static bool is_index(const struct walk_file *f)
{
	const char *base = f->path + f->base;

	return !strncmp(base, "index.", 6) && f->kind == WALK_POST;
}

static enum site_kind kind_of(const struct site_place *p)
{
	return p ? p->site->kind : SITE_UNKNOWN;
}

static bool has_bundles(enum site_kind kind)
{
	return kind == SITE_HUGO || kind == SITE_ZOLA;
}

static int by_sum(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* What was named is read, and so is what lies in it. */
static bool lies_in_named(const struct walk_file *f)
{
	return f->base == f->name;
}

static void find_bundles(struct bundles *b, const struct walk *w,
			 const struct sites *s)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct walk_file *f = &w->files[i];
		if (!is_index(f) || lies_in_named(f) ||
		    !has_bundles(kind_of(sites_find(s, f->path))))
			continue;
		b->sums = xgrow(b->sums, &b->cap, b->n + 1, sizeof(*b->sums));
		b->sums[b->n++] = checksum(f->path, f->base);
	}
	if (b->n)
		qsort(b->sums, b->n, sizeof(*b->sums), by_sum);
}

/* The folder with its slash. */
static bool is_bundle(const struct bundles *b, const char *path, size_t len)
{
	const uint64_t sum = checksum(path, len);

	return b->n && bsearch(&sum, b->sums, b->n, sizeof(sum), by_sum);
}

/* In a bundle, or in a folder of one; its own index is the post. */
static bool is_resource(const struct bundles *b, const struct walk_file *f)
{
	size_t len = f->base;

	if (is_index(f))
		len--;
	for (; len > f->name; len--)
		if (f->path[len - 1] == '/' && is_bundle(b, f->path, len))
			return true;
	return false;
}

/* Hexo passes over folders whose names begin so, `_discarded` among them. */
static bool is_passed_over(enum site_kind kind, struct slice folder)
{
	return kind == SITE_HEXO && slice_starts(folder, "_") &&
	       !slice_is(folder, "_posts") && !slice_is(folder, "_drafts");
}

/* Folders below what was named whose files are no posts: pages of Pelican, and
 * what notes are made of. */
static bool is_page(enum site_kind kind, const struct walk_file *f)
{
	static const struct {
		enum site_kind kind;
		const char *folder;
	} folders[] = {
		{ SITE_PELICAN, "pages" },       { SITE_OBSIDIAN, "templates" },
		{ SITE_OBSIDIAN, "_templates" }, { SITE_OBSIDIAN, "template" },
		{ SITE_OBSIDIAN, "模板" },
	};
	struct slice rest = slice_of(f->path + f->name);

	for (size_t n; (n = slice_find(rest, "/")) < rest.len;
	     rest = slice_from(rest, n + 1)) {
		if (is_passed_over(kind, slice_head(rest, n)))
			return true;
		for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
			if (folders[i].kind == kind &&
			    slice_is(slice_head(rest, n), folders[i].folder))
				return true;
	}
	return false;
}

/* Where a part of the site was asked for, only what its configuration says is
 * kept out of that. */
static bool is_excluded(const struct site_place *p, const struct walk_file *f)
{
	struct buf room = { 0 };

	if (*p->below && !site_excludes_any(p->site))
		return false;
	const bool out = site_excludes(p->site, sites_path(p, f->path, &room));
	buf_release(&room);
	return out;
}

static void tell(struct walk *w, const struct walk_file *f, const char *why)
{
	struct batch *b = &w->problems;

	batch_add_problem(b, arena_strdup(&b->arena, f->path), 0, 0,
			  PROBLEM_PAGE, "not a post: %s", why);
	batch_set_skipped(b);
}

static const char *why_none(const struct bundles *b, const struct sites *s,
			    const struct walk_file *f)
{
	const struct site_place *p = f->named ? NULL : sites_find(s, f->path);

	if (!p)
		return NULL;
	if (b->n && is_resource(b, f) && has_bundles(kind_of(p)))
		return "it belongs to the post in whose folder it lies";
	if (is_excluded(p, f))
		return "the configuration of the site excludes it";
	return is_page(kind_of(p), f)
		       ? "a page that stands for itself, a template or a "
			 "draft that was given up"
		       : NULL;
}

void site_pages_drop(struct walk *w, const struct sites *s)
{
	struct bundles bundles = { 0 };
	size_t kept = 0;

	if (!sites_any_rules(s))
		return;
	find_bundles(&bundles, w, s);
	for (size_t i = 0; i < w->n; i++) {
		const char *why = why_none(&bundles, s, &w->files[i]);
		if (why)
			tell(w, &w->files[i], why);
		else
			w->files[kept++] = w->files[i];
	}
	w->n = kept;
	free(bundles.sums);
}

static bool has_index(const char *path, size_t len)
{
	struct buf index = { 0 };

	buf_add(&index, path, len);
	buf_add_str(&index, "index.md");
	const bool has = access(buf_str(&index), F_OK) == 0;
	buf_release(&index);
	return has;
}

bool site_pages_is_one(const struct sites *s, const struct walk_file *f)
{
	const struct site_place *p = f->named ? NULL : sites_find(s, f->path);
	const enum site_kind kind = kind_of(p);
	size_t len = f->base;

	if (!p)
		return false;
	if (is_excluded(p, f))
		return true;
	if (!has_bundles(kind))
		return is_page(kind, f);
	if (is_index(f))
		len--;
	for (; len > f->name; len--)
		if (f->path[len - 1] == '/' && has_index(f->path, len))
			return true;
	return false;
}
