/* SPDX-License-Identifier: MIT */
/* Addresses of links and images that CommonMark would take for text, since a
 * blank is in them, but generators and editors don't: `![](my cat.png)`,
 * `![](cat.png =600x400)`, `[f](https://a.example/#f(a, b))`. */
#ifndef DOC_DESTINATION_H
#define DOC_DESTINATION_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether such an address begins here, behind `](`. Writes what stands in place
 * of it and its size to `out`, and its bytes, up to the bracket that closes the
 * link or to the title, to `*n`. It lies on one line. */
bool destination_mend(const char *s, size_t len, struct buf *out, size_t *n);

/* True if one may be in the Markdown. */
bool destination_may_be_in(const char *text, size_t len);

#endif
