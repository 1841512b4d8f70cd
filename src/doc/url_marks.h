/* SPDX-License-Identifier: MIT */
/* Stars and lines in bare URLs, `https://a.example/_b_*c*`, which would be
 * emphasis to a parser that knows no such URLs. */
#ifndef DOC_URL_MARKS_H
#define DOC_URL_MARKS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Copies the Markdown to `out` with those marks as literal ones (shield.h).
 * Returns false, with nothing written, if there are none. Linear time. */
bool url_marks_prepare(struct buf *out, const char *text, size_t len);

#endif
