/* SPDX-License-Identifier: MIT */
/* Links of wikis and note keepers: `[[target]]`, `[[target|text]]`,
 * `[[target]]{text}`, and `![[file]]`, which embeds. */
#ifndef DOC_WIKILINK_H
#define DOC_WIKILINK_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Slices of the text. */
struct wikilink {
	size_t len; /* bytes of all of it */
	bool embeds;
	const char *target, *text; /* text: the target if none is given */
	size_t target_len, text_len;
};

/* Whether one begins at byte 0, a bracket or exclamation mark. */
bool wikilink_at(const char *s, size_t len, struct wikilink *link);

/* Writes it as a link or image of Markdown. */
void wikilink_write(const struct wikilink *link, struct buf *out);

#endif
