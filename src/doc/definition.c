/* SPDX-License-Identifier: MIT */
#include "doc/definition.h"

#include "base/utf8.h"
#include "doc/opener.h"

#include <string.h>

/* Of the parser; longer labels are left to it. */
enum { LABEL_MAX = 900 };

static bool is_mark(char c)
{
	return (c > ' ' && c < '0') || (c > '9' && c < 'A') ||
	       (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
}

/* Bytes of the character at `s`, with the backslash that escapes it. */
static size_t step(const char *s, const char *end)
{
	return *s == '\\' && end - s > 1 && is_mark(s[1]) ? 2 : 1;
}

/* The first bracket that no backslash escapes, or the end. */
static const char *bracket(const char *s, const char *end)
{
	while (s < end && *s != '[' && *s != ']')
		s += step(s, end);
	return s;
}

const char *definition_label_end(const char *s, const char *end)
{
	const char *at = bracket(s, end);

	return at < end && *at == ']' ? at : NULL;
}

/* Bytes of an address in which nothing is out of the ordinary, else 0. */
static size_t address_len(const char *s, size_t len)
{
	const bool angled = len && *s == '<';
	size_t i = angled;
	int open = 0;

	for (; i < len && (unsigned char)s[i] > ' ';
	     i += step(s + i, s + len)) {
		if (s[i] == '<' || s[i] == 0x7F || (open == 0 && s[i] == ')'))
			return 0;
		if (s[i] == '>' && angled)
			return i + 1;
		open += s[i] == '(';
		open -= s[i] == ')';
	}
	return angled || open ? 0 : i;
}

/* What stands behind the address and blanks. */
static enum definition read_title(const char *s, size_t len)
{
	const char *const end = s + len;
	const char close = *s == '(' ? ')' : *s;
	const char *at = s + 1;

	if (*s != '"' && *s != '\'' && *s != '(')
		return DEFINITION_NONE;
	for (; at < end && *at != close; at += step(at, end))
		if (close == ')' && *at == '(')
			return DEFINITION_NONE;
	if (at == end)
		return DEFINITION_ODD;
	const size_t left = (size_t)(end - at) - 1;
	return opener_blanks(at + 1, left) == left ? DEFINITION_WHOLE
						   : DEFINITION_NONE;
}

static enum definition read_target(const char *s, size_t len)
{
	size_t i = opener_blanks(s, len);
	const size_t n = address_len(s + i, len - i);

	if (!n)
		return DEFINITION_ODD;
	i += n;
	const size_t blanks = opener_blanks(s + i, len - i);
	if (i + blanks == len)
		return DEFINITION_TITLED;
	return blanks ? read_title(s + i + blanks, len - i - blanks)
		      : DEFINITION_ODD;
}

/* What is no UTF-8, and NUL, is the same to the parser as U+FFFD. */
static bool is_replaced(const char *label, size_t len)
{
	static const char other[] = "\uFFFD";
	const char *at = label;

	if (memchr(label, '\0', len) || utf8_valid_len(label, len) < len)
		return true;
	while ((at = memchr(at, other[0], len - (size_t)(at - label)))) {
		if (!strncmp(at, other, sizeof(other) - 1))
			return true;
		at++;
	}
	return false;
}

enum definition definition_read(const char *s, size_t len, size_t *label)
{
	const char *const line_end = s + len;

	if (!len || *s != '[')
		return DEFINITION_NONE;
	const char *end = bracket(s + 1, line_end);
	if (end == line_end)
		return DEFINITION_LABEL;
	*label = (size_t)(end - s) - 1;
	if (*end == '[' || line_end - end < 2 || end[1] != ':' || s[1] == '^')
		return DEFINITION_NONE;
	if (opener_blanks(s + 1, *label) == *label)
		return DEFINITION_NONE;
	if (*label > LABEL_MAX || is_replaced(s + 1, *label))
		return DEFINITION_ODD;
	return read_target(end + 2, (size_t)(line_end - end) - 2);
}

enum definition definition_go_on(const char *s, size_t len)
{
	const char *const line_end = s + len;
	const char *end = bracket(s, line_end);

	if (end == line_end)
		return DEFINITION_LABEL;
	return *end == ']' && line_end - end > 1 && end[1] == ':'
		       ? DEFINITION_ODD
		       : DEFINITION_NONE;
}

bool definition_is_title(const char *s, size_t len)
{
	return len && strchr("\"'(", *s);
}
