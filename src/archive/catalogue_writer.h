/* SPDX-License-Identifier: MIT */
/* Writes a catalogue beside the one that is there, and puts it in its place
 * when it is whole and on the disk. */
#ifndef ARCHIVE_CATALOGUE_WRITER_H
#define ARCHIVE_CATALOGUE_WRITER_H

#include "archive/catalogue.h"
#include "archive/walk.h"

#include <stdatomic.h>
#include <stdbool.h>

/* Where catalogues lie, and what they are to have. */
struct catalogue_place {
	const char *dir;     /* NULL = there are none; made when it is needed */
	bool texts;          /* of posts as well as heads */
	struct sites *sites; /* of the posts; NULL = none. The loader's */
};

/* Reads all files of the walk, which is sorted, and writes a catalogue of the
 * folders. Stops, leaving nothing behind, when `*stop` is set. False if it
 * could not be written. */
bool catalogue_write(const struct catalogue_place *place,
		     const char *const *paths, size_t n, const struct walk *w,
		     const atomic_bool *stop);

/* Writes what has changed since: `voids` (a byte for each record) tells which
 * records no longer count, `files` is to be read anew. */
bool catalogue_write_changes(const struct catalogue_place *place,
			     const char *const *paths, size_t n,
			     const struct catalogue *c,
			     const unsigned char *voids,
			     const struct walk_file *files, size_t n_files,
			     const atomic_bool *stop);

#endif
