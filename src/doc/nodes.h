/* SPDX-License-Identifier: MIT */
/* Memory of the parser's trees, which are made in one go, looked at and thrown
 * away: what the parser asks for lies side by side, and nothing of it is freed
 * alone. The parser asks by functions that get no argument of ours; so a thread
 * says beforehand in whose memory it works. */
#ifndef DOC_NODES_H
#define DOC_NODES_H

#include <stddef.h>

struct cmark_mem;
struct nodes_block;
struct nodes_large;

/* A zeroed struct is empty. It must not move while a thread works in it. */
struct nodes {
	struct nodes_block *blocks; /* newest first */
	struct nodes_block *spare;  /* not in use */
	struct nodes_large *large;  /* objects of their own, newest first */
	char *at, *end;             /* what is free in the newest block */
};

void nodes_release(struct nodes *n);

/* From here on this thread's trees are made, and changed, in `n` (NULL = none
 * is). Returns the one before, to be used again. */
struct nodes *nodes_use(struct nodes *n);

/* What to give the parser; the same for all, good for ever. */
struct cmark_mem *nodes_mem(void);

/* `from` gives its memory to `to` and is empty after. */
void nodes_take(struct nodes *to, struct nodes *from);

/* All that is made behind a mark may be thrown away at once. */
struct nodes_mark {
	const struct nodes_block *block;
	const struct nodes_large *large;
	char *at;
};
struct nodes_mark nodes_mark(const struct nodes *n);
void nodes_rewind(struct nodes *n, struct nodes_mark to);

/* Bytes held, for who wants to know what a tree costs. */
size_t nodes_bytes(const struct nodes *n);

#endif
