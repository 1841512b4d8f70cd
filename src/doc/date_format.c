/* SPDX-License-Identifier: MIT */
#include "doc/date_format.h"

#include "archive/date.h"

static const char *const months[] = {
	"January", "February", "March",     "April",   "May",      "June",
	"July",    "August",   "September", "October", "November", "December",
};

/* The first day of 1970 was a Thursday. */
static const char *const weekdays[] = {
	"Thursday", "Friday",  "Saturday",  "Sunday",
	"Monday",   "Tuesday", "Wednesday",
};

enum { SHORT_NAME = 3, DAY_SECONDS = 86400 };

/* `pad` is what stands before a short number, NUL for nothing. */
static void add_number(struct buf *out, int n, int digits, char pad)
{
	for (int least = 10; pad && digits > 1; digits--, least *= 10)
		if (n < least) {
			while (--digits)
				buf_add_char(out, pad);
			break;
		}
	buf_printf(out, "%d", n);
}

/* Seconds of the author's day. */
static int seconds_of(const struct date *d)
{
	const int64_t local = d->when + (int64_t)d->zone * 60;

	return d->precision < DATE_TIME
		       ? 0
		       : (int)((local % DAY_SECONDS + DAY_SECONDS) %
			       DAY_SECONDS);
}

static const char *weekday(const struct date *d)
{
	const int64_t days = date_days(d->year, d->month, d->day);

	return weekdays[(days % 7 + 7) % 7];
}

/* What are numbers; false for all else. `pad` as it is asked for, or NULL. */
static bool add_numeric(struct buf *out, const struct date *d, char c,
			const char *pad)
{
	const int time = seconds_of(d);
	const int hour = time / 3600;
	const struct {
		char c, pad;
		int digits, n;
	} numbers[] = {
		{ 'Y', '0', 4, d->year },
		{ 'y', '0', 2, d->year % 100 },
		{ 'm', '0', 2, d->month },
		{ 'd', '0', 2, d->day },
		{ 'e', ' ', 2, d->day },
		{ 'H', '0', 2, hour },
		{ 'I', '0', 2, (hour + 11) % 12 + 1 },
		{ 'M', '0', 2, time / 60 % 60 },
		{ 'S', '0', 2, time % 60 },
		{ 'j', '0', 3,
		  (int)(date_days(d->year, d->month, d->day) -
			date_days(d->year, 1, 1)) +
			  1 },
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (numbers[i].c == c) {
			add_number(out, numbers[i].n, numbers[i].digits,
				   pad ? *pad : numbers[i].pad);
			return true;
		}
	return false;
}

static bool add_one(struct buf *out, const struct date *d, char c,
		    const char *pad)
{
	switch (c) {
	case 'B':
		buf_add_str(out, months[d->month - 1]);
		return true;
	case 'b':
	case 'h':
		buf_add(out, months[d->month - 1], SHORT_NAME);
		return true;
	case 'A':
		buf_add_str(out, weekday(d));
		return true;
	case 'a':
		buf_add(out, weekday(d), SHORT_NAME);
		return true;
	case 'F':
		return date_format_add(out, d, "%Y-%m-%d", 8);
	case 'T':
		return date_format_add(out, d, "%H:%M:%S", 8);
	case 'p':
		buf_add_str(out, seconds_of(d) < DAY_SECONDS / 2 ? "AM" : "PM");
		return true;
	case '%':
		buf_add_char(out, c);
		return true;
	default:
		return add_numeric(out, d, c, pad);
	}
}

bool date_format_add(struct buf *out, const struct date *d, const char *format,
		     size_t len)
{
	const size_t before = out->len;
	bool known = d->precision >= DATE_DAY;

	for (size_t i = 0; known && i < len; i++) {
		if (format[i] != '%') {
			buf_add_char(out, format[i]);
			continue;
		}
		i++;
		const bool bare = i < len && format[i] == '-';
		i += bare;
		known = i < len && add_one(out, d, format[i], bare ? "" : NULL);
	}
	if (!known)
		buf_truncate(out, before);
	return known;
}
