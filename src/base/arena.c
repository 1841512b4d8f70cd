/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include "base/pages.h"
#include "base/xalloc.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* The rest of a block is lost when another arena takes it. */
	BLOCK_SIZE = 8 * 1024,
	/* An arena of so much gets large pages, of which one costs little more
	 * than a small one. Bytes. */
	LARGE_FROM = PAGES_SIZE / 2,
};

struct arena_block {
	struct arena_block *next;
	size_t size; /* bytes of data */
	alignas(max_align_t) char data[];
};

/* What fills more than half a large page gets whole ones. */
static bool is_paged(size_t size)
{
	return sizeof(struct arena_block) + size > PAGES_SIZE / 2;
}

static struct arena_block *block_new(struct arena *a, size_t size)
{
	struct arena_block *b;
	size_t all = sizeof(*b) + size;

	if (is_paged(size)) {
		if (all > SIZE_MAX - PAGES_SIZE)
			xalloc_fail();
		all = (all + PAGES_SIZE - 1) / PAGES_SIZE * PAGES_SIZE;
		b = pages_alloc(all);
		if (!b)
			xalloc_fail();
	} else {
		b = xmalloc(all);
	}
	b->next = NULL;
	b->size = all - sizeof(*b);
	a->bytes += all;
	return b;
}

static void block_free(struct arena_block *b)
{
	if (is_paged(b->size))
		pages_free(b, sizeof(*b) + b->size);
	else
		free(b);
}

void arena_release(struct arena *a)
{
	for (struct arena_block *b = a->blocks; b;) {
		struct arena_block *next = b->next;
		block_free(b);
		b = next;
	}
	*a = (struct arena){ .block = a->block };
}

/* A large object gets a block of its own behind the newest one, whose free
 * rest stays in use. */
static void *alloc_large(struct arena *a, size_t size)
{
	struct arena_block *b = block_new(a, size);

	if (a->blocks) {
		b->next = a->blocks->next;
		a->blocks->next = b;
	} else {
		a->blocks = b;
		a->left = 0;
	}
	return b->data;
}

/* Bytes of data of a block that is added. */
static size_t block_size(const struct arena *a)
{
	if (a->block)
		return a->block > BLOCK_SIZE
			       ? a->block & ~(alignof(max_align_t) - 1)
			       : BLOCK_SIZE;
	return a->bytes < LARGE_FROM ? BLOCK_SIZE
				     : PAGES_SIZE - sizeof(struct arena_block);
}

/* `align` is 1 for text, which then stands without gaps. */
static void *alloc(struct arena *a, size_t size, size_t align)
{
	a->left -= a->left % align;
	if (size > a->left) {
		const size_t block = block_size(a);
		if (size > block / 4)
			return alloc_large(a, size);
		struct arena_block *b = block_new(a, block);
		b->next = a->blocks;
		a->blocks = b;
		a->left = b->size;
	}
	char *p = a->blocks->data + (a->blocks->size - a->left);
	a->left -= size;
	return p;
}

void *arena_room(struct arena *a, size_t size)
{
	return alloc(a, size + !size, alignof(max_align_t));
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(arena_room(a, size), 0, size);
}

char *arena_text(struct arena *a, size_t len)
{
	char *text = alloc(a, len + 1, 1);

	text[len] = '\0';
	return text;
}

char *arena_memdup(struct arena *a, const char *s, size_t len)
{
	char *copy = arena_text(a, len);

	if (len)
		memcpy(copy, s, len);
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_memdup(a, s, strlen(s));
}

void arena_take(struct arena *to, struct arena *from)
{
	if (!from->blocks)
		return;
	/* The block with more room stays the newest. */
	const bool ours = to->blocks && to->left >= from->left;
	struct arena_block **place = ours ? &to->blocks->next : &to->blocks;
	struct arena_block **end = &from->blocks;
	while (*end)
		end = &(*end)->next;
	*end = *place;
	*place = from->blocks;
	if (!ours)
		to->left = from->left;
	to->bytes += from->bytes;
	*from = (struct arena){ .block = from->block };
}
