/* SPDX-License-Identifier: MIT */
/* The text of a leaf as HTML. */
#ifndef DOC_EXPORT_INLINE_H
#define DOC_EXPORT_INLINE_H

#include <stddef.h>
#include <stdint.h>

struct anchors;
struct block;
struct buf;
struct doc;

/* Where the walk along the document's links is; start with { .doc = d }. */
struct export_cursor {
	const struct doc *doc;
	size_t link;  /* links before this number stand before the leaf */
	size_t note;  /* the same of marks of notes */
	size_t added; /* cells that short rows lacked */
	/* of the headings, if links lead to them; NULL = none does */
	const struct anchors *anchors;
};

/* Adds the text with & < > and " escaped. */
void export_text(struct buf *out, const char *text, size_t len);

/* Adds the leaf's text with tags for its styles and links; leaves come in
 * order. Of two styles over the same text emphasis is outside, of others the
 * one that goes on longer. */
void export_inline(struct buf *out, struct export_cursor *at,
		   const struct block *leaf);

/* The same of its bytes [from, to), parts in order. */
void export_part(struct buf *out, struct export_cursor *at,
		 const struct block *leaf, uint32_t from, uint32_t to);

#endif
