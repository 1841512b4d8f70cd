/* SPDX-License-Identifier: MIT */
#include "app/collections.h"

#include "app/tilde.h"
#include "archive/sites.h"
#include "base/buf.h"
#include "base/sanitise.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Where posts of many blogs lie: the folder above tells more. */
static const char *const usual[] = { "_posts", "posts",   "post",    "content",
				     "source", "_drafts", "articles" };

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_or_lies_in(const char *path, const char *folder)
{
	const size_t len = strlen(folder);

	return !strncmp(path, folder, len) && (!path[len] || path[len] == '/' ||
					       (len && folder[len - 1] == '/'));
}

/* Whether `real` is or lies in one of the paths; links are followed. */
static bool holds(const struct setting_words *paths, const char *home,
		  const char *real)
{
	struct buf path = { 0 };
	bool found = false;

	for (size_t i = 0; i < paths->n && !found; i++) {
		buf_clear(&path);
		tilde_expand(&path, paths->items[i], home);
		char *other = realpath(buf_str(&path), NULL);
		found = other && is_or_lies_in(real, other);
		free(other);
	}
	buf_release(&path);
	return found;
}

static const struct setting_collection *
configured(const struct settings *s, const char *home, const char *path)
{
	char *real = realpath(path, NULL);
	const struct setting_collection *found = NULL;

	for (size_t i = 0; real && i < s->n_collections && !found; i++)
		if (holds(&s->collections[i].paths, home, real))
			found = &s->collections[i];
	free(real);
	return found;
}

static const char *lang_of(const struct settings *s,
			   const struct setting_collection *c,
			   struct arena *arena)
{
	const struct setting *row = setting_find("lang");
	const struct settings *of = setting_of(s, c, row);
	struct buf lang = { 0 };

	if (of == s || !of->lang)
		return ""; /* nothing of its own */
	setting_add(&lang, of, row);
	const char *kept = arena_strdup(arena, buf_str(&lang));
	buf_release(&lang);
	return kept;
}

static const char *clean(const char *name, struct arena *arena)
{
	struct buf out = { 0 };

	sanitise(&out, name, strlen(name), SANITISE_LINE);
	const char *kept = arena_strdup(arena, buf_str(&out));
	buf_release(&out);
	return kept;
}

static bool is_usual(const char *name)
{
	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++)
		if (!strcmp(name, usual[i]))
			return true;
	return false;
}

/* Cuts folders off the end whose names tell nothing, but for the last. */
static void cut_usual(char *real)
{
	char *slash;

	while ((slash = strrchr(real, '/')) && slash > real &&
	       is_usual(slash + 1))
		*slash = '\0';
}

/* The last `parts` names of the path. */
static const char *tail(const char *real, int parts)
{
	const char *at = real + strlen(real);

	for (; at > real; at--)
		if (at[-1] == '/' && --parts == 0)
			return at;
	return real;
}

static bool is_taken(char *const *reals, size_t n, size_t mine, int parts)
{
	for (size_t i = 0; i < n; i++)
		if (i != mine && reals[i] &&
		    !strcmp(tail(reals[i], parts), tail(reals[mine], parts)))
			return true;
	return false;
}

/* As much of each path as tells it from the others. */
static void name_all(struct archive_collection *out, char *const *reals,
		     size_t n, struct arena *arena)
{
	enum { MOST_PARTS = 8 };

	for (size_t i = 0; i < n; i++) {
		int parts = 1;
		while (reals[i] && parts < MOST_PARTS &&
		       is_taken(reals, n, i, parts))
			parts++;
		if (reals[i])
			out[i].name = clean(tail(reals[i], parts), arena);
	}
}

/* What the folder's site is called; "" if nobody knows. */
static const char *site_title(const struct sites *s, const char *path,
			      struct arena *arena)
{
	struct buf inside = { 0 };

	buf_printf(&inside, "%s/", path);
	const struct site_place *p = sites_find(s, buf_str(&inside));
	buf_release(&inside);
	return p ? arena_strdup(arena, p->site->title) : "";
}

static void name_by_site(struct archive_collection *out,
			 const char *const *paths, size_t n,
			 struct arena *arena)
{
	struct sites *sites = sites_new(paths, n);

	for (size_t i = 0; i < n; i++)
		if (!*out[i].name && is_folder(paths[i]))
			out[i].name = site_title(sites, paths[i], arena);
	sites_release(sites);
}

static size_t count_folders(const char *const *paths, size_t n)
{
	size_t folders = 0;

	for (size_t i = 0; i < n; i++)
		folders += is_folder(paths[i]);
	return folders;
}

/* Names for the folders that have none. */
static void derive(struct archive_collection *out, const char *const *paths,
		   size_t n, struct arena *arena)
{
	char **reals = xcalloc(n + 1, sizeof(*reals));

	for (size_t i = 0; i < n; i++) {
		if (*out[i].name || !is_folder(paths[i]))
			continue;
		reals[i] = realpath(paths[i], NULL);
		if (reals[i])
			cut_usual(reals[i]);
	}
	name_all(out, reals, n, arena);
	for (size_t i = 0; i < n; i++)
		free(reals[i]);
	free(reals);
}

void collections_find(struct archive_collection *out, const char *const *paths,
		      size_t n, const struct settings *s, const char *home,
		      struct arena *arena)
{
	for (size_t i = 0; i < n; i++) {
		const struct setting_collection *c =
			configured(s, home, paths[i]);
		out[i] = (struct archive_collection){ "", "" };
		if (!c)
			continue;
		out[i].name = clean(c->name, arena);
		out[i].lang = lang_of(s, c, arena);
	}
	if (count_folders(paths, n) < 2)
		return;
	name_by_site(out, paths, n, arena);
	derive(out, paths, n, arena);
}
