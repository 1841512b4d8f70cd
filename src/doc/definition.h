/* SPDX-License-Identifier: MIT */
/* Link reference definitions, `[label]: url "title"`, as far as one line says
 * that it is one. */
#ifndef DOC_DEFINITION_H
#define DOC_DEFINITION_H

#include <stdbool.h>
#include <stddef.h>

enum definition {
	DEFINITION_NONE,   /* text */
	DEFINITION_WHOLE,  /* one, whatever follows */
	DEFINITION_TITLED, /* one, but a title may stand in the next line */
	DEFINITION_LABEL,  /* a label may end in the next line */
	DEFINITION_ODD,    /* it takes the parser to say */
};

/* What the line, given without its end and from its first character on, is
 * where a definition may stand: at the start of a paragraph or behind another.
 * `*label` becomes the bytes of its label, for those that are one. */
enum definition definition_read(const char *s, size_t len, size_t *label);

/* What a line is behind DEFINITION_LABEL. */
enum definition definition_go_on(const char *s, size_t len);

/* True if the line may be the title of the definition above it. */
bool definition_is_title(const char *s, size_t len);

/* The end of the label that begins at `s`, behind its "[": its "]", or NULL if
 * another bracket or the end comes first. */
const char *definition_label_end(const char *s, const char *end);

#endif
