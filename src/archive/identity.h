/* SPDX-License-Identifier: MIT */
/* By what a file is known to be the same as before. */
#ifndef ARCHIVE_IDENTITY_H
#define ARCHIVE_IDENTITY_H

#include <stdbool.h>
#include <stdint.h>

struct stat;

struct identity {
	uint64_t size; /* bytes */
	uint64_t ino;
	int64_t mtime; /* nanoseconds since 1970 */
	int64_t ctime; /* likewise; 0: no file is the same */
};

/* Of a file as it was found. One that was changed within the last two seconds
 * before `now` (nanoseconds since 1970) may change again without a trace, where
 * the clock of the file system ticks slowly; it is the same as none. */
struct identity identity_of(const struct stat *st, int64_t now);

/* True if the file is what it was when `id` was taken. */
bool identity_is(const struct identity *id, const struct stat *st);

/* The present time in its unit. */
int64_t identity_now(void);

#endif
