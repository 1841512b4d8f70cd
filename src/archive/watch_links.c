/* SPDX-License-Identifier: MIT */
#include "archive/watch_links.h"

#include "archive/site.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 4096 };

static void free_link(struct watch_link *link)
{
	free(link->name);
	free(link->path);
}

void watch_links_release(struct watch_links *l)
{
	for (size_t i = 0; i < l->n; i++)
		free_link(&l->items[i]);
	free(l->items);
	*l = (struct watch_links){ 0 };
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

void watch_links_add(struct watch_links *l, int id, const char *name,
		     const char *path)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->items[i].id == id && same(l->items[i].name, name) &&
		    same(l->items[i].path, path))
			return;
	if (l->n == MOST)
		return;
	l->items = xgrow(l->items, &l->cap, l->n + 1, sizeof(*l->items));
	l->items[l->n++] = (struct watch_link){
		.id = id,
		.name = name ? xstrdup(name) : NULL,
		.path = path ? xstrdup(path) : NULL,
	};
}

void watch_links_remove(struct watch_links *l, int id)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->items[i].id == id)
			free_link(&l->items[i]);
		else
			l->items[kept++] = l->items[i];
	}
	l->n = kept;
}

const struct watch_link *watch_links_next(const struct watch_links *l,
					  size_t *at, int id, const char *name)
{
	while (*at < l->n) {
		const struct watch_link *link = &l->items[(*at)++];
		if (link->id == id && (link->name ? !strcmp(link->name, name)
						  : site_is_mark(name)))
			return link;
	}
	return NULL;
}

static bool is_link_to_file(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode) &&
	       stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

char *watch_links_target(const char *path, const char **name)
{
	char *real = is_link_to_file(path) ? realpath(path, NULL) : NULL;
	char *slash = real ? strrchr(real, '/') : NULL;

	if (!slash)
		return NULL;
	/* "/x" lies in "/", which needs a byte more */
	const size_t len = (size_t)(slash - real) + (slash == real);
	char *both = xreallocarray(NULL, strlen(real) + 2, 1);
	memcpy(both, real, len);
	both[len] = '\0';
	memcpy(both + len + 1, slash + 1, strlen(slash + 1) + 1);
	*name = both + len + 1;
	free(real);
	return both;
}
