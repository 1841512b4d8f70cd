/* SPDX-License-Identifier: MIT */
/* Reading files that strangers made. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* No post is larger; a larger file is refused by name. */
enum { FILE_MAX = 64 * 1024 * 1024 };

/* Adds the whole regular file `path`, relative to the folder `dirfd`
 * (AT_FDCWD), to `out`. False for what is no regular file (opened without
 * blocking, so a FIFO does no harm), is larger than `max` bytes or can't be
 * read; `err` then has the reason without the path. */
bool file_read(int dirfd, const char *path, size_t max, struct buf *out,
	       struct err *err);

/* Opens a regular file to be read, without blocking whatever it is. -1 with the
 * reason without the path, also for what is no regular file or is larger than
 * `max` bytes. Close it. */
int file_open(int dirfd, const char *path, size_t max, struct err *err);

/* As file_read, from an open descriptor of any kind until its end, which
 * stays open. `hint` is the expected size in bytes, or 0. */
bool file_read_fd(int fd, size_t hint, size_t max, struct buf *out,
		  struct err *err);

/* For threads beside the screen, when open(2) or its kin has failed: true after
 * a pause if that was for want of descriptors, of which others may have closed
 * one by now. Start with `*tries` = 0; gives up after some seconds. */
bool file_pause(int error, int *tries);

#endif
