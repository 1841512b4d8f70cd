/* SPDX-License-Identifier: MIT */
#include "archive/date.h"

/* Both ways count years from March, so that the leap day is a year's last,
 * and in eras of 400 years, which all have the same number of days. */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH_DAYS = 719468 };

int64_t date_days(int year, int month, int day)
{
	const int64_t y = month > 2 ? year : (int64_t)year - 1;
	const int64_t era = (y >= 0 ? y : y - (ERA_YEARS - 1)) / ERA_YEARS;
	const int64_t in_era = y - era * ERA_YEARS;
	const int from_march = month > 2 ? month - 3 : month + 9;
	const int64_t of_year = (153 * from_march + 2) / 5 + day - 1;

	return era * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 +
	       of_year - EPOCH_DAYS;
}

void date_civil(int64_t days, int *year, int *month, int *day)
{
	const int64_t z = days + EPOCH_DAYS;
	const int64_t era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
	const int64_t d = z - era * ERA_DAYS;
	const int64_t y = (d - d / 1460 + d / 36524 - d / 146096) / 365;
	const int64_t of_year = d - (365 * y + y / 4 - y / 100);
	const int64_t from_march = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * from_march + 2) / 5 + 1);
	*month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
	*year = (int)(y + era * ERA_YEARS + (*month <= 2));
}

static int days_in_month(int year, int month)
{
	static const uint8_t days[12] = { 31, 28, 31, 30, 31, 30,
					  31, 31, 30, 31, 30, 31 };
	const bool leap = year % 4 == 0 && (year % 100 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

bool date_set(struct date *out, int year, int month, int day)
{
	const int m = month ? month : 1;
	const int d = day ? day : 1;

	*out = (struct date){ 0 };
	if (year < 1 || year > 9999 || m < 1 || m > 12 || d < 1 ||
	    d > days_in_month(year, m) || (day && !month))
		return false;
	*out = (struct date){
		.when = date_days(year, m, d) * 86400,
		.year = (int16_t)year,
		.month = (uint8_t)m,
		.day = (uint8_t)d,
		.precision = day     ? DATE_DAY
			     : month ? DATE_MONTH
				     : DATE_YEAR,
	};
	return true;
}

int date_cmp_newest(const struct date *a, const struct date *b)
{
	const bool no_a = a->precision == DATE_NONE;
	const bool no_b = b->precision == DATE_NONE;

	if (no_a || no_b)
		return no_a - no_b;
	return (a->when < b->when) - (a->when > b->when);
}

/* `number` with `width` digits; printf would cost more than reading a head. */
static void add_digits(struct buf *out, int number, int width)
{
	char *to = buf_reserve(out, (size_t)width);

	for (int i = width; i; i--) {
		to[i - 1] = (char)('0' + number % 10);
		number /= 10;
	}
	buf_commit(out, (size_t)width);
}

void date_add_day(struct buf *out, const struct date *d)
{
	if (d->precision >= DATE_YEAR)
		add_digits(out, d->year, 4);
	if (d->precision >= DATE_MONTH) {
		buf_add_char(out, '-');
		add_digits(out, d->month, 2);
	}
	if (d->precision >= DATE_DAY) {
		buf_add_char(out, '-');
		add_digits(out, d->day, 2);
	}
}

void date_add_rfc3339(struct buf *out, const struct date *d)
{
	if (d->precision == DATE_NONE)
		return;
	buf_printf(out, "%04d-%02d-%02d", d->year, d->month, d->day);
	if (d->precision < DATE_TIME)
		return;
	const int64_t local = d->when + d->zone * 60;
	const int sec =
		(int)(local - date_days(d->year, d->month, d->day) * 86400);
	buf_printf(out, "T%02d:%02d:%02d", sec / 3600, sec / 60 % 60, sec % 60);
	const int zone = d->zone < 0 ? -d->zone : d->zone;
	if (zone)
		buf_printf(out, "%c%02d:%02d", d->zone < 0 ? '-' : '+',
			   zone / 60, zone % 60);
	else
		buf_add_char(out, 'Z');
}

bool date_in_range(const struct date *d, const struct date_range *range)
{
	if (d->precision == DATE_NONE)
		return false;
	const int64_t day = date_days(d->year, d->month, d->day);
	return day >= range->first && day <= range->last;
}
