/* SPDX-License-Identifier: MIT */
#include "archive/date.h"

#include "archive/ascii.h"
#include "archive/slice.h"

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

static bool is_mark(char c)
{
	return c == '-' || c == '_' || c == '.';
}

/* YYYY-MM-DD with one or two digits in month and day; -_. are marks. */
static bool marked(struct slice name, struct date *out)
{
	int part[3];
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		if (i && (at >= name.len || !is_mark(name.p[at++])))
			return false;
		const size_t n = digits(slice_from(name, at), &part[i]);
		if (i ? n < 1 || n > 2 : n != 4)
			return false;
		at += n;
	}
	return part[1] && part[2] && date_set(out, part[0], part[1], part[2]);
}

static bool compact(struct slice name, struct date *out)
{
	int all;

	if (digits(name, &all) != 8)
		return false;
	const int month = all / 100 % 100, day = all % 100;
	return month && day && date_set(out, all / 10000, month, day);
}

static bool starts_with_day(struct slice name, struct date *out)
{
	return marked(name, out) || compact(name, out);
}

/* A name that is nothing but a number of this many digits, else 0. */
static int number(struct slice name, size_t len)
{
	int value;

	return name.len == len && digits(name, &value) == len ? value : 0;
}

static bool plausible_year(int year)
{
	return year >= 1970 && year < 2100;
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

bool date_from_path(const char *path, struct date *out)
{
	struct slice rest = slice_of(path);
	struct slice below[2] = { { 0 }, { 0 } };

	*out = (struct date){ 0 };
	if (starts_with_day(take_last(&rest), out))
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
