/* SPDX-License-Identifier: MIT */
/* Memory for things that die together. Nothing in it is freed alone; addresses
 * stay good until the arena is released. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/* A zeroed struct is an empty arena. */
struct arena {
	struct arena_block *blocks; /* newest first */
	size_t left;                /* bytes free in the newest */
	size_t bytes;               /* allocated in all */
	size_t block; /* bytes of a block that is added, for who knows what
	               * comes; 0 = a few thousand, and large pages where
	               * there is much */
};

void arena_release(struct arena *a);

/* Zeroed and aligned for any object. */
void *arena_alloc(struct arena *a, size_t size);

/* The same, but not zeroed: for what is about to be written anyway. */
void *arena_room(struct arena *a, size_t size);

/* A copy of the `len` bytes with a NUL behind. */
char *arena_memdup(struct arena *a, const char *s, size_t len);
char *arena_strdup(struct arena *a, const char *s);

/* Room for a text of `len` bytes, with a NUL behind. */
char *arena_text(struct arena *a, size_t len);

/* `from` gives its memory to `to` and is empty after. */
void arena_take(struct arena *to, struct arena *from);

#endif
