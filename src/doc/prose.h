/* SPDX-License-Identifier: MIT */
/* Running text on its way into a leaf. */
#ifndef DOC_PROSE_H
#define DOC_PROSE_H

#include "doc/signs.h"

#include <stddef.h>

struct writer;

/* Bits of writer.absent: what no text has, so that it is not looked for. */
enum {
	PROSE_MAIL = 1 << 0,
	PROSE_EMOJI = 1 << 1,
	PROSE_SCHEME = 1 << 2, /* URLs with one, */
	PROSE_WWW = 1 << 3,    /* and hosts that look like one */
	PROSE_ALL = (1 << 4) - 1,
};

/* What no text of this Markdown can have. */
unsigned prose_absent(const char *markdown, size_t len, struct signs signs);

/* Adds decoded text to the leaf; bare URLs and mail addresses in it become
 * links, unless it stands in a link, and names of emoji these, unless it stands
 * in code. */
void prose_add(struct writer *w, const char *text, size_t len);

#endif
