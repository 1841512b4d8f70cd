/* SPDX-License-Identifier: MIT */
/* Dates as authors write them, without the C library's locale or time zone. */
#ifndef ARCHIVE_DATE_H
#define ARCHIVE_DATE_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum date_precision {
	DATE_NONE, /* no date: the other fields are 0 */
	DATE_YEAR,
	DATE_MONTH,
	DATE_DAY,
	DATE_TIME, /* wall clock without a zone: taken as UTC */
	DATE_ZONE, /* wall clock with its zone */
};

/* A moment and how its author wrote it. Plain: read the fields. */
struct date {
	int64_t when;  /* UTC seconds; comparable */
	int16_t zone;  /* minutes east of UTC */
	int16_t year;  /* the author's calendar day, in the author's zone */
	uint8_t month; /* 1-12; 1 if only the year is known */
	uint8_t day;   /* 1-31 */
	uint8_t precision;
};

/* Reads any spelling that posts use: ISO 8601 and its relatives, RFC 2822,
 * ctime, `Y/M/D`, `Month D, Y`, `年月日`, AM/PM, one-digit parts, bare or short
 * zones, text behind. False, and `*out` DATE_NONE, if no year can be read. */
bool date_parse(const char *text, size_t len, struct date *out);

/* From a file name, path or slug: `YYYY-MM-DD`, `YYYY-M-D`, `YYYYMMDD` at its
 * start or apart from letters in it, a `YYYY-MM` that is all of it, else a
 * folder above it: one that starts so, `YYYYMM`, `YYYY/MM/DD`, `YYYY/MM`, or
 * `YYYY`. */
bool date_from_path(const char *path, struct date *out);

/* The day that stands in the last part of the path, whatever its folders say.
 */
bool date_from_name(const char *path, struct date *out);

/* Bytes of the day that a name begins with, 0 if it begins with none. */
size_t date_at_start(const char *name, size_t len, struct date *out);

/* A day without a time; `day`, or both `month` and `day`, 0 = not known. False,
 * and DATE_NONE, if there is no such day in the years 1 to 9999. */
bool date_set(struct date *out, int year, int month, int day);

/* Newest first; undated last. <0, 0, >0 as for qsort. */
int date_cmp_newest(const struct date *a, const struct date *b);

/* "2026-02-13"; "2026-02" or "2026" if no more is known; "" if undated. */
void date_add_day(struct buf *out, const struct date *d);

/* RFC 3339 with its zone, or YYYY-MM-DD if the author gave no time. Adds
 * nothing if undated. */
void date_add_rfc3339(struct buf *out, const struct date *d);

/* Days since 1970-01-01 of a civil day (proleptic Gregorian), and back. */
int64_t date_days(int year, int month, int day);
void date_civil(int64_t days, int *year, int *month, int *day);

/* A span of author's days, both ends inclusive, as days since 1970-01-01.
 * INT64_MIN and INT64_MAX stand for an open end. */
struct date_range {
	int64_t first, last;
};

/* `2026`, `2026-02`, `2026-02-13`, `a..b` with either end open, `today`,
 * `yesterday`, `thisweek` (from Monday), `thismonth`, `thisyear`, `lastweek`,
 * `lastmonth`, and spans back from today: `3d 2w 6m 1y`. `today` is in days
 * since 1970-01-01. False with the reason for anything else. */
bool date_range_parse(const char *text, size_t len, int64_t today,
		      struct date_range *out, struct err *err);

/* True if the author's day lies in the range; undated never does. */
bool date_in_range(const struct date *d, const struct date_range *range);

#endif
