/* SPDX-License-Identifier: MIT */
/* What the configuration of a site says of its posts: `_config.yml` and its
 * kin. Once made it never changes, so that any thread may read it. */
#ifndef ARCHIVE_SITE_H
#define ARCHIVE_SITE_H

#include "archive/batch.h"
#include "archive/fields.h"

#include <stdbool.h>
#include <stdint.h>

struct site_ignored;
struct zone;

/* Who makes the site; each has rules of its own. */
enum site_kind {
	SITE_UNKNOWN,
	SITE_JEKYLL,
	SITE_HEXO,
	SITE_HUGO,
	SITE_ZOLA,
	SITE_PELICAN,
	SITE_NIKOLA,
	SITE_OBSIDIAN, /* a vault of notes */
	SITE_KIND_COUNT
};

/* What is said of posts whose path and type are in its scope. */
struct site_scope {
	const char *path;   /* below the site; "" = all; may have * and ** */
	const char *type;   /* "posts"; "" = all */
	size_t first, n;    /* its values, and more, among the settings */
	size_t prefix_len;  /* of the keys of these values... */
	const char *prefix; /* ...which begin so */
};

struct site {
	enum site_kind kind;
	char *folder;           /* absolute, without a slash behind */
	const char *file;       /* that configures it, as the reader would name
				 * it; "" = none does */
	struct zone *zone;      /* of dates that say none; NULL = UTC */
	const char *title;      /* sanitised; "" = none; so too the next */
	const char *lang;       /* of posts that don't say theirs */
	const char *category;   /* likewise */
	struct fields settings; /* all, `a.b` for what is nested */
	struct site_scope *scopes;
	size_t n_scopes;
	struct site_ignored *ignored; /* NULL = nothing is */
	uint64_t sum;                 /* of the bytes it was read from */
	struct arena arena;
};

/* Whether a file or folder of that name is a sign that the folder it lies in
 * may be a site's. */
bool site_is_mark(const char *name);

/* Of these: it only makes the folder a section of a site that it lies in. */
bool site_is_section_mark(const char *name);

/* A folder with such a file in it. */
struct site_mark {
	const char *folder;
	bool section; /* and nothing else */
};

/* The site whose top the folder is; NULL if it is none. What is wrong in its
 * configuration becomes problems, with paths that begin with `shown`, as the
 * reader has named the folder. */
struct site *site_new(const char *folder, const char *shown,
		      struct batch *problems);
void site_free(struct site *s);

/* What the page about a section says of the pages in it, which is all that is
 * in the result: its kind, folder, sum and scopes. The folder is absolute.
 * NULL if it says nothing of them. */
struct site *site_section_new(const char *folder);

/* A setting by its name, with dots; "" if it has no value or several. */
const char *site_setting(const struct site *s, const char *name, size_t len);

/* Bytes of a post's path below the site that are the folder in which the
 * configuration says that all posts lie, with its slash (Jekyll). */
size_t site_posts_off(const struct site *s, const char *path);

/* An address of the site as a path from its top, `/...`; any other as it is. */
const char *site_local(const struct site *s, const char *url);

/* Adds to the fields of a head what the scopes say of the post at `path` (below
 * the site) and the head doesn't. */
void site_apply(const struct site *s, const char *path, struct fields *head);

#endif
