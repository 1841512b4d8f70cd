/* SPDX-License-Identifier: MIT */
/* Bytes of URLs that are written as %XX: RFC 3986 2.1. */
#ifndef ARCHIVE_PERCENT_H
#define ARCHIVE_PERCENT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Adds the text with its bytes decoded. What is no two hexadecimal digits stays
 * as it is. So does %00, and it returns false then, for no path has a NUL. */
bool percent_decode(struct buf *out, const char *s, size_t len);

#endif
