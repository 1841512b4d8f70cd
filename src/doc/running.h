/* SPDX-License-Identifier: MIT */
/* The text of a leaf, with what the parser left in it. */
#ifndef DOC_RUNNING_H
#define DOC_RUNNING_H

struct build;
struct cmark_node;

/* Writes a text of the parser's: marks and footnotes in it are understood, and
 * what stands for something else at its start is left out. */
void running_text(struct build *b, struct cmark_node *node);

#endif
