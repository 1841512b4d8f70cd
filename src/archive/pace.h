/* SPDX-License-Identifier: MIT */
/* How fast files come: from memory, or from a disk that has to be waited for,
 * where more of them should be asked for at once. */
#ifndef ARCHIVE_PACE_H
#define ARCHIVE_PACE_H

#include <stdbool.h>
#include <stdint.h>

/* Of one thread. */
struct pace {
	int64_t last_ns; /* clock_now_ns */
	int files, slow; /* of the last ones, those that were waited for */
};

void pace_start(struct pace *p);

/* A file has been read. True now and then: if most of the last ones had to be
 * waited for. A thread that lost its processor for a while is slow once, not
 * mostly. */
bool pace_is_slow(struct pace *p);

#endif
