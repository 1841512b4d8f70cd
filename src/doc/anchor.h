/* SPDX-License-Identifier: MIT */
/* Where the fragment of an address leads in a document: `#a-heading`. */
#ifndef DOC_ANCHOR_H
#define DOC_ANCHOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct doc;

/* The fragment of an address, decoded, without its "#"; false if it has none.
 * An empty one is the start of the document. */
bool anchor_fragment(const char *url, struct buf *out);

/* The byte of the body where its author gave that name to a place: `{#name}` or
 * `{: #name}` of a heading or block, `id="name"`, `name="name"` of an element.
 * False if there is none. Linear time. */
bool anchor_find_name(const char *body, size_t len, const char *name,
		      size_t *off);

/* The leaf where a place of that name is, as anchor_find_name has found it in
 * the body of a document with DOC_SOURCES. False if there is no leaf. */
bool anchor_leaf(const struct doc *d, uint32_t source, size_t *leaf,
		 uint32_t *off);

/* The heading that generators name so, doc_leaf_count if there is none. They
 * agree on its letters and digits only: GitHub, Hugo and Pandoc each drop and
 * join others, and count those that are alike from -1 on. Linear time. */
size_t anchor_find_heading(const struct doc *d, const char *name);

/* Adds the name that GitHub gives to a heading; those that are alike are not
 * told apart. */
void anchor_add_name(struct buf *out, const char *heading, size_t len);

#endif
