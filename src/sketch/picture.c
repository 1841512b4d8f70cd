/* SPDX-License-Identifier: MIT */
#include "sketch/picture.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static const char magic[] = "kanbao picture 1\n";

enum {
	MAGIC_LEN = sizeof(magic) - 1,
	HEAD_LEN = MAGIC_LEN + 4, /* columns, rows */
	CELL_LEN = 8,             /* character, ink, paper */
};

enum { PIXELS_WIDE = 8, PIXELS_HIGH = 16, SEEN_COLS = 8, SEEN_ROWS = 4 };

void picture_free(struct picture *p)
{
	if (p)
		free(p->cells);
	free(p);
}

/* The low byte first. */
static void add_number(struct buf *out, uint32_t n, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(out, (char)(n >> 8 * i & 0xFF));
}

static uint32_t number_at(const char *s, int bytes)
{
	uint32_t n = 0;

	for (int i = 0; i < bytes; i++)
		n |= (uint32_t)(unsigned char)s[i] << 8 * i;
	return n;
}

void picture_pack(struct buf *out, const struct picture *p)
{
	const int n = p->rows * p->cols;

	buf_add(out, magic, MAGIC_LEN);
	add_number(out, (uint32_t)p->cols, 2);
	add_number(out, (uint32_t)p->rows, 2);
	for (int i = 0; i < n; i++) {
		add_number(out, p->cells[i].cp, 4);
		add_number(out, p->cells[i].ink, 2);
		add_number(out, p->cells[i].paper, 2);
	}
}

/* Printable ASCII and block elements: nothing that a terminal could take for a
 * command, for two cells, for a part of what stands beside it, or for text that
 * runs from the right. Where ambiguous characters are wide, ASCII is asked
 * for. */
static bool is_allowed(const struct picture_cell *c,
		       const struct picture_want *want)
{
	const uint32_t colours = (uint32_t)want->colours;

	return ((c->cp >= 0x20 && c->cp <= 0x7E) ||
		(!want->ascii && c->cp >= 0x2580 && c->cp <= 0x259F)) &&
	       c->ink <= colours && c->paper <= colours;
}

struct picture *picture_unpack(const char *bytes, size_t len,
			       const struct picture_want *want)
{
	if (len < HEAD_LEN || memcmp(bytes, magic, MAGIC_LEN) != 0)
		return NULL;
	const int cols = (int)number_at(bytes + MAGIC_LEN, 2);
	const int rows = (int)number_at(bytes + MAGIC_LEN + 2, 2);
	if (cols < 1 || cols > want->cols || rows < 1 || rows > want->rows ||
	    len != HEAD_LEN + (size_t)cols * (size_t)rows * CELL_LEN)
		return NULL;
	struct picture *p = xcalloc(1, sizeof(*p));
	const size_t n = (size_t)cols * (size_t)rows;
	*p = (struct picture){ rows, cols, xcalloc(n, sizeof(*p->cells)) };
	bool ok = true;
	for (size_t i = 0; i < n; i++) {
		const char *at = bytes + HEAD_LEN + i * CELL_LEN;
		p->cells[i] = (struct picture_cell){
			.cp = number_at(at, 4),
			.ink = (uint16_t)number_at(at + 4, 2),
			.paper = (uint16_t)number_at(at + 6, 2),
		};
		ok &= is_allowed(&p->cells[i], want);
	}
	if (ok)
		return p;
	picture_free(p);
	return NULL;
}

static int64_t ceil_div(int64_t n, int64_t by)
{
	return (n + by - 1) / by;
}

static int64_t at_least_one(int64_t n)
{
	return n < 1 ? 1 : n;
}

/* The aspect decides; what is narrower or lower than a cell gets one. */
void picture_fit(int64_t width, int64_t height, const struct picture_want *want,
		 int *cols, int *rows)
{
	int64_t c = at_least_one(ceil_div(width, PIXELS_WIDE));

	if (c < SEEN_COLS && ceil_div(height, PIXELS_HIGH) < SEEN_ROWS)
		c = SEEN_COLS;
	if (c > want->cols)
		c = want->cols;
	/* rounded to whole cells, which are twice as high as wide */
	int64_t r = at_least_one((c * height + width) / (2 * width));
	if (r > want->rows) {
		r = want->rows;
		c = at_least_one((2 * r * width + height / 2) / height);
	}
	*cols = (int)(c < want->cols ? c : want->cols);
	*rows = (int)r;
}
