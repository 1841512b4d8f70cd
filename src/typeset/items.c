/* SPDX-License-Identifier: MIT */
#include "typeset/items.h"

#include <string.h>

static const char space[] = "\xC2\xA0";
static const char bullet[] = "•";
static const char hard_break[] = "\xE2\x80\xA8";

static size_t starts(const char *text, size_t len, const char *with)
{
	const size_t n = strlen(with);

	return len >= n && !memcmp(text, with, n) ? n : 0;
}

/* Bytes of a bullet, or of a number and its period. */
static size_t mark_len(const char *text, size_t len, int *cols)
{
	const size_t n = starts(text, len, bullet);
	size_t digits = 0;

	*cols = 1;
	if (n)
		return n;
	while (digits < len && text[digits] >= '0' && text[digits] <= '9')
		digits++;
	*cols = (int)digits + 1;
	return digits && digits < 10 && digits < len && text[digits] == '.'
		       ? digits + 1
		       : 0;
}

int items_hang(const char *text, size_t len)
{
	size_t at = 0, n;
	int before = 0, cols = 0;

	for (; (n = starts(text + at, len - at, space)); at += n)
		if (++before > ITEMS_HANG_MAX)
			return 0;
	n = mark_len(text + at, len - at, &cols);
	cols += before + 1;
	return n && starts(text + at + n, len - at - n, space) &&
			       cols <= ITEMS_HANG_MAX
		       ? cols
		       : 0;
}

size_t items_line(const char *text, size_t from, size_t end)
{
	for (; end - from >= ITEMS_BREAK; from++) {
		const char *at =
			memchr(text + from, (unsigned char)hard_break[0],
			       end - from - (ITEMS_BREAK - 1));
		if (!at)
			break;
		from = (size_t)(at - text);
		if (starts(at, end - from, hard_break))
			return from;
	}
	return end;
}
