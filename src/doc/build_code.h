/* SPDX-License-Identifier: MIT */
/* Code on its way into a leaf: as it stands in the body, without the tags that
 * keep it from being taken for templates. */
#ifndef DOC_BUILD_CODE_H
#define DOC_BUILD_CODE_H

#include <stdbool.h>
#include <stddef.h>

struct trace;
struct writer;

/* True if the block at the cursor has an opening fence: a line that its text
 * doesn't have. */
bool build_code_is_fenced(const struct trace *t, const char *code);

/* Adds the code of a span, and that of a block, whose lines are a copy that the
 * trace knows. */
void build_code_add(struct writer *w, const char *code, size_t len);
void build_code_add_lines(struct writer *w, const char *code, size_t len);

#endif
