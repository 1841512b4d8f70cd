/* SPDX-License-Identifier: MIT */
/* The formats of dates that Liquid's `date` has from Ruby's strftime. */
#ifndef DOC_DATE_FORMAT_H
#define DOC_DATE_FORMAT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct date;

/* Adds the date in English, a time that is not known as midnight. False, and
 * nothing is added, if the format asks for what is not known here, or the date
 * has less than a day. */
bool date_format_add(struct buf *out, const struct date *d, const char *format,
		     size_t len);

#endif
