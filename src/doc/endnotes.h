/* SPDX-License-Identifier: MIT */
/* The footnotes of a body, which are written behind all else. */
#ifndef DOC_ENDNOTES_H
#define DOC_ENDNOTES_H

struct build;
struct cmark_node;

/* Takes the notes that stand in the text out of the leaf. */
void endnotes_take_inline(struct build *b, struct cmark_node *leaf);

/* Takes the notes that were met out of the tree, which they would die with. */
void endnotes_keep(struct build *b);

/* Writes them in the order of their numbers; notes may refer to more. */
void endnotes_write(struct build *b);

#endif
