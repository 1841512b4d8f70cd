/* SPDX-License-Identifier: MIT */
#include "doc/seam.h"

#include "archive/ascii.h"
#include "doc/html.h"

#include <stdint.h>
#include <string.h>

/* The line looked at. */
struct line {
	const char *s;
	size_t len, at;
	struct html_scan scan; /* what is known of its tags */
};

/* Characters at which something may begin or end. */
static const uint8_t signs[256] = {
	['\\'] = 1, ['`'] = 1, ['*'] = 1, ['_'] = 1, ['~'] = 1,
	['='] = 1,  ['['] = 1, [']'] = 1, [')'] = 1, ['<'] = 1,
};

static size_t run_len(const struct line *l)
{
	size_t n = 1;

	while (l->at + n < l->len && l->s[l->at + n] == l->s[l->at])
		n++;
	return n;
}

static bool is_space(const struct line *l, size_t at)
{
	return at >= l->len || (unsigned char)l->s[at] <= ' ';
}

static bool is_mark(const struct line *l, size_t at)
{
	const char c = at < l->len ? l->s[at] : ' ';

	return c > ' ' && c < 0x7F && !ascii_is_alnum(c);
}

/* What the standard calls flanking; what is no ASCII is a letter to it. */
static void flank(const struct line *l, size_t len, bool *opens, bool *closes)
{
	const size_t before = l->at - 1, behind = l->at + len;
	const bool space_before = !l->at || is_space(l, before);
	const bool mark_before = l->at && is_mark(l, before);
	const bool space_behind = is_space(l, behind);
	const bool mark_behind = is_mark(l, behind);
	const bool left =
		!space_behind && (!mark_behind || space_before || mark_before);
	const bool right =
		!space_before && (!mark_before || space_behind || mark_behind);
	const bool in_word = l->s[l->at] == '_' && left && right;

	*opens = left && (!in_word || mark_before);
	*closes = right && (!in_word || mark_behind);
}

/* The run of the character that the parser would match with one of `len` more,
 * from the innermost on; SIZE_MAX = none. */
static size_t find_run(const struct seam *s, char c, size_t len, bool both)
{
	for (size_t i = s->n_runs; i-- > 0;) {
		const size_t other = s->runs[i].len;
		const bool odd = both && (len + other) % 3 == 0 &&
				 !(len % 3 == 0 && other % 3 == 0);
		if (s->runs[i].c == c && !odd)
			return i;
	}
	return SIZE_MAX;
}

/* Ends what the run can end, with what was begun in it. Returns what is left of
 * the run. */
static size_t end_runs(struct seam *s, char c, size_t len, bool both)
{
	size_t i;

	while (len && (i = find_run(s, c, len, both)) != SIZE_MAX) {
		struct seam_run *run = &s->runs[i];
		const size_t n = run->len < len ? run->len : len;
		run->len -= n;
		len -= n;
		s->n_runs = i + (run->len > 0);
	}
	return len;
}

static void take_run(struct seam *s, struct line *l)
{
	const char c = l->s[l->at];
	const size_t len = run_len(l);
	size_t left = len;
	bool opens, closes;

	flank(l, len, &opens, &closes);
	l->at += len;
	if ((c == '~' || c == '=') && len != 2)
		return;
	if (closes)
		left = end_runs(s, c, len, opens);
	if (!opens || !left)
		return;
	if (s->n_runs < SEAM_RUNS)
		s->runs[s->n_runs++] = (struct seam_run){ left, c };
	else
		s->doubt = true;
}

static void take_ticks(struct seam *s, struct line *l)
{
	const size_t n = run_len(l);

	l->at += n;
	if (!s->ticks)
		s->ticks = n;
	else if (s->ticks == n)
		s->ticks = 0;
}

/* To the end of the code span that is open. */
static void go_through_code(struct seam *s, struct line *l)
{
	while (s->ticks && l->at < l->len) {
		const char *tick = memchr(l->s + l->at, '`', l->len - l->at);
		l->at = tick ? (size_t)(tick - l->s) : l->len;
		if (tick)
			take_ticks(s, l);
	}
}

/* To the end of the tag or comment that is. */
static void go_through_tag(struct seam *s, struct line *l)
{
	const size_t n = strlen(s->close);

	for (; l->at + n <= l->len; l->at++) {
		const char *at = memchr(l->s + l->at, s->close[0],
					l->len - l->at - n + 1);
		if (!at)
			break;
		l->at = (size_t)(at - l->s);
		if (memcmp(at, s->close, n) != 0)
			continue;
		l->at += n;
		s->close = NULL;
		return;
	}
	l->at = l->len;
}

/* Elements that have an end, between which and their begin the text is
 * something else than around them. */
static bool has_end(const struct html_element *element)
{
	switch (element->role) {
	case HTML_STYLE:
	case HTML_LINK:
	case HTML_RUBY:
	case HTML_HIDDEN:
	case HTML_QUOTATION:
		return true;
	default:
		return false;
	}
}

static void count_element(struct seam *s, const struct html_token *tag)
{
	if (tag->kind == HTML_OPEN)
		s->elements += has_end(tag->element);
	else if (tag->kind == HTML_CLOSE && s->elements)
		s->elements -= has_end(tag->element);
}

/* The name at the start of a tag that ends on a line below, as a tag. */
static void take_name(struct seam *s, const struct line *l)
{
	enum { NAME_MAX_LEN = 16 };
	char name[NAME_MAX_LEN + 1];
	struct html_scan scan = { .at = name };
	struct html_token token;
	size_t n = 1;

	while (n < NAME_MAX_LEN && l->at + n < l->len &&
	       !is_space(l, l->at + n))
		n++;
	memcpy(name, l->s + l->at, n);
	name[n] = '>';
	scan.end = name + n + 1;
	if (html_next(&scan, &token))
		count_element(s, &token);
}

static void take_tag(struct seam *s, struct line *l)
{
	struct html_token token;

	l->scan.at = l->s + l->at;
	if (!html_next(&l->scan, &token) || token.kind == HTML_TEXT) {
		take_name(s, l);
		s->close = ">";
		l->at++;
		return;
	}
	count_element(s, &token);
	l->at += token.len;
}

static void take_angle(struct seam *s, struct line *l)
{
	const char *rest = l->s + l->at;
	const size_t left = l->len - l->at;
	const char next = left > 1 ? rest[1] : ' ';

	if (left >= 4 && !memcmp(rest, "<!--", 4)) {
		s->close = "-->";
		l->at += 4;
	} else if (next == '?') {
		s->close = "?>";
		l->at += 2;
	} else if (next == '!') {
		s->close = left > 2 && rest[2] == '[' ? "]]>" : ">";
		l->at += 2;
	} else if (next == '/' || ascii_is_alpha(next)) {
		take_tag(s, l);
	} else {
		l->at++;
	}
}

static void take_bracket(struct seam *s, struct line *l)
{
	const char c = l->s[l->at++];

	if (c == '[') {
		s->brackets++;
		return;
	}
	if (!s->brackets)
		return;
	s->brackets--;
	s->address = l->at < l->len && l->s[l->at] == '(';
}

static void take(struct seam *s, struct line *l)
{
	switch (l->s[l->at]) {
	case '\\':
		l->at += is_mark(l, l->at + 1) ? 2 : 1;
		break;
	case '`':
		take_ticks(s, l);
		break;
	case '<':
		take_angle(s, l);
		break;
	case '[':
	case ']':
		take_bracket(s, l);
		break;
	case ')':
		s->address = false;
		l->at++;
		break;
	default:
		take_run(s, l);
	}
}

void seam_line(struct seam *s, const char *line, size_t len)
{
	struct line l = { .s = line, .len = len, .scan.end = line + len };

	while (l.at < len) {
		if (s->ticks)
			go_through_code(s, &l);
		else if (s->close)
			go_through_tag(s, &l);
		else if (signs[(unsigned char)line[l.at]])
			take(s, &l);
		else
			l.at++;
	}
}

bool seam_is_closed(const struct seam *s)
{
	return !s->n_runs && !s->ticks && !s->brackets && !s->elements &&
	       !s->close && !s->address && !s->doubt;
}
