/* SPDX-License-Identifier: MIT */
#include "draw/formats.h"

#ifdef DRAW_GIF
#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

struct source {
	const uint8_t *file;
	size_t len, at;
};

static int read_file(GifFileType *gif, GifByteType *to, int n)
{
	struct source *s = gif->UserData;
	const size_t left = s->len - s->at;
	const size_t take = (size_t)n < left ? (size_t)n : left;

	memcpy(to, s->file + s->at, take);
	s->at += take;
	return (int)take;
}

/* Goes to the first image, taking in what the extension before it says: which
 * colour is none. False if there is no image. */
static bool find_image(GifFileType *gif, int *none)
{
	GifRecordType record;
	GifByteType *bytes;
	int code;

	while (DGifGetRecordType(gif, &record) != GIF_ERROR &&
	       record != TERMINATE_RECORD_TYPE) {
		if (record == IMAGE_DESC_RECORD_TYPE)
			return DGifGetImageDesc(gif) != GIF_ERROR;
		if (record != EXTENSION_RECORD_TYPE)
			continue;
		if (DGifGetExtension(gif, &code, &bytes) == GIF_ERROR)
			return false;
		if (bytes && code == GRAPHICS_EXT_FUNC_CODE && bytes[0] >= 4)
			*none = bytes[1] & 1 ? bytes[4] : -1;
		while (bytes)
			if (DGifGetExtensionNext(gif, &bytes) == GIF_ERROR)
				return false;
	}
	return false;
}

static void put_line(const GifByteType *line, int n, const ColorMapObject *map,
		     int none, uint8_t *to)
{
	for (int i = 0; i < n; i++, to += 4) {
		if (line[i] == none || line[i] >= map->ColorCount)
			continue;
		const GifColorType *c = &map->Colors[line[i]];
		to[0] = c->Red;
		to[1] = c->Green;
		to[2] = c->Blue;
		to[3] = 0xFF;
	}
}

/* The lines in the order of the file; a file that ends early is shown as far as
 * it goes. */
static bool read_lines(GifFileType *gif, const ColorMapObject *map, int none,
		       GifByteType *line, struct image *image)
{
	static const struct {
		int first, step;
	} passes[] = { { 0, 1 }, { 0, 8 }, { 4, 8 }, { 2, 4 }, { 1, 2 } };
	const int from = gif->Image.Interlace ? 1 : 0;
	const int to = gif->Image.Interlace ? 5 : 1;
	bool any = false;

	for (int pass = from; pass < to; pass++) {
		for (int y = passes[pass].first; y < image->height;
		     y += passes[pass].step) {
			if (DGifGetLine(gif, line, image->width) == GIF_ERROR)
				return any;
			put_line(line, image->width, map, none,
				 image->rgba +
					 (size_t)y * (size_t)image->width * 4);
			any = true;
		}
	}
	return any;
}

static bool decode(GifFileType *gif, struct image *image)
{
	int none = -1;

	if (!find_image(gif, &none) ||
	    !image_size_ok(gif->Image.Width, gif->Image.Height))
		return false;
	const ColorMapObject *map =
		gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
	if (!map)
		return false;
	image->width = gif->Image.Width;
	image->height = gif->Image.Height;
	GifByteType *line = malloc((size_t)image->width);
	image->rgba = calloc((size_t)image->width * (size_t)image->height, 4);
	const bool ok =
		line && image->rgba && read_lines(gif, map, none, line, image);
	free(line);
	if (!ok)
		free(image->rgba);
	return ok;
}

bool gif_decode(const uint8_t *file, size_t len, int least, struct image *image)
{
	struct source source = { file, len, 0 };
	int error;
	GifFileType *gif = DGifOpen(&source, read_file, &error);

	(void)least;
	if (!gif)
		return false;
	const bool ok = decode(gif, image);
	DGifCloseFile(gif, &error);
	return ok;
}

#endif
