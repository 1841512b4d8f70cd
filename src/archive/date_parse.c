/* SPDX-License-Identifier: MIT */
#include "archive/date.h"

#include "archive/ascii.h"
#include "archive/date_clock.h"
#include "archive/date_narrow.h"
#include "archive/date_scan.h"
#include "archive/month_name.h"

#include <string.h>

/* what has been read so far */
struct parts {
	struct date day; /* DATE_NONE = nothing */
	struct date_clock clock;
};

/* Takes a month's name; 0, and nothing, if there is none. */
static int take_month_name(struct date_scan *s)
{
	size_t len;
	const int month = month_name(date_scan_rest(s), &len);

	if (month)
		s->p += len;
	return month;
}

static bool is_month(struct date_number n)
{
	return n.digits && n.value >= 1 && n.value <= 12;
}

/* Keeps the parts that make a date and drops those that don't. */
static void set_day(struct parts *out, int year, struct date_number month,
		    struct date_number day)
{
	if (!date_set(&out->day, year, month.value, day.value) &&
	    !date_set(&out->day, year, month.value, 0))
		date_set(&out->day, year, 0, 0);
}

static bool accept_separator(struct date_scan *s)
{
	static const char *const marks[] = { "-", "/", ".", "_" };
	static const char *const units[] = { "年", "月", "년", "월" };

	if (date_scan_accept_any(s, marks, sizeof(marks) / sizeof(*marks))) {
		/* 2026. 2. 13. */
		if (s->p[-1] == '.')
			date_scan_skip_blanks(s);
		return true;
	}
	if (!date_scan_accept_any(s, units, sizeof(units) / sizeof(*units)))
		return false;
	date_scan_skip_blanks(s);
	return true;
}

/* Two digits behind a blank, and no time. */
static bool skip_blank_part(struct date_scan *s)
{
	if (!date_scan_accept(s, " ") || date_scan_digits_ahead(s) != 2)
		return false;
	date_scan_take_number(s, 2);
	return s->p == s->end || *s->p != ':';
}

/* 2026 02 13 */
static bool accept_blank(struct date_scan *s, int parts)
{
	struct date_scan ahead = *s;

	for (int i = 0; i < parts; i++)
		if (!skip_blank_part(&ahead))
			return false;
	return date_scan_accept(s, " ");
}

/* A month in digits or letters behind a separator, else nothing. */
static struct date_number take_month(struct date_scan *s)
{
	const struct date_scan before = *s;
	struct date_number n = { 0, 0 };

	if (accept_separator(s) || accept_blank(s, 2)) {
		n = date_scan_take_number(s, 3);
		if (!n.digits)
			n.value = take_month_name(s);
		if (n.value)
			return (struct date_number){ n.value, 2 };
	}
	/* 2026 Feb 13; 2026, February 13 */
	*s = before;
	date_scan_accept(s, ",");
	date_scan_skip_blanks(s);
	n.value = take_month_name(s);
	if (n.value)
		return (struct date_number){ n.value, 2 };
	*s = before;
	return (struct date_number){ 0, 0 };
}

/* Behind a month's name a blank is enough. */
static bool accept_blanks(struct date_scan *s)
{
	const char *before = s->p;

	if (ascii_is_digit(before[-1]))
		return false;
	date_scan_skip_blanks(s);
	return s->p > before;
}

static struct date_number take_day(struct date_scan *s)
{
	static const char *const after[] = { "日", "号", "號", "일" };
	const struct date_scan before = *s;
	struct date_number n = { 0, 0 };

	const bool apart =
		accept_separator(s) || accept_blanks(s) || accept_blank(s, 1);
	if (apart)
		n = date_scan_take_number(s, 3);
	if (n.digits)
		date_scan_accept_any(s, after, sizeof(after) / sizeof(*after));
	else
		*s = before;
	return n;
}

/* Day `n` of the year, from 1, or of the year after or before. */
static void set_day_of_year(struct parts *out, int year, int n)
{
	int month, day;

	date_civil(date_days(year, 1, 1) + n - 1, &year, &month, &day);
	date_set(&out->day, year, month, day);
}

/* 2024-W01-2, 2024W012, 2024-W01: ISO 8601's weeks begin on Monday, and the
 * first is the one with 4 January. */
static bool take_week(struct date_scan *s, int year, struct parts *out)
{
	const struct date_scan before = *s;

	date_scan_accept(s, "-");
	const bool is_week = date_scan_accept(s, "W");
	const int week = is_week ? date_scan_take_number(s, 2).value : 0;
	if (week < 1 || week > 53) {
		*s = before;
		return false;
	}
	date_scan_accept(s, "-");
	const int day =
		date_scan_at_digit(s) ? date_scan_take_number(s, 1).value : 1;
	/* 1970-01-01 was a Thursday */
	const int64_t fourth = date_days(year, 1, 4);
	const int weekday = (int)(((fourth + 3) % 7 + 7) % 7);
	set_day_of_year(out, year, 4 - weekday + (week - 1) * 7 + day - 1);
	return true;
}

/* 2024-033: the day of the year. */
static bool take_day_of_year(struct date_scan *s, int year, struct parts *out)
{
	const struct date_scan before = *s;
	const int n =
		date_scan_accept(s, "-") ? date_scan_number_ahead(s, 3) : 0;

	if (n >= 1 && n <= 366)
		date_scan_take_number(s, 3);
	if (n < 1 || n > 366 || date_scan_accept(s, "-")) {
		*s = before;
		return false;
	}
	set_day_of_year(out, year, n);
	return true;
}

/* A week or three digits may stand behind the year, as hardly ever. */
static bool is_counted(const struct date_scan *s)
{
	const size_t n = (size_t)(s->end - s->p);

	return n >= 3 && (ascii_lower(s->p[*s->p == '-']) == 'w' ||
			  (n >= 4 && *s->p == '-' && ascii_is_digit(s->p[3])));
}

/* 2026-2-13, 2026/02, 2026年2月13日, 2026-Feb-13; a bare 2026. A month of 13
 * to 31 with a day that is a month is one taken for the other. */
static void year_first(struct date_scan *s, int year, struct parts *out)
{
	if (is_counted(s) &&
	    (take_week(s, year, out) || take_day_of_year(s, year, out)))
		return;
	const struct date_number month = take_month(s);
	const struct date_scan before = *s;
	const bool swapped = month.value > 12 && month.value <= 31;
	struct date_number day = { 0, 0 };

	if (is_month(month) || swapped)
		day = take_day(s);
	if (swapped && is_month(day)) {
		set_day(out, year, day, month);
		return;
	}
	if (swapped)
		*s = before;
	set_day(out, year, month, swapped ? (struct date_number){ 0, 0 } : day);
}

/* 20260213, or 202602 without a day. */
static void compact(struct date_scan *s, struct parts *out)
{
	const int year = date_scan_take_number(s, 4).value;
	const struct date_number month = date_scan_take_number(s, 2);
	const struct date_number day = date_scan_take_number(s, 2);

	set_day(out, year, month, day);
}

static bool accept_ordinal(struct date_scan *s)
{
	static const char *const ends[] = { "st", "nd", "rd", "th", "er" };

	return date_scan_accept_any(s, ends, sizeof(ends) / sizeof(*ends));
}

static void skip_filler(struct date_scan *s)
{
	static const char *const fill[] = { " ", "\t", ",",   "-",    ".",
					    "/", "of", "de ", "del ", "năm " };

	while (date_scan_accept_any(s, fill, sizeof(fill) / sizeof(*fill)))
		;
}

static int full_year(int two)
{
	return two + (two < 70 ? 2000 : 1900);
}

/* Two digits are enough behind a month's name: 13-Feb-26, of RFC 850. */
static int take_year(struct date_scan *s, bool two)
{
	skip_filler(s);
	const int n = date_scan_digits_ahead(s);
	if (n == 4)
		return date_scan_take_number(s, 4).value;
	if (n != 2 || !two)
		return 0;
	return full_year(date_scan_take_number(s, 2).value);
}

/* October 1, 2021; Oct 2021; and ctime's order Sep  3 11:21:31 CEST 2021 */
static void month_first(struct date_scan *s, int month, struct parts *out)
{
	const struct date_number m = { month, 2 };
	struct date_number day = { 0, 0 };

	skip_filler(s);
	if (date_scan_digits_ahead(s) <= 2) {
		day = date_scan_take_number(s, 2);
		accept_ordinal(s);
	}
	const struct date_scan before = *s;
	int year = take_year(s, false);
	if (!year) {
		*s = before;
		date_clock_take(s, &out->clock);
		year = take_year(s, false);
	}
	if (year)
		set_day(out, year, m, day);
}

/* 13 Jun 2022; 13.6.2022; 6/13/2022, or 13/6/2022 where that must be meant */
static void day_first(struct date_scan *s, struct date_number day,
		      struct parts *out)
{
	const bool slash = s->p < s->end && *s->p == '/';
	struct date_number month = { 0, 0 };

	accept_ordinal(s);
	skip_filler(s);
	const bool named = !date_scan_at_digit(s);
	if (!named) {
		month = date_scan_take_number(s, 2);
	} else {
		month.value = take_month_name(s);
		month.digits = month.value ? 2 : 0;
	}
	if (slash && day.value <= 12) {
		const struct date_number swap = day;
		day = month;
		month = swap;
	}
	const int year = is_month(month) ? take_year(s, named) : 0;
	if (year)
		set_day(out, year, month, day);
}

/* 24-01-02, 02.01.24, 1/13/24: three numbers, one mark between them, and
 * nothing that belongs to them behind. The year is the larger of those at the
 * ends, since posts are of this century mostly. */
static bool all_short(struct date_scan *s, struct parts *out)
{
	const struct date_scan before = *s;
	const struct date_number first = date_scan_take_number(s, 2);
	const char mark = s->p < s->end ? *s->p : '\0';
	const bool marked = mark == '-' || mark == '/' || mark == '.';

	s->p += marked;
	const struct date_number second = date_scan_take_number(s, 2);
	const bool again = marked && s->p < s->end && *s->p == mark;
	s->p += again;
	const struct date_number third = date_scan_take_number(s, 2);
	const bool early = first.digits == 2 && first.value >= third.value;
	if (!again || !second.digits || date_scan_digits_ahead(s) ||
	    (s->p < s->end && *s->p == mark && mark != '.') ||
	    (!early && third.digits != 2)) {
		*s = before;
		return false;
	}
	const bool american = second.value > 12 || mark == '/';
	if (early)
		set_day(out, full_year(first.value), second, third);
	else if (american && first.value <= 12)
		set_day(out, full_year(third.value), first, second);
	else
		set_day(out, full_year(third.value), second, first);
	return out->day.precision == DATE_DAY;
}

/* 24年1月2日 */
static bool short_year(struct date_scan *s, struct parts *out)
{
	struct date_scan ahead = *s;
	const int year = full_year(date_scan_take_number(&ahead, 2).value);
	const struct slice unit = date_scan_rest(&ahead);

	if (!slice_starts(unit, "年") && !slice_starts(unit, "년"))
		return false;
	*s = ahead;
	year_first(s, year, out);
	return true;
}

static void start_with_digits(struct date_scan *s, struct parts *out)
{
	const int n = date_scan_digits_ahead(s);

	if (n == 6 || n >= 8)
		compact(s, out);
	else if (n == 4)
		year_first(s, date_scan_take_number(s, 4).value, out);
	else if (n > 2)
		date_scan_take_number(s, n);
	else if ((n == 1 || !short_year(s, out)) && !all_short(s, out))
		day_first(s, date_scan_take_number(s, 2), out);
}

/* Reads from the first digits or month that a date can begin with. */
static void take_date(struct date_scan *s, struct parts *out)
{
	while (s->p < s->end && out->day.precision == DATE_NONE) {
		if (date_scan_at_digit(s)) {
			start_with_digits(s, out);
		} else if (date_scan_at_alpha(s)) {
			const int month = take_month_name(s);
			if (month)
				month_first(s, month, out);
			else
				date_scan_take_word(s);
		} else {
			s->p++;
		}
	}
}

static void add_time(struct date *d, const struct parts *p)
{
	const struct date_clock *c = &p->clock;

	if (!c->known)
		return;
	d->precision = c->has_zone ? DATE_ZONE : DATE_TIME;
	d->zone = (int16_t)c->zone;
	d->when += c->second_of_day - (int64_t)c->zone * 60;
}

/* Nothing but ten digits, or thirteen, that are no day: seconds, or
 * milliseconds, since 1970, as programs write them; a fraction may follow. */
static bool read_moment(const char *text, size_t len, struct date *out)
{
	enum { SECONDS = 10, MILLISECONDS = 13, DAY_S = 86400 };
	struct date_scan s = { text, text + len };
	struct date_number high, low;
	int year, month, day;

	date_scan_accept(&s, "@");
	const int n = date_scan_digits_ahead(&s);
	if ((n != SECONDS && n != MILLISECONDS) || *s.p == '0')
		return false;
	high = date_scan_take_number(&s, 5);
	low = date_scan_take_number(&s, SECONDS - 5);
	date_scan_take_number(&s, n - SECONDS);
	if (date_scan_accept(&s, "."))
		date_scan_take_number(&s, 9);
	const int64_t when = (int64_t)high.value * 100000 + low.value;
	date_civil(when / DAY_S, &year, &month, &day);
	if (s.p < s.end || !date_set(out, year, month, day))
		return false;
	out->when = when;
	out->precision = DATE_ZONE;
	return true;
}

static bool is_ascii(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && (unsigned char)text[i] < 0x80)
		i++;
	return i == len;
}

bool date_parse(const char *text, size_t len, struct date *out)
{
	char room[DATE_NARROW_MAX];
	const size_t most = len < DATE_NARROW_MAX ? len : DATE_NARROW_MAX;
	const bool wide = !is_ascii(text, most);
	const size_t n = wide ? date_narrow(text, most, room) : most;
	const char *start = wide ? room : text;
	struct date_scan s = { start, start + n };
	struct parts p = { .day = { 0 } };

	take_date(&s, &p);
	if (p.day.precision == DATE_DAY) {
		date_clock_take(&s, &p.clock);
		add_time(&p.day, &p);
	}
	*out = p.day;
	if (out->precision < DATE_DAY && read_moment(text, len, out))
		return true;
	return out->precision != DATE_NONE;
}
