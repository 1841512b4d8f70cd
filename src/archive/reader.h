/* SPDX-License-Identifier: MIT */
/* Reads as much of a file as its head and title need. */
#ifndef ARCHIVE_READER_H
#define ARCHIVE_READER_H

#include "archive/batch.h"
#include "archive/walk.h"

/* What one thread needs to read files one after another. A zeroed struct is
 * ready. */
struct reader {
	struct buf text;
	struct buf folder; /* the one that was read from last */
	int n_there;       /* files of it that followed each other */
	int dir;           /* it is open, if n_there says so */
};

void reader_release(struct reader *r);

/* Adds the post to the batch, or a problem if it can't be read or is none. */
void reader_add(struct reader *r, struct batch *b,
		const struct walk_file *file);

#endif
