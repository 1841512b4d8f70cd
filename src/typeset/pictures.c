/* SPDX-License-Identifier: MIT */
#include "typeset/pictures.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "sketch/picture.h"
#include "typeset/layout.h"
#include "typeset/sheet.h"

#include <stddef.h>
#include <string.h>

/* Of one leaf; the others are badges or smileys. */
enum { PICTURES_MAX = 16 };

/* Cells: less shows nothing. */
enum { LEAST_COLS = 4 };

/* The number of the first link that stands in the leaf or below. Links are in
 * the order of their leaves; that of the head, which may have none, comes
 * first. */
static size_t first_link(const struct doc *d, const struct block *leaf)
{
	size_t low = 1, high = doc_link_count(d) + 1;

	while (low < high) {
		const size_t mid = low + (high - low) / 2;
		if (doc_link(d, mid)->block->index < leaf->index)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void put(struct sheet *sheet, const struct picture *p,
		const struct block *leaf, struct arena *a)
{
	const size_t n = (size_t)p->rows * (size_t)p->cols;
	const struct picture_cell *cells =
		memcpy(arena_alloc(a, n * sizeof(*cells)), p->cells,
		       n * sizeof(*cells));

	for (int row = 0; row < p->rows; row++) {
		sheet_open(sheet, leaf->len);
		sheet_picture(sheet, cells + row * p->cols, p->cols);
		sheet_close(sheet, leaf->len);
	}
}

static bool put_image(const struct link *link, const struct layout_options *o,
		      int cols, struct arena *a, struct sheet *sheet)
{
	bool later = false;
	struct picture *p =
		o->pictures.find(o->pictures.arg, link, cols, &later);

	if (p && p->cols <= cols)
		put(sheet, p, link->block, a);
	picture_free(p);
	return later;
}

bool pictures_put(const struct doc *d, const struct block *leaf,
		  const struct layout_options *o, struct arena *a,
		  struct sheet *sheet)
{
	const size_t n = doc_link_count(d);
	const int cols = o->width - sheet_indent(sheet);
	bool later = false;
	int images = 0;

	if (!o->pictures.find || leaf->kind == BLOCK_ROW || cols < LEAST_COLS)
		return false;
	for (size_t i = first_link(d, leaf); i <= n && images < PICTURES_MAX;
	     i++) {
		const struct link *link = doc_link(d, i);
		if (link->block != leaf)
			break;
		if (link->role != LINK_IMAGE)
			continue;
		later |= put_image(link, o, cols, a, sheet);
		images++;
	}
	return later;
}
