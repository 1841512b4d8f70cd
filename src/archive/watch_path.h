/* SPDX-License-Identifier: MIT */
/* What a watch asks about paths. */
#ifndef ARCHIVE_WATCH_PATH_H
#define ARCHIVE_WATCH_PATH_H

#include <stdbool.h>
#include <stddef.h>

/* Whether both lead to one folder. */
bool watch_path_same(const char *a, const char *b);

/* Whether the path is written as one below the folder. */
bool watch_path_lies_in(const char *path, const char *folder);

bool watch_path_is_folder(const char *path);

/* The name of a path without slashes at its end; `*len` its bytes. */
const char *watch_path_name(const char *path, size_t *len);

#endif
