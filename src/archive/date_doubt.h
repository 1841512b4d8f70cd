/* SPDX-License-Identifier: MIT */
/* Whether a date was read as its author meant it. */
#ifndef ARCHIVE_DATE_DOUBT_H
#define ARCHIVE_DATE_DOUBT_H

#include "archive/date.h"

/* What date_parse made of the text is less than was meant, 2023-02-30, or a day
 * taken for the month, 2019-27-01. */
bool date_doubt(const char *text, const struct date *d);

/* The text leaves the date to the generator: `today`, `git Last Modified`, or a
 * template, `{{ date }}`. */
bool date_is_left_open(const char *text);

/* True if `b` says the same as `a` and more. */
bool date_refines(const struct date *b, const struct date *a);

#endif
