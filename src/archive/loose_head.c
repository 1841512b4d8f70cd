/* SPDX-License-Identifier: MIT */
#include "archive/loose_head.h"

#include "archive/ascii.h"
#include "archive/head_line.h"

struct reader {
	struct fields *out;
	struct buf line;   /* the line with NBSP and TAB as blanks */
	size_t key_indent; /* of the first key: a whole head may be indented */
	uint32_t number;   /* lines before it */
	bool one_line;     /* the head has no more */
	bool any_key;
	bool open;  /* a field was begun and may go on */
	bool list;  /* and has items */
	bool text;  /* it is a `|` or `>` block */
	bool quote; /* its value began with a `"` that is still open */
};

static bool is_conflict_marker(struct slice line)
{
	return slice_starts(line, "<<<<<<< ") ||
	       slice_starts(line, ">>>>>>>") ||
	       slice_is(slice_trim_end(line), "=======");
}

/* NBSP and TAB look like blanks on the author's screen. */
static struct slice plain_blanks(struct reader *r, struct slice line)
{
	buf_clear(&r->line);
	for (size_t i = 0; i < line.len; i++) {
		if (line.p[i] == '\t') {
			buf_add_char(&r->line, ' ');
		} else if (slice_starts(slice_from(line, i), "\u00A0")) {
			buf_add_char(&r->line, ' ');
			i++;
		} else {
			buf_add_char(&r->line, line.p[i]);
		}
	}
	return (struct slice){ buf_str(&r->line), r->line.len };
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* Takes quotes off as long as they match: ""img/x.JPG"" has two. */
static struct slice unquote(struct slice s)
{
	s = slice_trim(s);
	while (s.len >= 2 && is_quote(s.p[0]) && s.p[s.len - 1] == s.p[0])
		s = slice_trim((struct slice){ s.p + 1, s.len - 2 });
	return s;
}

/* A bare value ends before a comment; ` #4` is more likely text. */
static struct slice without_comment(struct slice s)
{
	if (!s.len || is_quote(s.p[0]))
		return s;
	return slice_head(s, slice_find(s, " # "));
}

/* Backslashes that escape a quote or another backslash go; others are text. */
static void add_unescaped(struct reader *r, struct slice s)
{
	struct buf plain = { 0 };

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '\\' && i + 1 < s.len &&
		    (s.p[i + 1] == '"' || s.p[i + 1] == '\\'))
			i++;
		buf_add_char(&plain, s.p[i]);
	}
	fields_add(r->out, (struct slice){ buf_str(&plain), plain.len });
	buf_release(&plain);
}

static void add_value(struct reader *r, struct slice value)
{
	const bool quoted = value.len && value.p[0] == '"';
	struct slice s = unquote(without_comment(value));

	r->quote = quoted && s.len > 1 && s.p[0] == '"' &&
		   slice_find(slice_from(s, 1), "\"") == s.len - 1;
	if (r->quote)
		s = slice_from(s, 1);
	else if (quoted && s.len && slice_find(s, "\"") == s.len - 1)
		s.len--; /* one quote too many */
	if (quoted)
		add_unescaped(r, s);
	else
		fields_add(r->out, s);
}

/* An open quote is closed by one at the end of a line. */
static void add_more(struct reader *r, struct slice line)
{
	if (r->quote && slice_ends(line, "\"")) {
		line.len--;
		r->quote = false;
	}
	fields_continue(r->out, line);
}

/* `x` in a list is as good as "x". */
static struct slice without_ticks(struct slice s)
{
	const bool ticks = s.len > 1 && s.p[0] == '`' && s.p[s.len - 1] == '`';

	return ticks ? (struct slice){ s.p + 1, s.len - 2 } : s;
}

/* [a, b]: brackets around the whole value, and no link's (url) or [x] y. */
static bool flow_list(struct reader *r, struct slice value)
{
	struct slice s = slice_trim(without_comment(value));

	if (s.len < 2 || s.p[0] != '[' || s.p[s.len - 1] != ']')
		return false;
	s = (struct slice){ s.p + 1, s.len - 2 };
	if (slice_find(s, "]") < s.len)
		return false;
	fields_set_list(r->out);
	while (s.len) {
		const size_t comma = slice_find(s, ",");
		add_value(r, without_ticks(slice_trim(slice_head(s, comma))));
		s = slice_from(s, comma + 1);
	}
	return true;
}

/* `|`, `>-` and so on with nothing behind */
static bool opens_text(struct slice value)
{
	if (!value.len || (value.p[0] != '|' && value.p[0] != '>'))
		return false;
	for (size_t i = 1; i < value.len; i++)
		if (value.p[i] != '-' && value.p[i] != '+' &&
		    !ascii_is_digit(value.p[i]))
			return false;
	return true;
}

/* Where in a value the next key of a run of keys on one line begins, or its
 * length: `layout: post title: “Yeah”`. */
static size_t next_key(struct slice value)
{
	for (size_t i = 1; i + 1 < value.len; i++) {
		struct slice key, rest;
		if (value.p[i - 1] == ' ' && value.p[i] != ' ' &&
		    head_line_pair(slice_from(value, i), &key, &rest) &&
		    head_line_known_key(key))
			return i;
	}
	return value.len;
}

static void set_value(struct reader *r, struct slice value)
{
	if (opens_text(value))
		r->text = true;
	else if (slice_starts(value, "- ")) /* tags: - a */
		add_value(r, slice_from(value, 2));
	else if (!flow_list(r, value))
		add_value(r, value);
}

/* A layout is one word: what follows on its line are other keys. Elsewhere
 * `title:` in a text may be text. */
static void pair(struct reader *r, struct slice key, struct slice value)
{
	const bool several = r->one_line || slice_is(key, "layout");

	for (;;) {
		const bool quoted = value.len && is_quote(value.p[0]);
		const size_t end =
			several && !quoted ? next_key(value) : value.len;
		fields_begin(r->out, (struct slice){ 0 }, key, r->number);
		r->open = true;
		r->list = r->text = false;
		set_value(r, slice_trim(slice_head(value, end)));
		if (end == value.len)
			return;
		head_line_pair(slice_from(value, end), &key, &value);
	}
}

/* `- x`, and `-x` where a list is open or expected */
static bool item(struct reader *r, struct slice trimmed)
{
	if (!trimmed.len || trimmed.p[0] != '-' || !r->open || r->text)
		return false;
	fields_set_list(r->out);
	r->list = true;
	struct slice value = trimmed;
	while (slice_starts(value, "-"))
		value = slice_from(value, 1);
	value = slice_trim(value);
	if (!flow_list(r, value))
		add_value(r, value);
	return true;
}

/* `title x`: the colon was forgotten */
static bool forgotten_colon(struct slice line, struct slice *key,
			    struct slice *value)
{
	const size_t blank = slice_find(line, " ");

	*key = slice_head(line, blank);
	*value = slice_trim(slice_from(line, blank));
	return value->len && head_line_known_key(*key);
}

static void line_read(struct reader *r, struct slice line)
{
	const size_t indent = slice_indent(line);
	const struct slice trimmed = slice_trim(line);
	struct slice key, value;

	if (!trimmed.len || (trimmed.p[0] == '#' && !r->text))
		return;
	if (item(r, trimmed))
		return;
	const bool is_pair = head_line_pair(trimmed, &key, &value) ||
			     (!r->text && !indent && !r->quote &&
			      forgotten_colon(trimmed, &key, &value));
	if (is_pair && !r->any_key)
		r->key_indent = indent;
	const bool known = is_pair && head_line_known_key(key);
	if (is_pair && indent <= r->key_indent + (known ? 1 : 0)) {
		r->any_key = true;
		pair(r, key, value);
	} else if (is_pair && !r->text) {
		r->open = false; /* a nested map */
	} else if (r->open && !r->list) {
		add_more(r, trimmed);
	}
}

void loose_head_read(struct slice head, struct fields *out)
{
	struct reader r = { .out = out };
	struct slice rest = slice_trim(head);

	slice_line(&rest);
	r.one_line = !rest.len;
	fields_clear(out);
	while (head.len) {
		const struct slice line = slice_line(&head);
		if (!is_conflict_marker(line))
			line_read(&r, plain_blanks(&r, line));
		r.number++;
	}
	buf_release(&r.line);
}
