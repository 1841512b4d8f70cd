/* SPDX-License-Identifier: MIT */
#include "archive/loose_head.h"

#include "archive/ascii.h"
#include "archive/head_line.h"

#include <string.h>

struct reader {
	struct fields *out;
	struct buf line;   /* the line with NBSP and TAB as blanks */
	size_t key_indent; /* of the first key: a whole head may be indented */
	uint32_t number;   /* lines before it */
	bool one_line;     /* the head has no more */
	bool any_key;
	bool root_list; /* it is a list of pairs: `- title: x` */
	bool open;      /* a field was begun and may go on */
	bool list;      /* and has items */
	bool text;      /* it is a `|` or `>` block */
	bool quote;     /* its value began with a `"` that is still open */
};

static bool is_conflict_marker(struct slice line)
{
	return slice_starts(line, "<<<<<<< ") ||
	       slice_starts(line, ">>>>>>>") ||
	       slice_is(slice_trim_end(line), "=======");
}

/* Bytes of what looks like a blank on the author's screen: TAB, NBSP and the
 * ideographic space. */
static size_t odd_blank(struct slice s)
{
	return s.p[0] == '\t'              ? 1
	       : slice_starts(s, "\u00A0") ? 2
	       : slice_starts(s, "\u3000") ? 3
					   : 0;
}

static struct slice plain_blanks(struct reader *r, struct slice line)
{
	buf_clear(&r->line);
	for (size_t i = 0; i < line.len;) {
		const size_t n = odd_blank(slice_from(line, i));
		buf_add_char(&r->line, n ? ' ' : line.p[i]);
		i += n ? n : 1;
	}
	return (struct slice){ buf_str(&r->line), r->line.len };
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* The quote that opens the value is closed by the next one, which has a blank
 * only behind it, as in "one" and "two": not by the last. */
static bool closes_early(struct slice s)
{
	const char quote[] = { s.p[0], '\0' };
	const size_t next = slice_find(slice_from(s, 1), quote) + 1;

	return next + 1 < s.len && ascii_is_space(s.p[next + 1]) &&
	       !ascii_is_space(s.p[next - 1]) && next > 1;
}

/* Takes quotes off as long as they match: ""img/x.JPG"" has two. */
static struct slice unquote(struct slice s)
{
	s = slice_trim(s);
	while (s.len >= 2 && is_quote(s.p[0]) && s.p[s.len - 1] == s.p[0] &&
	       !closes_early(s))
		s = slice_trim((struct slice){ s.p + 1, s.len - 2 });
	return s;
}

/* A comma or semicolon behind a closed value is another language's. */
static struct slice without_stop(struct slice s)
{
	const bool stop =
		s.len > 2 && (s.p[s.len - 1] == ',' || s.p[s.len - 1] == ';');
	const char last = stop ? s.p[s.len - 2] : '\0';

	return (is_quote(last) && s.p[0] == last) ||
			       (last == ']' && s.p[0] == '[')
		       ? slice_head(s, s.len - 1)
		       : s;
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
	value = without_stop(value);
	const bool quoted = value.len && value.p[0] == '"';
	struct slice s = unquote(without_comment(value));

	r->quote = quoted && s.len > 1 && s.p[0] == '"' &&
		   slice_find(slice_from(s, 1), "\"") == s.len - 1;
	if (r->quote || (s.len > 1 && s.p[0] == '\'' &&
			 slice_find(slice_from(s, 1), "'") == s.len - 1))
		s = slice_from(s, 1); /* one that nobody closes */
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

/* The first item, in quotes or up to a comma; `*rest` goes behind it. In
 * "a" "b" the comma was forgotten. */
static struct slice take_item(struct slice *rest)
{
	const struct slice s = slice_trim(*rest);
	size_t n = slice_find(s, ",");

	if (s.len && is_quote(s.p[0])) {
		const char quote[] = { s.p[0], '\0' };
		const size_t end = slice_find(slice_from(s, 1), quote) + 2;
		const struct slice next = slice_trim(slice_from(s, end));
		const bool stands = !next.len || next.p[0] == ',';
		const bool forgotten = next.len && is_quote(next.p[0]) &&
				       end < s.len && s.p[end] == ' ';
		if (end <= s.len && (stands || forgotten)) {
			*rest = slice_from(next, slice_starts(next, ","));
			return slice_head(s, end);
		}
	}
	*rest = slice_from(s, n + 1);
	return slice_trim(slice_head(s, n));
}

/* Without brackets that have no others: [a]] and [[a]. */
static struct slice paired(struct slice s)
{
	while (s.len && s.p[s.len - 1] == ']' && slice_find(s, "[") == s.len)
		s.len--;
	while (s.len && s.p[0] == '[' && slice_find(s, "]") == s.len)
		s = slice_from(s, 1);
	return s;
}

/* b": a quote at one end only */
static struct slice without_odd_quote(struct slice s)
{
	const struct slice inside = slice_from(s, 1);

	if (s.len > 1 && is_quote(s.p[s.len - 1]) && !is_quote(s.p[0]) &&
	    slice_find(inside, (const char[]){ s.p[s.len - 1], '\0' }) ==
		    inside.len - 1)
		s.len--;
	return s;
}

/* [a, b]: brackets around the whole value, and no link's (url) or [x] y. */
static bool flow_list(struct reader *r, struct slice value)
{
	struct slice s = without_stop(slice_trim(without_comment(value)));
	const bool open = slice_starts(s, "[") && slice_find(s, "]") == s.len &&
			  slice_find(s, ",") < s.len;

	if (open)
		s.len++; /* for the bracket that was forgotten */
	else if (s.len < 2 || s.p[0] != '[' || s.p[s.len - 1] != ']')
		return false;
	s = paired((struct slice){ s.p + 1, s.len - 2 });
	if (slice_find(s, "]") < s.len)
		return false;
	fields_set_list(r->out);
	r->list = true;
	while (s.len)
		add_value(r, without_odd_quote(without_ticks(take_item(&s))));
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

/* Elsewhere `title:` in a text may be text; but not a date behind `date:`, nor
 * a list behind `tags:`. */
static bool is_surely_key(struct slice key, struct slice value)
{
	static const char *const lists[] = { "tags", "categories" };

	if (!value.len)
		return false;
	if (slice_is(key, "date"))
		return ascii_is_digit(value.p[0]);
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (slice_is(key, lists[i]))
			return value.p[0] == '[';
	return false;
}

/* Where in a value the next key of a run of keys on one line begins, or its
 * length: `layout: post title: “Yeah”`. */
static size_t next_key(struct slice value, bool sure)
{
	for (size_t i = 1; i + 1 < value.len; i++) {
		struct slice key, rest;
		if (value.p[i - 1] == ' ' && value.p[i] != ' ' &&
		    head_line_pair(slice_from(value, i), &key, &rest) &&
		    (sure ? is_surely_key(key, rest)
			  : head_line_known_key(key)))
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

/* A layout is one word: what follows on its line are other keys. */
static void pair(struct reader *r, struct slice key, struct slice value)
{
	const bool several = r->one_line || slice_is(key, "layout");

	for (;;) {
		const bool quoted = value.len && is_quote(value.p[0]);
		const size_t end =
			quoted ? value.len : next_key(value, !several);
		fields_begin(r->out, (struct slice){ 0 }, key, r->number);
		r->open = true;
		r->list = r->text = false;
		set_value(r, slice_trim(slice_head(value, end)));
		if (end == value.len)
			return;
		head_line_pair(slice_from(value, end), &key, &value);
	}
}

/* What people put before items besides `-`. */
static size_t bullet_len(struct slice s)
{
	static const char *const bullets[] = { "* ", "+ ", "• ", "· ", "・" };

	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (slice_starts(s, bullets[i]))
			return strlen(bullets[i]);
	return 0;
}

/* A list may begin: the key has no value, or such items. */
static bool expects_items(const struct reader *r)
{
	const struct fields *f = r->out;

	return r->list || (f->n && !f->items[f->n - 1].n);
}

/* `- x`, and `-x` where a list is open or expected */
static bool item(struct reader *r, struct slice trimmed)
{
	if (!trimmed.len || !r->open || r->text)
		return false;
	const size_t bullet = expects_items(r) ? bullet_len(trimmed) : 0;
	if (trimmed.p[0] != '-' && !bullet)
		return false;
	fields_set_list(r->out);
	r->list = true;
	struct slice value = slice_from(trimmed, bullet);
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

/* `categories;`: the wrong sign behind a key */
static bool wrong_sign(struct slice line, struct slice *key,
		       struct slice *value)
{
	struct slice s = line;

	while (s.len && !memchr(";=,", s.p[0], 3) && !ascii_is_space(s.p[0]))
		s = slice_from(s, 1);
	*key = slice_head(line, line.len - s.len);
	s = slice_from(s, slice_indent(s));
	const bool sign = s.len && memchr(";=,", s.p[0], 3) != NULL;
	*value = slice_trim(slice_from(s, 1));
	return sign && head_line_known_key(*key);
}

/* A line of no meaning in any language that people know. */
static bool is_comment(const struct reader *r, struct slice trimmed)
{
	return !r->text &&
	       (trimmed.p[0] == '#' || slice_starts(trimmed, "//") ||
		(slice_starts(trimmed, ";") && !r->quote));
}

/* `- title: x` at the root, where a map was meant. */
static struct slice without_dash(struct reader *r, struct slice trimmed)
{
	const struct slice inside = slice_from(trimmed, 2);
	struct slice key, value;

	if (!slice_starts(trimmed, "- ") || (r->any_key && !r->root_list) ||
	    !head_line_pair(inside, &key, &value) || !head_line_known_key(key))
		return trimmed;
	r->root_list = true;
	return inside;
}

static void line_read(struct reader *r, struct slice line)
{
	const size_t indent = slice_indent(line);
	const struct slice trimmed = without_dash(r, slice_trim(line));
	struct slice key, value;

	if (!trimmed.len || is_comment(r, trimmed) || item(r, trimmed))
		return;
	const bool is_pair = head_line_pair(trimmed, &key, &value) ||
			     (!r->text && !indent && !r->quote &&
			      (wrong_sign(trimmed, &key, &value) ||
			       forgotten_colon(trimmed, &key, &value)));
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
