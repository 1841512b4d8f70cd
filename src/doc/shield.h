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

/* What says that the mark before it had a backslash, which the parser takes. */
void shield_add_escaped(struct buf *out);

/* Writes a mark so that it is text; in code as well. */
void shield_add_literal(struct buf *out, char mark);

/* What it takes for a punctuation mark, before and behind a run of marks. */
void shield_add_mark_before(struct buf *out);
void shield_add_mark_behind(struct buf *out);

/* What begins an item of a list before a line that continues as it is; further
 * lines of it are indented by `cols` columns, at least SHIELD_COLS_MIN. And one
 * before a line that holds nothing but what is put between shield_add_empty
 * and shield_end_empty, whose lines are indented by SHIELD_COLS. */
enum { SHIELD_COLS_MIN = 2, SHIELD_COLS = 4 };
void shield_add_item(struct buf *out, int cols);
void shield_add_empty(struct buf *out);
void shield_end_empty(struct buf *out);

/* What begins an item as shield_add_item does, whose line goes on with the
 * `lead_len` bytes of `lead`, marks of a block without any "+ ", that stood
 * behind `label`: in front of the block's own text the label comes then. It may
 * be shielded itself. */
void shield_add_moved(struct buf *out, int cols, const char *lead,
		      size_t lead_len, const struct buf *label);

/* Bytes of the mark by which text in an item, or the block of HTML that an
 * empty one is, or a label that was moved, begins; 0 if it is none. And bytes of
 * that which ends such a label. */
size_t shield_item_len(const char *text, size_t len);
size_t shield_moved_end_len(const char *text, size_t len);

/* Bytes of a label that was moved, if the text begins with one, and of the
 * blanks behind it; else 0. */
size_t shield_moved_len(const char *text, size_t len);

/* A label that was moved, or NULL; from its mark on. And whether the text
 * begins with one. */
bool shield_begins_moved(const char *text);
const char *shield_find_moved(const char *text);

/* True if the mark that stands before the text had a backslash. */
bool shield_is_escaped(const char *text, size_t len);

/* Bytes of what the text begins with that stands beside a run of marks, letters
 * or not; and the text's length without such at its end. */
size_t shield_len(const char *text, size_t len);
size_t shield_trim(const char *text, size_t len);

/* False if there is nothing of that in the text, true if there may be. */
bool shield_may_be_in(const char *text, size_t len);

/* Adds the text without all of these. */
void shield_remove(struct buf *out, const char *text, size_t len);

#endif
