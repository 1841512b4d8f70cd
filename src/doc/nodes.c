/* SPDX-License-Identifier: MIT */
#include "doc/nodes.h"

#include "base/pages.h"
#include "base/xalloc.h"

#include <assert.h>
#include <cmark.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* Blocks grow from what a short post takes. */
	BLOCK_MIN = 64 * 1024,
	BLOCK_MAX = PAGES_SIZE,
	/* What is larger can really grow and be freed: it is the text that the
	 * parser has of a block, and a copy of it. */
	LARGE = 32 * 1024,
	ALIGN = 8,
};

struct nodes_block {
	struct nodes_block *next;
	size_t size;
	char data[];
};

struct nodes_large {
	struct nodes_large *next, **link; /* which points here */
	size_t room; /* bytes that it may grow to where it is */
	size_t size; /* stands right before the object */
	char data[];
};

/* What stands before an object that is not large: its size. */
enum { HEAD = sizeof(size_t) };

static _Thread_local struct nodes *current;

struct nodes *nodes_use(struct nodes *n)
{
	struct nodes *before = current;

	current = n;
	return before;
}

static size_t size_of(const void *p)
{
	return ((const size_t *)p)[-1];
}

static struct nodes_large *large_of(void *p)
{
	return (struct nodes_large *)((char *)p -
				      offsetof(struct nodes_large, data));
}

static void put_large(struct nodes *n, struct nodes_large *l)
{
	l->next = n->large;
	l->link = &n->large;
	if (l->next)
		l->next->link = &l->next;
	n->large = l;
}

static void free_large(struct nodes_large *l)
{
	*l->link = l->next;
	if (l->next)
		l->next->link = l->link;
	free(l);
}

static void *alloc_large(struct nodes *n, size_t size)
{
	struct nodes_large *l = xcalloc(1, sizeof(*l) + size);

	l->size = l->room = size;
	put_large(n, l);
	return l->data;
}

static void *grow_large(struct nodes_large *l, size_t size)
{
	if (size <= l->room) {
		l->size = size;
		return l->data;
	}
	l = xrealloc(l, sizeof(*l) + 2 * size);
	l->size = size;
	l->room = 2 * size;
	*l->link = l;
	if (l->next)
		l->next->link = &l->next;
	return l->data;
}

static struct nodes_block *block_new(size_t all)
{
	struct nodes_block *b =
		all < BLOCK_MAX ? xmalloc(all) : pages_alloc(all);

	if (!b)
		xalloc_fail();
	b->size = all - sizeof(*b);
	return b;
}

static void block_free(struct nodes_block *b)
{
	const size_t all = sizeof(*b) + b->size;

	if (all < BLOCK_MAX)
		free(b);
	else
		pages_free(b, all);
}

static void use_block(struct nodes *n, struct nodes_block *b)
{
	b->next = n->blocks;
	n->blocks = b;
	n->at = b->data;
	n->end = b->data + b->size;
}

static void add_block(struct nodes *n)
{
	struct nodes_block *b = n->spare;
	size_t size = BLOCK_MIN;

	if (b) {
		n->spare = b->next;
		use_block(n, b);
		return;
	}
	if (n->blocks)
		size = 2 * (sizeof(*b) + n->blocks->size);
	if (size > BLOCK_MAX)
		size = BLOCK_MAX;
	use_block(n, block_new(size));
}

static size_t aligned(size_t size)
{
	return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

/* Not zeroed. */
static inline void *alloc_small(struct nodes *n, size_t size)
{
	const size_t room = HEAD + aligned(size);

	if ((size_t)(n->end - n->at) < room)
		add_block(n);
	char *p = n->at + HEAD;
	n->at += room;
	((size_t *)(void *)p)[-1] = size;
	return p;
}

enum { HALF = sizeof(size_t) * CHAR_BIT / 2 };

static void *make(size_t count, size_t size)
{
	assert(current);
	/* a division takes longer than the rest */
	if ((count | size) >> HALF && size && count > SIZE_MAX / size)
		return xcalloc(count, size); /* which aborts */
	size *= count;
	if (size > LARGE)
		return alloc_large(current, size);
	return memset(alloc_small(current, size), 0, size);
}

/* The last object of the block, which may grow and go. */
static bool is_last(const char *p)
{
	return current && p + aligned(size_of(p)) == current->at;
}

static void drop(void *p)
{
	if (!p)
		return;
	if (size_of(p) > LARGE)
		free_large(large_of(p));
	else if (is_last(p))
		current->at = (char *)p - HEAD;
}

/* The object is large or is to be, or may be of another block. */
static void *move(void *p, size_t size)
{
	const size_t old = p ? size_of(p) : 0;

	if (old > LARGE && size > LARGE)
		return grow_large(large_of(p), size);
	void *q = size > LARGE ? alloc_large(current, size)
			       : alloc_small(current, size);
	if (p)
		memcpy(q, p, old < size ? old : size);
	drop(p);
	return q;
}

static bool has_room(char *p, size_t size)
{
	return size_of(p) <= LARGE && is_last(p) &&
	       aligned(size) <= (size_t)(current->end - p);
}

/* Most are new, and most others the last. */
static void *grow(void *p, size_t size)
{
	assert(current);
	if (size > LARGE)
		return move(p, size);
	if (!p)
		return alloc_small(current, size);
	if (!has_room(p, size))
		return move(p, size);
	current->at = (char *)p + aligned(size);
	((size_t *)p)[-1] = size;
	return p;
}

struct cmark_mem *nodes_mem(void)
{
	/* cmark wants it writable and never writes to it. */
	static const cmark_mem mem = { make, grow, drop };

	return (cmark_mem *)(uintptr_t)&mem;
}

static void free_blocks(struct nodes_block *b)
{
	while (b) {
		struct nodes_block *next = b->next;
		block_free(b);
		b = next;
	}
}

static void free_newest_large(struct nodes *n)
{
	struct nodes_large *const l = n->large;

	n->large = l->next;
	if (n->large)
		n->large->link = &n->large;
	free(l);
}

void nodes_release(struct nodes *n)
{
	while (n->large)
		free_newest_large(n);
	free_blocks(n->blocks);
	free_blocks(n->spare);
	*n = (struct nodes){ 0 };
}

void nodes_take(struct nodes *to, struct nodes *from)
{
	struct nodes_block **end = &to->blocks;

	/* Behind the newest, which is in use. */
	if (to->blocks)
		end = &to->blocks->next;
	if (from->blocks) {
		struct nodes_block *last = from->blocks;
		while (last->next)
			last = last->next;
		last->next = *end;
		*end = from->blocks;
	}
	if (end == &to->blocks) {
		to->at = from->at;
		to->end = from->end;
	}
	while (from->large) {
		struct nodes_large *l = from->large;
		from->large = l->next;
		put_large(to, l);
	}
	from->blocks = NULL;
	nodes_release(from);
}

struct nodes_mark nodes_mark(const struct nodes *n)
{
	return (struct nodes_mark){ n->blocks, n->large, n->at };
}

void nodes_rewind(struct nodes *n, struct nodes_mark to)
{
	while (n->large != to.large)
		free_newest_large(n);
	while (n->blocks != to.block) {
		struct nodes_block *b = n->blocks;
		n->blocks = b->next;
		b->next = n->spare;
		n->spare = b;
	}
	n->at = to.at;
	n->end = n->blocks ? n->blocks->data + n->blocks->size : NULL;
}

size_t nodes_bytes(const struct nodes *n)
{
	size_t bytes = 0;

	for (const struct nodes_block *b = n->blocks; b; b = b->next)
		bytes += b->size;
	for (const struct nodes_block *b = n->spare; b; b = b->next)
		bytes += b->size;
	for (const struct nodes_large *l = n->large; l; l = l->next)
		bytes += l->size;
	return bytes;
}
