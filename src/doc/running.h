/* SPDX-License-Identifier: MIT */
/* The text of a leaf, with what the parser left in it. */
#ifndef DOC_RUNNING_H
#define DOC_RUNNING_H

#include <stdbool.h>

struct build;
struct cmark_node;

/* Writes a text of the parser's: marks and footnotes in it are understood, and
 * what stands for something else at its start is left out. */
void running_text(struct build *b, struct cmark_node *node);

/* Goes past a text that is not shown: only what its marks mean to the text
 * behind it counts. */
void running_hidden(struct build *b, struct cmark_node *node);

/* Writes a line end of the source. An image that has a line of its own keeps it:
 * where pictures are drawn they stand apart as well. So do lines of an
 * enumeration. */
void running_soft_break(struct build *b, struct cmark_node *node);

/* True for a line that shows nothing, of something that went over lines. */
bool running_is_filled(const struct build *b, struct cmark_node *node);

/* True if the doubtful tag of HTML is ended by another one beside it. */
bool running_is_element(struct build *b, struct cmark_node *node);

#endif
