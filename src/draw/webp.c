/* SPDX-License-Identifier: MIT */
#include "draw/formats.h"

#ifdef DRAW_WEBP
#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>
#include <webp/demux.h>

/* The first picture of an animation, or the only one. */
static bool decode(WebPAnimDecoder *webp, struct image *image)
{
	uint8_t *pixels;
	int when;
	const size_t n = (size_t)image->width * (size_t)image->height;

	if (!WebPAnimDecoderGetNext(webp, &pixels, &when))
		return false;
	image->rgba = malloc(n * 4);
	if (!image->rgba)
		return false;
	memcpy(image->rgba, pixels, n * 4);
	return true;
}

bool webp_decode(const uint8_t *file, size_t len, int least,
		 struct image *image)
{
	WebPBitstreamFeatures features;
	WebPAnimDecoderOptions options;
	const WebPData data = { file, len };

	(void)least;
	if (WebPGetFeatures(file, len, &features) != VP8_STATUS_OK ||
	    !image_size_ok(features.width, features.height) ||
	    !WebPAnimDecoderOptionsInit(&options))
		return false;
	options.color_mode = MODE_RGBA;
	options.use_threads = 0;
	WebPAnimDecoder *webp = WebPAnimDecoderNew(&data, &options);
	if (!webp)
		return false;
	image->width = features.width;
	image->height = features.height;
	const bool ok = decode(webp, image);
	WebPAnimDecoderDelete(webp);
	return ok;
}

#endif
