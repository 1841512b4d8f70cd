/* SPDX-License-Identifier: MIT */
/* Running text on its way into a leaf. */
#ifndef DOC_PROSE_H
#define DOC_PROSE_H

#include <stddef.h>

struct writer;

/* Adds decoded text to the leaf; bare URLs and mail addresses in it become
 * links, unless it stands in a link, and names of emoji these, unless it stands
 * in code. */
void prose_add(struct writer *w, const char *text, size_t len);

#endif
