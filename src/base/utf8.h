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

/* The first character of `s`, of which `len` > 0 bytes may be read. Returns
 * the bytes it takes, at least 1. A malformed sequence gives U+FFFD and takes
 * its maximal subpart (Unicode 15, 3.9 "U+FFFD Substitution"). */
size_t utf8_decode(const char *s, size_t len, uint32_t *cp);

/* As utf8_decode, but also says whether a malformed sequence was met. */
size_t utf8_decode_strict(const char *s, size_t len, uint32_t *cp, bool *bad);

/* Writes 1 to 4 bytes, no NUL behind; returns their number. What is no scalar
 * value is written as U+FFFD. */
size_t utf8_encode(uint32_t cp, char out[UTF8_MAX]);

/* The bytes of the longest well-formed start of `s`. */
size_t utf8_valid_len(const char *s, size_t len);

/* The start of the character before `off`, 0 < off <= len of `s`. */
size_t utf8_prev(const char *s, size_t off);

#endif
