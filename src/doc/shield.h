/* SPDX-License-Identifier: MIT */
/* Invisible characters that keep the parser from taking those beside them for
 * markup, or make it. They go into the Markdown before it is parsed and are
 * taken out of all that the parser returns. */
#ifndef DOC_SHIELD_H
#define DOC_SHIELD_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* What the parser takes for a letter. */
void shield_add(struct buf *out);

/* What it takes for a punctuation mark, before and behind a run of marks. */
void shield_add_mark_before(struct buf *out);
void shield_add_mark_behind(struct buf *out);

/* What begins an item of a list before a line that continues as it is, or that
 * holds nothing but what is put between shield_add_empty and shield_end_empty;
 * text in the item begins in its fifth column. */
void shield_add_item(struct buf *out);
void shield_add_empty(struct buf *out);
void shield_end_empty(struct buf *out);

/* Bytes of the mark by which text in an item, or the block of HTML that an
 * empty one is, begins; 0 if it is none. */
size_t shield_item_len(const char *text, size_t len);

/* Bytes of the letter if the text begins with it, or 0; and the text's length
 * without the letters that it ends with. */
size_t shield_len(const char *text, size_t len);
size_t shield_trim(const char *text, size_t len);

/* Adds the text without all of these. */
void shield_remove(struct buf *out, const char *text, size_t len);

#endif
