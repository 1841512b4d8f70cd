/* SPDX-License-Identifier: MIT */
/* Quotes that kramdown, Jekyll's Markdown, begins with a ">" alone on its line:
 *
 *     >
 *     What the lines behind it say
 *     until an empty one.
 *
 * To CommonMark that is an empty quote, and a paragraph which ends it. */
#ifndef DOC_BUILD_LAZY_H
#define DOC_BUILD_LAZY_H

#include <stdbool.h>

struct build;
struct cmark_node;

/* True if the quote is such a mark, which shows nothing itself. */
bool build_lazy_is_mark(struct build *b, struct cmark_node *quote);

/* Around a paragraph or list: opens the quote before the first behind a mark, and
 * closes it behind the last. */
void build_lazy_begin(struct build *b, struct cmark_node *node);
void build_lazy_end(struct build *b, struct cmark_node *node);

#endif
