/* SPDX-License-Identifier: MIT */
#include "archive/toml_head.h"

#include "archive/ascii.h"
#include "archive/cursor.h"

#include <string.h>

enum { MAX_DEPTH = 16 };

struct reader {
	struct cursor at;
	struct fields *out;
	struct fields_error *error;
	struct buf table;    /* of the last [header], with dots */
	struct buf key;      /* of the last pair, with dots */
	bool table_is_item;  /* the header was [[x]] */
	int n_items;         /* tables in arrays, so far */
	struct buf item;     /* the last [[x]] as it was written, if they are
			     * numbered, */
	struct buf numbered; /* and with its number */
	int depth;           /* of arrays and inline tables */
	bool failed;
};

/* Blanks, line ends and comments, as they may stand in an array. */
static void skip_space(struct reader *r)
{
	while (r->at.rest.len && (ascii_is_space(cursor_peek(&r->at)) ||
				  cursor_peek(&r->at) == '#')) {
		if (cursor_peek(&r->at) == '#')
			cursor_skip_line(&r->at);
		else
			cursor_step(&r->at);
	}
}

static bool fail_at(struct reader *r, const struct cursor *at, const char *why)
{
	if (!r->failed) {
		r->failed = true;
		cursor_fail(at, r->error, why);
	}
	return false;
}

static bool fail(struct reader *r, const char *why)
{
	return fail_at(r, &r->at, why);
}

static bool fail_excess(struct reader *r)
{
	r->error->excess = r->error->excess || !r->failed;
	return fail(r, "nested too deep");
}

/* Behind the backslash. One at the end of a line takes the line end and the
 * blanks that follow with it. */
static void add_escape(struct reader *r, struct buf *text)
{
	static const char from[] = "btnfre\"\\", to[] = " \t\n \r \"\\";
	const char c = cursor_peek(&r->at);
	const char *at = c ? strchr(from, c) : NULL;
	uint32_t cp;

	if (c == 'u' || c == 'U' || c == 'x') {
		cursor_step(&r->at);
		cursor_hex(&r->at, c == 'u' ? 4 : c == 'U' ? 8 : 2, &cp);
		buf_add_utf8(text, cp);
	} else if (ascii_is_space(c)) {
		while (r->at.rest.len && ascii_is_space(cursor_peek(&r->at)))
			cursor_step(&r->at);
	} else if (r->at.rest.len) {
		buf_add_char(text, at ? to[at - from] : c);
		cursor_step(&r->at);
	}
}

/* The text up to the quote `end`; long strings may go over line ends, and end
 * in quotes of their own. */
static bool string(struct reader *r, const char *end, struct buf *text)
{
	const bool lines = strlen(end) == 3, escapes = end[0] == '"';

	while (r->at.rest.len && !slice_starts(r->at.rest, end) &&
	       (lines || !cursor_at_line_end(&r->at))) {
		const char c = cursor_peek(&r->at);
		cursor_step(&r->at);
		if (c == '\\' && escapes)
			add_escape(r, text);
		else
			buf_add_char(text, c);
	}
	const bool closed = cursor_accept(&r->at, end);
	for (int i = 0;
	     closed && lines && i < 2 && cursor_peek(&r->at) == end[0]; i++) {
		buf_add_char(text, end[0]);
		cursor_step(&r->at);
	}
	return closed || fail(r, "a string is not closed");
}

static bool any_string(struct reader *r, struct buf *text)
{
	static const char *const quotes[] = { "\"\"\"", "'''", "\"", "'" };

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		if (cursor_accept(&r->at, quotes[i]))
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
	cursor_skip_line(&r->at);
	start.len -= r->at.rest.len;
	struct slice s = slice_trim(slice_from(start, 1));
	if (s.len && s.p[s.len - 1] == start.p[0])
		s.len--;
	fields_add(r->out, s);
	return false;
}

static bool string_value(struct reader *r)
{
	const struct slice start = r->at.rest;
	struct buf text = { 0 };
	bool ok = any_string(r, &text);

	if (ok && !r->depth) {
		cursor_skip_blanks(&r->at);
		if (!cursor_at_line_end(&r->at) && cursor_peek(&r->at) != '#') {
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

/* “x”, as some programs make it of "x". */
static struct slice without_curly_quotes(struct slice s)
{
	static const char *const pairs[][2] = { { "“", "”" }, { "‘", "’" } };

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		const size_t n = strlen(pairs[i][0]);
		if (s.len >= 2 * n && slice_starts(s, pairs[i][0]) &&
		    slice_ends(s, pairs[i][1]))
			return (struct slice){ s.p + n, s.len - 2 * n };
	}
	return s;
}

/* A date, number or boolean, kept as text. */
static bool bare(struct reader *r)
{
	const struct cursor from = r->at;
	const struct slice start = from.rest;
	const char *ends = r->depth ? ",]}#" : "#";

	while (!cursor_at_line_end(&r->at) &&
	       !strchr(ends, cursor_peek(&r->at)))
		cursor_step(&r->at);
	const struct slice s =
		slice_trim_end(slice_head(start, start.len - r->at.rest.len));
	if (!s.len)
		return fail(r, "a value is missing");
	fields_add(r->out, without_curly_quotes(s));
	if (!may_be_bare(s))
		fail_at(r, &from, "a text needs quotes");
	/* what follows in the array or table is as clear as this */
	return r->depth || may_be_bare(s);
}

static bool is_key_char(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' ||
	       (unsigned char)c >= 0x80;
}

static bool key_part(struct reader *r, struct buf *out)
{
	const size_t before = out->len;

	if (is_quote(cursor_peek(&r->at)))
		return any_string(r, out);
	while (is_key_char(cursor_peek(&r->at))) {
		buf_add_char(out, cursor_peek(&r->at));
		cursor_step(&r->at);
	}
	return out->len > before;
}

/* a."b c".d, behind what `out` holds */
static bool key(struct reader *r, struct buf *out)
{
	do {
		if (out->len)
			buf_add_char(out, '.');
		cursor_skip_blanks(&r->at);
		if (!key_part(r, out))
			return false;
		cursor_skip_blanks(&r->at);
	} while (cursor_accept(&r->at, "."));
	return true;
}

/* `name =` on a line of its own within an array: the bracket was forgotten. */
static bool at_pair(const struct reader *r)
{
	struct slice s = r->at.rest;
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
	bool ok = depth <= MAX_DEPTH || fail_excess(r);

	while (ok) {
		skip_space(r);
		if (cursor_accept(&r->at, "]"))
			break;
		ok = r->at.rest.len && !at_pair(r)
			     ? value(r)
			     : fail(r, "an array is not closed");
		skip_space(r);
		if (ok && !cursor_accept(&r->at, ",") &&
		    cursor_peek(&r->at) != ']')
			ok = fail(r,
				  at_pair(r) || !r->at.rest.len
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
	bool ok = ++r->depth <= MAX_DEPTH || fail_excess(r);

	if (item && r->out->numbered)
		buf_printf(&r->key, ".%d", r->n_items++);
	const size_t inside = r->key.len;
	while (ok) {
		skip_space(r);
		if (cursor_accept(&r->at, "}"))
			break;
		ok = r->at.rest.len ? pair(r, item)
				    : fail(r, "a table in { } is not closed");
		buf_truncate(&r->key, inside);
		skip_space(r);
		if (ok && !cursor_accept(&r->at, ",") &&
		    cursor_peek(&r->at) != '}')
			ok = fail(r, "a comma is missing in { }");
	}
	buf_truncate(&r->key, len);
	r->depth--;
	return ok;
}

static bool value(struct reader *r)
{
	switch (cursor_peek(&r->at)) {
	case '"':
	case '\'':
		return string_value(r);
	case '[':
		cursor_step(&r->at);
		fields_set_list(r->out);
		return array(r);
	case '{':
		cursor_step(&r->at);
		return inline_table(r);
	default:
		return bare(r);
	}
}

/* key = value; the key goes behind what r->key holds. */
static bool pair(struct reader *r, bool append)
{
	const uint32_t line = r->at.line;
	const struct slice none = { 0 };

	if (!key(r, &r->key) || !cursor_accept(&r->at, "="))
		return fail(r, "not a `key = value` line");
	cursor_skip_blanks(&r->at);
	const struct slice k = { buf_str(&r->key), r->key.len };
	if (append && !r->out->numbered)
		fields_begin_more(r->out, none, k, line);
	else
		fields_begin(r->out, none, k, line);
	return value(r);
}

/* [table] or [[table]] */
static bool table(struct reader *r)
{
	buf_clear(&r->table);
	cursor_step(&r->at);
	r->table_is_item = cursor_accept(&r->at, "[");
	return (key(r, &r->table) && cursor_accept(&r->at, "]") &&
		(!r->table_is_item || cursor_accept(&r->at, "]"))) ||
	       fail(r, "a [table] is not closed");
}

/* [x.y] belongs to the last of the [[x]], whose number it gets. */
static void put_number(struct reader *r)
{
	const struct slice table = { buf_str(&r->table), r->table.len };
	const size_t len = r->item.len;

	if (!r->out->numbered)
		return;
	if (len && table.len > len && table.p[len] == '.' &&
	    !memcmp(table.p, r->item.data, len)) {
		struct buf whole = { 0 };
		buf_add(&whole, buf_str(&r->numbered), r->numbered.len);
		buf_add_str(&whole, table.p + len);
		buf_release(&r->table);
		r->table = whole;
	} else if (r->table_is_item) {
		buf_clear(&r->item);
		buf_add(&r->item, table.p, table.len);
		buf_printf(&r->table, ".%d", r->n_items++);
		buf_clear(&r->numbered);
		buf_add_str(&r->numbered, buf_str(&r->table));
	}
}

static bool line_pair(struct reader *r)
{
	r->depth = 0;
	buf_clear(&r->key);
	buf_add(&r->key, buf_str(&r->table), r->table.len);
	if (!pair(r, r->table_is_item))
		return false;
	cursor_skip_blanks(&r->at);
	return cursor_at_line_end(&r->at) || cursor_peek(&r->at) == '#' ||
	       fail(r, "text behind a value");
}

bool toml_head_read(struct slice head, struct fields *out,
		    struct fields_error *error)
{
	struct reader r = { .at = cursor_at(head), .out = out, .error = error };

	*error = (struct fields_error){ 0 };
	fields_clear(out);
	for (;;) {
		skip_space(&r);
		if (!r.at.rest.len)
			break;
		const uint32_t line = r.at.line;
		const bool header = cursor_peek(&r.at) == '[';
		const bool ok = header ? table(&r) : line_pair(&r);
		if (header)
			put_number(&r);
		/* What failed in a later line may be a pair of its own. */
		if (ok || r.at.line == line || !at_pair(&r))
			cursor_skip_line(&r.at);
	}
	buf_release(&r.table);
	buf_release(&r.item);
	buf_release(&r.numbered);
	buf_release(&r.key);
	return !r.failed;
}
