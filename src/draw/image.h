/* SPDX-License-Identifier: MIT */
/* An image as pixels. */
#ifndef DRAW_IMAGE_H
#define DRAW_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pixels: a larger image is not decoded, whatever its file says. */
enum { IMAGE_PIXELS_MAX = 64 * 1000 * 1000 };

struct image {
	int width, height; /* pixels, at least 1 */
	uint8_t *rgba;     /* row by row, 4 bytes a pixel; free() it */
};

/* True if an image of this size may be decoded. */
bool image_size_ok(int64_t width, int64_t height);

#endif
