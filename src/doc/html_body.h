/* SPDX-License-Identifier: MIT */
/* A post whose body is HTML. */
#ifndef DOC_HTML_BODY_H
#define DOC_HTML_BODY_H

#include "doc/signs.h"

#include <stddef.h>
#include <stdint.h>

struct post;
struct writer;

/* Writes the body, which begins behind `lines` lines of the file. Templates in
 * it may name fields of `post`. */
void html_body_write(struct writer *w, const char *body, size_t len,
		     struct signs signs, uint32_t lines,
		     const struct post *post);

#endif
