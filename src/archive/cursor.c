/* SPDX-License-Identifier: MIT */
#include "archive/cursor.h"

#include "archive/ascii.h"

#include <string.h>

struct cursor cursor_at(struct slice text)
{
	return (struct cursor){ .rest = text, .line_start = text.p };
}

void cursor_step(struct cursor *c)
{
	const char next = cursor_peek(c);

	c->rest = slice_from(c->rest, 1);
	if (next == '\n' || (next == '\r' && cursor_peek(c) != '\n')) {
		c->line++;
		c->line_start = c->rest.p;
	}
}

bool cursor_accept(struct cursor *c, const char *what)
{
	if (!slice_starts(c->rest, what))
		return false;
	for (size_t n = strlen(what); n; n--)
		cursor_step(c);
	return true;
}

bool cursor_at_line_end(const struct cursor *c)
{
	return !c->rest.len || cursor_peek(c) == '\n' || cursor_peek(c) == '\r';
}

void cursor_skip_blanks(struct cursor *c)
{
	while (c->rest.len && ascii_is_blank(cursor_peek(c)))
		cursor_step(c);
}

void cursor_skip_line(struct cursor *c)
{
	while (!cursor_at_line_end(c))
		cursor_step(c);
}

size_t cursor_hex(struct cursor *c, size_t most, uint32_t *value)
{
	size_t n = 0;

	*value = 0;
	for (; n < most; n++) {
		const int digit = ascii_hex_value(cursor_peek(c));
		if (digit < 0)
			break;
		*value = *value << 4 | (uint32_t)digit;
		cursor_step(c);
	}
	return n;
}

bool cursor_fail(const struct cursor *c, struct fields_error *error,
		 const char *why)
{
	error->line = c->line;
	error->col = (size_t)(c->rest.p - c->line_start);
	return err_set(&error->why, "%s", why);
}
