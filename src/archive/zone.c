/* SPDX-License-Identifier: MIT */
#include "archive/zone.h"

#include "archive/ascii.h"
#include "archive/zone_rule.h"
#include "base/file.h"
#include "base/xalloc.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

enum {
	MAX_FILE = 64 * 1024, /* bytes; the largest has some 3,500 */
	MAX_NAME = 64,
	HEADER = 44, /* bytes */
	DAY_S = 86400,
	MAX_OFFSET = 26 * 3600,
};

struct zone {
	size_t n;
	int64_t *whens;   /* UTC seconds of changes, ascending */
	int32_t *offsets; /* one more: from before the first */
	bool has_rule;
	struct zone_rule rule; /* after the last */
};

/* A part of the file: a header and what it counts. */
struct table {
	struct slice data; /* behind the header */
	uint32_t n_isut, n_isstd, n_leap, n_time, n_type, n_char;
	size_t time_len; /* bytes of a moment: 4 or 8 */
	size_t len;      /* of the data */
};

static uint32_t big32(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
	       (uint32_t)u[2] << 8 | u[3];
}

static int64_t moment(const char *p, size_t len)
{
	if (len == 4)
		return (int32_t)big32(p);
	return (int64_t)((uint64_t)big32(p) << 32 | big32(p + 4));
}

/* False if the file ends before the table does. */
static bool read_table(struct slice s, size_t time_len, struct table *t)
{
	if (s.len < HEADER || memcmp(s.p, "TZif", 4) != 0)
		return false;
	uint32_t *const counts[] = { &t->n_isut, &t->n_isstd, &t->n_leap,
				     &t->n_time, &t->n_type,  &t->n_char };
	for (size_t i = 0; i < 6; i++) {
		*counts[i] = big32(s.p + 20 + i * 4);
		if (*counts[i] > MAX_FILE)
			return false;
	}
	t->data = slice_from(s, HEADER);
	t->time_len = time_len;
	t->len = t->n_time * (time_len + 1) + t->n_type * 6 + t->n_char +
		 t->n_leap * (time_len + 4) + t->n_isstd + t->n_isut;
	return t->n_type > 0 && t->len <= t->data.len;
}

static int32_t offset_of(const char *types, size_t i)
{
	const int32_t offset = (int32_t)big32(types + i * 6);

	return offset < -MAX_OFFSET || offset > MAX_OFFSET ? 0 : offset;
}

static bool take_table(struct zone *z, const struct table *t)
{
	const char *indices = t->data.p + t->n_time * t->time_len;
	const char *types = indices + t->n_time;

	z->n = t->n_time;
	z->whens = xcalloc(z->n + 1, sizeof(*z->whens));
	z->offsets = xcalloc(z->n + 1, sizeof(*z->offsets));
	z->offsets[0] = offset_of(types, 0);
	for (size_t i = 0; i < z->n; i++) {
		const unsigned char type = (unsigned char)indices[i];
		z->whens[i] = moment(t->data.p + i * t->time_len, t->time_len);
		if (type >= t->n_type || (i && z->whens[i] < z->whens[i - 1]))
			return false;
		z->offsets[i + 1] = offset_of(types, type);
	}
	return true;
}

/* The second table of the file has moments of 64 bits, and the rule behind. */
static bool read_bytes(struct zone *z, struct slice s)
{
	struct table t;

	if (!read_table(s, 4, &t))
		return false;
	if (s.p[4] < '2')
		return take_table(z, &t);
	if (!read_table(slice_from(t.data, t.len), 8, &t))
		return false;
	struct slice foot = slice_from(t.data, t.len);
	if (slice_starts(foot, "\n"))
		foot = slice_from(foot, 1);
	foot = slice_head(foot, slice_find(foot, "\n"));
	z->has_rule = zone_rule_read(foot, &z->rule);
	return take_table(z, &t);
}

/* A path below the folder of zones, and nothing else. */
static bool is_name(const char *name)
{
	const size_t len = strlen(name);

	if (!len || len > MAX_NAME || name[0] == '/' || name[0] == '.')
		return false;
	for (size_t i = 0; i < len; i++)
		if (!ascii_is_alnum(name[i]) && !strchr("_+-/", name[i]))
			return false;
	return true;
}

static bool read_file(struct zone *z, const char *dir, const char *name)
{
	struct buf path = { 0 }, bytes = { 0 };
	const struct zone none = { 0 };

	buf_printf(&path, "%s/%s", dir, name);
	bool ok = file_read(AT_FDCWD, buf_str(&path), MAX_FILE, &bytes, NULL) &&
		  read_bytes(z, (struct slice){ buf_str(&bytes), bytes.len });
	if (!ok) {
		free(z->whens);
		free(z->offsets);
		*z = none;
	}
	buf_release(&path);
	buf_release(&bytes);
	return ok;
}

static bool find_file(struct zone *z, const char *dir, const char *name)
{
	static const char *const dirs[] = { "/usr/share/zoneinfo",
					    "/usr/lib/zoneinfo",
					    "/usr/share/lib/zoneinfo",
					    "/etc/zoneinfo" };

	if (dir)
		return read_file(z, dir, name);
	for (size_t i = 0; i < sizeof(dirs) / sizeof(*dirs); i++)
		if (read_file(z, dirs[i], name))
			return true;
	return false;
}

/* UTC, UTC+8, GMT+08:00, +0800: here plus is east. */
static bool read_fixed(struct zone *z, struct slice s)
{
	int digits[4], n = 0;

	if (slice_starts(s, "UTC") || slice_starts(s, "GMT"))
		s = slice_from(s, 3);
	else if (slice_is(s, "Z") || slice_is(s, "Etc/UTC"))
		s.len = 0;
	const int sign = slice_starts(s, "-") ? -1 : 1;
	if (s.len && s.p[0] != '+' && s.p[0] != '-')
		return false;
	for (size_t i = 1; i < s.len; i++)
		if (ascii_is_digit(s.p[i]) && n < 4)
			digits[n++] = s.p[i] - '0';
		else if (s.p[i] != ':')
			return false;
	if (s.len && !n)
		return false;
	const int hours = n == 0  ? 0
			  : n % 2 ? digits[0]
				  : digits[0] * 10 + digits[1];
	const int minutes = n < 3 ? 0 : digits[n - 2] * 10 + digits[n - 1];
	z->has_rule = true;
	z->rule.standard = sign * (hours * 3600 + minutes * 60);
	return hours <= 14 && minutes < 60;
}

struct zone *zone_new(const char *name, const char *dir)
{
	if (!*name)
		return NULL;
	struct zone *z = xcalloc(1, sizeof(*z));
	if ((is_name(name) && find_file(z, dir, name)) ||
	    read_fixed(z, slice_of(name)))
		return z;
	z->has_rule = zone_rule_read(slice_of(name), &z->rule);
	if (z->has_rule)
		return z;
	free(z);
	return NULL;
}

void zone_free(struct zone *z)
{
	if (!z)
		return;
	free(z->whens);
	free(z->offsets);
	free(z);
}

/* At a moment in UTC. */
static int32_t offset_at(const struct zone *z, int64_t when)
{
	size_t lo = 0, hi = z->n;

	if (z->has_rule && (!z->n || when >= z->whens[z->n - 1]))
		return zone_rule_offset(&z->rule, when);
	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (z->whens[mid] <= when)
			lo = mid + 1;
		else
			hi = mid;
	}
	return z->offsets[lo];
}

int32_t zone_offset(const struct zone *z, int64_t local)
{
	const int32_t before = offset_at(z, local - DAY_S);
	const int32_t after = offset_at(z, local + DAY_S);

	if (offset_at(z, local - before) != before &&
	    offset_at(z, local - after) == after)
		return after;
	return before;
}
