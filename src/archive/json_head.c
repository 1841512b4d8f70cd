/* SPDX-License-Identifier: MIT */
#include "archive/json_head.h"

#include "archive/ascii.h"
#include "archive/cursor.h"
#include "base/utf8.h"

#include <string.h>

enum { MAX_DEPTH = 16 };

struct reader {
	struct cursor at;
	struct fields *out;
	struct fields_error *error;
	struct buf key; /* of the pair being read, with dots */
	int depth;      /* of lists and objects below the root */
	bool in_list;
	int n_items; /* objects in lists, so far */
	bool failed;
};

static void skip_comment(struct cursor *at)
{
	at->rest = slice_from(at->rest, 2);
	while (at->rest.len && !cursor_accept(at, "*/"))
		cursor_step(at);
}

/* Comments are no JSON, but people write them. */
static void skip_nothing(struct cursor *at)
{
	for (;;) {
		while (at->rest.len && ascii_is_space(cursor_peek(at)))
			cursor_step(at);
		if (slice_starts(at->rest, "//"))
			cursor_skip_line(at);
		else if (slice_starts(at->rest, "/*"))
			skip_comment(at);
		else
			return;
	}
}

static void skip_space(struct reader *r)
{
	skip_nothing(&r->at);
}

static bool fail(struct reader *r, const char *why)
{
	if (!r->failed) {
		r->failed = true;
		cursor_fail(&r->at, r->error, why);
	}
	return false;
}

static bool fail_excess(struct reader *r)
{
	r->error->excess = r->error->excess || !r->failed;
	return fail(r, "nested too deep");
}

/* Behind \u. Two of them may be the halves of one character. */
static void add_code(struct reader *r, struct buf *text)
{
	uint32_t cp, low;

	if (cursor_hex(&r->at, 4, &cp) < 4) {
		buf_add_utf8(text, UTF8_REPLACEMENT);
		return;
	}
	if (cp >= 0xD800 && cp < 0xDC00 && slice_starts(r->at.rest, "\\u")) {
		const struct slice before = r->at.rest;
		r->at.rest = slice_from(r->at.rest, 2);
		if (cursor_hex(&r->at, 4, &low) == 4 && low >= 0xDC00 &&
		    low < 0xE000)
			cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
		else
			r->at.rest = before;
	}
	buf_add_utf8(text, cp);
}

static void add_escape(struct reader *r, struct buf *text)
{
	static const char from[] = "bfnrt", to[] = "  \n\r\t";
	const char c = cursor_peek(&r->at);
	const char *at = c ? strchr(from, c) : NULL;

	cursor_step(&r->at);
	if (c == 'u')
		add_code(r, text);
	else
		buf_add_char(text, at ? to[at - from] : c);
}

static bool string(struct reader *r, struct buf *text)
{
	const char quote = cursor_peek(&r->at); /* ' is no JSON, but clear */

	cursor_step(&r->at);
	while (r->at.rest.len && cursor_peek(&r->at) != quote) {
		const char c = cursor_peek(&r->at);
		cursor_step(&r->at);
		if (c == '\\' && r->at.rest.len)
			add_escape(r, text);
		else
			buf_add_char(text, c);
	}
	return cursor_accept(&r->at, (const char[]){ quote, '\0' }) ||
	       fail(r, "a string is not closed");
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
	const struct slice start = r->at.rest;

	while (r->at.rest.len && !strchr(",]}\n\r", cursor_peek(&r->at)) &&
	       cursor_peek(&r->at))
		cursor_step(&r->at);
	const struct slice s =
		slice_trim(slice_head(start, start.len - r->at.rest.len));
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
		if (cursor_accept(&r->at, "]"))
			break;
		ok = r->at.rest.len ? value(r)
				    : fail(r, "a list is not closed");
		skip_space(r);
		if (ok && !cursor_accept(&r->at, ",") &&
		    cursor_peek(&r->at) != ']')
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
	if (is_quote(cursor_peek(&r->at)))
		return string(r, &r->key);
	const size_t before = r->key.len;
	while (ascii_is_alnum(cursor_peek(&r->at)) ||
	       cursor_peek(&r->at) == '_' || cursor_peek(&r->at) == '-' ||
	       (unsigned char)cursor_peek(&r->at) >= 0x80) {
		buf_add_char(&r->key, cursor_peek(&r->at));
		cursor_step(&r->at);
	}
	return r->key.len > before || fail(r, "a key is missing");
}

static bool pair(struct reader *r)
{
	const size_t len = r->key.len;
	const uint32_t line = r->at.line;
	bool ok = key(r);

	skip_space(r);
	if (ok && !cursor_accept(&r->at, ":"))
		ok = fail(r, "a colon is missing behind a key");
	skip_space(r);
	const struct slice k = { buf_str(&r->key), r->key.len };
	if (ok && r->in_list && !r->out->numbered)
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
		if (braced ? cursor_accept(&r->at, "}") : !r->at.rest.len)
			return true;
		if (!r->at.rest.len)
			return fail(r, "an object is not closed");
		if (!pair(r))
			return false;
		skip_space(r);
		if (!cursor_accept(&r->at, ",") && r->at.rest.len &&
		    cursor_peek(&r->at) != '}')
			return fail(r, "a comma is missing between pairs");
	}
}

/* Behind a mistake the next line that begins with a key is read on. */
static void read_root(struct reader *r)
{
	const bool braced = cursor_accept(&r->at, "{");

	while (!pairs(r, braced) && r->at.rest.len) {
		r->depth = 0;
		r->in_list = false;
		buf_clear(&r->key);
		skip_space(r);
		if (!is_quote(cursor_peek(&r->at)))
			cursor_skip_line(&r->at);
		skip_space(r);
		while (r->at.rest.len && !is_quote(cursor_peek(&r->at))) {
			cursor_skip_line(&r->at);
			skip_space(r);
		}
	}
}

static bool object(struct reader *r)
{
	const size_t len = r->key.len;
	const bool outer = r->in_list;

	cursor_step(&r->at);
	if (r->in_list && r->out->numbered) {
		buf_printf(&r->key, ".%d", r->n_items++);
		r->in_list = false;
	}
	const bool ok = pairs(r, true);
	buf_truncate(&r->key, len);
	r->in_list = outer;
	return ok;
}

static bool value(struct reader *r)
{
	bool ok;

	if (is_quote(cursor_peek(&r->at)))
		return string_value(r);
	if (cursor_peek(&r->at) != '[' && cursor_peek(&r->at) != '{')
		return word_value(r);
	if (r->depth == MAX_DEPTH)
		return fail_excess(r);
	r->depth++;
	ok = cursor_accept(&r->at, "[") ? list(r) : object(r);
	r->depth--;
	return ok;
}

/* Bytes of the comment at the start of `s`, or 0; `http://` begins none. */
static size_t comment_len(struct slice s, char before)
{
	struct cursor at = cursor_at(s);

	if (slice_starts(s, "/*"))
		skip_comment(&at);
	else if (slice_starts(s, "//") && before != ':')
		cursor_skip_line(&at);
	return s.len - at.rest.len;
}

/* Whether a string begins. An apostrophe may stand in a word. */
static bool opens_string(char c, char before)
{
	return c == '"' || (c == '\'' && strchr("{[,:", before));
}

size_t json_head_len(struct slice text)
{
	size_t depth = 0, skipped;
	char quote = '\0', before = ',';

	for (size_t i = 0; i < text.len; i++) {
		const char c = text.p[i];
		if (quote && c == '\\') {
			i++;
		} else if (quote) {
			quote = c == quote ? '\0' : quote;
		} else if ((skipped =
				    comment_len(slice_from(text, i), before))) {
			i += skipped - 1;
			continue;
		} else if (opens_string(c, before)) {
			quote = c;
		} else if (c == '{') {
			depth++;
		} else if (c == '}' && --depth == 0) {
			return i + 1;
		}
		if (!depth)
			break;
		before = ascii_is_space(c) ? before : c;
	}
	return 0;
}

struct slice json_head_first(struct slice inside)
{
	struct cursor at = cursor_at(inside);

	skip_nothing(&at);
	return at.rest;
}

bool json_head_read(struct slice head, struct fields *out,
		    struct fields_error *error)
{
	struct reader r = { .at = cursor_at(head), .out = out, .error = error };

	*error = (struct fields_error){ 0 };
	fields_clear(out);
	skip_space(&r);
	read_root(&r);
	buf_release(&r.key);
	return !r.failed;
}
