/* SPDX-License-Identifier: MIT */
#include "archive/date_doubt.h"

#include "archive/ascii.h"

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

bool date_refines(const struct date *b, const struct date *a)
{
	return b->precision > a->precision && a->precision < DATE_DAY &&
	       b->year == a->year &&
	       (a->precision < DATE_MONTH || b->month == a->month);
}
