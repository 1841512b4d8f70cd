/* SPDX-License-Identifier: MIT */
#include "archive/json_head.h"

#include "archive/ascii.h"
#include "base/utf8.h"

#include <string.h>

enum { MAX_DEPTH = 16 };

struct reader {
	struct slice rest;
	const char *line_start;
	uint32_t line;
	struct fields *out;
	struct fields_error *error;
	struct buf key; /* of the pair being read, with dots */
	int depth;      /* of lists and objects below the root */
	bool in_list;
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

static bool accept(struct reader *r, char c)
{
	if (!r->rest.len || peek(r) != c)
		return false;
	step(r);
	return true;
}

/* Comments are no JSON, but people write them. */
static void skip_space(struct reader *r)
{
	for (;;) {
		while (r->rest.len && ascii_is_space(peek(r)))
			step(r);
		if (!slice_starts(r->rest, "//"))
			return;
		while (r->rest.len && peek(r) != '\n' && peek(r) != '\r')
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

static bool take_hex(struct reader *r, uint32_t *cp)
{
	*cp = 0;
	for (int i = 0; i < 4; i++) {
		const char c = ascii_lower(peek(r));
		const bool letter = c >= 'a' && c <= 'f';
		if (!ascii_is_digit(c) && !letter)
			return false;
		*cp = *cp << 4 | (uint32_t)(letter ? c - 'a' + 10 : c - '0');
		step(r);
	}
	return true;
}

/* Behind \u. Two of them may be the halves of one character. */
static void add_code(struct reader *r, struct buf *text)
{
	uint32_t cp, low;

	if (!take_hex(r, &cp)) {
		buf_add_utf8(text, UTF8_REPLACEMENT);
		return;
	}
	if (cp >= 0xD800 && cp < 0xDC00 && slice_starts(r->rest, "\\u")) {
		const struct slice before = r->rest;
		r->rest = slice_from(r->rest, 2);
		if (take_hex(r, &low) && low >= 0xDC00 && low < 0xE000)
			cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
		else
			r->rest = before;
	}
	buf_add_utf8(text, cp);
}

static void add_escape(struct reader *r, struct buf *text)
{
	static const char from[] = "bfnrt", to[] = "  \n\r\t";
	const char c = peek(r);
	const char *at = c ? strchr(from, c) : NULL;

	step(r);
	if (c == 'u')
		add_code(r, text);
	else
		buf_add_char(text, at ? to[at - from] : c);
}

static bool string(struct reader *r, struct buf *text)
{
	const char quote = peek(r); /* ' is no JSON, but clear */

	step(r);
	while (r->rest.len && peek(r) != quote) {
		const char c = peek(r);
		step(r);
		if (c == '\\' && r->rest.len)
			add_escape(r, text);
		else
			buf_add_char(text, c);
	}
	return accept(r, quote) || fail(r, "a string is not closed");
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

static bool string_value(struct reader *r)
{
	struct buf text = { 0 };
	const bool ok = string(r, &text);

	fields_add(r->out, (struct slice){ buf_str(&text), text.len });
	buf_release(&text);
	return ok;
}

/* A number, true, false or null */
static bool word_value(struct reader *r)
{
	const struct slice start = r->rest;

	while (r->rest.len && !strchr(",]}\n\r", peek(r)) && peek(r))
		step(r);
	const struct slice s =
		slice_trim(slice_head(start, start.len - r->rest.len));
	if (!s.len)
		return fail(r, "a value is missing");
	if (!slice_is(s, "null"))
		fields_add(r->out, s);
	return true;
}

static bool value(struct reader *r);

static bool list(struct reader *r)
{
	const bool outer = r->in_list;
	bool ok = true;

	fields_set_list(r->out);
	r->in_list = true;
	for (;;) {
		skip_space(r);
		if (accept(r, ']'))
			break;
		ok = r->rest.len ? value(r) : fail(r, "a list is not closed");
		skip_space(r);
		if (ok && !accept(r, ',') && peek(r) != ']')
			ok = fail(r, "a comma is missing in a list");
		if (!ok)
			break;
	}
	r->in_list = outer;
	return ok;
}

static bool key(struct reader *r)
{
	if (r->key.len)
		buf_add_char(&r->key, '.');
	if (is_quote(peek(r)))
		return string(r, &r->key);
	const size_t before = r->key.len;
	while (ascii_is_alnum(peek(r)) || peek(r) == '_' || peek(r) == '-' ||
	       (unsigned char)peek(r) >= 0x80) {
		buf_add_char(&r->key, peek(r));
		step(r);
	}
	return r->key.len > before || fail(r, "a key is missing");
}

static bool pair(struct reader *r)
{
	const size_t len = r->key.len;
	const uint32_t line = r->line;
	bool ok = key(r);

	skip_space(r);
	if (ok && !accept(r, ':'))
		ok = fail(r, "a colon is missing behind a key");
	skip_space(r);
	const struct slice k = { buf_str(&r->key), r->key.len };
	if (ok && r->in_list)
		fields_begin_more(r->out, (struct slice){ 0 }, k, line);
	else if (ok)
		fields_begin(r->out, (struct slice){ 0 }, k, line);
	ok = ok && value(r);
	buf_truncate(&r->key, len);
	return ok;
}

/* The pairs up to the brace, or to the end where there is none. */
static bool pairs(struct reader *r, bool braced)
{
	for (;;) {
		skip_space(r);
		if (braced ? accept(r, '}') : !r->rest.len)
			return true;
		if (!r->rest.len)
			return fail(r, "an object is not closed");
		if (!pair(r))
			return false;
		skip_space(r);
		if (!accept(r, ',') && r->rest.len && peek(r) != '}')
			return fail(r, "a comma is missing between pairs");
	}
}

static void skip_line(struct reader *r)
{
	while (r->rest.len && peek(r) != '\n' && peek(r) != '\r')
		step(r);
}

/* Behind a mistake the next line that begins with a key is read on. */
static void read_root(struct reader *r)
{
	const bool braced = accept(r, '{');

	while (!pairs(r, braced) && r->rest.len) {
		r->depth = 0;
		r->in_list = false;
		buf_clear(&r->key);
		skip_space(r);
		if (!is_quote(peek(r)))
			skip_line(r);
		skip_space(r);
		while (r->rest.len && !is_quote(peek(r))) {
			skip_line(r);
			skip_space(r);
		}
	}
}

static bool value(struct reader *r)
{
	bool ok;

	if (is_quote(peek(r)))
		return string_value(r);
	if (peek(r) != '[' && peek(r) != '{')
		return word_value(r);
	if (r->depth == MAX_DEPTH)
		return fail(r, "nested too deep");
	r->depth++;
	if (accept(r, '['))
		ok = list(r);
	else
		ok = accept(r, '{') && pairs(r, true);
	r->depth--;
	return ok;
}

size_t json_head_len(struct slice text)
{
	size_t depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.len; i++) {
		const char c = text.p[i];
		if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && c == '{')
			depth++;
		else if (!quoted && c == '}' && --depth == 0)
			return i + 1;
		if (!depth)
			break;
	}
	return 0;
}

bool json_head_read(struct slice head, struct fields *out,
		    struct fields_error *error)
{
	struct reader r = {
		.rest = head, .line_start = head.p, .out = out, .error = error
	};

	*error = (struct fields_error){ 0 };
	fields_clear(out);
	skip_space(&r);
	read_root(&r);
	buf_release(&r.key);
	return !r.failed;
}
