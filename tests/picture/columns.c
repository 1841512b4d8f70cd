/* SPDX-License-Identifier: MIT */
/* columns <WINDOW.xwd: looks in a picture of the terminal's window, without a
 * margin, for the borders, which alone have the colour #ff00ff (or a shade of
 * it). In every row each must begin at the same pixel, within its column, and
 * there must be none elsewhere. Prints what is wrong. */
#include "picture/picture.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The header of XWDFile.h, as numbers of 32 bits, the highest byte first. */
enum {
	XWD_HEADER_SIZE,
	XWD_VERSION,
	XWD_FORMAT, /* 2 = ZPixmap */
	XWD_WIDTH = 4,
	XWD_HEIGHT,
	XWD_BYTE_ORDER = 7, /* 0 = the lowest byte first */
	XWD_BITS_PER_PIXEL = 11,
	XWD_BYTES_PER_LINE,
	XWD_N_COLOURS = 19,
	XWD_WORDS = 25,
	XWD_COLOUR_BYTES = 12,
};

struct picture {
	uint32_t header[XWD_WORDS];
	unsigned char *bytes; /* four a pixel */
};

static bool skip(FILE *in, size_t n)
{
	while (n > 0 && getc(in) != EOF)
		n--;
	return n == 0;
}

static bool read_header(FILE *in, uint32_t *header)
{
	unsigned char b[4];

	for (int i = 0; i < XWD_WORDS; i++) {
		if (fread(b, 1, 4, in) != 4)
			return false;
		header[i] = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
			    (uint32_t)b[2] << 8 | b[3];
	}
	return header[XWD_FORMAT] == 2 && header[XWD_BITS_PER_PIXEL] == 32 &&
	       header[XWD_BYTE_ORDER] == 0 && header[XWD_WIDTH] <= 4096 &&
	       header[XWD_HEIGHT] <= 4096 && header[XWD_N_COLOURS] <= 4096 &&
	       header[XWD_HEADER_SIZE] >= sizeof(uint32_t) * XWD_WORDS &&
	       header[XWD_BYTES_PER_LINE] == 4 * header[XWD_WIDTH];
}

static bool read_picture(FILE *in, struct picture *p)
{
	if (!read_header(in, p->header))
		return false;
	const size_t size =
		(size_t)p->header[XWD_BYTES_PER_LINE] * p->header[XWD_HEIGHT];
	p->bytes = malloc(size);
	return p->bytes &&
	       skip(in, p->header[XWD_HEADER_SIZE] -
				sizeof(uint32_t) * XWD_WORDS +
				(size_t)p->header[XWD_N_COLOURS] *
					XWD_COLOUR_BYTES) &&
	       fread(p->bytes, 1, size, in) == size;
}

/* Red and blue in equal parts, with much less green. */
static bool is_border(const struct picture *p, int x, int y)
{
	const unsigned char *b = p->bytes +
				 (size_t)y * p->header[XWD_BYTES_PER_LINE] +
				 (size_t)x * 4;

	return abs(b[2] - b[0]) < 8 && b[1] + 48 < b[0];
}

/* The first pixel of the row's cells from column `from` up to `to`; -1 =
 * none. */
static int find(const struct picture *p, int row, int from, int to)
{
	const int cell_w = (int)p->header[XWD_WIDTH] / PICTURE_COLS;
	const int cell_h = (int)p->header[XWD_HEIGHT] / PICTURE_ROWS;

	for (int x = from * cell_w; x < to * cell_w; x++)
		for (int y = row * cell_h; y < (row + 1) * cell_h; y++)
			if (is_border(p, x, y))
				return x;
	return -1;
}

static int complain(int row, const char *what, int x)
{
	printf("row %d: %s (pixel %d)\n", row, what, x);
	return 1;
}

static int check_row(const struct picture *p, int row)
{
	static const int borders[] = { PICTURE_BORDER, PICTURE_EDGE };
	int wrong = 0, from = 0;

	for (int i = 0; i < 2; i++) {
		const int col = borders[i];
		const int x = find(p, row, col, col + 1);
		const int stray = find(p, row, from, col);
		if (x < 0 || x != find(p, 0, col, col + 1))
			wrong += complain(row, "a border is not in its column",
					  x);
		if (stray >= 0)
			wrong += complain(row, "a border where none is", stray);
		from = col + 1;
	}
	return wrong;
}

int main(void)
{
	struct picture p = { 0 };
	int wrong = 0;

	if (!read_picture(stdin, &p)) {
		fprintf(stderr, "columns: no picture that can be read\n");
		return 2;
	}
	if (p.header[XWD_WIDTH] % PICTURE_COLS ||
	    p.header[XWD_HEIGHT] % PICTURE_ROWS)
		printf("the window has a margin: %ux%u\n", p.header[XWD_WIDTH],
		       p.header[XWD_HEIGHT]);
	for (int row = 0; row < PICTURE_TEXTS; row++)
		wrong += check_row(&p, row);
	free(p.bytes);
	return wrong != 0;
}
