/* SPDX-License-Identifier: MIT */
#include "draw/formats.h"

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
	if (image->rgba &&
	    (tjDecompress2(jpeg, file, (unsigned long)len, image->rgba,
			   image->width, 0, image->height, TJPF_RGBA, 0) == 0 ||
	     tjGetErrorCode(jpeg) == TJERR_WARNING))
		return true;
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
