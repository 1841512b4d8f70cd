/* SPDX-License-Identifier: MIT */
/* "~" at the start of a path, which no shell has looked at. */
#ifndef APP_TILDE_H
#define APP_TILDE_H

#include "base/buf.h"

/* Adds the path to `out`; "~" alone or before a "/" becomes `home`, unless that
 * is NULL or "". */
void tilde_expand(struct buf *out, const char *path, const char *home);

#endif
