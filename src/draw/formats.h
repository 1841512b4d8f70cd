/* SPDX-License-Identifier: MIT */
/* One decoder a format, each of a module of its own; see decode_image. */
#ifndef DRAW_FORMATS_H
#define DRAW_FORMATS_H

#include "draw/image.h"

typedef bool formats_decode(const uint8_t *file, size_t len, int least,
			    struct image *image);

formats_decode png_decode, jpeg_decode, webp_decode, gif_decode;

#endif
