/* SPDX-License-Identifier: MIT */
/* A document in other forms than lines on a screen. */
#ifndef DOC_EXPORT_H
#define DOC_EXPORT_H

struct buf;
struct doc;

/* Adds the document as a fragment of HTML, in the words of CommonMark's own
 * examples where it has the construct. Everything is escaped. A link is live if
 * it is relative or its scheme is one of http, https and mailto, an image only
 * without the last; else it has no address. Where links lead to headings of the
 * document (doc/anchors.h), these have ids. Linear time but for sorting them. */
void export_html(struct buf *out, const struct doc *d);

#endif
