/* SPDX-License-Identifier: MIT */
/* Documents of a Markdown text alone, laid out, for the tests of that. */
#ifndef SUPPORT_PAGE_H
#define SUPPORT_PAGE_H

#include <stddef.h>

struct buf;
struct doc;
struct layout;
struct layout_options;

/* The document of a post without a head; doc_free it. */
struct doc *page_doc(const char *markdown, size_t len);

/* Laid out by default, at `width` cells; layout_free it. */
struct layout *page_layout(const struct doc *d, int width);

/* Adds all lines to `out`, prefixes and all, each with `end` behind. */
void page_add(struct buf *out, struct layout *l, char end);

/* Asserts that the text is set in these lines; `want` has a `|` behind each. */
void page_assert(const char *text, const struct layout_options *o,
		 const char *want);

#endif
