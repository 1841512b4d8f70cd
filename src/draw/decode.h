/* SPDX-License-Identifier: MIT */
/* Images from files, of whatever format. */
#ifndef DRAW_DECODE_H
#define DRAW_DECODE_H

#include "draw/image.h"

/* Decodes the file of `len` bytes, of an animation the first picture. Half the
 * size or less will do if that has `least` pixels in each direction. False, and
 * nothing to free, if it is no image that is understood, is damaged before its
 * first line, or too large. */
bool decode_image(const uint8_t *file, size_t len, int least,
		  struct image *image);

#endif
