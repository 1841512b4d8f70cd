/* SPDX-License-Identifier: MIT */
/* An image as characters, by libchafa. */
#ifndef DRAW_SYMBOLS_H
#define DRAW_SYMBOLS_H

#include "sketch/picture.h"

struct image;

/* Gets the library to read what it reads once, and start no threads. */
void symbols_init(void);

/* The image within what is wanted; free it with picture_free. */
struct picture *symbols_draw(const struct image *image,
			     const struct picture_want *want);

#endif
