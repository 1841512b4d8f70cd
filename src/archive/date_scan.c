/* SPDX-License-Identifier: MIT */
#include "archive/date_scan.h"

#include "archive/ascii.h"

#include <string.h>

struct slice date_scan_rest(const struct date_scan *s)
{
	return (struct slice){ s->p, (size_t)(s->end - s->p) };
}

bool date_scan_accept_any(struct date_scan *s, const char *const *what,
			  size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (date_scan_accept(s, what[i]))
			return true;
	return false;
}

bool date_scan_at_digit(const struct date_scan *s)
{
	return s->p < s->end && ascii_is_digit(*s->p);
}

bool date_scan_at_alpha(const struct date_scan *s)
{
	return s->p < s->end && ascii_is_alpha(*s->p);
}

void date_scan_skip_blanks(struct date_scan *s)
{
	while (s->p < s->end && ascii_is_blank(*s->p))
		s->p++;
}

struct date_number date_scan_take_number(struct date_scan *s, int max_digits)
{
	struct date_number n = { 0, 0 };

	while (n.digits < max_digits && date_scan_at_digit(s)) {
		n.value = n.value * 10 + (*s->p++ - '0');
		n.digits++;
	}
	return n;
}

int date_scan_digits_ahead(const struct date_scan *s)
{
	int n = 0;

	while (s->p + n < s->end && ascii_is_digit(s->p[n]))
		n++;
	return n;
}

struct slice date_scan_take_word(struct date_scan *s)
{
	const char *start = s->p;

	while (date_scan_at_alpha(s))
		s->p++;
	return (struct slice){ start, (size_t)(s->p - start) };
}

int date_scan_number_ahead(const struct date_scan *s, int digits)
{
	struct date_scan ahead = *s;

	return date_scan_digits_ahead(s) == digits
		       ? date_scan_take_number(&ahead, digits).value
		       : 0;
}
