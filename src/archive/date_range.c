/* SPDX-License-Identifier: MIT */
#include "archive/date.h"

#include "archive/ascii.h"
#include "archive/slice.h"

static struct date_range month_of(int year, int month)
{
	const int next_year = year + month / 12;
	const int next = month % 12 + 1;

	return (struct date_range){ date_days(year, month, 1),
				    date_days(next_year, next, 1) - 1 };
}

static struct date_range year_of(int year)
{
	return (struct date_range){ date_days(year, 1, 1),
				    date_days(year + 1, 1, 1) - 1 };
}

static struct date_range a_day(int64_t day)
{
	return (struct date_range){ day, day };
}

static struct date_range week_of(int64_t day)
{
	/* 1970-01-01 was a Thursday, three days after a Monday. */
	const int64_t since_monday = ((day + 3) % 7 + 7) % 7;

	return (struct date_range){ day - since_monday,
				    day - since_monday + 6 };
}

static struct date_range today_(int64_t today)
{
	return a_day(today);
}

static struct date_range yesterday(int64_t today)
{
	return a_day(today - 1);
}

static struct date_range this_week(int64_t today)
{
	return week_of(today);
}

static struct date_range last_week(int64_t today)
{
	return week_of(today - 7);
}

static struct date_range this_month(int64_t today)
{
	int y, m, d;

	date_civil(today, &y, &m, &d);
	return month_of(y, m);
}

static struct date_range last_month(int64_t today)
{
	return this_month(this_month(today).first - 1);
}

static struct date_range this_year(int64_t today)
{
	int y, m, d;

	date_civil(today, &y, &m, &d);
	return year_of(y);
}

static struct date_range last_year(int64_t today)
{
	return this_year(this_year(today).first - 1);
}

static const struct {
	const char *name;
	struct date_range (*range)(int64_t today);
} names[] = {
	{ "today", today_ },         { "yesterday", yesterday },
	{ "thisweek", this_week },   { "lastweek", last_week },
	{ "thismonth", this_month }, { "lastmonth", last_month },
	{ "thisyear", this_year },   { "lastyear", last_year },
};

static bool named(struct slice word, int64_t today, struct date_range *out)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (slice_is(word, names[i].name)) {
			*out = names[i].range(today);
			return true;
		}
	return false;
}

/* Digits up to four places; -1 if there are none or more. */
static int take_number(struct slice *s)
{
	int value = 0;
	size_t n = 0;

	while (n < s->len && n < 5 && ascii_is_digit(s->p[n]))
		value = value * 10 + (s->p[n++] - '0');
	*s = slice_from(*s, n);
	return n && n < 5 ? value : -1;
}

static int64_t months_back(int64_t today, int months)
{
	int y, m, d;
	struct date day;

	date_civil(today, &y, &m, &d);
	const int all = y * 12 + m - 1 - months;
	if (all < 12)
		return INT64_MIN;
	while (!date_set(&day, all / 12, all % 12 + 1, d))
		d--; /* 31 March less a month is the end of February */
	return date_days(day.year, day.month, day.day);
}

/* 3d 2w 6m 1y: the day that long before today */
static bool span(struct slice word, int64_t today, int64_t *day)
{
	const int n = take_number(&word);

	if (n < 0 || word.len != 1)
		return false;
	switch (ascii_lower(word.p[0])) {
	case 'd':
		*day = today - n;
		return true;
	case 'w':
		*day = today - n * 7;
		return true;
	case 'm':
		*day = months_back(today, n);
		return true;
	case 'y':
		*day = months_back(today, n * 12);
		return true;
	default:
		return false;
	}
}

/* 2026, 2026-02, 2026-02-13 */
static bool calendar(struct slice word, struct date_range *out)
{
	int part[3] = { 0, 0, 0 };
	struct date d;

	for (int i = 0; i < 3 && (i == 0 || word.len); i++) {
		if (i && word.p[0] != '-' && word.p[0] != '/')
			return false;
		if (i)
			word = slice_from(word, 1);
		const size_t before = word.len;
		part[i] = take_number(&word);
		if (part[i] <= 0 || (i == 0 && before - word.len != 4))
			return false;
	}
	if (word.len || !date_set(&d, part[0], part[1], part[2]))
		return false;
	if (d.precision == DATE_DAY)
		*out = a_day(date_days(d.year, d.month, d.day));
	else if (d.precision == DATE_MONTH)
		*out = month_of(d.year, d.month);
	else
		*out = year_of(d.year);
	return true;
}

/* One end of a range: a span is the day it leads back to. */
static bool end_parse(struct slice word, int64_t today, struct date_range *out,
		      struct err *err)
{
	if (named(word, today, out) || calendar(word, out))
		return true;
	if (span(word, today, &out->first)) {
		out->last = out->first;
		return true;
	}
	return err_set(err,
		       "%.*s: not a date (2026, 2026-02, 2026-02-13, "
		       "today, thisweek, 3d, 2w, 6m, 1y)",
		       (int)(word.len < 40 ? word.len : 40), word.p);
}

bool date_range_parse(const char *text, size_t len, int64_t today,
		      struct date_range *out, struct err *err)
{
	const struct slice all = slice_trim((struct slice){ text, len });
	const size_t dots = slice_find(all, "..");
	const struct slice left = slice_trim(slice_head(all, dots));
	struct date_range first = { INT64_MIN, INT64_MAX }, last = first;

	if (dots == all.len) {
		if (!end_parse(all, today, &first, err))
			return false;
		if (span(all, today, &first.first))
			first.last = today;
		*out = first;
		return true;
	}
	const struct slice right = slice_trim(slice_from(all, dots + 2));
	if ((left.len && !end_parse(left, today, &first, err)) ||
	    (right.len && !end_parse(right, today, &last, err)))
		return false;
	*out = (struct date_range){ first.first, last.last };
	return true;
}
