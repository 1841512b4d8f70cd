/* SPDX-License-Identifier: MIT */
#include "archive/encoding.h"

#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* Bytes of ASCII at `off`, eight at a time. */
static size_t ascii_run(struct slice s, size_t off)
{
	size_t i = off;

	for (; i + 8 <= s.len; i += 8) {
		uint64_t word;
		memcpy(&word, s.p + i, 8);
		if (word & 0x8080808080808080u)
			break;
	}
	while (i < s.len && (unsigned char)s.p[i] < 0x80)
		i++;
	return i - off;
}

/* Bytes of three-byte characters at `off`, of which CJK text consists; those
 * whose second byte is not free (E0, ED) are left to utf8_decode. */
static size_t cjk_run(struct slice s, size_t off)
{
	const unsigned char *u = (const unsigned char *)s.p;
	size_t i = off;

	while (i + 3 <= s.len && u[i] > 0xE0 && u[i] < 0xF0 && u[i] != 0xED &&
	       (u[i + 1] & 0xC0) == 0x80 && (u[i + 2] & 0xC0) == 0x80)
		i += 3;
	return i - off;
}

size_t encoding_utf8_len(struct slice text)
{
	size_t i = 0;

	while (i < text.len) {
		const size_t run = ascii_run(text, i) + cjk_run(text, i);
		uint32_t cp;
		bool bad;
		i += run;
		if (run)
			continue;
		const size_t n =
			utf8_decode_strict(text.p + i, text.len - i, &cp, &bad);
		if (bad)
			break;
		i += n;
	}
	return i;
}

/* How the bytes above 7F go together. */
struct census {
	size_t pairs;   /* two bytes that one of the encodings could mean */
	size_t gb2312;  /* of these, hanzi and punctuation of GB 2312 */
	size_t kana;    /* of these, kana of Shift_JIS */
	size_t strange; /* bytes that belong to no pair */
};

static struct census count(struct slice text)
{
	struct census c = { 0 };

	for (size_t i = 0; i < text.len; i++) {
		const unsigned char lead = (unsigned char)text.p[i];
		if (lead < 0x80)
			continue;
		if (i + 1 == text.len)
			break; /* cut in the middle */
		const unsigned char trail = (unsigned char)text.p[++i];
		if (lead == 0x80 || lead == 0xFF || trail < 0x40) {
			c.strange++;
			continue;
		}
		c.pairs++;
		c.gb2312 += trail >= 0xA1 && (lead >= 0xB0 || lead <= 0xA3) &&
			    lead >= 0xA1 && lead <= 0xF7;
		c.kana += (lead == 0x82 && trail >= 0x9F) || lead == 0x83;
	}
	return c;
}

/* A lone byte of Latin-1 makes a pair with the letter behind it; only a text
 * full of usual pairs is taken for one in an Asian encoding. */
const char *encoding_guess(struct slice text)
{
	const struct census c = count(text);

	if (c.pairs < 4 || c.strange > c.pairs / 50)
		return NULL;
	if (c.gb2312 * 10 >= c.pairs * 8)
		return "GB18030";
	if (c.kana * 10 >= c.pairs * 3)
		return "SHIFT_JIS";
	return NULL;
}

static void add_repaired(struct buf *out, struct slice text)
{
	for (size_t i = 0; i < text.len;) {
		const size_t good = utf8_valid_len(text.p + i, text.len - i);
		uint32_t cp;
		buf_add(out, text.p + i, good);
		i += good;
		if (i == text.len)
			break;
		i += utf8_decode(text.p + i, text.len - i, &cp);
		buf_add_utf8(out, UTF8_REPLACEMENT);
	}
}

static void convert(iconv_t cd, struct buf *out, struct slice text)
{
	char *in = (char *)text.p; /* iconv does not write to it */
	size_t left = text.len;

	while (left) {
		size_t room = left * 2 + 16;
		char *to = buf_reserve(out, room);
		const size_t reserved = room;
		const size_t n = iconv(cd, &in, &left, &to, &room);
		buf_commit(out, reserved - room);
		if (n != (size_t)-1 || errno == E2BIG)
			continue;
		buf_add_utf8(out, UTF8_REPLACEMENT);
		in++;
		left--;
	}
}

void encoding_to_utf8(struct buf *out, struct slice text, const char *encoding)
{
	iconv_t cd = (iconv_t)-1;

	if (encoding)
		cd = iconv_open("UTF-8", encoding);
	if (cd == (iconv_t)-1) {
		add_repaired(out, text);
		return;
	}
	convert(cd, out, text);
	iconv_close(cd);
}
