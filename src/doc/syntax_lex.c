/* SPDX-License-Identifier: MIT */
#include "doc/syntax_lex.h"

#include "doc/syntax_code.h"
#include "doc/syntax_language.h"
#include "doc/syntax_ways.h"

#include <string.h>

static void note_words(uint16_t first[128], const char *words)
{
	for (size_t i = 0; words && words[i]; i++) {
		const unsigned char c = (unsigned char)words[i];
		if ((i == 0 || words[i - 1] == ' ') && c < 128 && !first[c])
			first[c] = (uint16_t)(i + 1);
	}
}

static void add_class(struct syntax_lexer *x, const char *set, uint8_t class)
{
	for (; set && *set; set++)
		x->classes[(unsigned char)*set] |= class;
}

void syntax_lexer_init(struct syntax_lexer *x, const struct syntax *language)
{
	static const struct {
		unsigned flag;
		const char *signs;
	} signs[] = {
		{ SYNTAX_AT, "@" },        { SYNTAX_DOLLAR, "$" },
		{ SYNTAX_SIGILS, "@:" },   { SYNTAX_REGEX, "/" },
		{ SYNTAX_HEREDOC, "<" },   { SYNTAX_COLOURS, "#" },
		{ SYNTAX_COMMANDS, "\\" }, { SYNTAX_HEADS, ":" },
	};

	memset(x, 0, sizeof(*x));
	x->language = language;
	for (int c = 0; c < 256; c++)
		if (c >= 0x80 || c == '_' ||
		    ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			x->classes[c] |= CLASS_WORD;
	add_class(x, "0123456789", CLASS_DIGIT | CLASS_WORD);
	add_class(x, " \t\r\f\v", CLASS_BLANK);
	add_class(x, language->word_chars, CLASS_WORD);
	for (const struct syntax_span *s = language->spans; s->open; s++)
		x->classes[(unsigned char)*s->open] |= CLASS_OPEN;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (language->flags & signs[i].flag)
			add_class(x, signs[i].signs, CLASS_SIGN);
	note_words(x->first[0], language->keywords);
	note_words(x->first[1], language->types);
	note_words(x->first[2], language->constants);
}

/* A line of a here-document; true if it is one. */
static bool read_heredoc(struct syntax_reading *r)
{
	struct syntax_state *state = r->state;
	const size_t from = syntax_skip(r, 0, CLASS_BLANK);

	if (!state->mark_len)
		return false;
	if (r->len - from == state->mark_len &&
	    !memcmp(r->s + from, state->mark, state->mark_len))
		state->mark_len = 0;
	syntax_take(r, r->len, TOKEN_STRING);
	return true;
}

/* What began on a line before goes on; true if it takes all of this one. */
static bool go_on(struct syntax_reading *r)
{
	if (read_heredoc(r))
		return true;
	if (r->state->span == SYNTAX_TAG_SPAN)
		syntax_tag(r);
	else if (r->state->span == SYNTAX_BLOCK_SPAN)
		syntax_block(r);
	else if (r->state->span)
		syntax_go_on(r);
	return r->at == r->len;
}

void syntax_line(const struct syntax_lexer *x, struct syntax_state *state,
		 const char *line, size_t len, syntax_emit *emit, void *arg)
{
	static void (*const ways[])(struct syntax_reading *) = {
		[SYNTAX_CODE] = syntax_code,
		[SYNTAX_MARKUP] = syntax_markup,
		[SYNTAX_SETTINGS] = syntax_setting,
		[SYNTAX_DIFF] = syntax_difference,
		[SYNTAX_SESSION] = syntax_session,
	};
	struct syntax_reading r = { .x = x,
				    .state = state,
				    .s = line,
				    .len = len,
				    .emit = emit,
				    .arg = arg };

	if (go_on(&r))
		return;
	if (r.at > 0) { /* behind the end of what began before */
		(x->language->way == SYNTAX_MARKUP ? syntax_markup
						   : syntax_code)(&r);
		return;
	}
	const size_t first = syntax_skip(&r, 0, CLASS_BLANK);
	if (x->language->flags & SYNTAX_HASH && syntax_byte(&r, first) == '#') {
		r.at = first;
		syntax_directive(&r);
		return;
	}
	ways[x->language->way](&r);
}
