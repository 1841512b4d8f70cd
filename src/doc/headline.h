/* SPDX-License-Identifier: MIT */
/* Whether a heading only says the title again. */
#ifndef DOC_HEADLINE_H
#define DOC_HEADLINE_H

#include <stdbool.h>
#include <stddef.h>

/* True if the text and the title are the same but for case, width, blanks,
 * markup and punctuation at the end, and not empty. */
bool headline_repeats(const char *title, const char *text, size_t len);

#endif
