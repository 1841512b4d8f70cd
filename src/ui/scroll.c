/* SPDX-License-Identifier: MIT */
#include "ui/scroll.h"

long scroll_distance(enum action a, long count, int rows)
{
	const long times = count > 0 ? count : 1;
	const long page = rows > 2 ? rows - 1 : 1; /* one row is seen again */
	const long half = rows > 1 ? rows / 2 : 1;

	switch (a) {
	case ACTION_NEXT:
		return times;
	case ACTION_PREV:
		return -times;
	case ACTION_PAGE_DOWN:
		return times * page;
	case ACTION_PAGE_UP:
		return -times * page;
	case ACTION_HALF_DOWN:
		return times * half;
	case ACTION_HALF_UP:
		return -times * half;
	default:
		return 0;
	}
}

static size_t moved(size_t cursor, long by, size_t n)
{
	if (n == 0)
		return 0;
	if (by < 0)
		return (size_t)-by < cursor ? cursor - (size_t)-by : 0;
	return (size_t)by < n - 1 - cursor ? cursor + (size_t)by : n - 1;
}

bool scroll_act(enum action a, long count, int rows, size_t n, size_t *cursor)
{
	const long by = scroll_distance(a, count, rows);

	if (by != 0)
		*cursor = moved(*cursor, by, n);
	else if (a == ACTION_FIRST || (a == ACTION_LAST && count > 0))
		*cursor = moved(0, count > 0 ? count - 1 : 0, n);
	else if (a == ACTION_LAST)
		*cursor = n > 0 ? n - 1 : 0;
	else
		return false;
	return true;
}

size_t scroll_top(size_t top, size_t cursor, size_t n, int rows, int margin)
{
	const size_t seen = rows > 0 ? (size_t)rows : 1;
	const size_t most = (seen - 1) / 2;
	const size_t keep = (size_t)margin < most ? (size_t)margin : most;

	if (cursor < top + keep)
		top = cursor > keep ? cursor - keep : 0;
	if (cursor + keep >= top + seen)
		top = cursor + keep - seen + 1;
	if (n <= seen)
		return 0;
	return top > n - seen ? n - seen : top;
}
