/* SPDX-License-Identifier: MIT */
#include "archive/refer.h"

#include "archive/archive.h"
#include "archive/ascii.h"
#include "archive/percent.h"
#include "archive/sites.h"
#include "base/buf.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Longer addresses lead nowhere; deeper paths neither. */
enum { URL_MAX = 2048, PARTS_MAX = 32 };

/* Posts of one name that are looked at. */
enum { SAME_MAX = 64 };

struct entry {
	uint64_t hash; /* of the name without date and ending */
	struct post *post;
	size_t rank;
};

struct refer {
	const struct archive *archive;
	uint64_t version;      /* of the archive, when the entries were made */
	struct entry *entries; /* by hash, then rank */
	size_t n;
};

/* A slice of a path. */
struct part {
	const char *s;
	size_t len;
};

/* A path taken apart: the last part is its name, without ending and date. */
struct place {
	struct part dirs[PARTS_MAX];
	int n_dirs;
	struct part name;
	struct part date; /* "2020-01-02" before the name, or empty */
};

struct refer *refer_new(const struct archive *a)
{
	struct refer *r = xcalloc(1, sizeof(*r));

	r->archive = a;
	return r;
}

void refer_free(struct refer *r)
{
	if (!r)
		return;
	free(r->entries);
	free(r);
}

/* Letters as they are compared: blanks, _ and - are the same, as generators
 * make one of the other. */
static char plain(char c)
{
	return c == ' ' || c == '_' ? '-' : ascii_lower(c);
}

static bool same(struct part a, struct part b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		if (plain(a.s[i]) != plain(b.s[i]))
			return false;
	}
	return true;
}

static bool is(struct part p, const char *word)
{
	return same(p, (struct part){ word, strlen(word) });
}

static uint64_t hash_of(struct part p)
{
	uint64_t hash = 0xCBF29CE484222325u;

	for (size_t i = 0; i < p.len; i++)
		hash = (hash ^ (unsigned char)plain(p.s[i])) * 0x100000001B3u;
	return hash;
}

static void cut_ending(struct part *p)
{
	static const char *const ends[] = { ".md",    ".markdown", ".mkd",
					    ".mdown", ".html",     ".htm",
					    ".rmd",   ".org" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		const size_t n = strlen(ends[i]);
		const struct part end = { p->s + p->len - n, n };
		if (p->len > n && is(end, ends[i])) {
			p->len -= n;
			return;
		}
	}
}

/* Bytes of a date and the sign behind it at the start, or 0. */
static size_t date_len(struct part p)
{
	static const int most[] = { 4, 2, 2 };
	size_t i = 0;

	for (size_t k = 0; k < 3; k++) {
		size_t n = 0;
		while (i + n < p.len && n < (size_t)most[k] &&
		       ascii_is_digit(p.s[i + n]))
			n++;
		if (!n || (k == 0 && n < 4))
			return 0;
		i += n;
		if (i == p.len || p.s[i] != '-')
			return 0;
		i++;
	}
	return i < p.len ? i : 0;
}

static void cut_date(struct place *place)
{
	const size_t n = date_len(place->name);

	place->date = (struct part){ place->name.s, n ? n - 1 : 0 };
	place->name.s += n;
	place->name.len -= n;
}

/* Takes the path apart; `..` goes back. False if there is no name in it. */
static bool take_apart(struct part path, struct place *place)
{
	*place = (struct place){ 0 };
	for (size_t i = 0, n; i <= path.len; i += n + 1) {
		const char *slash =
			i < path.len ? memchr(path.s + i, '/', path.len - i)
				     : NULL;
		n = slash ? (size_t)(slash - (path.s + i)) : path.len - i;
		const struct part part = { path.s + i, n };
		if (!n || is(part, "."))
			continue;
		if (n == 2 && !memcmp(part.s, "..", 2)) {
			place->n_dirs -= place->n_dirs > 0;
			continue;
		}
		if (place->n_dirs == PARTS_MAX)
			return false;
		place->dirs[place->n_dirs++] = part;
	}
	if (!place->n_dirs)
		return false;
	place->name = place->dirs[--place->n_dirs];
	cut_ending(&place->name);
	/* the folder's page bears the folder's name */
	if (place->n_dirs &&
	    (is(place->name, "index") || is(place->name, "-index")))
		place->name = place->dirs[--place->n_dirs];
	cut_date(place);
	return place->name.len > 0;
}

static struct part part_of(const char *s)
{
	return (struct part){ s, strlen(s) };
}

static int by_hash(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static void index_posts(struct refer *r)
{
	const size_t n = archive_count(r->archive);
	struct place place;

	if (r->entries && r->version == archive_version(r->archive))
		return;
	free(r->entries);
	r->entries = xcalloc(n + 1, sizeof(*r->entries));
	r->n = 0;
	for (size_t i = 0; i < n; i++) {
		struct post *p = archive_post(r->archive, i);
		if (take_apart(part_of(p->path), &place))
			r->entries[r->n++] =
				(struct entry){ hash_of(place.name), p, i };
	}
	qsort(r->entries, r->n, sizeof(*r->entries), by_hash);
	r->version = archive_version(r->archive);
}

/* The first entry of that hash, or where it would be. */
static size_t find(const struct refer *r, uint64_t hash)
{
	size_t lo = 0, hi = r->n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (r->entries[mid].hash < hash)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static int number_of(struct part p)
{
	int n = 0;

	if (!p.len || p.len > 4)
		return -1;
	for (size_t i = 0; i < p.len; i++) {
		if (!ascii_is_digit(p.s[i]))
			return -1;
		n = n * 10 + (p.s[i] - '0');
	}
	return n;
}

/* How many folders at the end are a date, /2020/01/02 or less; 0 if none. */
static int date_dirs(const struct place *p, int values[3])
{
	for (int n = 3; n; n--) {
		if (p->n_dirs < n)
			continue;
		const struct part *dirs = p->dirs + p->n_dirs - n;
		bool all = dirs[0].len == 4;
		for (int i = 0; i < n; i++) {
			values[i] = number_of(dirs[i]);
			all &= values[i] > 0 && (i == 0 || (values[i] <= 31 &&
							    dirs[i].len <= 2));
		}
		if (all)
			return n;
	}
	return 0;
}

static bool has_date(const struct post *p, const struct place *own,
		     const int *values, int n)
{
	int written[3] = { -1, -1, -1 };
	const char *s = own->date.s;

	for (size_t i = 0, from = 0, k = 0; i <= own->date.len && k < 3; i++) {
		if (i < own->date.len && s[i] != '-')
			continue;
		written[k++] = number_of((struct part){ s + from, i - from });
		from = i + 1;
	}
	const int day[] = { p->date.year, p->date.month, p->date.day };
	bool by_head = p->date.precision != DATE_NONE, by_name = true;
	for (int i = 0; i < n && i < 3; i++) {
		by_head &= values[i] == day[i];
		by_name &= values[i] == written[i];
	}
	return by_head || by_name;
}

/* The folders of the target are the last ones of the post's. */
static bool ends_with(const struct place *post, const struct place *target)
{
	const int skip = post->n_dirs - target->n_dirs;

	if (skip < 0)
		return false;
	for (int i = 0; i < target->n_dirs; i++) {
		if (!same(post->dirs[skip + i], target->dirs[i]))
			return false;
	}
	return true;
}

static bool date_fits(const struct post *p, const struct place *own,
		      const struct place *target)
{
	int values[3];
	struct place date = { 0 };

	if (!target->date.len || same(own->date, target->date))
		return true;
	for (size_t i = 0, from = 0; i <= target->date.len; i++) {
		if (i < target->date.len && target->date.s[i] != '-')
			continue;
		date.dirs[date.n_dirs++] =
			(struct part){ target->date.s + from, i - from };
		from = i + 1;
	}
	return date_dirs(&date, values) == 3 && has_date(p, own, values, 3);
}

/* How well the post fits the target, 0 = not at all; the less deep one is, the
 * better. `exact`: the target is all of a path. */
static int fit(const struct post *p, const struct place *target, bool exact)
{
	enum { STEP = PARTS_MAX + 1 };
	struct place own;
	int values[3];

	if (!take_apart(part_of(p->path), &own) ||
	    !same(own.name, target->name))
		return 0;
	const int near = STEP - own.n_dirs;
	const int dates = date_dirs(target, values);
	if (dates && has_date(p, &own, values, dates))
		return 3 * STEP + near;
	if (!date_fits(p, &own, target) || !ends_with(&own, target))
		return 0;
	if (exact)
		return own.n_dirs == target->n_dirs;
	return (target->n_dirs > 0 ? STEP : 0) +
	       (target->date.len > 0 ? 2 * STEP : 0) + near;
}

static const struct post *best(const struct refer *r, const struct post *from,
			       const struct place *target, bool exact)
{
	const uint64_t hash = hash_of(target->name);
	const struct post *found = NULL;
	int most = 0;

	for (size_t i = find(r, hash), n = 0;
	     i < r->n && r->entries[i].hash == hash && n < SAME_MAX; i++, n++) {
		const int how =
			r->entries[i].post == from
				? 0
				: fit(r->entries[i].post, target, exact);
		if (how > most) {
			most = how;
			found = r->entries[i].post;
		}
	}
	return found;
}

static bool has_scheme(const char *url)
{
	size_t n = 0;

	while (ascii_is_alnum(url[n]) || url[n] == '+' || url[n] == '-')
		n++;
	return (n && url[n] == ':') || (url[0] == '/' && url[1] == '/');
}

bool refer_path(const char *url, struct buf *out)
{
	const char *braces = strstr(url, "}}");

	/* {{ site.url }}/path */
	if (!strncmp(url, "{{", 2) && braces)
		url = braces + 2;
	const size_t len = strcspn(url, "#?");
	if (!len || len > URL_MAX || has_scheme(url))
		return false;
	return percent_decode(out, url, len);
}

/* A relative path, from the folder of the post or, as generators publish
 * posts as folders, from the post itself. */
static const struct post *by_relative(const struct refer *r,
				      const struct post *from,
				      const struct buf *path)
{
	struct buf whole = { 0 };
	struct place target;
	const char *slash = strrchr(from->path, '/');
	const struct post *found = NULL;

	buf_add(&whole, from->path,
		slash ? (size_t)(slash - from->path) + 1 : 0);
	buf_add(&whole, path->data, path->len);
	if (take_apart((struct part){ whole.data, whole.len }, &target))
		found = best(r, from, &target, true);
	buf_release(&whole);
	return found;
}

const struct post *refer_find(struct refer *r, const struct post *from,
			      const char *url)
{
	struct buf path = { 0 };
	struct place target;
	const struct post *found = NULL;

	if (from->place)
		url = site_local(from->place->site, url);
	if (refer_path(url, &path)) {
		index_posts(r);
		if (*path.data != '/')
			found = by_relative(r, from, &path);
		if (!found &&
		    take_apart((struct part){ path.data, path.len }, &target))
			found = best(r, from, &target, false);
	}
	buf_release(&path);
	return found;
}
