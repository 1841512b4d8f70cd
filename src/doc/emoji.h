/* SPDX-License-Identifier: MIT */
/* Emoji by their names, `:tada:`. */
#ifndef DOC_EMOJI_H
#define DOC_EMOJI_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a name may stand between the colon, with which the Markdown begins,
 * and another. */
bool emoji_may_be_at(const char *markdown, size_t len);

/* The emoji whose name between colons the text begins with, `*n` are its bytes
 * there; NULL if there is none. */
const char *emoji_at(const char *text, size_t len, size_t *n);

#endif
