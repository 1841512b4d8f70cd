/* SPDX-License-Identifier: MIT */
/* Patterns of paths as configurations write them. */
#ifndef ARCHIVE_GLOB_H
#define ARCHIVE_GLOB_H

#include <stdbool.h>
#include <stddef.h>

/* True if the first `len` bytes of the path are what the pattern says: `*` is
 * anything within a folder, `**` over folders too, `?` one byte, `[a-z]` one of
 * these. A pattern of more than some hundred bytes says nothing. Takes time in
 * the product of both lengths. */
bool glob_match(const char *pattern, const char *path, size_t len);

/* True if that is so of the path or of what stands before one of the characters
 * `ends` in it: "/" for the folders that it lies in. */
bool glob_match_above(const char *pattern, const char *path, const char *ends);

#endif
