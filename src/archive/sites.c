/* SPDX-License-Identifier: MIT */
#include "archive/sites.h"

#include "archive/checksum.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	MAX_SITES = 64,
	MAX_SECTIONS = 256,
	MAX_ABOVE = 4, /* folders above a path that are looked into */
};

struct sites {
	struct shared shared;
	struct site *sites[MAX_SITES];
	size_t n_sites;
	struct site *sections[MAX_SECTIONS];
	size_t n_sections;
	struct site_place **places; /* of the paths, then those added, sorted */
	size_t n_places, cap;
	size_t n_given;  /* of the places: of the paths */
	size_t n_sorted; /* behind those: in the order of what they begin with */
	size_t *outer; /* of each of these, the one that it lies in, or itself */
	struct buf last; /* the folder that was looked into last */
	struct batch problems;
	struct arena arena;
};

/* The site of the folder, which is absolute; one is read once. */
static struct site *site_of(struct sites *s, const char *folder,
			    const char *shown)
{
	for (size_t i = 0; i < s->n_sites; i++)
		if (!strcmp(s->sites[i]->folder, folder))
			return s->sites[i];
	if (s->n_sites == MAX_SITES)
		return NULL;
	struct site *site = site_new(folder, shown, &s->problems);
	if (site)
		s->sites[s->n_sites++] = site;
	return site;
}

/* What the folder, which is absolute, says as a section of the site, or NULL.
 */
static struct site *section_of(struct sites *s, const struct site *site,
			       const char *folder)
{
	const size_t len = strlen(site->folder);

	if (site->kind != SITE_HUGO || strncmp(folder, site->folder, len) != 0)
		return NULL;
	for (size_t i = 0; i < s->n_sections; i++)
		if (!strcmp(s->sections[i]->folder, folder))
			return s->sections[i];
	if (s->n_sections == MAX_SECTIONS)
		return NULL;
	struct site *section = site_section_new(folder);
	if (section)
		s->sections[s->n_sections++] = section;
	return section;
}

static int by_prefix(const void *a, const void *b)
{
	const struct site_place *const *x = a, *const *y = b;

	return strcmp((*x)->prefix, (*y)->prefix);
}

static struct site_place *add_place(struct sites *s, const struct site *site,
				    const char *prefix, size_t cut,
				    const char *below)
{
	struct site_place *p = arena_alloc(&s->arena, sizeof(*p));

	*p = (struct site_place){
		.site = site,
		.prefix = arena_strdup(&s->arena, prefix),
		.cut = cut,
		.below = arena_strdup(&s->arena, below),
	};
	s->places =
		xgrow(s->places, &s->cap, s->n_places + 1, sizeof(*s->places));
	s->places[s->n_places++] = p;
	return p;
}

static bool is_repository(const char *folder)
{
	struct buf path = { 0 };
	struct stat st;

	buf_printf(&path, "%s/.git", folder);
	const bool is = stat(buf_str(&path), &st) == 0;
	buf_release(&path);
	return is;
}

/* How the reader would call the folder that is `up` folders above the path: a
 * part of it, if it is so long. */
static void add_shown(struct buf *out, const char *path, int up)
{
	struct slice p = slice_of(path);

	for (; up > 0; up--) {
		while (p.len > 1 && p.p[p.len - 1] == '/')
			p.len--;
		size_t at = p.len;
		while (at && p.p[at - 1] != '/')
			at--;
		const struct slice last = slice_from(p, at);
		if (!last.len || slice_is(last, ".") || slice_is(last, ".."))
			break;
		p.len = at;
	}
	buf_add(out, p.p, p.len);
	for (; up > 0; up--)
		buf_add_str(out, out->len && out->data[out->len - 1] != '/'
					 ? "/.."
					 : "../");
}

/* Looks from the folder `real` upwards, which is cut on the way. */
static struct site *look_up(struct sites *s, char *real, const char *path,
			    int up)
{
	struct buf shown = { 0 };
	struct site *site = NULL;

	for (int i = 0; i <= MAX_ABOVE && !site; i++) {
		buf_clear(&shown);
		add_shown(&shown, path, up + i);
		site = site_of(s, real, buf_str(&shown));
		char *slash = strrchr(real, '/');
		if (!slash || slash == real || is_repository(real))
			break;
		*slash = '\0';
	}
	buf_release(&shown);
	return site;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The sections from the site's top down to the folder, which is absolute. Each
 * has a place of its own above `p`, which alone is found. */
static void add_sections_above(struct sites *s, struct site_place *p,
			       char *folder)
{
	const size_t top = strlen(p->site->folder);
	const struct site_place *above = NULL;

	for (size_t n = top + 1; n <= strlen(folder); n++) {
		const char cut = folder[n];
		if (cut && cut != '/')
			continue;
		folder[n] = '\0';
		struct site *section = section_of(s, p->site, folder);
		folder[n] = cut;
		if (!section)
			continue;
		struct site_place *outer =
			arena_alloc(&s->arena, sizeof(*outer));
		*outer = *p;
		outer->section = section;
		outer->above = above;
		above = outer;
	}
	p->above = above;
}

static void add_given(struct sites *s, const char *path)
{
	const bool folder = is_folder(path);
	const size_t len = strlen(path);
	struct buf prefix = { 0 }, below = { 0 };
	char *real = realpath(path, NULL);
	char *cut = real ? xstrdup(real) : NULL;
	char *slash = cut && !folder ? strrchr(cut, '/') : NULL;

	if (slash)
		slash[slash == cut] = '\0';
	struct site *site = cut ? look_up(s, cut, path, !folder) : NULL;
	if (site) {
		const char *rest = real + strlen(site->folder);
		buf_add_str(&below, rest + (*rest == '/'));
		buf_add_str(&prefix, path);
		if (folder && len && path[len - 1] != '/')
			buf_add_char(&prefix, '/');
		if (folder && below.len)
			buf_add_char(&below, '/');
		struct site_place *p = add_place(s, site, buf_str(&prefix),
						 prefix.len, buf_str(&below));
		if (!folder)
			*strrchr(real, '/') = '\0';
		add_sections_above(s, p, real);
	}
	free(real);
	free(cut);
	buf_release(&prefix);
	buf_release(&below);
}

static void destroy(struct shared *shared)
{
	struct sites *s = (struct sites *)shared;

	for (size_t i = 0; i < s->n_sites; i++)
		site_free(s->sites[i]);
	for (size_t i = 0; i < s->n_sections; i++)
		site_free(s->sections[i]);
	free(s->places);
	free(s->outer);
	buf_release(&s->last);
	batch_release(&s->problems);
	arena_release(&s->arena);
	free(s);
}

struct sites *sites_new(const char *const *paths, size_t n)
{
	struct sites *s = xcalloc(1, sizeof(*s));

	shared_init(&s->shared, destroy);
	batch_init(&s->problems);
	for (size_t i = 0; i < n; i++)
		add_given(s, paths[i]);
	s->n_given = s->n_places;
	return s;
}

struct shared *sites_shared(struct sites *s)
{
	return s ? &s->shared : NULL;
}

void sites_release(struct sites *s)
{
	shared_release(sites_shared(s));
}

/* Whether the folder with its slash is what a place begins with. */
static bool is_known(const struct sites *s, const char *prefix)
{
	for (size_t i = 0; i < s->n_places; i++)
		if (!strcmp(s->places[i]->prefix, prefix))
			return true;
	return false;
}

/* The innermost place that begins with less than this one. */
static const struct site_place *find_above(const struct sites *s,
					   const struct site_place *of)
{
	const struct site_place *best = NULL;

	for (size_t i = 0; i < s->n_places; i++) {
		const struct site_place *p = s->places[i];
		if (p->cut < of->cut && p->site == of->site &&
		    !strncmp(of->prefix, p->prefix, p->cut) &&
		    (!best || p->cut > best->cut))
			best = p;
	}
	return best;
}

/* Sections are come upon in any order. */
static void link_sections(struct sites *s)
{
	for (size_t i = s->n_given; i < s->n_places; i++)
		if (s->places[i]->section)
			s->places[i]->above = find_above(s, s->places[i]);
}

/* The folder is no site's top, but may be a section of the one it lies in. */
static struct site_place *add_section(struct sites *s, const char *prefix,
				      const char *real)
{
	const struct site_place *in = sites_find(s, prefix);
	struct buf below = { 0 };

	struct site *section = in ? section_of(s, in->site, real) : NULL;
	if (!section)
		return NULL;
	struct site_place *p = add_place(s, in->site, prefix, strlen(prefix),
					 sites_path(in, prefix, &below));
	p->section = section;
	buf_release(&below);
	return p;
}

/* True if it is a place of its own now. What is only a section is not looked
 * through for configurations. */
static bool add(struct sites *s, const char *folder, bool section)
{
	const size_t len = strlen(folder);
	struct buf prefix = { 0 };

	buf_add_str(&prefix, folder);
	if (len && folder[len - 1] != '/')
		buf_add_char(&prefix, '/');
	char *real =
		is_known(s, buf_str(&prefix)) ? NULL : realpath(folder, NULL);
	struct site *site = real && !section ? site_of(s, real, folder) : NULL;
	const struct site_place *added =
		site   ? add_place(s, site, buf_str(&prefix), prefix.len, "")
		: real ? add_section(s, buf_str(&prefix), real)
		       : NULL;
	free(real);
	buf_release(&prefix);
	return added;
}

/* Places that are sorted: what a path lies in stands before it, and all between
 * the two lie in that as well. */
static void find_outer(struct sites *s)
{
	struct site_place **sorted = s->places + s->n_given;

	s->n_sorted = s->n_places - s->n_given;
	s->outer = xreallocarray(s->outer, s->n_sorted + 1, sizeof(*s->outer));
	for (size_t i = 0; i < s->n_sorted; i++) {
		size_t at = i;
		while (at &&
		       strncmp(sorted[i]->prefix, sorted[at - 1]->prefix,
			       sorted[at - 1]->cut) != 0 &&
		       s->outer[at - 1] != at - 1)
			at = s->outer[at - 1] + 1;
		const bool inside = at && !strncmp(sorted[i]->prefix,
						   sorted[at - 1]->prefix,
						   sorted[at - 1]->cut);
		s->outer[i] = inside ? at - 1 : i;
	}
}

/* When all are there that are known for now. */
static void settle(struct sites *s)
{
	link_sections(s);
	qsort(s->places + s->n_given, s->n_places - s->n_given,
	      sizeof(*s->places), by_prefix);
	find_outer(s);
}

static bool add_marks(struct sites *s, const struct site_mark *marks, size_t n,
		      bool sections)
{
	bool any = false;

	for (size_t i = 0; i < n; i++)
		if (marks[i].section == sections)
			any = add(s, marks[i].folder, sections) || any;
	return any;
}

/* Sections lie in sites. */
void sites_add(struct sites *s, const struct site_mark *marks, size_t n)
{
	const bool sites = add_marks(s, marks, n, false);
	const bool sections = add_marks(s, marks, n, true);

	if (sites || sections)
		settle(s);
}

void sites_add_below(struct sites *s, const char *const *givens, size_t n,
		     const char *added, size_t len)
{
	struct buf folder = { 0 };
	bool any = false;

	for (const char *p = added; p < added + len; p += strlen(p) + 1) {
		char *rest;
		const unsigned long given = strtoul(p, &rest, 10);
		if (given >= n || *rest != ':')
			continue;
		buf_clear(&folder);
		buf_add_str(&folder, givens[given]);
		buf_add_str(&folder, rest + 1 + (rest[1] == '/'));
		while (folder.len > 1 && folder.data[folder.len - 1] == '/')
			buf_truncate(&folder, folder.len - 1);
		any = add(s, buf_str(&folder), false) || any;
	}
	if (any)
		settle(s);
	buf_release(&folder);
}

void sites_look(struct sites *s, const char *given, const char *path)
{
	const char *slash = strrchr(path, '/');
	const size_t len = slash ? (size_t)(slash - path) : 0;
	struct buf folder = { 0 };
	bool any = false;

	if (len == s->last.len && !memcmp(path, buf_str(&s->last), len))
		return;
	buf_clear(&s->last);
	buf_add(&s->last, path, len);
	for (size_t n = strlen(given) + 1; n <= len; n++) {
		if (path[n] != '/')
			continue;
		buf_clear(&folder);
		buf_add(&folder, path, n);
		any = add(s, folder.data, false) || any;
	}
	if (any)
		settle(s);
	buf_release(&folder);
}

static const struct site_place *
inner(const struct site_place *a, const struct site_place *b, const char *path)
{
	return !strncmp(path, b->prefix, b->cut) && (!a || b->cut > a->cut) ? b
									    : a;
}

/* The innermost of those that are sorted, or NULL. */
static const struct site_place *find_sorted(const struct sites *s,
					    const char *path)
{
	struct site_place *const *sorted = s->places + s->n_given;
	size_t lo = 0, hi = s->n_sorted;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (strcmp(sorted[mid]->prefix, path) <= 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (size_t i = lo; i; i = s->outer[i - 1] + 1) {
		const struct site_place *p = sorted[i - 1];
		if (!strncmp(path, p->prefix, p->cut))
			return p;
		if (s->outer[i - 1] == i - 1)
			break;
	}
	return NULL;
}

const struct site_place *sites_find(const struct sites *s, const char *path)
{
	const struct site_place *best = find_sorted(s, path);

	for (size_t i = 0; i < s->n_given; i++)
		best = inner(best, s->places[i], path);
	for (size_t i = s->n_given + s->n_sorted; i < s->n_places; i++)
		best = inner(best, s->places[i], path); /* being added */
	return best;
}

void sites_place(struct sites *s, struct batch *b)
{
	batch_keep_sites(b, sites_shared(s));
	for (size_t i = 0; i < b->n; i++)
		b->drafts[i].post.place = sites_find(s, b->drafts[i].post.path);
	for (size_t i = 0; s->n_places && i < b->n_posts; i++)
		b->posts[i].place = sites_find(s, b->posts[i].path);
}

void sites_take_problems(struct sites *s, struct batch *to)
{
	batch_take_problems(to, &s->problems);
}

uint64_t sites_sum(const struct sites *s)
{
	struct buf all = { 0 };

	for (size_t i = 0; i < s->n_places; i++) {
		const struct site_place *p = s->places[i];
		/* what was given is told apart by the roots */
		buf_printf(&all, "%llx %s %s\n",
			   (unsigned long long)p->site->sum, p->below,
			   i < s->n_given ? "" : p->site->folder);
		for (; p; p = i < s->n_given ? p->above : NULL)
			if (p->section)
				buf_printf(&all, "%llx\n",
					   (unsigned long long)p->section->sum);
	}
	const uint64_t sum = checksum(buf_str(&all), all.len);
	buf_release(&all);
	return sum;
}

size_t sites_added(const struct sites *s)
{
	return s->n_places - s->n_given;
}

const char *sites_added_folder(const struct sites *s, size_t i)
{
	return s->places[s->n_given + i]->prefix;
}

size_t sites_count(const struct sites *s)
{
	return s->n_sites;
}

const struct site *sites_one(const struct sites *s, size_t i)
{
	return s->sites[i];
}

bool sites_any(const struct sites *s, enum site_kind kind)
{
	for (size_t i = 0; i < s->n_sites; i++)
		if (s->sites[i]->kind == kind)
			return true;
	return false;
}

bool sites_any_rules(const struct sites *s)
{
	for (size_t i = 0; i < s->n_sites; i++)
		if (s->sites[i]->kind != SITE_UNKNOWN)
			return true;
	return false;
}

const char *sites_path(const struct site_place *p, const char *path,
		       struct buf *room)
{
	if (!*p->below)
		return path + p->cut;
	buf_clear(room);
	buf_add_str(room, p->below);
	buf_add_str(room, path + p->cut);
	return buf_str(room);
}

void sites_apply(const struct site_place *p, const char *path,
		 struct fields *head)
{
	struct buf room = { 0 };
	const char *below = sites_path(p, path, &room);

	for (const struct site_place *s = p; s; s = s->above)
		if (s->section)
			site_apply(s->section, below, head);
	site_apply(p->site, below, head);
	buf_release(&room);
}
