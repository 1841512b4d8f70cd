/* SPDX-License-Identifier: MIT */
#include "archive/query_lex.h"

#include "archive/ascii.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MAX_FIELD_NAME = 16 };

static const struct mark {
	const char *wide;
	char mark;
} wide_marks[] = {
	{ "：", ':' }, { "，", ',' }, { "、", ',' }, { "（", '(' },
	{ "）", ')' }, { "“", '"' },  { "”", '"' },  { "＂", '"' },
	{ "－", '-' }, { "　", ' ' }, { "｜", '|' },
};

/* The mark at the start of `s` as ASCII and its bytes; '\0' for text. */
static char mark_at(struct slice s, size_t *len)
{
	*len = 1;
	if (!s.len)
		return '\0';
	if (ascii_is_space(s.p[0]))
		return ' ';
	if (strchr(":,()\"-|/", s.p[0]))
		return s.p[0];
	for (size_t i = 0; i < sizeof(wide_marks) / sizeof(*wide_marks); i++)
		if (slice_starts(s, wide_marks[i].wide)) {
			*len = strlen(wide_marks[i].wide);
			return wide_marks[i].mark;
		}
	return '\0';
}

static bool accept(struct query_lexer *l, char mark)
{
	size_t len;

	if (mark_at(l->rest, &len) != mark)
		return false;
	l->rest = slice_from(l->rest, len);
	return true;
}

bool query_lex_error(struct err *err, size_t col, const char *fmt, ...)
{
	char text[ERR_SIZE];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return err_set(err, "query:%zu: %s", col + 1, text);
}

static size_t column(const struct query_lexer *l)
{
	const size_t bytes = (size_t)(l->rest.p - l->start);
	size_t col = 0;

	for (size_t i = 0; i < bytes; col++) {
		uint32_t cp;
		i += utf8_decode(l->start + i, bytes - i, &cp);
	}
	return col;
}

static void set_text(struct query_lexer *l, struct query_token *t,
		     const char *text, size_t len)
{
	t->text = arena_memdup(l->arena, text, len);
}

/* Behind the opening quote. */
static bool phrase(struct query_lexer *l, struct query_token *t,
		   struct err *err)
{
	struct buf text = { 0 };
	bool closed = false;

	while (l->rest.len && !(closed = accept(l, '"'))) {
		if (l->rest.p[0] == '\\' && l->rest.len > 1)
			l->rest = slice_from(l->rest, 1);
		buf_add_char(&text, l->rest.p[0]);
		l->rest = slice_from(l->rest, 1);
	}
	t->kind = QUERY_PHRASE;
	set_text(l, t, buf_str(&text), text.len);
	buf_release(&text);
	return closed ||
	       query_lex_error(err, t->col, "the quote is not closed");
}

/* Behind the opening slash; `\/` is a slash. */
static bool slashes(struct query_lexer *l, struct query_token *t,
		    struct err *err)
{
	struct buf text = { 0 };
	bool closed = false;

	while (l->rest.len && !closed) {
		if (slice_starts(l->rest, "\\/"))
			l->rest = slice_from(l->rest, 1);
		else if (slice_starts(l->rest, "\\") && l->rest.len > 1) {
			buf_add_char(&text, '\\');
			l->rest = slice_from(l->rest, 1);
		} else
			closed = l->rest.p[0] == '/';
		if (!closed)
			buf_add_char(&text, l->rest.p[0]);
		l->rest = slice_from(l->rest, 1);
	}
	t->kind = QUERY_SLASHES;
	set_text(l, t, buf_str(&text), text.len);
	buf_release(&text);
	return closed || query_lex_error(err, t->col, "the / / is not closed");
}

/* Bytes of a bare word; in a field a comma ends it. */
static size_t word_len(struct slice s, bool in_field)
{
	size_t n = 0, len;

	while (n < s.len) {
		const char mark = mark_at(slice_from(s, n), &len);
		if (mark == ' ' || mark == '(' || mark == ')' || mark == '"' ||
		    (in_field && mark == ','))
			break;
		n += mark ? len : 1;
	}
	return n;
}

/* Bytes of the `name` of `name:`, 0 if no field begins here. A URL and what
 * has a second colon (`std::vector`) are words. */
static size_t field_len(struct slice s, size_t *with_colon)
{
	size_t n = 0, len, next;

	while (n < s.len && n < MAX_FIELD_NAME && ascii_is_alpha(s.p[n]))
		n++;
	if (!n || mark_at(slice_from(s, n), &len) != ':')
		return 0;
	*with_colon = n + len;
	const struct slice behind = slice_from(s, n + len);
	if (slice_starts(behind, "//") || mark_at(behind, &next) == ':')
		return 0;
	return n;
}

/* A minus that belongs to the term behind it. */
static bool is_minus(const struct query_lexer *l)
{
	size_t len, next;

	return mark_at(l->rest, &len) == '-' && l->rest.len > len &&
	       mark_at(slice_from(l->rest, len), &next) != ' ';
}

bool query_lex(struct query_lexer *l, struct query_token *t, struct err *err)
{
	size_t with_colon;

	while (accept(l, ' '))
		;
	*t = (struct query_token){ .text = "", .col = column(l) };
	if (!l->rest.len)
		return true;
	if (is_minus(l)) {
		accept(l, '-');
		t->kind = QUERY_MINUS;
	} else if (accept(l, '(')) {
		t->kind = QUERY_OPEN;
	} else if (accept(l, ')')) {
		t->kind = QUERY_CLOSE;
	} else if (accept(l, '"')) {
		return phrase(l, t, err);
	} else if (accept(l, '/')) {
		return slashes(l, t, err);
	} else {
		const size_t n = field_len(l->rest, &with_colon);
		const size_t len = n ? n : word_len(l->rest, false);
		t->kind = n ? QUERY_FIELD : QUERY_WORD;
		set_text(l, t, l->rest.p, len);
		l->rest = slice_from(l->rest, n ? with_colon : len);
	}
	return true;
}

bool query_lex_value(struct query_lexer *l, struct query_token *t, bool *more,
		     struct err *err)
{
	*t = (struct query_token){ .text = "", .col = column(l) };
	if (accept(l, '"')) {
		if (!phrase(l, t, err))
			return false;
	} else {
		const size_t n = word_len(l->rest, true);
		t->kind = QUERY_WORD;
		set_text(l, t, l->rest.p, n);
		l->rest = slice_from(l->rest, n);
		if (!n)
			return query_lex_error(err, t->col,
					       "a value is missing");
	}
	*more = accept(l, ',');
	return true;
}
