/* SPDX-License-Identifier: MIT */
/* Character references of HTML: &amp; &#27; &#x1B;. */
#ifndef DOC_ENTITY_H
#define DOC_ENTITY_H

#include "base/buf.h"

/* Bytes of what looks like a reference at `s`, or 0 if it can't be one. */
size_t entity_len(const char *s, size_t len);

/* Adds the text with its references decoded; what is none stays as it is.
 * The result may hold any character, also an escape: sanitise it after. */
void entity_decode(struct buf *out, const char *text, size_t len);

#endif
