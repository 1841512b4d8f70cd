/* SPDX-License-Identifier: MIT */
#include "archive/date_doubt.h"

#include "archive/ascii.h"
#include "archive/slice.h"

#include <stdlib.h>
#include <string.h>

static int count_digits(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += ascii_is_digit(*text);
	return n;
}

/* More digits than a year, or a year and a month, have: a day was meant. */
static bool lost_its_day(const char *text, const struct date *d)
{
	return d->precision < DATE_DAY &&
	       count_digits(text) > (d->precision == DATE_YEAR ? 4 : 6);
}

/* The day was taken for the month: year, day and month in this order. */
static bool is_swapped(const char *text, const struct date *d)
{
	char *end;

	if (d->day <= 12 || strtol(text, &end, 10) != d->year || !*end ||
	    !strchr("-/.", *end) || strtol(end + 1, &end, 10) != d->day)
		return false;
	return *end && strchr("-/.", *end) && ascii_is_digit(end[1]);
}

bool date_doubt(const char *text, const struct date *d)
{
	return lost_its_day(text, d) || is_swapped(text, d);
}

bool date_is_left_open(const char *text)
{
	static const char *const words[] = {
		"today",         "now",           "created",
		"git created",   "last modified", "git last modified",
		"last-modified",
	};
	const struct slice s = slice_of(text);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_is(s, words[i]))
			return true;
	return slice_find(s, "{{") < s.len || slice_find(s, "<%") < s.len;
}

bool date_refines(const struct date *b, const struct date *a)
{
	return b->precision > a->precision && a->precision < DATE_DAY &&
	       b->year == a->year &&
	       (a->precision < DATE_MONTH || b->month == a->month);
}
