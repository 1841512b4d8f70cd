/* SPDX-License-Identifier: MIT */
/* What a post is called, and how that is made fit to be shown. */
#ifndef ARCHIVE_TITLE_H
#define ARCHIVE_TITLE_H

#include "archive/slice.h"
#include "base/buf.h"

/* Adds the text as one sanitised line: references decoded, inline tags off,
 * line ends folded, no white space at the ends. */
void title_add_clean(struct buf *out, struct slice text);

/* The first heading of level 1 (ATX or setext, outside of code), else a
 * heading of any level if the body begins with it; `html`: the first <h1>. As
 * title_add_clean, without Markdown's marks. False if there is none. `body` may
 * be only the start of one, and must be UTF-8. */
bool title_from_body(struct buf *out, struct slice body, bool html);

/* Whether a title from a name is none: programs name files by the clock, or a
 * counter. */
bool title_is_number(const struct buf *title);

/* The first words of the first paragraph: for notes that have no title, and a
 * name that is none. Cleaned likewise. */
bool title_from_opening(struct buf *out, struct slice body);

/* The file name without a date before it and its extension, or the folder's
 * name for index.md. Raw bytes in, sanitised out; never empty for a name that
 * is not. */
void title_from_name(struct buf *out, const char *name);

#endif
