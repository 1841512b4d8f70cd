/* SPDX-License-Identifier: MIT */
/* Lists and their items, among them those that stand for footnotes and
 * definitions. */
#ifndef DOC_ITEMS_H
#define DOC_ITEMS_H

#include <stdbool.h>

struct build;
struct cmark_node;

/* Before the tree of a piece, or NULL for none, is walked. */
void items_begin_piece(struct build *b, struct cmark_node *root);

/* What the walk along the tree does where a list or item begins and ends. */
void items_list(struct build *b, struct cmark_node *node);
void items_end_list(struct build *b, struct cmark_node *node);
void items_item(struct build *b, struct cmark_node *node);
void items_end_item(struct build *b, struct cmark_node *node);

/* True if the paragraph names what the list behind it defines. */
bool items_are_terms(const struct build *b, struct cmark_node *paragraph);

#endif
