/* SPDX-License-Identifier: MIT */
/* From Markdown to our document: cmark parses, its tree is walked once. */
#ifndef DOC_BUILD_H
#define DOC_BUILD_H

#include <stddef.h>
#include <stdint.h>

struct writer;

/* Writes the body, which begins behind `lines` lines of the file. Hostile
 * Markdown (guard.h) becomes one code block of its source. */
void build_body(struct writer *w, const char *body, size_t len, uint32_t lines);

#endif
