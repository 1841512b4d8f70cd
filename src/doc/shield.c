/* SPDX-License-Identifier: MIT */
#include "doc/shield.h"

#include <string.h>

/* A noncharacter, which the parser takes for a letter and no text contains. */
static const char letter[] = "\uFDD0";
enum { LETTER_LEN = sizeof(letter) - 1 };

void shield_add(struct buf *out)
{
	buf_add(out, letter, LETTER_LEN);
}

size_t shield_len(const char *text, size_t len)
{
	return len >= LETTER_LEN && !memcmp(text, letter, LETTER_LEN)
		       ? LETTER_LEN
		       : 0;
}

void shield_remove(struct buf *out, const char *text, size_t len)
{
	size_t done = 0;

	for (size_t i = 0; i + LETTER_LEN <= len;) {
		const char *at = memchr(text + i, letter[0], len - i);
		if (!at)
			break;
		i = (size_t)(at - text);
		if (shield_len(at, len - i)) {
			buf_add(out, text + done, i - done);
			done = i + LETTER_LEN;
			i = done;
		} else {
			i++;
		}
	}
	buf_add(out, text + done, len - done);
}
