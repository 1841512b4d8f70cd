/* SPDX-License-Identifier: MIT */
#include "archive/python_settings.h"

#include "archive/ascii.h"
#include "archive/cursor.h"

#include <string.h>

static struct slice take_name(struct cursor *c)
{
	struct slice name = c->rest;
	size_t n = 0;

	while (n < name.len && (ascii_is_alnum(name.p[n]) || name.p[n] == '_'))
		n++;
	c->rest = slice_from(c->rest, n);
	return slice_head(name, n);
}

/* A string on one line, behind its quote. False if it is not closed there. */
static bool add_string(struct cursor *c, char quote, struct buf *out)
{
	while (!cursor_at_line_end(c)) {
		const char b = cursor_peek(c);
		cursor_step(c);
		if (b == quote)
			return true;
		if (b == '\\' && !cursor_at_line_end(c)) {
			buf_add_char(out, cursor_peek(c));
			cursor_step(c);
		} else {
			buf_add_char(out, b);
		}
	}
	return false;
}

/* Behind a value there may only be a comment. */
static bool is_over(struct cursor *c)
{
	cursor_skip_blanks(c);
	return cursor_at_line_end(c) || cursor_peek(c) == '#';
}

static bool read_value(struct cursor *c, struct buf *out)
{
	if (ascii_lower(cursor_peek(c)) == 'u' || cursor_peek(c) == 'r')
		cursor_step(c); /* u'text' of older times */
	const char quote = cursor_peek(c);
	if (quote == '\'' || quote == '"') {
		cursor_step(c);
		return add_string(c, quote, out) && is_over(c);
	}
	const struct slice word = take_name(c);
	buf_add(out, word.p, word.len);
	return word.len && is_over(c) &&
	       (ascii_is_digit(word.p[0]) || slice_is(word, "True") ||
		slice_is(word, "False"));
}

static void read_line(struct cursor *c, struct fields *out, struct buf *value)
{
	const struct slice name = take_name(c);

	buf_clear(value);
	cursor_skip_blanks(c);
	if (!name.len || !cursor_accept(c, "="))
		return;
	cursor_skip_blanks(c);
	if (!read_value(c, value))
		return;
	fields_begin(out, (struct slice){ 0 }, name, c->line);
	fields_add(out, (struct slice){ buf_str(value), value->len });
}

void python_settings_read(struct slice text, struct fields *out)
{
	struct cursor c = cursor_at(text);
	struct buf value = { 0 };

	fields_clear(out);
	while (c.rest.len) {
		read_line(&c, out, &value);
		cursor_skip_line(&c);
		if (c.rest.len)
			cursor_step(&c);
	}
	buf_release(&value);
}
