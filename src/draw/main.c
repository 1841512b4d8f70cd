/* SPDX-License-Identifier: MIT */
/* kanbao-picture COLUMNS ROWS COLOURS blocks|ascii: draws the image on standard
 * input with characters, in the form of sketch/picture.h. A program of its
 * own, since images come from strangers: what goes wrong here ends here. */
#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "draw/cage.h"
#include "draw/decode.h"
#include "draw/symbols.h"
#include "sketch/picture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BYTES_MAX = 32 * 1024 * 1024, SUBPIXELS = 16 };

static bool number(const char *text, int least, int most, int *out)
{
	char *end;
	const long n = strtol(text, &end, 10);

	*out = (int)n;
	return *text && !*end && n >= least && n <= most;
}

static bool read_want(char **argv, struct picture_want *want)
{
	want->ascii = !strcmp(argv[4], "ascii");
	return number(argv[1], 1, PICTURE_COLS_MAX, &want->cols) &&
	       number(argv[2], 1, PICTURE_ROWS_MAX, &want->rows) &&
	       number(argv[3], 0, 256, &want->colours) &&
	       (want->ascii || !strcmp(argv[4], "blocks"));
}

static bool write_all(const char *bytes, size_t len)
{
	while (len) {
		const ssize_t n = write(STDOUT_FILENO, bytes, len);
		if (n < 0 && errno != EINTR)
			return false;
		bytes += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
	return true;
}

static bool draw(const struct buf *file, const struct picture_want *want)
{
	const int most = want->cols > want->rows ? want->cols : want->rows;
	struct image image;
	struct buf out = { 0 };

	if (!decode_image((const uint8_t *)buf_str(file), file->len,
			  most * SUBPIXELS, &image))
		return false;
	struct picture *p = symbols_draw(&image, want);
	picture_pack(&out, p);
	const bool ok = write_all(out.data, out.len);
	picture_free(p);
	buf_release(&out);
	free(image.rgba);
	return ok;
}

int main(int argc, char **argv)
{
	struct picture_want want;
	struct buf file = { 0 };
	struct err err = { 0 };

	if (argc != 5 || !read_want(argv, &want)) {
		fputs("kanbao-picture: draws images for kanbao\n", stderr);
		return 2;
	}
	symbols_init();
	if (!file_read_fd(STDIN_FILENO, 0, BYTES_MAX, &file, &err))
		return 1;
	cage_enter();
	const bool ok = draw(&file, &want);
	buf_release(&file);
	return !ok;
}
