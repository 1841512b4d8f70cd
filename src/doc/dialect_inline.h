/* SPDX-License-Identifier: MIT */
/* The constructs of dialects in running text. */
#ifndef DOC_DIALECT_INLINE_H
#define DOC_DIALECT_INLINE_H

#include <stdbool.h>
#include <stddef.h>

struct dialect_scan;
struct template;

/* Replaces what stands in the text from byte `from` to `end`, which is a
 * paragraph or part of one. In HTML only templates count. */
void dialect_inline(struct dialect_scan *s, size_t from, size_t end, bool html);

/* The same where a template may go on behind `end`: what is `done` may be behind
 * it then, within a line. */
void dialect_inline_over(struct dialect_scan *s, size_t from, size_t end,
			 bool html);

#endif
