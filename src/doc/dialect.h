/* SPDX-License-Identifier: MIT */
/* What posts use beyond CommonMark and HTML: tags of site generators, formulas,
 * boxes, wiki links, attribute lists. One pass over the Markdown, before it is
 * parsed, that leaves code alone. */
#ifndef DOC_DIALECT_H
#define DOC_DIALECT_H

#include "base/buf.h"
#include "doc/inserts.h"
#include "doc/signs.h"

#include <stdbool.h>
#include <stddef.h>

struct post;

/* Copies the Markdown to `out` with each such construct written as CommonMark
 * or as the mark of an insert, line for line. `signs` are those of the text,
 * then of it and the copy. Returns false, with nothing written, if there is
 * none. `text` must live as long as the inserts; `post`, whose fields tags may
 * name, may be NULL. In `html` only templates count. Linear time. */
bool dialect_prepare(struct buf *out, struct inserts *inserts, const char *text,
		     size_t len, struct signs *signs, const struct post *post,
		     bool html);

#endif
