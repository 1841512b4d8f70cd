/* SPDX-License-Identifier: MIT */
#include "archive/date.h"

#include "archive/ascii.h"
#include "archive/slice.h"

#include <string.h>

/* Folders above the file that are looked at. */
enum { MAX_FOLDERS = 16 };

/* Bytes of the digits at the start, and their value if they are few. */
static size_t digits(struct slice s, int *value)
{
	size_t n = 0;

	*value = 0;
	while (n < s.len && ascii_is_digit(s.p[n])) {
		if (n < 8)
			*value = *value * 10 + (s.p[n] - '0');
		n++;
	}
	return n;
}

/* Bytes of what may stand between the parts of a date in a name. */
static size_t mark_len(struct slice s)
{
	if (s.len && (s.p[0] == '-' || s.p[0] == '_' || s.p[0] == '.'))
		return 1;
	return slice_starts(s, "年") || slice_starts(s, "月") ? strlen("年")
							      : 0;
}

/* Bytes of a YYYY-MM-DD with one or two digits in month and day, or 0. */
static size_t marked(struct slice name, struct date *out)
{
	int part[3];
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		const size_t mark = i ? mark_len(slice_from(name, at)) : 0;
		if (i && !mark)
			return 0;
		at += mark;
		const size_t n = digits(slice_from(name, at), &part[i]);
		if (i ? n < 1 || n > 2 : n != 4)
			return 0;
		at += n;
	}
	if (slice_starts(slice_from(name, at), "日"))
		at += strlen("日");
	return part[1] && part[2] && date_set(out, part[0], part[1], part[2])
		       ? at
		       : 0;
}

/* YYYYMMDD, and hours, minutes and seconds behind it: all are in use as the
 * names of notes. */
static size_t compact(struct slice name, struct date *out)
{
	int all;
	const size_t n = digits(name, &all);

	if (n != 8 && n != 12 && n != 14)
		return 0;
	const int month = all / 100 % 100, day = all % 100;
	return month && day && date_set(out, all / 10000, month, day) ? n : 0;
}

size_t date_at_start(const char *name, size_t len, struct date *out)
{
	const struct slice s = { name, len };
	const size_t n = marked(s, out);

	return n ? n : compact(s, out);
}

static bool starts_with_day(struct slice name, struct date *out)
{
	return date_at_start(name.p, name.len, out) > 0;
}

static bool plausible_year(int year)
{
	return year >= 1970 && year < 2100;
}

/* A day behind other text: `notes_2026-02-13.md`, `diary 20260213`. It stands
 * apart from letters and digits, or it would be any number. */
static bool has_day(struct slice name, struct date *out)
{
	for (size_t i = 1; i < name.len; i++) {
		const struct slice s = slice_from(name, i);
		if (!ascii_is_digit(s.p[0]) || ascii_is_alnum(s.p[-1]))
			continue;
		const size_t n = date_at_start(s.p, s.len, out);
		if (n && plausible_year(out->year) &&
		    (n == s.len || !ascii_is_alnum(s.p[n])))
			return true;
	}
	return false;
}

/* `2026-02.md`, and nothing more */
static bool is_month(struct slice name, struct date *out)
{
	int year, month;

	if (digits(name, &year) != 4 || !plausible_year(year) || name.len < 7 ||
	    name.p[4] != '-' || digits(slice_from(name, 5), &month) != 2 ||
	    (name.len > 7 && name.p[7] != '.'))
		return false;
	return month && date_set(out, year, month, 0);
}

/* A name that is nothing but a number of this many digits, else 0. */
static int number(struct slice name, size_t len)
{
	int value;

	return name.len == len && digits(name, &value) == len ? value : 0;
}

/* `below` are the two folders below this one. */
static bool of_folder(struct slice name, const struct slice below[2],
		      struct date *out)
{
	const int year_month = number(name, 6);
	const int year = number(name, 4);
	const int month = number(below[0], 2);
	const int day = month ? number(below[1], 2) : 0;

	if (starts_with_day(name, out))
		return true;
	if (plausible_year(year_month / 100) && year_month % 100)
		return date_set(out, year_month / 100, year_month % 100, 0);
	return plausible_year(year) &&
	       (date_set(out, year, month, day) ||
		date_set(out, year, month, 0) || date_set(out, year, 0, 0));
}

/* Takes the last part off the path. */
static struct slice take_last(struct slice *path)
{
	size_t at;

	while (path->len && path->p[path->len - 1] == '/')
		path->len--;
	for (at = path->len; at && path->p[at - 1] != '/'; at--)
		;
	const struct slice last = slice_from(*path, at);
	path->len = at;
	return last;
}

static bool file_name(struct slice name, struct date *out)
{
	return starts_with_day(name, out) || has_day(name, out) ||
	       is_month(name, out);
}

bool date_from_name(const char *path, struct date *out)
{
	struct slice rest = slice_of(path);

	*out = (struct date){ 0 };
	if (file_name(take_last(&rest), out))
		return out->precision == DATE_DAY;
	*out = (struct date){ 0 };
	return false;
}

bool date_from_path(const char *path, struct date *out)
{
	struct slice rest = slice_of(path);
	struct slice below[2] = { { 0 }, { 0 } };

	*out = (struct date){ 0 };
	if (file_name(take_last(&rest), out))
		return true;
	for (int i = 0; i < MAX_FOLDERS && rest.len; i++) {
		const struct slice folder = take_last(&rest);
		if (of_folder(folder, below, out))
			return true;
		below[1] = below[0];
		below[0] = folder;
	}
	*out = (struct date){ 0 };
	return false;
}
