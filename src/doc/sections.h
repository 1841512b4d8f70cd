/* SPDX-License-Identifier: MIT */
/* Which source belongs to which part of a document. */
#ifndef DOC_SECTIONS_H
#define DOC_SECTIONS_H

struct doc;

/* Fills d->sources and d->head_source from the leaves and links. */
void sections_find(struct doc *d);

#endif
