/* SPDX-License-Identifier: MIT */
/* Posts that are not UTF-8: 8 of 18,000 in real histories, most of them in a
 * Chinese or Japanese encoding; archives of the years before have more. */
#ifndef ARCHIVE_ENCODING_H
#define ARCHIVE_ENCODING_H

#include "archive/slice.h"
#include "base/buf.h"

/* The encoding that text which is no UTF-8 is taken for: a name for people and
 * iconv such as "GB18030", or NULL if it is UTF-8 with mistakes or looks like
 * none that is known. What counts is how many of the letters are frequent ones;
 * the longer the text, the surer. It may be cut anywhere. */
const char *encoding_guess(struct slice text);

/* The encoding that the text itself tells, else NULL: UTF-16 and UTF-32 by the
 * mark at the start or the NULs of ASCII, those of ISO 2022 by their escapes.
 * The lines of such a text are found only when it is converted. */
const char *encoding_marked(struct slice text);

/* Adds the text as UTF-8, read as `encoding` (NULL or one that iconv does not
 * know: as UTF-8). What is malformed becomes U+FFFD. */
void encoding_to_utf8(struct buf *out, struct slice text, const char *encoding);

#endif
