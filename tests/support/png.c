/* SPDX-License-Identifier: MIT */
#include "support/png.h"

/* RFC 1950 and 1952, bit by bit. */
static uint32_t crc_of(const char *s, size_t len)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < len; i++) {
		crc ^= (unsigned char)s[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
	}
	return ~crc;
}

static uint32_t adler_of(const char *s, size_t len)
{
	uint32_t a = 1, b = 0;

	for (size_t i = 0; i < len; i++) {
		a = (a + (unsigned char)s[i]) % 65521;
		b = (b + a) % 65521;
	}
	return b << 16 | a;
}

static void add_number(struct buf *out, uint32_t n)
{
	for (int i = 3; i >= 0; i--)
		buf_add_char(out, (char)(n >> 8 * i & 0xFF));
}

static void add_chunk(struct buf *out, const char *type, const struct buf *data)
{
	struct buf whole = { 0 };

	buf_add_str(&whole, type);
	buf_add(&whole, buf_str(data), data->len);
	add_number(out, (uint32_t)data->len);
	buf_add(out, whole.data, whole.len);
	add_number(out, crc_of(whole.data, whole.len));
	buf_release(&whole);
}

/* zlib's form without compression. */
static void add_stored(struct buf *out, const struct buf *raw)
{
	enum { MOST = 0xFFFF };

	buf_add(out, "\x78\x01", 2);
	for (size_t i = 0, n; i < raw->len || i == 0; i += n) {
		n = raw->len - i < MOST ? raw->len - i : MOST;
		buf_add_char(out, i + n == raw->len);
		buf_add_char(out, (char)(n & 0xFF));
		buf_add_char(out, (char)(n >> 8));
		buf_add_char(out, (char)(~n & 0xFF));
		buf_add_char(out, (char)(~n >> 8 & 0xFF));
		buf_add(out, buf_str(raw) + i, n);
		if (!n)
			break;
	}
	add_number(out, adler_of(buf_str(raw), raw->len));
}

void png_add(struct buf *out, uint32_t width, uint32_t height, uint32_t rows)
{
	struct buf head = { 0 }, raw = { 0 }, data = { 0 }, end = { 0 };

	add_number(&head, width);
	add_number(&head, height);
	buf_add(&head, "\x08\x02\x00\x00\x00", 5); /* 8 bits each, RGB */
	for (uint32_t row = 0; row < rows; row++) {
		buf_add_char(&raw, 0);
		for (uint32_t col = 0; col < width; col++)
			buf_add(&raw,
				row < height / 2 ? "\xFF\x00\x00"
						 : "\x00\x00\xFF",
				3);
	}
	add_stored(&data, &raw);
	buf_add(out, "\x89PNG\r\n\x1A\n", 8);
	add_chunk(out, "IHDR", &head);
	add_chunk(out, "IDAT", &data);
	add_chunk(out, "IEND", &end);
	buf_release(&head);
	buf_release(&raw);
	buf_release(&data);
}
