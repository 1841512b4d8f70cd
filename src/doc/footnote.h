/* SPDX-License-Identifier: MIT */
/* Footnotes as they stand in the source: `[^1]: text`, with more of it in lines
 * that are indented by four columns, and `[^1]` that refers to it. CommonMark
 * has none of this. */
#ifndef DOC_FOOTNOTE_H
#define DOC_FOOTNOTE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the `[^label]` that the text begins with, or 0. */
size_t footnote_len(const char *text, size_t len);

/* Bytes of the `[^label]:` at byte `off`, of a text or a line of it, if it can
 * define a footnote there, else 0. */
size_t footnote_definition(const char *text, size_t len, size_t off);

/* The first line at or behind byte `*at` that defines a footnote, and of which
 * only the parser can say whether it is code: true, `*at` is behind its
 * `[^label]:` and `*label` before its "[". False if there is none. A walk along
 * the text takes linear time. */
bool footnote_find(const char *text, size_t len, size_t *at, size_t *label);

/* Copies the Markdown to `out`, in which each of these lines becomes an item of
 * a list, others that might define a link don't, and markup in labels is text
 * (shield.h). Returns false, with nothing written, if there is none. Linear
 * time. */
bool footnote_prepare(struct buf *out, const char *text, size_t len);

/* Bytes of the shield, `[^label]:` and the blanks behind, with which the text
 * of such an item begins, or 0; `*label` is where its "[" stands. */
size_t footnote_starts(const char *text, size_t len, size_t *label);

#endif
