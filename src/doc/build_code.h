/* SPDX-License-Identifier: MIT */
/* Code on its way into a leaf: as it stands in the body, without the tags that
 * keep it from being taken for templates. */
#ifndef DOC_BUILD_CODE_H
#define DOC_BUILD_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct trace;
struct writer;

/* A block of it. */
struct build_code {
	const char *text;
	size_t len;
	const char *info; /* of the document */
	uint32_t line;    /* of the file, where the block begins, */
	uint32_t before;  /* and how many lines of it are before the text */
	bool goes_on;     /* the last leaf does */
};

/* True if the block that begins there, line and column from 1, has an opening
 * fence: a line that its text doesn't have. */
bool build_code_is_fenced(struct trace *t, uint32_t line, uint32_t column,
			  const char *code);

/* Adds the code of a span. */
void build_code_add(struct writer *w, const char *code, size_t len);

/* Writes a block, whose lines are a copy that the trace knows. */
void build_code_write(struct writer *w, const struct build_code *code);

/* The bytes of those lines of the code that are its first leaf; `*lines` = how
 * many. */
size_t build_code_leaf(const char *code, size_t len, uint32_t *lines);

#endif
