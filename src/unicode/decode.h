/* SPDX-License-Identifier: MIT */
/* Runs of ideographs and of letters, which need no look at the tables. Private
 * to unicode/. */
#ifndef UNICODE_DECODE_H
#define UNICODE_DECODE_H

#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool decode_is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Is this one of the unified ideographs U+4E00 to U+9FFF: three bytes, alike in
 * every property but TABLES_UNIT? Most begin with E5 to E8, which need no look
 * at the range of the second byte. */
static inline bool decode_is_han(const char *s, size_t len)
{
	if (len < 3 || !decode_is_continuation(s[2]))
		return false;
	const unsigned char lead = (unsigned char)s[0];
	const unsigned char second = (unsigned char)(s[1] ^ 0x80);
	return ((unsigned char)(lead - 0xE5) < 4 && second < 0x40) ||
	       (lead == 0xE4 && second >= 0x38 && second < 0x40) ||
	       (lead == 0xE9 && second < 0x40);
}

/* Is this one of the Hangul syllables U+AC00 to U+D77F (the last few are left
 * out), which differ but in having a final consonant? */
static inline bool decode_is_hangul(const char *s, size_t len)
{
	if (len < 3)
		return false;
	const unsigned second = (unsigned char)(s[1] ^ 0x80);
	const unsigned third = (unsigned char)(s[2] ^ 0x80);
	const unsigned block = (unsigned char)s[0] << 6 | (second & 0x3F);
	return ((second | third) < 0x40) &
	       (block - (0xEAu << 6 | 0x30) < (0xD780 - 0xAC00) >> 6);
}

/* Bytes of the unified ideographs that `s` begins with. */
static inline size_t decode_han_run(const char *s, size_t len)
{
	size_t i = 0;

	while (decode_is_han(s + i, len - i))
		i += 3;
	return i;
}

static inline bool decode_is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* Bytes of the ASCII letters that `s` begins with. */
static inline size_t decode_letter_run(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && decode_is_letter(s[i]))
		i++;
	return i;
}

#endif
