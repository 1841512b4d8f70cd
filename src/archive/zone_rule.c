/* SPDX-License-Identifier: MIT */
#include "archive/zone_rule.h"

#include "archive/ascii.h"
#include "archive/date.h"

enum {
	DAY_S = 86400,
	HOUR_S = 3600,
	CHANGE_S = 2 * HOUR_S, /* after midnight, if the rule doesn't say */
	MAX_HOURS = 167,       /* RFC 8536: changes may be days away */
};

static bool take(struct slice *s, char c)
{
	if (!s->len || s->p[0] != c)
		return false;
	*s = slice_from(*s, 1);
	return true;
}

static bool take_number(struct slice *s, int max, int *out)
{
	size_t n = 0;

	*out = 0;
	while (n < s->len && n < 4 && ascii_is_digit(s->p[n]))
		*out = *out * 10 + (s->p[n++] - '0');
	*s = slice_from(*s, n);
	return n && *out <= max;
}

/* `CEST` or `<+03>` */
static bool take_name(struct slice *s)
{
	const bool quoted = take(s, '<');
	size_t n = 0;

	while (n < s->len &&
	       (ascii_is_alpha(s->p[n]) ||
		(quoted && s->p[n] != '>' && (unsigned char)s->p[n] < 0x80)))
		n++;
	*s = slice_from(*s, n);
	return n >= 3 && (!quoted || take(s, '>'));
}

/* [+-]hh[:mm[:ss]] */
static bool take_time(struct slice *s, int32_t *out)
{
	const bool minus = take(s, '-');
	int h, m = 0, sec = 0;

	if (!minus)
		take(s, '+');
	if (!take_number(s, MAX_HOURS, &h) ||
	    (take(s, ':') && (!take_number(s, 59, &m) ||
			      (take(s, ':') && !take_number(s, 59, &sec)))))
		return false;
	*out = h * HOUR_S + m * 60 + sec;
	if (minus)
		*out = -*out;
	return true;
}

/* POSIX counts west of UTC. */
static bool take_offset(struct slice *s, int32_t *out)
{
	if (!take_time(s, out) || *out < -DAY_S || *out > DAY_S)
		return false;
	*out = -*out;
	return true;
}

static bool take_month(struct slice *s, struct zone_day *day)
{
	day->kind = ZONE_DAY_MONTH;
	return take_number(s, 12, &day->month) && day->month > 0 &&
	       take(s, '.') && take_number(s, 5, &day->week) && day->week > 0 &&
	       take(s, '.') && take_number(s, 6, &day->weekday);
}

static bool take_day(struct slice *s, struct zone_day *day)
{
	bool ok;

	day->seconds = CHANGE_S;
	if (take(s, 'M')) {
		ok = take_month(s, day);
	} else {
		day->kind = take(s, 'J') ? ZONE_DAY_JULIAN : ZONE_DAY_ZERO;
		ok = take_number(s, 365, &day->day) &&
		     (day->kind == ZONE_DAY_ZERO || day->day > 0);
	}
	return ok && (!take(s, '/') || take_time(s, &day->seconds));
}

bool zone_rule_read(struct slice s, struct zone_rule *out)
{
	*out = (struct zone_rule){ 0 };
	if (!take_name(&s) || !take_offset(&s, &out->standard))
		return false;
	if (!s.len)
		return true;
	out->summer = out->standard + HOUR_S;
	if (!take_name(&s) ||
	    (s.len && s.p[0] != ',' && !take_offset(&s, &out->summer)))
		return false;
	return take(&s, ',') && take_day(&s, &out->begin) && take(&s, ',') &&
	       take_day(&s, &out->end) && !s.len;
}

/* 0 = Sunday; 1970-01-01 was a Thursday. */
static int weekday(int64_t days)
{
	return (int)(((days + 4) % 7 + 7) % 7);
}

static int64_t month_day(const struct zone_day *d, int year)
{
	const int64_t first = date_days(year, d->month, 1);
	const int64_t next = d->month < 12 ? date_days(year, d->month + 1, 1)
					   : date_days(year + 1, 1, 1);
	int64_t day = first + (d->weekday - weekday(first) + 7) % 7 +
		      (int64_t)(d->week - 1) * 7;

	while (day >= next)
		day -= 7;
	return day;
}

static int64_t day_of(const struct zone_day *d, int year)
{
	const int64_t first = date_days(year, 1, 1);

	if (d->kind == ZONE_DAY_MONTH)
		return month_day(d, year);
	if (d->kind == ZONE_DAY_ZERO)
		return first + d->day;
	const bool leap = date_days(year + 1, 1, 1) - first == 366;
	return first + d->day - 1 + (leap && d->day > 59);
}

/* In UTC; clocks are `offset` ahead before it. */
static int64_t change(const struct zone_day *d, int year, int32_t offset)
{
	return day_of(d, year) * DAY_S + d->seconds - offset;
}

int32_t zone_rule_offset(const struct zone_rule *r, int64_t when)
{
	const int64_t local = when + r->standard;
	const int64_t days =
		local / DAY_S - (local % DAY_S < 0); /* towards the past */
	int year, month, day;

	if (r->begin.kind == ZONE_DAY_NONE)
		return r->standard;
	date_civil(days, &year, &month, &day);
	const int64_t begin = change(&r->begin, year, r->standard);
	const int64_t end = change(&r->end, year, r->summer);
	/* south of the equator summer goes over the end of the year */
	const bool summer = begin < end ? when >= begin && when < end
					: when >= begin || when < end;
	return summer ? r->summer : r->standard;
}
