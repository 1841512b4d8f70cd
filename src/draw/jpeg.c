/* SPDX-License-Identifier: MIT */
#include "draw/formats.h"

#include "draw/exif.h"

#ifdef DRAW_JPEG
#include <stdlib.h>
#include <turbojpeg.h>

/* The smallest of the sizes that come almost for free and have enough
 * pixels. */
static void choose_size(int width, int height, int least, struct image *image)
{
	int n;
	const tjscalingfactor *factors = tjGetScalingFactors(&n);

	image->width = width;
	image->height = height;
	for (int i = 0; factors && i < n; i++) {
		const int w = TJSCALED(width, factors[i]);
		const int h = TJSCALED(height, factors[i]);
		if (w >= least && h >= least && w < image->width) {
			image->width = w;
			image->height = h;
		}
	}
}

static bool is_ink(int space)
{
	return space == TJCS_CMYK || space == TJCS_YCCK;
}

/* Four inks in place of colours, turned round as all programs write them. */
static void mix_ink(struct image *image)
{
	const size_t n = (size_t)image->width * (size_t)image->height;

	for (uint8_t *p = image->rgba; p < image->rgba + n * 4; p += 4) {
		for (int i = 0; i < 3; i++)
			p[i] = (uint8_t)(p[i] * p[3] / 0xFF);
		p[3] = 0xFF;
	}
}

/* A file that ends early is shown as far as it goes. */
static bool decode(tjhandle jpeg, const uint8_t *file, size_t len, int least,
		   struct image *image)
{
	int width, height, sampling, space;

	if (tjDecompressHeader3(jpeg, file, (unsigned long)len, &width, &height,
				&sampling, &space) != 0 ||
	    !image_size_ok(width, height))
		return false;
	choose_size(width, height, least, image);
	image->rgba = calloc((size_t)image->width * (size_t)image->height, 4);
	const int form = is_ink(space) ? TJPF_CMYK : TJPF_RGBA;
	if (image->rgba &&
	    (tjDecompress2(jpeg, file, (unsigned long)len, image->rgba,
			   image->width, 0, image->height, form, 0) == 0 ||
	     tjGetErrorCode(jpeg) == TJERR_WARNING)) {
		if (is_ink(space))
			mix_ink(image);
		exif_turn(image, exif_orientation(file, len));
		return true;
	}
	free(image->rgba);
	return false;
}

bool jpeg_decode(const uint8_t *file, size_t len, int least,
		 struct image *image)
{
	tjhandle jpeg = tjInitDecompress();
	const bool ok = jpeg && decode(jpeg, file, len, least, image);

	if (jpeg)
		tjDestroy(jpeg);
	return ok;
}

#endif
