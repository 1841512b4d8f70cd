/* SPDX-License-Identifier: MIT */
/* Boxes of the dialects, which are quotes to the reader, while the parser's
 * tree, which doesn't know them, is walked. */
#ifndef DOC_BOXES_H
#define DOC_BOXES_H

#include <cmark.h>
#include <stdint.h>

struct insert;
struct writer;

/* Boxes in boxes; a deeper one is only its label. */
enum { BOXES_MAX = 32 };

/* A box that is open, among the children of `parent`; NULL = at the top. */
struct box {
	cmark_node *parent;
	uint32_t last_line; /* of the body, from 0 */
};

/* Zeroed none is open. */
struct boxes {
	struct box *open;
	size_t cap;
	int n;
};

/* Before the label that the insert, whose mark `node` begins with, stands for,
 * on `line` of the file: its box is open then, if it has one. */
void boxes_begin(struct boxes *b, struct writer *w, cmark_node *node,
		 const struct insert *item, uint32_t line);

/* Before the node is entered or left: boxes end with their last line, or with
 * what they stand in. Line 1 of the parser is line `before` + 1 of the body. */
void boxes_end(struct boxes *b, struct writer *w, cmark_node *node,
	       cmark_event_type event, uint32_t before);

/* The parent of boxes is another node from here on; NULL = it is left. */
void boxes_move(struct boxes *b, struct writer *w, const cmark_node *from,
		cmark_node *to);

/* At the end of the body; nothing is left of them. */
void boxes_end_all(struct boxes *b, struct writer *w);

#endif
