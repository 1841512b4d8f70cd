/* SPDX-License-Identifier: MIT */
/* The HTML that strays into titles and descriptions. */
#ifndef ARCHIVE_HTML_TEXT_H
#define ARCHIVE_HTML_TEXT_H

#include "archive/slice.h"
#include "base/buf.h"

/* Adds the text with character references decoded and the tags of inline
 * elements left out; `<br>` becomes a blank. What is no such tag stays, so that
 * `Vec<T>` and `a < b` do. */
void html_text_add(struct buf *out, struct slice text);

#endif
