/* SPDX-License-Identifier: MIT */
/* UTF-8 as the Unicode Standard defines it, D92: no surrogates, no overlong
 * forms, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_MAX = 4 };
#define UTF8_REPLACEMENT 0xFFFDu

/* As utf8_decode, but also says whether a malformed sequence was met. */
size_t utf8_decode_strict(const char *s, size_t len, uint32_t *cp, bool *bad);

/* The first character of `s`, of which `len` > 0 bytes may be read. Returns
 * the bytes it takes, at least 1. A malformed sequence gives U+FFFD and takes
 * its maximal subpart (Unicode 15, 3.9 "U+FFFD Substitution"). ASCII and the
 * three bytes of CJK, which are nearly all text, go a short way: lead bytes
 * from E1 take any two continuation bytes, but for the surrogates of ED. */
static inline size_t utf8_decode(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char lead = (unsigned char)s[0];
	bool bad;

	if (lead < 0x80) {
		*cp = lead;
		return 1;
	}
	if ((unsigned char)(lead - 0xE1) < 15 && len >= 3) {
		const unsigned char second = (unsigned char)(s[1] ^ 0x80);
		const unsigned char third = (unsigned char)(s[2] ^ 0x80);
		if ((second | third) < 0x40 &&
		    (lead != 0xED || second < 0x20)) {
			*cp = (uint32_t)(lead & 0x0F) << 12 |
			      (uint32_t)second << 6 | third;
			return 3;
		}
	}
	return utf8_decode_strict(s, len, cp, &bad);
}

/* Writes 1 to 4 bytes, no NUL behind; returns their number. What is no scalar
 * value is written as U+FFFD. */
size_t utf8_encode(uint32_t cp, char out[UTF8_MAX]);

/* The bytes of the longest well-formed start of `s`: some 4 GB a second. */
size_t utf8_valid_len(const char *s, size_t len);

/* The start of the character before `off`, 0 < off <= len of `s`. */
size_t utf8_prev(const char *s, size_t off);

#endif
