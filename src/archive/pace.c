/* SPDX-License-Identifier: MIT */
#include "archive/pace.h"

#include <time.h>

enum {
	SLOW_NS = 100000, /* for a file: it was not in memory */
	SAMPLE = 8,       /* files that are judged together */
};

int64_t pace_now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void pace_start(struct pace *p)
{
	*p = (struct pace){ .last_ns = pace_now_ns() };
}

bool pace_is_slow(struct pace *p)
{
	const int64_t now = pace_now_ns();

	p->slow += now - p->last_ns > SLOW_NS;
	p->last_ns = now;
	if (++p->files < SAMPLE)
		return false;
	const bool slow = p->slow > p->files / 2;
	p->files = p->slow = 0;
	return slow;
}
