/* SPDX-License-Identifier: MIT */
#include "archive/date.h"

#include "archive/ascii.h"
#include "archive/month_name.h"
#include "archive/slice.h"

#include <string.h>

enum {
	LONGEST = 128,      /* bytes of a date that are looked at */
	MAX_ZONE = 15 * 60, /* minutes; +14:00 is in use */
};

struct scan {
	const char *p, *end;
};

/* a run of digits */
struct number {
	int value;
	int digits; /* 0 = there was none */
};

/* what has been read so far */
struct parts {
	struct date day; /* DATE_NONE = nothing */
	int second_of_day;
	int zone; /* minutes east of UTC */
	bool has_zone;
};

enum { NO_TIME = -1 };

static struct slice rest(const struct scan *s)
{
	return (struct slice){ s->p, (size_t)(s->end - s->p) };
}

static bool accept(struct scan *s, const char *what)
{
	if (!slice_starts(rest(s), what))
		return false;
	s->p += strlen(what);
	return true;
}

static bool accept_any(struct scan *s, const char *const *what, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (accept(s, what[i]))
			return true;
	return false;
}

static bool at_digit(const struct scan *s)
{
	return s->p < s->end && ascii_is_digit(*s->p);
}

static bool at_alpha(const struct scan *s)
{
	return s->p < s->end && ascii_is_alpha(*s->p);
}

static void skip_blanks(struct scan *s)
{
	while (s->p < s->end && ascii_is_blank(*s->p))
		s->p++;
}

static struct number take_number(struct scan *s, int max_digits)
{
	struct number n = { 0, 0 };

	while (n.digits < max_digits && at_digit(s)) {
		n.value = n.value * 10 + (*s->p++ - '0');
		n.digits++;
	}
	return n;
}

static int digits_ahead(const struct scan *s)
{
	int n = 0;

	while (s->p + n < s->end && ascii_is_digit(s->p[n]))
		n++;
	return n;
}

static struct slice take_word(struct scan *s)
{
	const char *start = s->p;

	while (at_alpha(s))
		s->p++;
	return (struct slice){ start, (size_t)(s->p - start) };
}

/* Takes a month's name; 0, and nothing, if there is none. */
static int take_month_name(struct scan *s)
{
	size_t len;
	const int month = month_name(rest(s), &len);

	if (month)
		s->p += len;
	return month;
}

static bool is_month(struct number n)
{
	return n.digits && n.value >= 1 && n.value <= 12;
}

/* Keeps the parts that make a date and drops those that don't. */
static void set_day(struct parts *out, int year, struct number month,
		    struct number day)
{
	if (!date_set(&out->day, year, month.value, day.value) &&
	    !date_set(&out->day, year, month.value, 0))
		date_set(&out->day, year, 0, 0);
}

static bool accept_separator(struct scan *s)
{
	static const char *const marks[] = { "-", "/", ".", "_" };
	static const char *const units[] = { "年", "月", "년", "월" };

	if (accept_any(s, marks, sizeof(marks) / sizeof(*marks))) {
		/* 2026. 2. 13. */
		if (s->p[-1] == '.')
			skip_blanks(s);
		return true;
	}
	if (!accept_any(s, units, sizeof(units) / sizeof(*units)))
		return false;
	skip_blanks(s);
	return true;
}

/* A month in digits or letters behind a separator, else nothing. */
static struct number take_month(struct scan *s)
{
	const struct scan before = *s;
	struct number n = { 0, 0 };

	if (accept_separator(s)) {
		n = take_number(s, 3);
		if (!n.digits)
			n.value = take_month_name(s);
		if (n.value)
			return (struct number){ n.value, 2 };
	}
	/* 2026 Feb 13; 2026, February 13 */
	*s = before;
	accept(s, ",");
	skip_blanks(s);
	n.value = take_month_name(s);
	if (n.value)
		return (struct number){ n.value, 2 };
	*s = before;
	return (struct number){ 0, 0 };
}

/* Behind a month's name a blank is enough. */
static bool accept_blanks(struct scan *s)
{
	const char *before = s->p;

	if (ascii_is_digit(before[-1]))
		return false;
	skip_blanks(s);
	return s->p > before;
}

static struct number take_day(struct scan *s)
{
	static const char *const after[] = { "日", "号", "號", "일" };
	const struct scan before = *s;
	struct number n = { 0, 0 };

	const bool apart = accept_separator(s) || accept_blanks(s);
	if (apart)
		n = take_number(s, 3);
	if (n.digits)
		accept_any(s, after, sizeof(after) / sizeof(*after));
	else
		*s = before;
	return n;
}

/* 2026-2-13, 2026/02, 2026年2月13日, 2026-Feb-13; a bare 2026. A month of 13
 * to 31 with a day that is a month is one taken for the other. */
static void year_first(struct scan *s, int year, struct parts *out)
{
	const struct number month = take_month(s);
	const struct scan before = *s;
	const bool swapped = month.value > 12 && month.value <= 31;
	struct number day = { 0, 0 };

	if (is_month(month) || swapped)
		day = take_day(s);
	if (swapped && is_month(day)) {
		set_day(out, year, day, month);
		return;
	}
	if (swapped)
		*s = before;
	set_day(out, year, month, swapped ? (struct number){ 0, 0 } : day);
}

/* 20260213, or 202602 without a day. */
static void compact(struct scan *s, struct parts *out)
{
	const int year = take_number(s, 4).value;
	const struct number month = take_number(s, 2);
	const struct number day = take_number(s, 2);

	set_day(out, year, month, day);
}

static const struct word_minutes {
	const char *word;
	int minutes;
} zones[] = {
	{ "UTC", 0 },    { "GMT", 0 },    { "UT", 0 },
	{ "Z", 0 },      { "CET", 60 },   { "CEST", 120 },
	{ "WET", 0 },    { "WEST", 60 },  { "BST", 60 },
	{ "EET", 120 },  { "EEST", 180 }, { "MSK", 180 },
	{ "IST", 330 },  { "HKT", 480 },  { "SGT", 480 },
	{ "CST", 480 }, /* China's, not America's: these are its readers */
	{ "JST", 540 },  { "KST", 540 },  { "AEST", 600 },
	{ "AEDT", 660 }, { "EST", -300 }, { "EDT", -240 },
	{ "CDT", -300 }, { "MST", -420 }, { "MDT", -360 },
	{ "PST", -480 }, { "PDT", -420 },
};

/* +08:00, +0800, +08, -4, and the three digits of -400 and +000. */
static bool numeric_zone(struct scan *s, int *minutes)
{
	const struct scan before = *s;
	const int sign = accept(s, "-") ? -1 : accept(s, "+") ? 1 : 0;
	const int n = digits_ahead(s);

	if (sign && n >= 1 && n <= 4) {
		const int hours = take_number(s, n <= 2 ? n : n - 2).value;
		if (n <= 2)
			accept(s, ":");
		const int zone = hours * 60 + take_number(s, 2).value;
		if (zone <= MAX_ZONE) {
			*minutes = sign * zone;
			return true;
		}
	}
	*s = before;
	return false;
}

static bool named_zone(struct scan *s, int *minutes)
{
	const struct scan before = *s;
	const struct slice word = take_word(s);

	for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++)
		if (slice_is(word, zones[i].word)) {
			*minutes = zones[i].minutes;
			if (*minutes == 0)
				numeric_zone(s, minutes); /* UTC+8 */
			return true;
		}
	*s = before;
	return false;
}

static void take_zone(struct scan *s, struct parts *out)
{
	const struct scan before = *s;

	skip_blanks(s);
	accept(s, "(");
	out->has_zone =
		numeric_zone(s, &out->zone) || named_zone(s, &out->zone);
	if (!out->has_zone)
		*s = before;
}

static const char *const morning[] = { "AM",   "A.M.", "上午", "凌晨",
				       "早上", "午前", "오전" };
static const char *const evening[] = { "PM",   "P.M.", "下午", "晚上",
				       "午後", "午后", "오후" };

static bool accept_morning(struct scan *s)
{
	return accept_any(s, morning, sizeof(morning) / sizeof(*morning));
}

static bool accept_evening(struct scan *s)
{
	return accept_any(s, evening, sizeof(evening) / sizeof(*evening));
}

/* Tue, Tuesday, as Org and others put it behind the day */
static bool accept_weekday(struct scan *s)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu",
					    "fri", "sat", "sun" };
	const struct scan before = *s;
	const struct slice word = take_word(s);

	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		if (slice_starts(word, days[i]) &&
		    (word.len == 3 || slice_ends(word, "day")))
			return true;
	*s = before;
	return false;
}

/* What stands between day and time: blanks, T, a comma, "at", a weekday. */
static void skip_to_time(struct scan *s)
{
	static const char *const fill[] = {
		" ",  "\t", ",",  "，", ".",  "at", "(",  ")",    "（",   "）",
		"周", "一", "二", "三", "四", "五", "六", "星期", "曜日", "日",
		"天", "月", "火", "水", "木", "金", "土", "요일",
	};

	if (accept(s, "T") && at_digit(s))
		return;
	while (accept_any(s, fill, sizeof(fill) / sizeof(*fill)) ||
	       accept_weekday(s))
		;
}

static struct number after_colon(struct scan *s)
{
	struct number n = { 0, 0 };
	static const char *const marks[] = { ":",  "：", "时", "時", "点",
					     "點", "分", "시", "분", "h" };

	if (!accept_any(s, marks, sizeof(marks) / sizeof(*marks)))
		return n;
	skip_blanks(s);
	accept(s, ":"); /* seen: 00:10::00 */
	return take_number(s, 2);
}

/* 6:00, 06:00:00, 06:00:00.123, 2230:00, with AM or PM before or behind. */
static bool take_clock(struct scan *s, int *second_of_day)
{
	bool pm = accept_evening(s);
	bool am = !pm && accept_morning(s);
	skip_blanks(s);
	const bool compact = s->p[-1] == 'T' || ascii_is_digit(s->p[-1]);
	const struct number hour = take_number(s, 2);
	/* 2230:00, and 223000 or 2230 as ISO 8601 has it behind its T */
	const int more = digits_ahead(s);
	const bool colon = s->end - s->p > 2 && s->p[2] == ':';
	const bool glued =
		hour.digits == 2 &&
		((more == 2 && colon) || ((more == 2 || more == 4) && compact));
	const struct number minute = glued ? take_number(s, 2) : after_colon(s);
	const struct number second =
		more == 4 && glued ? take_number(s, 2) : after_colon(s);

	if (!hour.digits || !minute.digits)
		return false;
	if ((accept(s, ".") || accept(s, ",")) && at_digit(s))
		take_number(s, 9);
	skip_blanks(s);
	pm = pm || accept_evening(s);
	am = am || (!pm && accept_morning(s));
	int h = hour.value;
	if (am && h == 12)
		h = 0;
	if (pm && h < 12)
		h += 12;
	*second_of_day = h * 3600 + minute.value * 60 + second.value;
	return h < 24 && minute.value < 60 && second.value <= 60;
}

static void take_time(struct scan *s, struct parts *out)
{
	const struct scan before = *s;

	if (out->second_of_day != NO_TIME)
		return;
	skip_to_time(s);
	if (take_clock(s, &out->second_of_day)) {
		take_zone(s, out);
		return;
	}
	out->second_of_day = NO_TIME;
	*s = before;
}

static bool accept_ordinal(struct scan *s)
{
	static const char *const ends[] = { "st", "nd", "rd", "th", "er" };

	return accept_any(s, ends, sizeof(ends) / sizeof(*ends));
}

static void skip_filler(struct scan *s)
{
	static const char *const fill[] = { " ", "\t", ",",  "-",
					    ".", "/",  "of", "de " };

	while (accept_any(s, fill, sizeof(fill) / sizeof(*fill)))
		;
}

/* Two digits are enough behind a month's name: 13-Feb-26, of RFC 850. */
static int take_year(struct scan *s, bool two)
{
	skip_filler(s);
	const int n = digits_ahead(s);
	if (n == 4)
		return take_number(s, 4).value;
	if (n != 2 || !two)
		return 0;
	const int year = take_number(s, 2).value;
	return year + (year < 70 ? 2000 : 1900);
}

/* October 1, 2021; Oct 2021; and ctime's order Sep  3 11:21:31 CEST 2021 */
static void month_first(struct scan *s, int month, struct parts *out)
{
	const struct number m = { month, 2 };
	struct number day = { 0, 0 };

	skip_filler(s);
	if (digits_ahead(s) <= 2) {
		day = take_number(s, 2);
		accept_ordinal(s);
	}
	const struct scan before = *s;
	int year = take_year(s, false);
	if (!year) {
		*s = before;
		take_time(s, out);
		year = take_year(s, false);
	}
	if (year)
		set_day(out, year, m, day);
}

/* 13 Jun 2022; 13.6.2022; 6/13/2022, or 13/6/2022 where that must be meant */
static void day_first(struct scan *s, struct number day, struct parts *out)
{
	const bool slash = s->p < s->end && *s->p == '/';
	struct number month = { 0, 0 };

	accept_ordinal(s);
	skip_filler(s);
	const bool named = !at_digit(s);
	if (!named) {
		month = take_number(s, 2);
	} else {
		month.value = take_month_name(s);
		month.digits = month.value ? 2 : 0;
	}
	if (slash && day.value <= 12) {
		const struct number swap = day;
		day = month;
		month = swap;
	}
	const int year = is_month(month) ? take_year(s, named) : 0;
	if (year)
		set_day(out, year, month, day);
}

static void start_with_digits(struct scan *s, struct parts *out)
{
	const int n = digits_ahead(s);

	if (n == 6 || n >= 8)
		compact(s, out);
	else if (n == 4)
		year_first(s, take_number(s, 4).value, out);
	else if (n <= 2)
		day_first(s, take_number(s, 2), out);
	else
		take_number(s, n);
}

/* Reads from the first digits or month that a date can begin with. */
static void take_date(struct scan *s, struct parts *out)
{
	while (s->p < s->end && out->day.precision == DATE_NONE) {
		if (at_digit(s)) {
			start_with_digits(s, out);
		} else if (at_alpha(s)) {
			const int month = take_month_name(s);
			if (month)
				month_first(s, month, out);
			else
				take_word(s);
		} else {
			s->p++;
		}
	}
}

static void add_time(struct date *d, const struct parts *p)
{
	if (p->second_of_day == NO_TIME)
		return;
	d->precision = p->has_zone ? DATE_ZONE : DATE_TIME;
	d->zone = (int16_t)p->zone;
	d->when += p->second_of_day - (int64_t)p->zone * 60;
}

/* Nothing but ten digits, or thirteen, that are no day: seconds, or
 * milliseconds, since 1970, as programs write them. */
static bool read_moment(const char *text, size_t len, struct date *out)
{
	enum { SECONDS = 10, MILLISECONDS = 13, DAY_S = 86400 };
	int64_t when = 0;
	int year, month, day;

	if (len != SECONDS && len != MILLISECONDS)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (!ascii_is_digit(text[i]))
			return false;
		if (i < SECONDS)
			when = when * 10 + (text[i] - '0');
	}
	date_civil(when / DAY_S, &year, &month, &day);
	if (*text == '0' || !date_set(out, year, month, day))
		return false;
	out->when = when;
	out->precision = DATE_ZONE;
	return true;
}

/* What an input method makes of digits, dashes and colons becomes them again.
 * Bytes of `to`, which are not more than those of the text. */
static size_t narrow(char *to, const char *text, size_t len)
{
	static const char *const dashes[] = { "–", "—", "−" };
	struct scan s = { text, text + len };
	size_t n = 0;

	while (s.p < s.end) {
		const unsigned char *u = (const unsigned char *)s.p;
		if (accept_any(&s, dashes, sizeof(dashes) / sizeof(*dashes))) {
			to[n++] = '-';
		} else if (s.end - s.p >= 3 && u[0] == 0xEF &&
			   (u[1] == 0xBC || u[1] == 0xBD) && u[2] < 0xC0) {
			/* U+FF01 is `!` */
			const int c = (u[1] - 0xBC) * 64 + u[2] - 0x81 + '!';
			to[n++] = (char)(c < 0x7F ? c : '?');
			s.p += 3;
		} else {
			to[n++] = *s.p++;
		}
	}
	return n;
}

static bool has_wide(const char *text, size_t len)
{
	return memchr(text, 0xEF, len) || memchr(text, 0xE2, len);
}

bool date_parse(const char *text, size_t len, struct date *out)
{
	char room[LONGEST];
	const size_t most = len < LONGEST ? len : LONGEST;
	const bool wide = has_wide(text, most);
	const size_t n = wide ? narrow(room, text, most) : most;
	const char *start = wide ? room : text;
	struct scan s = { start, start + n };
	struct parts p = { .second_of_day = NO_TIME };

	take_date(&s, &p);
	if (p.day.precision == DATE_DAY) {
		take_time(&s, &p);
		add_time(&p.day, &p);
	}
	*out = p.day;
	if (out->precision < DATE_DAY && read_moment(text, len, out))
		return true;
	return out->precision != DATE_NONE;
}
