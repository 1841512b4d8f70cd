/* SPDX-License-Identifier: MIT */
#include "archive/toml_head.h"

#include "archive/ascii.h"

#include <string.h>

enum { MAX_DEPTH = 16 };

struct reader {
	struct slice rest;
	const char *line_start;
	uint32_t line;
	struct fields *out;
	struct fields_error *error;
	struct buf table;   /* of the last [header], with dots */
	struct buf key;     /* of the last pair, with dots */
	bool table_is_item; /* the header was [[x]] */
	int depth;          /* of arrays and inline tables */
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

/* Hexadecimal digits at the start, up to `most` of them. */
static uint32_t take_hex(struct reader *r, size_t most)
{
	uint32_t cp = 0;

	for (size_t i = 0; i < most; i++) {
		const char c = ascii_lower(peek(r));
		const bool letter = c >= 'a' && c <= 'f';
		if (!ascii_is_digit(c) && !letter)
			break;
		cp = cp << 4 | (uint32_t)(letter ? c - 'a' + 10 : c - '0');
		step(r);
	}
	return cp;
}

/* Behind the backslash. One at the end of a line takes the line end and the
 * blanks that follow with it. */
static void add_escape(struct reader *r, struct buf *text)
{
	static const char from[] = "btnfre\"\\", to[] = " \t\n \r \"\\";
	const char c = peek(r);
	const char *at = c ? strchr(from, c) : NULL;

	if (c == 'u' || c == 'U' || c == 'x') {
		step(r);
		buf_add_utf8(text, take_hex(r, c == 'u'   ? 4
					       : c == 'U' ? 8
							  : 2));
	} else if (ascii_is_space(c)) {
		while (r->rest.len && ascii_is_space(peek(r)))
			step(r);
	} else if (r->rest.len) {
		buf_add_char(text, at ? to[at - from] : c);
		step(r);
	}
}

/* The text up to the quote `end`; long strings may go over line ends, and end
 * in quotes of their own. */
static bool string(struct reader *r, const char *end, struct buf *text)
{
	const bool lines = strlen(end) == 3, escapes = end[0] == '"';

	while (r->rest.len && !slice_starts(r->rest, end) &&
	       (lines || !at_line_end(r))) {
		const char c = peek(r);
		step(r);
		if (c == '\\' && escapes)
			add_escape(r, text);
		else
			buf_add_char(text, c);
	}
	const bool closed = accept(r, end);
	for (int i = 0; closed && lines && i < 2 && peek(r) == end[0]; i++) {
		buf_add_char(text, end[0]);
		step(r);
	}
	return closed || fail(r, "a string is not closed");
}

static bool any_string(struct reader *r, struct buf *text)
{
	static const char *const quotes[] = { "\"\"\"", "'''", "\"", "'" };

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		if (accept(r, quotes[i]))
			return string(r, quotes[i], text);
	return false;
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* A value in quotes that ends too early, because quotes stand in it, was
 * meant to go up to the last one on its line. `start` is at the first. */
static bool add_whole_line(struct reader *r, struct slice start)
{
	skip_line(r);
	start.len -= r->rest.len;
	struct slice s = slice_trim(slice_from(start, 1));
	if (s.len && s.p[s.len - 1] == start.p[0])
		s.len--;
	fields_add(r->out, s);
	return false;
}

static bool string_value(struct reader *r)
{
	const struct slice start = r->rest;
	struct buf text = { 0 };
	bool ok = any_string(r, &text);

	if (ok && !r->depth) {
		skip_blanks(r);
		if (!at_line_end(r) && peek(r) != '#') {
			fail(r, "text behind a value; is a quote in it?");
			buf_release(&text);
			return add_whole_line(r, start);
		}
	}
	fields_add(r->out, (struct slice){ buf_str(&text), text.len });
	buf_release(&text);
	return ok;
}

/* Numbers, dates and booleans begin so; any other text needs quotes. */
static bool may_be_bare(struct slice s)
{
	return ascii_is_digit(s.p[0]) || s.p[0] == '+' || s.p[0] == '-' ||
	       slice_is(s, "true") || slice_is(s, "false") ||
	       slice_is(s, "inf") || slice_is(s, "nan");
}

/* A date, number or boolean, kept as text. */
static bool bare(struct reader *r)
{
	const struct slice start = r->rest;
	const char *ends = r->depth ? ",]}#" : "#";

	while (!at_line_end(r) && !strchr(ends, peek(r)))
		step(r);
	const struct slice s =
		slice_trim_end(slice_head(start, start.len - r->rest.len));
	if (!s.len)
		return fail(r, "a value is missing");
	fields_add(r->out, s);
	return may_be_bare(s) || fail(r, "a text needs quotes");
}

static bool is_key_char(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' ||
	       (unsigned char)c >= 0x80;
}

static bool key_part(struct reader *r, struct buf *out)
{
	const size_t before = out->len;

	if (is_quote(peek(r)))
		return any_string(r, out);
	while (is_key_char(peek(r))) {
		buf_add_char(out, peek(r));
		step(r);
	}
	return out->len > before;
}

/* a."b c".d, behind what `out` holds */
static bool key(struct reader *r, struct buf *out)
{
	do {
		if (out->len)
			buf_add_char(out, '.');
		skip_blanks(r);
		if (!key_part(r, out))
			return false;
		skip_blanks(r);
	} while (accept(r, "."));
	return true;
}

/* `name =` on a line of its own within an array: the bracket was forgotten. */
static bool at_pair(const struct reader *r)
{
	struct slice s = r->rest;
	size_t n = 0;

	while (n < s.len && is_key_char(s.p[n]))
		n++;
	s = slice_from(s, n);
	return n && slice_starts(slice_from(s, slice_indent(s)), "=");
}

static bool value(struct reader *r);

/* Arrays in arrays are flattened. */
static bool array(struct reader *r)
{
	const int depth = ++r->depth;
	bool ok = depth <= MAX_DEPTH || fail(r, "nested too deep");

	while (ok) {
		skip_space(r);
		if (accept(r, "]"))
			break;
		ok = r->rest.len && !at_pair(r)
			     ? value(r)
			     : fail(r, "an array is not closed");
		skip_space(r);
		if (ok && !accept(r, ",") && peek(r) != ']')
			ok = fail(r,
				  at_pair(r) || !r->rest.len
					  ? "an array is not closed"
					  : "a comma is missing in an array");
	}
	r->depth = depth - 1;
	return ok;
}

static bool pair(struct reader *r, bool append);

/* { a = 1, b.c = 2 }: its keys go behind that of the pair it is the value of.
 */
static bool inline_table(struct reader *r)
{
	const size_t len = r->key.len;
	const bool item = r->depth > 0;
	bool ok = ++r->depth <= MAX_DEPTH || fail(r, "nested too deep");

	while (ok) {
		skip_space(r);
		if (accept(r, "}"))
			break;
		ok = r->rest.len ? pair(r, item)
				 : fail(r, "a table in { } is not closed");
		buf_truncate(&r->key, len);
		skip_space(r);
		if (ok && !accept(r, ",") && peek(r) != '}')
			ok = fail(r, "a comma is missing in { }");
	}
	r->depth--;
	return ok;
}

static bool value(struct reader *r)
{
	switch (peek(r)) {
	case '"':
	case '\'':
		return string_value(r);
	case '[':
		step(r);
		fields_set_list(r->out);
		return array(r);
	case '{':
		step(r);
		return inline_table(r);
	default:
		return bare(r);
	}
}

/* key = value; the key goes behind what r->key holds. */
static bool pair(struct reader *r, bool append)
{
	const uint32_t line = r->line;
	const struct slice none = { 0 };

	if (!key(r, &r->key) || !accept(r, "="))
		return fail(r, "not a `key = value` line");
	skip_blanks(r);
	const struct slice k = { buf_str(&r->key), r->key.len };
	if (append)
		fields_begin_more(r->out, none, k, line);
	else
		fields_begin(r->out, none, k, line);
	return value(r);
}

/* [table] or [[table]] */
static bool table(struct reader *r)
{
	buf_clear(&r->table);
	step(r);
	r->table_is_item = accept(r, "[");
	return (key(r, &r->table) && accept(r, "]") &&
		(!r->table_is_item || accept(r, "]"))) ||
	       fail(r, "a [table] is not closed");
}

static bool line_pair(struct reader *r)
{
	r->depth = 0;
	buf_clear(&r->key);
	buf_add(&r->key, buf_str(&r->table), r->table.len);
	if (!pair(r, r->table_is_item))
		return false;
	skip_blanks(r);
	return at_line_end(r) || peek(r) == '#' ||
	       fail(r, "text behind a value");
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
			break;
		const uint32_t line = r.line;
		const bool ok = peek(&r) == '[' ? table(&r) : line_pair(&r);
		/* What failed in a later line may be a pair of its own. */
		if (ok || r.line == line || !at_pair(&r))
			skip_line(&r);
	}
	buf_release(&r.table);
	buf_release(&r.key);
	return !r.failed;
}
