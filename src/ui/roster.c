/* SPDX-License-Identifier: MIT */
#include "ui/roster.h"

#include "archive/query.h"
#include "base/xalloc.h"
#include "ui/verdicts.h"

#include <stdlib.h>

struct list {
	struct post **posts;
	size_t n, cap;
};

struct roster {
	const struct archive *archive;
	struct query *query; /* NULL = all */
	bool folds; /* of texts in several languages, one post is shown */
	uint64_t version;

	struct list shown; /* by rank */
	struct list next;  /* what the present scan has found */
	bool live;         /* a new filter: `next` is shown as it grows */

	bool scanning;
	uint64_t scan_version;   /* of the archive when the scan began */
	uint64_t rank_version;   /* of the archive when `rank` was right */
	size_t rank;             /* next to be judged */
	const struct post *last; /* the one before it, NULL = none */
	struct verdicts verdicts;

	const struct post *anchor; /* post of the cursor, NULL = the newest */
	size_t cursor;
};

struct roster *roster_new(const struct archive *a)
{
	struct roster *s = xcalloc(1, sizeof(*s));

	s->archive = a;
	s->scan_version = archive_version(a);
	return s;
}

void roster_free(struct roster *s)
{
	if (!s)
		return;
	query_free(s->query);
	verdicts_clear(&s->verdicts);
	free(s->shown.posts);
	free(s->next.posts);
	free(s);
}

static void list_add(struct list *l, struct post *p)
{
	l->posts = xgrow(l->posts, &l->cap, l->n + 1, sizeof(*l->posts));
	l->posts[l->n++] = p;
}

static const struct list *list_of(const struct roster *s)
{
	return s->live ? &s->next : &s->shown;
}

/* Otherwise the archive is the list. */
static bool filters(const struct roster *s)
{
	return s->query || s->folds;
}

size_t roster_count(const struct roster *s)
{
	return filters(s) ? list_of(s)->n : archive_count(s->archive);
}

const struct post *roster_post(const struct roster *s, size_t i)
{
	if (i >= roster_count(s))
		return NULL;
	return filters(s) ? list_of(s)->posts[i] : archive_post(s->archive, i);
}

struct post **roster_posts(const struct roster *s, size_t *n)
{
	*n = roster_count(s);
	struct post **posts = xcalloc(*n + 1, sizeof(*posts));
	for (size_t i = 0; i < *n; i++)
		posts[i] = filters(s) ? list_of(s)->posts[i]
				      : archive_post(s->archive, i);
	return posts;
}

/* The first of [0, n) that does not come before `p`. Posts that compare equal
 * (a folder given twice) are told apart by their address. */
static size_t
lower_bound(const struct roster *s, const struct post *p, size_t n,
	    const struct post *(*at)(const struct roster *, size_t))
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (post_cmp_newest(at(s, mid), p) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (size_t i = lo; i < n && post_cmp_newest(at(s, i), p) == 0; i++)
		if (at(s, i) == p)
			return i;
	return lo;
}

static const struct post *archived(const struct roster *s, size_t i)
{
	return archive_post(s->archive, i);
}

size_t roster_find(const struct roster *s, const struct post *p)
{
	return lower_bound(s, p, roster_count(s), roster_post);
}

static size_t clamped(const struct roster *s, size_t i)
{
	const size_t n = roster_count(s);

	return i < n ? i : n > 0 ? n - 1 : 0;
}

/* The list has changed: the cursor finds its post again. It waits at the top
 * while the scan has not come that far. */
static void changed(struct roster *s)
{
	const size_t n = roster_count(s);
	const size_t at = s->anchor ? roster_find(s, s->anchor) : 0;

	s->version++;
	s->cursor = at < n ? at : s->live && s->scanning ? 0 : clamped(s, at);
}

static void begin_scan(struct roster *s)
{
	s->folds = archive_has_translations(s->archive);
	s->scanning = filters(s);
	s->scan_version = s->rank_version = archive_version(s->archive);
	s->rank = 0;
	s->last = NULL;
	s->next.n = 0;
}

void roster_set_query(struct roster *s, struct query *q)
{
	query_free(s->query);
	s->query = q;
	verdicts_clear(&s->verdicts);
	begin_scan(s);
	s->live = true;
	changed(s);
}

void roster_set_archive(struct roster *s, const struct archive *a)
{
	const size_t n = archive_count(a);

	s->archive = a;
	if (s->anchor) { /* only compared with: it dies with its archive */
		const size_t i = lower_bound(s, s->anchor, n, archived);
		s->anchor = n > 0 ? archive_post(a, i < n ? i : n - 1) : NULL;
	}
	s->shown.n = 0;
	verdicts_clear(&s->verdicts);
	begin_scan(s);
	s->live = true;
	changed(s);
}

/* A post whose place in the order has changed comes back with the next scan. */
static void refresh(const struct roster *s, struct list *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct post *now = archive_now(s->archive, l->posts[i]);
		if (now == l->posts[i] ||
		    (now && post_cmp_newest(now, l->posts[i]) == 0))
			l->posts[kept++] = (struct post *)now;
	}
	l->n = kept;
}

void roster_updated(struct roster *s)
{
	const struct post *now =
		s->anchor ? archive_now(s->archive, s->anchor) : NULL;

	if (now)
		s->anchor = now;
	refresh(s, &s->shown);
	refresh(s, &s->next);
	changed(s);
	if (s->anchor && !now && roster_count(s) > 0)
		s->anchor = roster_current(s);
}

static bool judge(struct roster *s, const struct post *p, long *budget)
{
	bool matches;

	*budget -= ROSTER_HEAD_COST;
	if (p->flags & POST_TRANSLATION &&
	    (!s->query || !query_all_languages(s->query)))
		return false;
	if (!s->query)
		return true;
	if (!query_reads_bodies(s->query))
		return query_match(s->query, p);
	if (verdicts_get(&s->verdicts, p, &matches))
		return matches;
	*budget -= ROSTER_BODY_COST;
	matches = query_match(s->query, p);
	verdicts_add(&s->verdicts, p, matches);
	return matches;
}

/* Posts that came since may have moved the ranks; those that came in front are
 * left to the next scan. */
static void find_rank(struct roster *s)
{
	if (s->rank_version == archive_version(s->archive))
		return;
	s->rank_version = archive_version(s->archive);
	if (s->last)
		s->rank = 1 + lower_bound(s, s->last, archive_count(s->archive),
					  archived);
}

static void end_scan(struct roster *s)
{
	const struct list old = s->shown;

	s->shown = s->next;
	s->next = old;
	s->next.n = 0;
	s->live = s->scanning = false;
	changed(s);
	if (s->anchor && roster_count(s) > 0)
		s->anchor = roster_current(s);
}

static void scan(struct roster *s, long budget)
{
	const size_t n = archive_count(s->archive);
	const size_t before = s->next.n;

	find_rank(s);
	for (; s->rank < n && budget > 0; s->rank++) {
		struct post *p = archive_post(s->archive, s->rank);
		if (judge(s, p, &budget))
			list_add(&s->next, p);
		s->last = p;
	}
	if (s->rank == n)
		end_scan(s);
	else if (s->live && s->next.n != before)
		changed(s);
}

bool roster_step(struct roster *s, long budget)
{
	if (!filters(s) && s->scan_version != archive_version(s->archive)) {
		begin_scan(s);
		s->live = s->folds;
		changed(s);
	}
	if (!filters(s))
		return false;
	if (!s->scanning && s->scan_version != archive_version(s->archive))
		begin_scan(s);
	if (s->scanning)
		scan(s, budget);
	return roster_busy(s);
}

bool roster_busy(const struct roster *s)
{
	return filters(s) &&
	       (s->scanning || s->scan_version != archive_version(s->archive));
}

uint64_t roster_version(const struct roster *s)
{
	return s->version;
}

size_t roster_cursor(const struct roster *s)
{
	return s->cursor;
}

const struct post *roster_current(const struct roster *s)
{
	return roster_post(s, s->cursor);
}

void roster_go(struct roster *s, size_t i)
{
	s->cursor = clamped(s, i);
	s->anchor = roster_current(s);
}

void roster_follow(struct roster *s, const struct post *p)
{
	begin_scan(s);
	s->anchor = p;
	changed(s);
}
