/* SPDX-License-Identifier: MIT */
#include "draw/decode.h"

#include "draw/formats.h"

#include <string.h>

/* By what the file begins with; its name proves nothing. */
static const struct {
	const char *start, *then; /* `then` from byte 8 on */
	formats_decode *decode;
} formats[] = {
#ifdef DRAW_PNG
	{ "\x89PNG\r\n\x1A\n", "", png_decode },
#endif
#ifdef DRAW_JPEG
	{ "\xFF\xD8\xFF", "", jpeg_decode },
#endif
#ifdef DRAW_WEBP
	{ "RIFF", "WEBP", webp_decode },
#endif
#ifdef DRAW_GIF
	{ "GIF8", "", gif_decode },
#endif
	{ NULL, NULL, NULL },
};

static bool has(const uint8_t *file, size_t len, size_t at, const char *bytes)
{
	const size_t n = strlen(bytes);

	return len >= at + n && memcmp(file + at, bytes, n) == 0;
}

bool decode_image(const uint8_t *file, size_t len, int least,
		  struct image *image)
{
	for (size_t i = 0; formats[i].decode; i++)
		if (has(file, len, 0, formats[i].start) &&
		    has(file, len, 8, formats[i].then))
			return formats[i].decode(file, len, least, image);
	return false;
}
