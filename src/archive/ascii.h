/* SPDX-License-Identifier: MIT */
/* Character classes of ASCII, whatever the locale says. */
#ifndef ARCHIVE_ASCII_H
#define ARCHIVE_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ascii_is_alnum(char c)
{
	return ascii_is_digit(c) || ascii_is_alpha(c);
}

/* blank or tab, not a line end */
static inline bool ascii_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline bool ascii_is_space(char c)
{
	return ascii_is_blank(c) || c == '\n' || c == '\r' || c == '\f' ||
	       c == '\v';
}

static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Of a hexadecimal digit; -1 = it is none. */
static inline int ascii_hex_value(char c)
{
	const char lower = ascii_lower(c);

	if (ascii_is_digit(c))
		return c - '0';
	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

#endif
