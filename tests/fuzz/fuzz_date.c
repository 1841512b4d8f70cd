/* SPDX-License-Identifier: MIT */
/* Any bytes as a date, as a file name and as a range of days. */
#include "archive/date.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is a date is one of the calendar, and reads back as itself. */
static void check(const struct date *d)
{
	struct buf text = { 0 };
	struct date again;

	if (d->precision == DATE_NONE)
		return;
	assert(date_set(&again, d->year, d->month, d->day));
	assert(d->zone > -24 * 60 && d->zone < 24 * 60);
	date_add_rfc3339(&text, d);
	assert(date_parse(text.data, text.len, &again));
	assert(again.year == d->year && again.month == d->month);
	assert(d->precision <= DATE_DAY || again.when == d->when);
	buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	char *name = malloc(size + 1);
	struct date_range range;
	struct err err;
	struct date d;

	memcpy(name, data, size);
	name[size] = '\0';
	date_parse(text, size, &d);
	check(&d);
	date_from_path(name, &d);
	check(&d);
	if (date_from_name(name, &d))
		check(&d);
	if (date_range_parse(text, size, 20000, &range, &err))
		assert(range.first <= range.last || size);
	free(name);
	return 0;
}
