/* SPDX-License-Identifier: MIT */
/* Formulas of TeX as text that can be read on one line, or, matrices and the
 * like, on a few: Greek letters, relations, arrows, scripts, fractions. */
#ifndef DOC_TEX_H
#define DOC_TEX_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Longer formulas are left as they are. Bytes. */
enum { TEX_MAX = 16384 };

/* Adds the formula as Unicode text. Commands that it doesn't know stay in it as
 * they are; false, with nothing added, if nothing good would come of it: then
 * the source is to be shown. With `display` rows are lines, which \n parts;
 * else all is on one line. Linear time but for nesting, which is bounded. */
bool tex_write(struct buf *out, const char *tex, size_t len, bool display);

#endif
