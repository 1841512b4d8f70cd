/* SPDX-License-Identifier: MIT */
/* A pipe by which a thread that waits is told to look around. */
#ifndef ARCHIVE_WATCH_WAKEUP_H
#define ARCHIVE_WATCH_WAKEUP_H

#include <stdbool.h>

struct watch_wakeup {
	int fds[2]; /* -1 = none */
};

/* False if there can be none; then nothing wakes. */
bool watch_wakeup_open(struct watch_wakeup *w);
void watch_wakeup_close(struct watch_wakeup *w);

/* Any thread may call it, at any time between those two. */
void watch_wakeup_call(const struct watch_wakeup *w);

/* Waits to be called, until `fd` can be read (-1 = there is none), or for `ms`;
 * -1 = for ever. */
void watch_wakeup_wait(const struct watch_wakeup *w, int fd, int ms);

#endif
