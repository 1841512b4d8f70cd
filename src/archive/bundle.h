/* SPDX-License-Identifier: MIT */
/* Entries of a folder that have been listed and are to be looked at, by any
 * thread. */
#ifndef ARCHIVE_BUNDLE_H
#define ARCHIVE_BUNDLE_H

#include "base/buf.h"

#include <dirent.h>
#include <stdatomic.h>
#include <stddef.h>

enum { BUNDLE_MAX = 256 }; /* entries */

enum bundle_type {
	BUNDLE_UNKNOWN, /* or a link: stat tells */
	BUNDLE_FILE,
	BUNDLE_FOLDER,
	BUNDLE_SPECIAL, /* a FIFO, a socket, a device */
};

/* A folder that is open for all who look at its entries. */
struct bundle_folder {
	DIR *dir;
	void *owner; /* a copy of what the caller wants to know of it */
	atomic_size_t users;
};

/* Takes `dir`; one user. */
struct bundle_folder *bundle_folder_new(DIR *dir, const void *owner,
					size_t owner_size);

/* The last one closes it. */
void bundle_folder_leave(struct bundle_folder *f);

/* Plain: read. A bundle is a user of its folder. */
struct bundle {
	struct bundle *next; /* for who keeps several */
	struct bundle_folder *in;
	size_t n;
	enum bundle_type types[BUNDLE_MAX];
	size_t starts[BUNDLE_MAX]; /* of the names, in `text` */
	struct buf text;
};

struct bundle *bundle_new(struct bundle_folder *in);
void bundle_free(struct bundle *b);

/* Up to BUNDLE_MAX. */
void bundle_add(struct bundle *b, const struct dirent *e);

const char *bundle_name(const struct bundle *b, size_t i);

#endif
