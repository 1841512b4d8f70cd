/* SPDX-License-Identifier: MIT */
/* Reads as much of a file as its head and title need. */
#ifndef ARCHIVE_READER_H
#define ARCHIVE_READER_H

#include "archive/batch.h"
#include "archive/walk.h"

/* Adds the post to the batch, or a problem if it can't be read or is none.
 * `text` is room to work in; what it holds does not matter. */
void reader_add(struct batch *b, const struct walk_file *file,
		struct buf *text);

#endif
