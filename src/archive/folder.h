/* SPDX-License-Identifier: MIT */
/* Files that follow one another in the same folder are found by their names in
 * it, which is cheaper than by whole paths. */
#ifndef ARCHIVE_FOLDER_H
#define ARCHIVE_FOLDER_H

#include "archive/walk.h"

/* The folder of the last file. A zeroed struct is ready. */
struct folder {
	struct buf path;
	int n_there; /* files of it that followed each other */
	int fd;      /* it is open, if n_there says so */
};

void folder_leave(struct folder *f);
void folder_release(struct folder *f);

/* What openat and its kin want for the file: returns the folder's descriptor or
 * AT_FDCWD, and `*name`. */
int folder_at(struct folder *f, const struct walk_file *file,
	      const char **name);

#endif
