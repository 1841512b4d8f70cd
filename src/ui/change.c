/* SPDX-License-Identifier: MIT */
#include "ui/change.h"

#include <string.h>

/* What is left of a line tells it from others only if it is long enough; more
 * than so much of it is not looked at, as it may have been changed. Bytes. */
enum { LINE_MIN = 8, LINE_MAX_LEN = 48 };

static size_t same_start(struct slice a, struct slice b)
{
	size_t n = 0;

	while (n < a.len && n < b.len && a.p[n] == b.p[n])
		n++;
	return n;
}

static size_t same_end(struct slice a, struct slice b)
{
	size_t n = 0;

	while (n < a.len && n < b.len &&
	       a.p[a.len - n - 1] == b.p[b.len - n - 1])
		n++;
	return n;
}

/* The rest of the line at the place, or as much as is looked at. */
static struct slice line_at(struct slice text, size_t place)
{
	struct slice line = slice_head(slice_from(text, place), LINE_MAX_LEN);
	const char *lf = line.len ? memchr(line.p, '\n', line.len) : NULL;

	return lf ? slice_head(line, (size_t)(lf - line.p)) : line;
}

/* Offset of `line` in the text, or the text's length. */
static size_t find(struct slice text, struct slice line)
{
	for (size_t i = 0; i + line.len <= text.len; i++) {
		const char *s = memchr(text.p + i, line.p[0],
				       text.len - line.len - i + 1);
		if (!s)
			break;
		i = (size_t)(s - text.p);
		if (!memcmp(s, line.p, line.len))
			return i;
	}
	return text.len;
}

size_t change_map(struct slice from, struct slice to, size_t place)
{
	const size_t start = same_start(from, to);
	const size_t end =
		same_end(slice_from(from, start), slice_from(to, start));
	const size_t last = to.len - end;

	if (place < start)
		return place;
	if (place >= from.len - end)
		return place - from.len + to.len;
	const struct slice line = line_at(from, place);
	const struct slice changed = slice_from(slice_head(to, last), start);
	const size_t found =
		line.len < LINE_MIN ? changed.len : find(changed, line);
	if (found < changed.len)
		return start + found;
	return place < last ? place : last;
}
