/* SPDX-License-Identifier: MIT */
/* The posts of the list: those of the archive that match the filter, by rank,
 * and the one the cursor is on. Filtering is done in slices, so that a key
 * never waits for it. */
#ifndef UI_ROSTER_H
#define UI_ROSTER_H

#include "archive/archive.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct query;
struct roster;

/* All posts of the archive, which must live longer or be replaced. */
struct roster *roster_new(const struct archive *a);
void roster_free(struct roster *s);

/* Takes the query (NULL = all posts) and begins to filter by it. Matches show
 * as they are found; the cursor stays on its post if that matches, else it
 * comes to the next older one that does. */
void roster_set_query(struct roster *s, struct query *q);

/* Goes over to another archive with the same filter; the cursor goes to the
 * post that stands where its post stood. The old archive must still be there
 * during the call, and is not looked at after it. */
void roster_set_archive(struct roster *s, const struct archive *a);

/* After an archive_update: posts that have changed are the new ones at once,
 * those that have left are gone, and new ones are judged by the next steps. The
 * cursor stays on its post, or at its place. */
void roster_updated(struct roster *s);

/* One step of about this many microseconds' work: a post that is judged by its
 * head costs ROSTER_HEAD_COST, one whose body is read ROSTER_BODY_COST.
 * At least one post is judged. Returns true if there is more to do; notices by
 * itself that posts have come. */
enum { ROSTER_HEAD_COST = 1, ROSTER_BODY_COST = 100 };
bool roster_step(struct roster *s, long budget);

/* True until every post now in the archive has been judged. */
bool roster_busy(const struct roster *s);

/* Grows when the posts of the list change. */
uint64_t roster_version(const struct roster *s);

/* The posts: i < roster_count. NULL = no such. */
size_t roster_count(const struct roster *s);
const struct post *roster_post(const struct roster *s, size_t i);

/* All of them in an array; the caller's (free it). */
struct post **roster_posts(const struct roster *s, size_t *n);

/* The cursor: an index, 0 if there is no post. */
size_t roster_cursor(const struct roster *s);
const struct post *roster_current(const struct roster *s);

/* Puts the cursor on a post and remembers that post. Until the first call, it
 * stays at the newest. An index too large means the last. */
void roster_go(struct roster *s, size_t i);

/* Filters anew, since the posts' flags have changed, and puts the cursor on the
 * post as soon as it is in the list. */
void roster_follow(struct roster *s, const struct post *p);

/* Where the post is in the list, or where it would be. */
size_t roster_find(const struct roster *s, const struct post *p);

#endif
