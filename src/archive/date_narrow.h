/* SPDX-License-Identifier: MIT */
/* Dates as East Asia writes them, with the digits and years of half the world,
 * become those that date_parse reads. */
#ifndef ARCHIVE_DATE_NARROW_H
#define ARCHIVE_DATE_NARROW_H

#include <stddef.h>

enum { DATE_NARROW_MAX = 128 }; /* bytes of a date that are looked at */

/* Writes the text with ASCII digits, dashes, colons and blanks for wide and
 * foreign ones, 二〇二四年十二月 as 2024年12月, years of 令和 or 民國 and of
 * Buddha as those of the common era, and no blank before 年. At most
 * DATE_NARROW_MAX bytes are read; returns how many are written, not more. */
size_t date_narrow(const char *text, size_t len, char to[DATE_NARROW_MAX]);

#endif
