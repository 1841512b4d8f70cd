/* SPDX-License-Identifier: MIT */
#include "typeset/columns.h"

#include "base/arena.h"

#include <stddef.h>

enum {
	SHRUNK_MIN = 8, /* a column is not shrunk below this many cells */
	COLUMN_MIN = 2, /* one wide character */
	/* One that scrolls is wrapped at these. */
	SCROLLED_MIN = 16,
	SCROLLED_MAX = 40,
};

/* Nor below its longest word, unless that is longer than these: the first for
 * which there is room. */
static const int word_max[] = { 32, 16 };

static int min(int a, int b)
{
	return a < b ? a : b;
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

/* The fewest cells that the column can do with. */
static int least(const struct columns_need *need, int longest)
{
	const int word = min(need->word, longest);

	return max(COLUMN_MIN, min(need->natural, max(word, SHRUNK_MIN)));
}

static int gaps(uint32_t n)
{
	return (int)(n - 1) * COLUMNS_GAP;
}

/* Cells that the columns lack yet. */
static int lack(const struct columns_need *need, uint16_t width)
{
	return max(0, need->natural - width);
}

/* Gives those that lack no more than their part of what is over all they lack,
 * until none does. Returns what is over then. */
static int give_small(const struct columns_need *needs, uint32_t n, int over,
		      uint16_t *widths)
{
	uint32_t left = 0;

	for (uint32_t i = 0; i < n; i++)
		left += lack(&needs[i], widths[i]) > 0;
	for (bool again = true; again && left;) {
		again = false;
		const int part = over / (int)left;
		for (uint32_t i = 0; i < n; i++) {
			const int more = lack(&needs[i], widths[i]);
			if (!more || more > part)
				continue;
			widths[i] += (uint16_t)more;
			over -= more;
			left--;
			again = true;
		}
	}
	return over;
}

/* The others share it by what they lack. */
static void give_large(const struct columns_need *needs, uint32_t n, int over,
		       uint16_t *widths)
{
	int64_t all = 0;

	for (uint32_t i = 0; i < n; i++)
		all += lack(&needs[i], widths[i]);
	for (uint32_t i = 0; i < n && all; i++) {
		const int want = lack(&needs[i], widths[i]);
		const int more = (int)((int64_t)over * want / all);
		widths[i] += (uint16_t)more;
		over -= more;
		all -= want;
	}
}

static int sum(const uint16_t *widths, uint32_t n)
{
	int all = gaps(n);

	for (uint32_t i = 0; i < n; i++)
		all += widths[i];
	return all;
}

/* Columns that scroll: no wider than can be read at once, and not so wide that
 * all of them reach too far. */
static void set_scrolled(const struct columns_need *needs, uint32_t n, int room,
			 int reach, uint16_t *widths)
{
	int most = max(SCROLLED_MIN, min(SCROLLED_MAX, room - COLUMNS_GAP - 1));

	most = min(most, max(COLUMN_MIN, (reach - gaps(n)) / (int)n));
	for (uint32_t i = 0; i < n; i++)
		widths[i] =
			(uint16_t)max(COLUMN_MIN, min(needs[i].natural, most));
}

/* False if there is no room even for that. */
static bool set_least(const struct columns_need *needs, uint32_t n, int room,
		      uint16_t *widths)
{
	for (size_t k = 0; k < sizeof(word_max) / sizeof(word_max[0]); k++) {
		for (uint32_t i = 0; i < n; i++)
			widths[i] = (uint16_t)least(&needs[i], word_max[k]);
		if (sum(widths, n) <= room)
			return true;
	}
	return false;
}

struct columns columns_share(const struct columns_need *needs, uint32_t n,
			     int room, bool scroll, int reach,
			     struct arena *arena)
{
	uint16_t *widths = arena_alloc(arena, n * sizeof(*widths));
	struct columns c = { .n = n, .widths = widths };

	if (set_least(needs, n, room, widths)) {
		const int over =
			give_small(needs, n, room - sum(widths, n), widths);
		give_large(needs, n, over, widths);
	} else if (scroll) {
		c.mode = COLUMNS_SCROLL;
		set_scrolled(needs, n, room, reach, widths);
	} else {
		c.mode = COLUMNS_STACK;
	}
	c.cols = sum(widths, n);
	for (uint32_t i = 0; i < n; i++)
		c.rules |= needs[i].broken || widths[i] < needs[i].natural;
	return c;
}
