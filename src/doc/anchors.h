/* SPDX-License-Identifier: MIT */
/* Where the fragment of an address leads in a document: `#a-heading`. */
#ifndef DOC_ANCHORS_H
#define DOC_ANCHORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct doc;

/* The fragment of an address, decoded, without its "#"; false if it has none.
 * An empty one is the start of the document. */
bool anchors_fragment(const char *url, struct buf *out);

/* The byte of the body, `*off` or behind, where its author gave that name to a
 * place: `{#name}` or `{: #name}` of a heading or block, `id="name"`,
 * `name="name"` of an element; "word-name" is also `id="name"` of a shortcode
 * `{{< word`. False if there is none. Code is not told from other text. Linear
 * time. */
bool anchors_find_name(const char *body, size_t len, const char *name,
		       size_t *off);

/* The leaf where a place of that name is, as anchors_find_name has found it in
 * the body of a document with DOC_SOURCES. False if there is no leaf. */
bool anchors_leaf(const struct doc *d, uint32_t source, size_t *leaf,
		  uint32_t *off);

/* The names of a document's headings. */
struct anchors;
struct anchors *anchors_new(const struct doc *d);
void anchors_free(struct anchors *a);

/* The leaf of the heading that generators name so; false if there is none. They
 * agree on its letters and digits only: GitHub, Hugo and Pandoc each drop and
 * join others, and count those that are alike from -1 on. */
bool anchors_find(const struct anchors *a, const char *name, size_t *leaf);

/* Adds the name that GitHub gives to the heading that this leaf is; another where
 * that would be one of a footnote. */
void anchors_add_name(const struct anchors *a, size_t leaf, struct buf *out);

#endif
