/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message cut in the middle of a UTF-8 character loses that character. */
static void drop_cut_character(char *text)
{
	size_t len = strlen(text);

	while (len > 0 && ((unsigned char)text[len - 1] & 0xC0) == 0x80)
		len--;
	if (len > 0)
		text[len - 1] = '\0';
}

bool err_set(struct err *err, const char *fmt, ...)
{
	if (!err)
		return false;
	va_list args;
	va_start(args, fmt);
	const int n = vsnprintf(err->text, sizeof(err->text), fmt, args);
	va_end(args);
	if (n >= (int)sizeof(err->text))
		drop_cut_character(err->text);
	return false;
}
