/* SPDX-License-Identifier: MIT */
/* The sites that the posts of some paths belong to: looked for from each path
 * upwards, and below it where a walk comes upon one. */
#ifndef ARCHIVE_SITES_H
#define ARCHIVE_SITES_H

#include "archive/site.h"

struct sites;

/* Where posts whose paths begin alike stand in their site. */
struct site_place {
	const struct site *site;
	const char *prefix; /* of the paths */
	size_t cut;         /* bytes of a path that are replaced... */
	const char *below;  /* ...by this to have it below the site's folder */
	const struct site *section;     /* what its section says; NULL = no */
	const struct site_place *above; /* in whose section it is; NULL = no */
};

/* For the paths of the command line. Looks into each folder and some above it,
 * but not above the top of a repository. Problems of configurations are kept
 * until they are taken. */
struct sites *sites_new(const char *const *paths, size_t n);

/* As what may be kept; NULL of NULL. */
struct shared *sites_shared(struct sites *s);
void sites_release(struct sites *s);

/* Each of the folders, as paths of posts begin with it, may be the top of a
 * site, or a section that says something of its posts. Not while others look
 * for places. */
void sites_add(struct sites *s, const struct site_mark *marks, size_t n);

/* The same for folders below what paths begin with: `added` has each as the
 * number of the path, a colon and what stands behind, ended by NUL. */
void sites_add_below(struct sites *s, const char *const *givens, size_t n,
		     const char *added, size_t len);

/* As sites_add for all folders between the path's beginning as it was given and
 * the post: for a post that no walk has come upon. */
void sites_look(struct sites *s, const char *given, const char *path);

/* The innermost place of the post, or NULL; good as long as the sites. */
const struct site_place *sites_find(const struct sites *s, const char *path);

/* Puts the batch's posts in their places, and keeps the sites for it. */
void sites_place(struct sites *s, struct batch *b);

/* Moves the problems behind those of the batch. */
void sites_take_problems(struct sites *s, struct batch *to);

/* Of all configurations found above and in the paths that were given, or below
 * them: another sum, another reading of heads. */
uint64_t sites_sum(const struct sites *s);

/* The folders that were added and are sites, in an order of their own. */
size_t sites_added(const struct sites *s);
const char *sites_added_folder(const struct sites *s, size_t i);

/* Those that have been found, in no order. */
size_t sites_count(const struct sites *s);
const struct site *sites_one(const struct sites *s, size_t i);

/* True if any of the sites is of this kind. */
bool sites_any(const struct sites *s, enum site_kind kind);

/* True if any of the sites says of files that they are no posts. */
bool sites_any_rules(const struct sites *s);

/* As site_apply: what the sections that the post is in say, the innermost
 * first, and then the site. */
void sites_apply(const struct site_place *p, const char *path,
		 struct fields *head);

/* The path of a post below its site's folder, in `room` or in the path. */
const char *sites_path(const struct site_place *p, const char *path,
		       struct buf *room);

#endif
