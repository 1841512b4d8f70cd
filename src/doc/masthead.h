/* SPDX-License-Identifier: MIT */
/* What stands above the text of a post: its title and the lines about it. */
#ifndef DOC_MASTHEAD_H
#define DOC_MASTHEAD_H

struct post;
struct writer;

/* Writes the title, and `date · author · source` and `categories · #tags`, with
 * DOC_HEAD only; the head's source, if it is a URL, becomes link 1 in any
 * case. */
void masthead_write(struct writer *w, const struct post *p);

#endif
