/* SPDX-License-Identifier: MIT */
#include "draw/exif.h"

#include <stdlib.h>
#include <string.h>

/* Exif 2.3: a TIFF file in the APP1 segment of the JPEG. */
enum {
	APP1 = 0xE1,
	SCAN = 0xDA,
	ENTRY_LEN = 12,
	ORIENTATION = 0x0112,
	UPRIGHT = 1,
	LAST = 8
};

struct tiff {
	const uint8_t *s;
	size_t len;
	bool big; /* the high byte comes first */
};

static uint32_t number(const struct tiff *t, size_t off, int bytes)
{
	uint32_t n = 0;

	if (off > t->len || t->len - off < (size_t)bytes)
		return 0;
	for (int i = 0; i < bytes; i++)
		n = n << 8 | t->s[off + (size_t)(t->big ? i : bytes - 1 - i)];
	return n;
}

static int read_tiff(const struct tiff *t)
{
	const size_t dir = number(t, 4, 4);
	const size_t n = number(t, dir, 2);

	for (size_t i = 0; i < n; i++) {
		const size_t entry = dir + 2 + i * ENTRY_LEN;
		if (number(t, entry, 2) != ORIENTATION)
			continue;
		const uint32_t value = number(t, entry + 8, 2);
		return value >= UPRIGHT && value <= LAST ? (int)value : UPRIGHT;
	}
	return UPRIGHT;
}

int exif_orientation(const uint8_t *file, size_t len)
{
	static const char start[] = "Exif\0";
	const size_t n = sizeof(start);

	for (size_t i = 2; i + 4 <= len && file[i] == 0xFF;) {
		const size_t size = (size_t)file[i + 2] << 8 | file[i + 3];
		const uint8_t *s = file + i + 4;
		if (file[i + 1] == SCAN || size < 2 || i + 2 + size > len)
			break;
		if (file[i + 1] == APP1 && size >= 2 + n &&
		    memcmp(s, start, n) == 0)
			return read_tiff(&(struct tiff){ s + n, size - 2 - n,
							 s[n] == 'M' });
		i += 2 + size;
	}
	return UPRIGHT;
}

/* Bits of how the pixels are to be read. */
enum { SWAP = 1, FLIP_X = 2, FLIP_Y = 4 };

void exif_turn(struct image *image, int orientation)
{
	static const uint8_t ways[LAST + 1] = {
		0,
		0,
		FLIP_X,
		FLIP_X | FLIP_Y,
		FLIP_Y,
		SWAP,
		SWAP | FLIP_Y,
		SWAP | FLIP_X | FLIP_Y,
		SWAP | FLIP_X,
	};
	const int way = ways[orientation];
	const int w = image->width, h = image->height;
	const int width = way & SWAP ? h : w, height = way & SWAP ? w : h;
	uint8_t *turned = way ? malloc((size_t)w * (size_t)h * 4) : NULL;

	if (!turned)
		return;
	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++) {
			int from_x = way & SWAP ? y : x;
			int from_y = way & SWAP ? x : y;
			from_x = way & FLIP_X ? w - 1 - from_x : from_x;
			from_y = way & FLIP_Y ? h - 1 - from_y : from_y;
			memcpy(turned +
				       ((size_t)y * (size_t)width + (size_t)x) *
					       4,
			       image->rgba + ((size_t)from_y * (size_t)w +
					      (size_t)from_x) *
						     4,
			       4);
		}
	free(image->rgba);
	*image = (struct image){ width, height, turned };
}
