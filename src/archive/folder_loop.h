/* SPDX-License-Identifier: MIT */
/* Links by which a walk would never end. */
#ifndef ARCHIVE_FOLDER_LOOP_H
#define ARCHIVE_FOLDER_LOOP_H

#include <stdbool.h>
#include <stddef.h>

struct stat;

/* Whether the folder `st`, to which the entry `path` leads, is one of those
 * that the path goes through below its first `given` bytes (the folder that is
 * walked, perhaps with a slash behind), that one among them. */
bool folder_loop(const char *path, size_t given, const struct stat *st);

#endif
