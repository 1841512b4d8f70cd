/* SPDX-License-Identifier: MIT */
/* The orders in which files are read. */
#ifndef ARCHIVE_WALK_SORT_H
#define ARCHIVE_WALK_SORT_H

#include <stddef.h>

struct walk_file;

/* Newest first by the day in the name; undated last, and no order within a
 * day. */
void walk_sort_newest(struct walk_file *files, size_t n);

/* By path: those of one day, as walk_sort_newest left them, or any. */
void walk_sort_paths(struct walk_file *files, size_t n);

#endif
