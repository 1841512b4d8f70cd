/* SPDX-License-Identifier: MIT */
/* The footnotes of a body, which are written behind all else. */
#ifndef DOC_ENDNOTES_H
#define DOC_ENDNOTES_H

#include <stdbool.h>
#include <stddef.h>

struct build;
struct cmark_node;
struct nodes;

/* Takes the notes that stand in the text out of the leaf. */
void endnotes_take_inline(struct build *b, struct cmark_node *leaf);

/* Takes out of their trees the notes that were met since there were `from` of
 * them (notes.n_fresh). Returns false if there were none. */
bool endnotes_unlink(struct build *b, size_t from);

/* The trees in this memory are done with: takes the notes out of them, and the
 * memory if one was there. */
void endnotes_keep(struct build *b, struct nodes *nodes);

/* Writes them in the order of their numbers; notes may refer to more. */
void endnotes_write(struct build *b);

#endif
