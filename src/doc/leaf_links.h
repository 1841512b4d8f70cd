/* SPDX-License-Identifier: MIT */
/* What the links of a leaf get when its text is complete: the section that they
 * stand in, and their role where their line names sources. */
#ifndef DOC_LEAF_LINKS_H
#define DOC_LEAF_LINKS_H

struct writer;

/* The leaf's text is kept and its place in the tree known. */
void leaf_links_end(struct writer *w);

#endif
