/* SPDX-License-Identifier: MIT */
/* `show --format json`: documents as trees with the places they come from. */
#ifndef APP_SHOW_JSON_H
#define APP_SHOW_JSON_H

struct buf;
struct doc;
struct post;

/* Adds a post as an object: its path, title and links, and the tree of its
 * document as the manual describes it. Linear time. */
void show_json(struct buf *out, const struct post *p, const struct doc *d);

#endif
