/* SPDX-License-Identifier: MIT */
/* Who said it, as Hexo's `{% blockquote author, title %}` has it. */
#ifndef DOC_QUOTATION_H
#define DOC_QUOTATION_H

#include "base/buf.h"

#include <stddef.h>

/* Adds the source that the arguments name as Markdown, nothing if there are
 * none: `author, title`, `author url title` or `author url`. */
void quotation_write(const char *args, size_t len, struct buf *out);

#endif
