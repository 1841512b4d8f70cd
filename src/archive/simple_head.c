/* SPDX-License-Identifier: MIT */
#include "archive/simple_head.h"

#include "archive/ascii.h"
#include "archive/head_line.h"
#include "base/utf8.h"

#include <string.h>

/* Longer ones are left to libyaml, which has limits of its own. */
enum { MAX_HEAD = 64 * 1024, MAX_KEY = 60 };

/* What an ASCII byte may be part of. */
enum {
	KEY = 1 << 0,   /* of a key */
	PLAIN = 1 << 1, /* where a value without quotes begins */
	FLOW = 1 << 2,  /* anywhere in an item of [a, b] without quotes */
	TEXT = 1 << 3,  /* anywhere else */
};

/* What has a meaning to YAML where it stands first is TEXT only; control
 * characters, tabs among them, are nothing. */
#define W (KEY | PLAIN | FLOW | TEXT)
#define D (KEY | FLOW | TEXT)
#define P (PLAIN | FLOW | TEXT)
#define F (FLOW | TEXT)
#define T TEXT
/* clang-format off */
static const unsigned char classes[128] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	F, T, T, T, P, T, T, T, P, F, T, P, T, D, P, P,
	W, W, W, W, W, W, W, W, W, W, T, T, T, T, T, T,
	T, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, T, T, T, T, W,
	T, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, T, T, T, T, 0,
};
/* clang-format on */
#undef W
#undef D
#undef P
#undef F
#undef T

static bool is_of(char c, unsigned wanted)
{
	return (unsigned char)c < 0x80 &&
	       (classes[(unsigned char)c] & wanted) != 0;
}

/* a head on its way */
struct scan {
	struct fields *out;
	struct slice rest; /* lines still to come */
	uint32_t line;     /* of the head, before the present one */
	bool open;         /* the last key has no value yet */
	bool list;         /* it has begun a list of `-` lines */
	char block;        /* it has `>` or `|`, or NUL */
	size_t indent;     /* of that list's or text's lines; 0 = none yet */
};

/* Takes the next line without its LF or CR LF; false if it has no LF. */
static bool take_line(struct slice *rest, struct slice *line)
{
	const char *lf = memchr(rest->p, '\n', rest->len);

	if (!lf)
		return false;
	line->p = rest->p;
	line->len = (size_t)(lf - rest->p);
	*rest = slice_from(*rest, line->len + 1);
	if (line->len && line->p[line->len - 1] == '\r')
		line->len--;
	return true;
}

/* Bytes of the character at `s`, which is not ASCII; 0 if libyaml would refuse
 * it or take it for a line end. */
static size_t wide_char(struct slice s)
{
	const unsigned char *u = (const unsigned char *)s.p;
	uint32_t cp;
	bool bad;

	/* CJK, nearly always */
	if (s.len >= 3 && u[0] > 0xE2 && u[0] < 0xED && (u[1] & 0xC0) == 0x80 &&
	    (u[2] & 0xC0) == 0x80)
		return 3;
	const size_t n = utf8_decode_strict(s.p, s.len, &cp, &bad);
	return bad || cp < 0xA0 || cp == 0x2028 || cp == 0x2029 ||
			       cp == 0xFEFF || cp == 0xFFFE || cp == 0xFFFF
		       ? 0
		       : n;
}

/* Bytes at the start of `s` that are of the class, or not ASCII and harmless.
 */
static size_t run_of(struct slice s, unsigned wanted)
{
	size_t i = 0;

	while (i < s.len) {
		const size_t n = (unsigned char)s.p[i] < 0x80
					 ? is_of(s.p[i], wanted)
					 : wide_char(slice_from(s, i));
		if (!n)
			break;
		i += n;
	}
	return i;
}

static struct slice without_blanks_behind(struct slice s)
{
	while (s.len && s.p[s.len - 1] == ' ')
		s.len--;
	return s;
}

static bool is_null(struct slice s)
{
	return !s.len || slice_is(s, "~") || slice_is(s, "null");
}

static void add_plain(struct scan *scan, struct slice value)
{
	if (!is_null(value))
		fields_add(scan->out, value);
}

/* Bytes of the quoted text at the start of `s` with its quotes; 0 if it is not
 * closed here or has anything in it that stands for something else. */
static size_t quoted(struct slice s)
{
	const char quote = s.p[0];
	const struct slice inside = slice_from(s, 1);
	const char *end =
		inside.len ? memchr(inside.p, quote, inside.len) : NULL;

	if (!end)
		return 0;
	const size_t n = (size_t)(end - inside.p);
	const struct slice text = slice_head(inside, n);
	/* '' is a quote in quotes */
	if (run_of(text, TEXT) < n ||
	    (quote == '"' ? memchr(text.p, '\\', n) != NULL
			  : n + 1 < inside.len && inside.p[n + 1] == quote))
		return 0;
	return n + 2;
}

/* `: ` ends a plain value. */
static bool is_plain_text(struct slice s)
{
	if (run_of(s, TEXT) < s.len)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		const char *p = memchr(s.p + i, ':', s.len - i);
		if (!p)
			break;
		i = (size_t)(p - s.p);
		if (i + 1 == s.len || s.p[i + 1] == ' ')
			return false;
	}
	return true;
}

/* Without ` # ...` behind. */
static struct slice without_comment(struct slice s)
{
	for (size_t i = 1; i < s.len; i++) {
		const char *p = memchr(s.p + i, '#', s.len - i);
		if (!p)
			break;
		i = (size_t)(p - s.p);
		if (s.p[i - 1] == ' ')
			return without_blanks_behind(slice_head(s, i));
	}
	return s;
}

static bool may_begin_plain(char c)
{
	return (unsigned char)c >= 0x80 || is_of(c, PLAIN);
}

static bool quoted_scalar(struct scan *scan, struct slice s)
{
	const size_t n = quoted(s);

	if (!n || run_of(s, TEXT) < s.len ||
	    (n < s.len &&
	     (s.p[n] != ' ' || without_comment(slice_from(s, n)).len > 0)))
		return false;
	fields_add(scan->out, slice_from(slice_head(s, n - 1), 1));
	return true;
}

/* A value on one line, not in brackets. */
static bool scalar(struct scan *scan, struct slice s)
{
	s = without_blanks_behind(s);
	if (s.p[0] == '"' || s.p[0] == '\'')
		return quoted_scalar(scan, s);
	if (!may_begin_plain(s.p[0]) || !is_plain_text(s))
		return false;
	add_plain(scan, without_comment(s));
	return true;
}

/* Bytes of an item of [a, b]. */
static size_t flow_item(struct scan *scan, struct slice s)
{
	const char first = s.len ? s.p[0] : ']';
	size_t n;

	if (first == '"' || first == '\'') {
		n = quoted(s);
		if (n)
			fields_add(scan->out,
				   slice_from(slice_head(s, n - 1), 1));
		return n;
	}
	if (!may_begin_plain(first))
		return 0;
	n = run_of(s, FLOW);
	add_plain(scan, without_blanks_behind(slice_head(s, n)));
	return n;
}

static size_t blanks(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] == ' ')
		n++;
	return n;
}

/* [a, b] on one line */
static bool flow(struct scan *scan, struct slice s)
{
	s = without_blanks_behind(s);
	if (s.p[s.len - 1] != ']')
		return false;
	s = slice_from(slice_head(s, s.len - 1), 1);
	fields_set_list(scan->out);
	s = slice_from(s, blanks(s));
	if (!s.len)
		return true;
	for (;;) {
		const size_t n = flow_item(scan, s);
		if (!n)
			return false;
		s = slice_from(s, n);
		s = slice_from(s, blanks(s));
		if (!s.len)
			return true;
		if (s.p[0] != ',')
			return false;
		s = slice_from(s, 1);
		s = slice_from(s, blanks(s));
	}
}

/* `>` or `|` with an end that does not matter: values are trimmed. */
static bool block(struct scan *scan, struct slice s)
{
	scan->block = s.p[0];
	return s.len == 1 || (s.len == 2 && (s.p[1] == '-' || s.p[1] == '+'));
}

/* A line of such a text. Those of `>` are joined by a blank, unless one is
 * indented more. What may look like `key: "...` is not for here. */
static bool block_line(struct scan *scan, struct slice line)
{
	const size_t indent = blanks(line);
	const struct slice s = slice_from(line, indent);
	const bool first = !scan->indent;

	if (first)
		scan->indent = indent;
	if (!s.len || indent != scan->indent || s.p[s.len - 1] == ' ' ||
	    (!first && scan->block == '|') || run_of(s, TEXT) < s.len ||
	    memchr(s.p, '"', s.len) || memchr(s.p, '\'', s.len))
		return false;
	if (first)
		fields_add(scan->out, s);
	else
		fields_continue(scan->out, s);
	return true;
}

static bool value(struct scan *scan, struct slice s)
{
	scan->open = !s.len;
	scan->list = false;
	scan->block = '\0';
	scan->indent = 0;
	if (!s.len)
		return true;
	if (s.p[0] == '>' || s.p[0] == '|')
		return block(scan, without_blanks_behind(s));
	return s.p[0] == '[' ? flow(scan, s) : scalar(scan, s);
}

static bool pair(struct scan *scan, struct slice line)
{
	size_t n = 0;

	while (n < line.len && is_of(line.p[n], KEY))
		n++;
	const size_t colon = n + blanks(slice_from(line, n));
	if (!n || n > MAX_KEY || colon >= line.len || line.p[colon] != ':' ||
	    !ascii_is_alpha(line.p[0]))
		return false;
	const struct slice behind = slice_from(line, colon + 1);
	const size_t gap = blanks(behind);
	if (behind.len && !gap)
		return false;
	fields_begin(scan->out, (struct slice){ 0 }, slice_head(line, n),
		     scan->line);
	return value(scan, slice_from(behind, gap));
}

/* A `-` line, all of one list at the same indent. */
static bool item(struct scan *scan, struct slice line)
{
	const size_t indent = blanks(line);
	const struct slice s = slice_from(line, indent + 1);
	const size_t gap = blanks(s);

	if (indent >= line.len || line.p[indent] != '-' || !gap ||
	    gap == s.len || (!scan->open && !scan->list) ||
	    (scan->list && indent != scan->indent))
		return false;
	if (!scan->list)
		fields_set_list(scan->out);
	scan->open = false;
	scan->list = true;
	scan->indent = indent;
	return scalar(scan, slice_from(s, gap));
}

static bool body_line(struct scan *scan, struct slice line)
{
	if (!line.len || line.p[0] == '#') {
		/* the one would count in a text, the other ends it */
		scan->block = scan->block ? '\n' : '\0';
		return run_of(line, TEXT) == line.len;
	}
	if (scan->block && line.p[0] == ' ')
		return scan->block != '\n' && block_line(scan, line);
	return line.p[0] == ' ' || line.p[0] == '-' ? item(scan, line)
						    : pair(scan, line);
}

static bool is_rule(struct slice line)
{
	return line.len == 3 && !memcmp(line.p, "---", 3);
}

/* A key that has a meaning, at once behind the closing line, makes it doubtful
 * that it is one. */
static bool key_follows(struct slice rest)
{
	struct slice key, value;

	if (!rest.len || !ascii_is_alpha(rest.p[0]))
		return false;
	const struct slice line = slice_line(&rest);
	return head_line_pair(line, &key, &value) && head_line_known_key(key);
}

static void set_split(struct head_split *split, struct slice head,
		      const struct scan *scan, size_t opening, size_t closing)
{
	*split = (struct head_split){
		.head_off = opening,
		.head_len = head.len,
		.body_off = opening + head.len + closing,
		.head_line = 1,
		.body_line = scan->line + 2,
		.found = true,
		.closed = true,
		.kind = HEAD_YAML,
	};
}

bool simple_head_read(const char *text, size_t len, struct head_split *split,
		      struct fields *out)
{
	struct slice rest = { text, len < MAX_HEAD ? len : MAX_HEAD }, line;
	struct scan scan = { .out = out };

	fields_clear(out);
	if (!take_line(&rest, &line) || !is_rule(line))
		return false;
	const char *head = rest.p;
	for (;; scan.line++) {
		const char *at = rest.p;
		if (!take_line(&rest, &line))
			return false;
		if (is_rule(line)) {
			set_split(split,
				  (struct slice){ head, (size_t)(at - head) },
				  &scan, (size_t)(head - text),
				  (size_t)(rest.p - at));
			return out->n > 0 && !key_follows(rest);
		}
		if (!body_line(&scan, line))
			return false;
	}
}
