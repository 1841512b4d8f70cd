/* SPDX-License-Identifier: MIT */
#include "doc/readings.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/md_write.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { BASE_MAX = 48, READING_MAX = 96 }; /* bytes */

static bool is_han(uint32_t cp)
{
	return (cp >= 0x3400 && cp <= 0x9FFF) || cp == 0x3005 || cp == 0x3007 ||
	       (cp >= 0xF900 && cp <= 0xFAFF) ||
	       (cp >= 0x20000 && cp <= 0x3FFFD);
}

static bool is_kana(uint32_t cp)
{
	return cp >= 0x3041 && cp <= 0x30FF;
}

/* Words have kana among them: 食べ物. */
static bool may_be_base(uint32_t cp)
{
	return is_han(cp) || is_kana(cp);
}

/* Kana, Hangul, Pinyin, and what parts the readings of each character. */
static bool may_be_reading(uint32_t cp)
{
	return is_kana(cp) || (cp >= 0xAC00 && cp <= 0xD7A3) || cp == '|' ||
	       cp == ' ' || cp == '-' ||
	       ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
	       (cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7);
}

static size_t run(const char *s, size_t len, bool (*is)(uint32_t))
{
	size_t n = 0;

	while (n < len) {
		uint32_t cp;
		const size_t k = utf8_decode(s + n, len - n, &cp);
		if (!is(cp))
			break;
		n += k;
	}
	return n;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t readings_take(const char *s, size_t len, struct buf *out)
{
	const char *base = s + 1;
	const size_t base_len =
		run(base, least(len - 1, BASE_MAX), may_be_base);

	if (!base_len || 1 + base_len >= len || base[base_len] != '|')
		return 0;
	const char *reading = base + base_len + 1;
	const size_t left = len - (size_t)(reading - s);
	const size_t n = run(reading, least(left, READING_MAX), may_be_reading);
	if (!n || n == left || reading[n] != '}')
		return 0;
	buf_add_str(out, "<ruby>");
	md_write_references(out, base, base_len);
	buf_add_str(out, "<rt>");
	for (size_t i = 0; i < n;) {
		const char *bar = memchr(reading + i, '|', n - i);
		const size_t part = bar ? (size_t)(bar - reading) - i : n - i;
		md_write_references(out, reading + i, part);
		i += part + 1;
	}
	buf_add_str(out, "</rt></ruby>");
	return (size_t)(reading - s) + n + 1;
}
