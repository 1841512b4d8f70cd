/* SPDX-License-Identifier: MIT */
#include "archive/toml_head.h"

#include "archive/ascii.h"

#include <string.h>

struct reader {
	struct slice rest;
	const char *line_start;
	uint32_t line;
	struct fields *out;
	struct fields_error *error;
	struct slice table;
	bool failed;
};

static char peek(const struct reader *r)
{
	return r->rest.len ? r->rest.p[0] : '\0';
}

static void step(struct reader *r)
{
	const char c = peek(r);

	r->rest = slice_from(r->rest, 1);
	if (c == '\n' || (c == '\r' && peek(r) != '\n')) {
		r->line++;
		r->line_start = r->rest.p;
	}
}

static bool accept(struct reader *r, const char *what)
{
	if (!slice_starts(r->rest, what))
		return false;
	for (size_t n = strlen(what); n; n--)
		step(r);
	return true;
}

static bool at_line_end(const struct reader *r)
{
	return !r->rest.len || peek(r) == '\n' || peek(r) == '\r';
}

static void skip_blanks(struct reader *r)
{
	while (r->rest.len && ascii_is_blank(peek(r)))
		step(r);
}

static void skip_line(struct reader *r)
{
	while (!at_line_end(r))
		step(r);
}

/* Blanks, line ends and comments, as they may stand in an array. */
static void skip_space(struct reader *r)
{
	while (r->rest.len && (ascii_is_space(peek(r)) || peek(r) == '#')) {
		if (peek(r) == '#')
			skip_line(r);
		else
			step(r);
	}
}

static bool fail(struct reader *r, const char *why)
{
	if (!r->failed) {
		r->failed = true;
		r->error->line = r->line;
		r->error->col = (size_t)(r->rest.p - r->line_start);
		err_set(&r->error->why, "%s", why);
	}
	return false;
}

static void add_escape(struct reader *r, struct buf *text)
{
	static const char from[] = "btnfre\"\\", to[] = " \t\n \r \"\\";
	const char *at = strchr(from, peek(r));
	const size_t digits = peek(r) == 'u' ? 4 : peek(r) == 'U' ? 8 : 0;
	uint32_t cp = 0;

	if (!r->rest.len)
		return;
	if (!digits) {
		buf_add_char(text, at ? to[at - from] : peek(r));
		step(r);
		return;
	}
	step(r);
	for (size_t i = 0; i < digits && r->rest.len; i++) {
		const char c = ascii_lower(peek(r));
		const bool letter = c >= 'a' && c <= 'f';
		if (!ascii_is_digit(c) && !letter)
			break;
		cp = cp << 4 | (uint32_t)(letter ? c - 'a' + 10 : c - '0');
		step(r);
	}
	buf_add_utf8(text, cp);
}

/* The text up to the quote `end`; long strings may go over line ends. */
static bool string(struct reader *r, const char *end)
{
	const bool lines = strlen(end) == 3, escapes = end[0] == '"';
	struct buf text = { 0 };

	while (r->rest.len && !slice_starts(r->rest, end) &&
	       (lines || !at_line_end(r))) {
		const char c = peek(r);
		step(r);
		if (c == '\\' && escapes)
			add_escape(r, &text);
		else
			buf_add_char(&text, c);
	}
	const bool closed = accept(r, end);
	fields_add(r->out, (struct slice){ buf_str(&text), text.len });
	buf_release(&text);
	return closed || fail(r, "a string is not closed");
}

static bool any_string(struct reader *r)
{
	static const char *const quotes[] = { "\"\"\"", "'''", "\"", "'" };

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		if (accept(r, quotes[i]))
			return string(r, quotes[i]);
	return false;
}

/* A date, number or boolean, kept as text. */
static bool bare(struct reader *r)
{
	const struct slice start = r->rest;

	while (!at_line_end(r) && !strchr(",]}#\"'", peek(r)))
		step(r);
	const size_t len = start.len - r->rest.len;
	fields_add(r->out, slice_head(start, len));
	return len || fail(r, "a value is missing");
}

/* { a = 1 }: passed over up to its end on this line */
static bool inline_table(struct reader *r)
{
	int depth = 0;

	while (!at_line_end(r)) {
		depth += (peek(r) == '{') - (peek(r) == '}');
		step(r);
		if (!depth)
			return true;
	}
	return fail(r, "a table in { } is not closed");
}

/* A value of an array; what follows it is a comma or the end. */
static bool element(struct reader *r)
{
	const char c = peek(r);
	const bool quoted = c == '"' || c == '\'';
	const bool ok = quoted     ? any_string(r)
			: c == '{' ? inline_table(r)
				   : bare(r);

	skip_space(r);
	if (ok && r->rest.len && !strchr(",]", peek(r)))
		return fail(r, "a comma is missing in an array");
	return ok;
}

/* Arrays in arrays are flattened, so only the depth is kept. */
static bool array(struct reader *r)
{
	int depth = 0;

	do {
		skip_space(r);
		if (!r->rest.len)
			return fail(r, "an array is not closed");
		if (accept(r, "["))
			depth++;
		else if (accept(r, "]"))
			depth--;
		else if (!accept(r, ",") && !element(r))
			return false;
	} while (depth);
	return true;
}

static bool value(struct reader *r)
{
	switch (peek(r)) {
	case '"':
	case '\'':
		return any_string(r);
	case '[':
		fields_set_list(r->out);
		return array(r);
	case '{':
		return inline_table(r);
	default:
		return bare(r);
	}
}

static bool is_key_char(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' || c == '.' ||
	       c == '"' || c == '\'' || (unsigned char)c >= 0x80;
}

static struct slice key(struct reader *r)
{
	struct slice k = r->rest;

	while (r->rest.len && is_key_char(peek(r)))
		step(r);
	k.len -= r->rest.len;
	if (k.len >= 2 && (k.p[0] == '"' || k.p[0] == '\'') &&
	    k.p[k.len - 1] == k.p[0])
		k = (struct slice){ k.p + 1, k.len - 2 };
	return k;
}

/* [table] or [[table]] */
static bool table(struct reader *r)
{
	while (accept(r, "["))
		;
	skip_blanks(r);
	r->table = key(r);
	skip_blanks(r);
	return accept(r, "]") || fail(r, "a [table] is not closed");
}

static bool pair(struct reader *r)
{
	const uint32_t line = r->line;
	const struct slice k = key(r);

	skip_blanks(r);
	if (!k.len || !accept(r, "="))
		return fail(r, "not a `key = value` line");
	skip_blanks(r);
	fields_begin(r->out, r->table, k, line);
	if (!value(r))
		return false;
	skip_blanks(r);
	if (!at_line_end(r) && peek(r) != '#')
		return fail(r, "text behind a value");
	return true;
}

bool toml_head_read(struct slice head, struct fields *out,
		    struct fields_error *error)
{
	struct reader r = {
		.rest = head, .line_start = head.p, .out = out, .error = error
	};

	*error = (struct fields_error){ 0 };
	fields_clear(out);
	for (;;) {
		skip_space(&r);
		if (!r.rest.len)
			return !r.failed;
		if (peek(&r) == '[')
			table(&r);
		else
			pair(&r);
		skip_line(&r);
	}
}
