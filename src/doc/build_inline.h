/* SPDX-License-Identifier: MIT */
/* The inlines of a leaf but its text, one function for each side of a node of the
 * parser's tree. */
#ifndef DOC_BUILD_INLINE_H
#define DOC_BUILD_INLINE_H

struct build;
struct cmark_node;

void build_inline_soft_break(struct build *b, struct cmark_node *node);
void build_inline_hard_break(struct build *b, struct cmark_node *node);

void build_inline_code(struct build *b, struct cmark_node *node);
void build_inline_html(struct build *b, struct cmark_node *node);

void build_inline_emph(struct build *b, struct cmark_node *node);
void build_inline_end_emph(struct build *b, struct cmark_node *node);
void build_inline_strong(struct build *b, struct cmark_node *node);
void build_inline_end_strong(struct build *b, struct cmark_node *node);

void build_inline_link(struct build *b, struct cmark_node *node);
void build_inline_image(struct build *b, struct cmark_node *node);
void build_inline_end_link(struct build *b, struct cmark_node *node);

#endif
