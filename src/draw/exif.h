/* SPDX-License-Identifier: MIT */
/* How the camera was held, which it writes into the file instead of turning
 * the picture. */
#ifndef DRAW_EXIF_H
#define DRAW_EXIF_H

#include "draw/image.h"

/* The orientation in a JPEG file, 1 to 8; 1 = as it is, also where none is
 * given. */
int exif_orientation(const uint8_t *file, size_t len);

/* Turns the image so that it is upright. */
void exif_turn(struct image *image, int orientation);

#endif
