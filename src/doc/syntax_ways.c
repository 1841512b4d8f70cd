/* SPDX-License-Identifier: MIT */
#include "doc/syntax_ways.h"

#include "doc/syntax_language.h"

#include <string.h>

/* Where the key that begins at the place ends, or nowhere. */
static size_t key_end(const struct syntax_reading *r)
{
	const char separator = r->x->language->separator;
	const char quote =
		syntax_byte(r, r->at) == '"' || syntax_byte(r, r->at) == '\''
			? r->s[r->at]
			: '\0';
	size_t i = r->at;

	if (quote) {
		const char *close = memchr(r->s + i + 1, quote, r->len - i - 1);
		if (!close)
			return 0;
		i = (size_t)(close - r->s) + 1;
	}
	for (; i < r->len; i++) {
		if (r->s[i] == separator &&
		    (separator != ':' || i + 1 == r->len ||
		     syntax_is(r, i + 1, CLASS_BLANK)))
			return i;
		if (syntax_is(r, i, CLASS_OPEN) || strchr("[]{},", r->s[i]))
			return 0;
	}
	return 0;
}

/* "- " of lists, as often as it stands there. */
static void skip_bullets(struct syntax_reading *r)
{
	r->at = syntax_skip(r, r->at, CLASS_BLANK);
	while (syntax_byte(r, r->at) == '-' &&
	       syntax_is(r, r->at + 1, CLASS_BLANK))
		r->at = syntax_skip(r, r->at + 1, CLASS_BLANK);
}

/* A line ends with | or >, as `key: |` and `- >-` do. */
static bool begins_block(const struct syntax_reading *r)
{
	size_t n = r->len;

	while (n && syntax_is(r, n - 1, CLASS_BLANK))
		n--;
	while (n &&
	       (strchr("+-", r->s[n - 1]) || syntax_is(r, n - 1, CLASS_DIGIT)))
		n--;
	return n && (r->s[n - 1] == '|' || r->s[n - 1] == '>') &&
	       (n == 1 || syntax_is(r, n - 2, CLASS_BLANK));
}

void syntax_block(struct syntax_reading *r)
{
	const size_t indent = syntax_skip(r, 0, CLASS_BLANK);

	if (indent < r->len && indent < r->state->depth)
		r->state->span = 0;
	else
		syntax_take(r, r->len, TOKEN_STRING);
}

/* Further lines are indented by at least so many columns. */
static void note_block(struct syntax_reading *r, size_t indent)
{
	if (!(r->x->language->flags & SYNTAX_BLOCKS) || !begins_block(r) ||
	    r->state->span || indent > UINT16_MAX)
		return;
	r->state->span = SYNTAX_BLOCK_SPAN;
	r->state->depth = (uint16_t)indent;
}

void syntax_setting(struct syntax_reading *r)
{
	const size_t first = syntax_skip(r, 0, CLASS_BLANK);

	skip_bullets(r);
	const size_t place = r->at;
	size_t end = 0;
	if (syntax_byte(r, r->at) == '[' && r->x->language->separator == '=') {
		const char *hash = memchr(r->s + r->at, '#', r->len - r->at);
		syntax_take(r, hash ? (size_t)(hash - r->s) : r->len,
			    TOKEN_DIRECTIVE);
	} else if (syntax_starts(r, r->at, "---")) {
		syntax_take(r, r->len, TOKEN_DIRECTIVE);
	} else {
		end = key_end(r);
		while (end > r->at && syntax_is(r, end - 1, CLASS_BLANK))
			end--;
		if (end)
			syntax_take(r, end, TOKEN_KEY);
	}
	syntax_code(r);
	if (end)
		note_block(r, place + 1);
	else if (place > first)
		note_block(r, place - 1);
}

void syntax_difference(struct syntax_reading *r)
{
	static const struct {
		const char *mark;
		enum token token;
	} kinds[] = {
		{ "+++", TOKEN_HUNK },    { "---", TOKEN_HUNK },
		{ "@@", TOKEN_HUNK },     { "diff ", TOKEN_HUNK },
		{ "index ", TOKEN_HUNK }, { "Index: ", TOKEN_HUNK },
		{ "***", TOKEN_HUNK },    { "+", TOKEN_ADDED },
		{ ">", TOKEN_ADDED },     { "-", TOKEN_REMOVED },
		{ "<", TOKEN_REMOVED },   { "!", TOKEN_CONSTANT },
		{ "\\ ", TOKEN_COMMENT },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (syntax_starts(r, 0, kinds[i].mark)) {
			syntax_take(r, r->len, kinds[i].token);
			return;
		}
	}
	r->at = r->len;
}

/* "$ command" */
void syntax_session(struct syntax_reading *r)
{
	const char *prompt = r->len ? strchr("$#%>", r->s[0]) : NULL;

	if (prompt && *prompt && syntax_is(r, 1, CLASS_BLANK))
		syntax_take(r, 1, TOKEN_DIRECTIVE);
	else
		syntax_take(r, r->len, TOKEN_COMMENT);
	if (r->at < r->len)
		syntax_take(r, r->len, TOKEN_KEYWORD);
}

/* In a tag: what an attribute has for a value is in quotes, or not. */
static void read_value(struct syntax_reading *r)
{
	const char quote = r->s[r->at];
	const char *close = memchr(r->s + r->at + 1, quote, r->len - r->at - 1);

	syntax_take(r, close ? (size_t)(close - r->s) + 1 : r->len,
		    TOKEN_STRING);
}

void syntax_tag(struct syntax_reading *r)
{
	r->state->span = SYNTAX_TAG_SPAN;
	while (r->at < r->len) {
		const char c = r->s[r->at];
		size_t end = syntax_skip(r, r->at, CLASS_WORD);
		while (end > r->at && (syntax_byte(r, end) == '-' ||
				       syntax_byte(r, end) == ':' ||
				       syntax_byte(r, end) == '.'))
			end = syntax_skip(r, end + 1, CLASS_WORD);
		if (c == '>') {
			syntax_take(r, r->at + 1, TOKEN_KEYWORD);
			r->state->span = 0;
			return;
		}
		if (c == '"' || c == '\'')
			read_value(r);
		else if (end > r->at)
			syntax_take(r, end,
				    r->at && r->s[r->at - 1] == '='
					    ? TOKEN_STRING
					    : TOKEN_KEY);
		else
			r->at++;
	}
}

static bool take_tag(struct syntax_reading *r)
{
	const size_t name = r->at + 1 + (syntax_byte(r, r->at + 1) == '/');
	size_t end = syntax_skip(r, name, CLASS_WORD);

	if (syntax_byte(r, r->at) != '<' || end == name ||
	    syntax_is(r, name, CLASS_DIGIT))
		return false;
	while (syntax_byte(r, end) && strchr(":-.", syntax_byte(r, end)))
		end = syntax_skip(r, end + 1, CLASS_WORD);
	syntax_take(r, end, TOKEN_KEYWORD);
	syntax_tag(r);
	return true;
}

static bool take_entity(struct syntax_reading *r)
{
	size_t end = r->at + 1;

	if (r->s[r->at] != '&')
		return false;
	end = syntax_skip(r, end + (syntax_byte(r, end) == '#'), CLASS_WORD);
	if (syntax_byte(r, end) != ';')
		return false;
	syntax_take(r, end + 1, TOKEN_CONSTANT);
	return true;
}

void syntax_markup(struct syntax_reading *r)
{
	while (r->at < r->len) {
		if (syntax_is(r, r->at, CLASS_OPEN) && syntax_take_span(r))
			continue;
		if (!take_tag(r) && !take_entity(r))
			r->at++;
	}
}

/* "# define": the sign and the word. A header's name is a string. */
void syntax_directive(struct syntax_reading *r)
{
	const size_t word = syntax_skip(r, r->at + 1, CLASS_BLANK);
	const size_t end = syntax_skip(r, word, CLASS_WORD);
	const bool include = syntax_starts(r, word, "include") ||
			     syntax_starts(r, word, "import");

	syntax_take(r, end, TOKEN_DIRECTIVE);
	r->at = syntax_skip(r, r->at, CLASS_BLANK);
	const char *close = include && syntax_byte(r, r->at) == '<'
				    ? memchr(r->s + r->at, '>', r->len - r->at)
				    : NULL;
	if (close)
		syntax_take(r, (size_t)(close - r->s) + 1, TOKEN_STRING);
	syntax_code(r);
}
