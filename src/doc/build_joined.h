/* SPDX-License-Identifier: MIT */
/* Tables of HTML whose cells are Markdown, or that are parted by empty lines:
 * the parser makes several blocks of one. */
#ifndef DOC_BUILD_JOINED_H
#define DOC_BUILD_JOINED_H

#include <stdbool.h>

struct build;
struct cmark_node;

enum { BUILD_JOINED_DEPTH = 32 }; /* quotes and items around */

/* What need not be looked at again, in the tree that is being written. Zeroed it
 * is nothing. */
struct build_joined {
	struct cmark_node *none[BUILD_JOINED_DEPTH]; /* in these ends no table
	                                              * any more */
	struct cmark_node *refused; /* up to this block there is none */
};

/* Writes the block of HTML and those behind it as one, if it leaves a table
 * open that another one ends and that can be set as such. Those behind are not
 * to be written then: up to b->hidden_end. */
bool build_joined_take(struct build *b, struct cmark_node *node);

#endif
