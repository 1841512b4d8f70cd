/* SPDX-License-Identifier: MIT */
/* Lists of definitions (PHP Markdown Extra, Pandoc): a paragraph of terms, a
 * line each, and lines below that begin with a colon. */
#ifndef DOC_TERMS_H
#define DOC_TERMS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct cmark_node;

/* Copies the Markdown to `out`, in which each `: definition` below a line of
 * text becomes an item of a list (shield.h). Returns false, with nothing
 * written, if there is none. Linear time. */
bool terms_prepare(struct buf *out, const char *text, size_t len);

/* True if the line, given from its first character that is no blank, may be
 * such a definition. */
bool terms_may_define(const char *line, size_t len);

/* Bytes of the shield, the colon and the blanks with which the text of such an
 * item begins, or 0. */
size_t terms_starts(const char *text, size_t len);

/* The bytes with which the item begins that are none to read, if it is such a
 * one, else 0; and the text that they stand in, NULL if that is what a fence
 * says. */
size_t terms_opening(struct cmark_node *item, struct cmark_node **text);

/* True if the node is a list whose first item is such a one. */
bool terms_are_defined_by(struct cmark_node *list);

#endif
