/* SPDX-License-Identifier: MIT */
/* The constructs of dialects in square brackets, in running text. Each looks at
 * byte `off` of the text, replaces what begins there, and returns where to go
 * on. */
#ifndef DOC_DIALECT_BRACKETS_H
#define DOC_DIALECT_BRACKETS_H

#include <stddef.h>

struct dialect_part;

/* At an opening bracket: wiki links, tags, `@[card](url)`. */
size_t dialect_brackets_take(struct dialect_part *p, size_t off);

/* At one that is closed: the address behind it, if there are blanks in it. */
size_t dialect_brackets_address(struct dialect_part *p, size_t off);

/* At `[[`, or a ! before it. */
size_t dialect_brackets_wikilink(struct dialect_part *p, size_t off);

/* A tag as of WordPress, or 0. */
size_t dialect_brackets_tag(struct dialect_part *p, size_t off);

#endif
