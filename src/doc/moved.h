/* SPDX-License-Identifier: MIT */
/* Labels of footnotes and definitions behind which a block begins, as in
 * `[^1]: > a` and `: - b`: they are moved behind the marks of that block
 * (shield.h), so that the parser finds it. */
#ifndef DOC_MOVED_H
#define DOC_MOVED_H

#include <stddef.h>

struct cmark_node;

/* Bytes at `off`, where the text behind a label begins, that the label is to be
 * moved behind: marks of quotes, items and headings, a fence and what it says,
 * the first pipe of a table. 0 = none, it stays before its text. Lines that go on
 * are indented by `cols` columns. */
size_t moved_lead_len(const char *text, size_t len, size_t off, int cols);

/* The label that has been moved into the first block of the item, from its mark
 * on, or NULL; `*text` is the text it stands in, NULL for one in a fence's. The
 * block begins `least` columns behind the item, or more, up to SHIELD_COLS. */
const char *moved_find(struct cmark_node *item, int least,
		       struct cmark_node **text);

#endif
