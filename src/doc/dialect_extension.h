/* SPDX-License-Identifier: MIT */
/* kramdown's extensions within a line: `{::comment}…{:/comment}`,
 * `{::nomarkdown}…{:/}`, `{::options key="value" /}`. */
#ifndef DOC_DIALECT_EXTENSION_H
#define DOC_DIALECT_EXTENSION_H

#include <stddef.h>

struct dialect_part;

/* Takes what begins at the brace at `off`; returns the byte behind, 0 if it is
 * none. */
size_t dialect_extension_take(struct dialect_part *p, size_t off);

#endif
