/* SPDX-License-Identifier: MIT */
/* An invisible letter that keeps the parser from taking the characters around
 * it for markup. It goes into the Markdown before it is parsed and is taken
 * out of all that the parser returns. */
#ifndef DOC_SHIELD_H
#define DOC_SHIELD_H

#include "base/buf.h"

#include <stddef.h>

void shield_add(struct buf *out);

/* Bytes of the letter if the text begins with it, or 0. */
size_t shield_len(const char *text, size_t len);

/* Adds the text without these letters. */
void shield_remove(struct buf *out, const char *text, size_t len);

#endif
