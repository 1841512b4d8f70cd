/* SPDX-License-Identifier: MIT */
/* Months as people write them. */
#ifndef ARCHIVE_MONTH_NAME_H
#define ARCHIVE_MONTH_NAME_H

#include "archive/slice.h"

/* The month, 1 to 12, whose name in any of some languages `s` begins with, or
 * an abbreviation of at least three letters; 0 = none. `*len` are its bytes,
 * with a dot behind. */
int month_name(struct slice s, size_t *len);

#endif
