/* SPDX-License-Identifier: MIT */
/* Reads as much of a file as its head and title need. */
#ifndef ARCHIVE_READER_H
#define ARCHIVE_READER_H

#include "archive/batch.h"
#include "archive/folder.h"
#include "archive/walk.h"

/* What one thread needs to read files one after another. A zeroed struct is
 * ready; the sites are borrowed. */
struct reader {
	struct sites *sites; /* that the posts may belong to, or NULL */
	bool whole;          /* files are read to their end */
	struct buf text;     /* of the last file */
	struct folder folder;
};

void reader_release(struct reader *r);

/* Adds the post to the batch, or a problem if it can't be read or is none. */
void reader_add(struct reader *r, struct batch *b,
		const struct walk_file *file);

/* Adds a post from text that is no file; it is copied. */
void reader_add_text(struct batch *b, const char *name, const char *text,
		     size_t len);

#endif
