/* SPDX-License-Identifier: MIT */
#include "archive/pace.h"

#include "base/clock.h"

enum {
	SLOW_NS = 100000, /* for a file: it was not in memory */
	SAMPLE = 8,       /* files that are judged together */
};

void pace_start(struct pace *p)
{
	*p = (struct pace){ .last_ns = clock_now_ns() };
}

bool pace_is_slow(struct pace *p)
{
	const int64_t now = clock_now_ns();

	p->slow += now - p->last_ns > SLOW_NS;
	p->last_ns = now;
	if (++p->files < SAMPLE)
		return false;
	const bool slow = p->slow > p->files / 2;
	p->files = p->slow = 0;
	return slow;
}
