/* SPDX-License-Identifier: MIT */
/* The problem list: what is wrong in files and their heads. */
#ifndef UI_PROBLEMS_H
#define UI_PROBLEMS_H

#include "ui/view.h"

#include <stddef.h>

struct archive;

/* A menu of the problems of the archive but for notes, by path, and below them
 * where the one under the cursor is, what was taken instead and how to mend it.
 * Of very many only the first are there. */
struct view *problems_new(const struct archive *a);

/* The path that entry `id` is about: borrowed from the archive, raw. NULL if it
 * has no such problem any more. */
const char *problems_path(const struct archive *a, size_t id);

#endif
