/* SPDX-License-Identifier: MIT */
#include "archive/walk_sort.h"

#include "archive/walk.h"
#include "base/arena.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static int by_path(const void *a, const void *b)
{
	const struct walk_file *x = a, *y = b;

	return strcmp(x->path, y->path);
}

void walk_sort_paths(struct walk_file *files, size_t n)
{
	if (n > 1)
		qsort(files, n, sizeof(*files), by_path);
}

/* Counting sort by twelve bits of the order; stable. */
static void sort_bits(const struct walk_file *from, struct walk_file *to,
		      size_t n, int shift)
{
	enum { VALUES = 1 << 12 };
	size_t *at = xcalloc(VALUES + 1, sizeof(*at));

	for (size_t i = 0; i < n; i++)
		at[(from[i].order >> shift & (VALUES - 1)) + 1]++;
	for (size_t i = 1; i < VALUES; i++)
		at[i] += at[i - 1];
	for (size_t i = 0; i < n; i++)
		to[at[from[i].order >> shift & (VALUES - 1)]++] = from[i];
	free(at);
}

void walk_sort_newest(struct walk_file *files, size_t n)
{
	if (n < 2)
		return;
	struct arena room = { 0 };
	struct walk_file *other = arena_room(&room, n * sizeof(*other));

	sort_bits(files, other, n, 0);
	sort_bits(other, files, n, 12);
	arena_release(&room);
}
