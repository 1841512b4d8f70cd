/* SPDX-License-Identifier: MIT */
/* Readings of words as DenDen Markdown and its kin write them: {漢字|かん|じ}. */
#ifndef DOC_READINGS_H
#define DOC_READINGS_H

#include <stddef.h>

struct buf;

/* Bytes of one that begins with the brace at `s`, or 0; adds it as HTML. Looks at
 * some dozens of bytes. */
size_t readings_take(const char *s, size_t len, struct buf *out);

#endif
