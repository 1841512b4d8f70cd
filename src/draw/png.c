/* SPDX-License-Identifier: MIT */
#include "draw/formats.h"

#ifdef DRAW_PNG
#include <png.h>
#include <stdlib.h>

bool png_decode(const uint8_t *file, size_t len, int least, struct image *image)
{
	png_image png = { .version = PNG_IMAGE_VERSION };

	(void)least;
	if (!png_image_begin_read_from_memory(&png, file, len))
		return false;
	if (!image_size_ok(png.width, png.height)) {
		png_image_free(&png);
		return false;
	}
	png.format = PNG_FORMAT_RGBA;
	image->rgba = calloc((size_t)png.width * png.height, 4);
	image->width = (int)png.width;
	image->height = (int)png.height;
	if (!image->rgba ||
	    !png_image_finish_read(&png, NULL, image->rgba, 0, NULL)) {
		png_image_free(&png);
		free(image->rgba);
		return false;
	}
	return true;
}

#endif
