/* SPDX-License-Identifier: MIT */
/* Small images for tests, made on the spot. */
#ifndef SUPPORT_PNG_H
#define SUPPORT_PNG_H

#include "base/buf.h"

#include <stdint.h>

/* Adds a PNG whose head says `width` times `height` and which has `rows` lines,
 * the upper half red, the lower blue. */
void png_add(struct buf *out, uint32_t width, uint32_t height, uint32_t rows);

#endif
