/* SPDX-License-Identifier: MIT */
/* Footnotes. To CommonMark `[^1]: text` is a paragraph, unless what follows
 * could be the address of a link, as one word could, or a line of Chinese:
 * then it defines a link of that address and shows nothing. Here it is text in
 * any case, and so is the `[^1]` that refers to it. */
#ifndef DOC_FOOTNOTE_H
#define DOC_FOOTNOTE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Copies the Markdown to `out` with a letter (shield.h) in each `[^label]:`
 * behind the bracket. Returns false, with nothing written, if there is none.
 * Linear time. */
bool footnote_prepare(struct buf *out, const char *text, size_t len);

/* True if the text, of which the letters have not been removed, begins with
 * what footnote_prepare takes for a footnote's own mark. */
bool footnote_starts(const char *text, size_t len);

#endif
