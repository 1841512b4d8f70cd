/* SPDX-License-Identifier: MIT */
/* A place in the text of a date, and taking digits and words off it. For
 * date_parse.c and date_clock.c. */
#ifndef ARCHIVE_DATE_SCAN_H
#define ARCHIVE_DATE_SCAN_H

#include "archive/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct date_scan {
	const char *p, *end;
};

/* a run of digits */
struct date_number {
	int value;
	int digits; /* 0 = there was none */
};

struct slice date_scan_rest(const struct date_scan *s);

/* Past `what`, or any of some, if that comes next. */
static inline bool date_scan_accept(struct date_scan *s, const char *what)
{
	const struct slice rest = { s->p, (size_t)(s->end - s->p) };

	if (!slice_starts(rest, what))
		return false;
	s->p += strlen(what);
	return true;
}

bool date_scan_accept_any(struct date_scan *s, const char *const *what,
			  size_t n);

bool date_scan_at_digit(const struct date_scan *s);
bool date_scan_at_alpha(const struct date_scan *s);
void date_scan_skip_blanks(struct date_scan *s);

/* Takes the digits that come next, at most so many. */
struct date_number date_scan_take_number(struct date_scan *s, int max_digits);

/* How many digits come next; the number of them if they are just so many, else
 * 0. */
int date_scan_digits_ahead(const struct date_scan *s);
int date_scan_number_ahead(const struct date_scan *s, int digits);

/* Takes ASCII letters, perhaps none. */
struct slice date_scan_take_word(struct date_scan *s);

#endif
