/* SPDX-License-Identifier: MIT */
/* What the paths of posts begin with: the path that was given, and a slash. */
#ifndef ARCHIVE_GIVENS_H
#define ARCHIVE_GIVENS_H

#include "base/arena.h"

#include <stddef.h>

/* For each of the `n` paths, in the arena. */
const char **givens_new(struct arena *arena, char *const *paths, size_t n);

#endif
