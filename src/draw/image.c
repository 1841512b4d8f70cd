/* SPDX-License-Identifier: MIT */
#include "draw/image.h"

bool image_size_ok(int64_t width, int64_t height)
{
	return width > 0 && height > 0 && width <= IMAGE_PIXELS_MAX &&
	       height <= IMAGE_PIXELS_MAX / width;
}
