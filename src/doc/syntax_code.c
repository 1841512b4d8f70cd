/* SPDX-License-Identifier: MIT */
#include "doc/syntax_code.h"

#include "doc/syntax_language.h"

#include <string.h>

enum { WORD_MAX = 32, CHARACTER_MAX = 12 }; /* bytes */

bool syntax_is(const struct syntax_reading *r, size_t i, uint8_t class)
{
	return i < r->len && r->x->classes[(unsigned char)r->s[i]] & class;
}

static bool has(const struct syntax_reading *r, unsigned flag)
{
	return r->x->language->flags & flag;
}

/* The byte there, 0 behind the end. */
char syntax_byte(const struct syntax_reading *r, size_t i)
{
	return i < r->len ? r->s[i] : '\0';
}

bool syntax_starts(const struct syntax_reading *r, size_t i, const char *mark)
{
	const size_t n = strlen(mark);

	return r->len - i >= n && !memcmp(r->s + i, mark, n);
}

/* Emits what is between the place and `to`, and goes there. */
void syntax_take(struct syntax_reading *r, size_t to, enum token token)
{
	if (to > r->at && token != TOKEN_PLAIN)
		r->emit(r->arg, r->at, to - r->at, token);
	r->at = to;
}

size_t syntax_skip(const struct syntax_reading *r, size_t i, uint8_t class)
{
	while (syntax_is(r, i, class))
		i++;
	return i;
}

static const char *closer_of(const struct syntax_reading *r,
			     const struct syntax_span *s)
{
	return s->flags & SPAN_RAW ? r->state->mark : s->close;
}

/* What is open within code in a string. */
struct inside {
	char quote; /* a string, '\0' = brackets */
	size_t depth;
};

/* The place behind code in a string whose opening bracket ends before `i`; 0 if
 * its end is not on this line. */
static size_t skip_inside(const struct syntax_reading *r, size_t i, char open)
{
	enum { DEEP = 8 };
	const char close = open == '(' ? ')' : '}';
	struct inside stack[DEEP] = { { '\0', 1 } };
	int n = 1;

	for (; i < r->len; i++) {
		const char c = r->s[i];
		struct inside *top = &stack[n - 1];
		if (c == '\\') {
			i++;
		} else if (top->quote) {
			n -= c == top->quote;
		} else if ((c == '"' || c == '\'' || c == '`') && n < DEEP) {
			stack[n++] = (struct inside){ c, 0 };
		} else if (c == open) {
			top->depth++;
		} else if (c == close && !--top->depth) {
			return i + 1;
		}
	}
	return 0;
}

/* The place behind code in a string that begins at `i`, or 0. */
static size_t take_inside(struct syntax_reading *r, const struct syntax_span *s,
			  size_t i)
{
	static const struct {
		uint16_t flag;
		char sign, open;
	} kinds[] = { { SPAN_HASH_CODE, '#', '{' },
		      { SPAN_DOLLAR_CODE, '$', '{' },
		      { SPAN_BACKSLASH_CODE, '\\', '(' },
		      { SPAN_SHELL_CODE, '$', '(' } };

	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		if (!(s->flags & kinds[k].flag) || r->s[i] != kinds[k].sign ||
		    syntax_byte(r, i + 1) != kinds[k].open || r->no_inside)
			continue;
		const size_t end = skip_inside(r, i + 2, kinds[k].open);
		r->no_inside = !end;
		return end;
	}
	return 0;
}

/* The place behind the end of the span, from `i` in it; 0 if that is not on
 * this line. */
static size_t find_close(struct syntax_reading *r, const struct syntax_span *s,
			 size_t i, uint16_t *depth)
{
	const char *closer = closer_of(r, s);
	const size_t n = strlen(closer);
	size_t behind;

	while (i < r->len) {
		if ((behind = take_inside(r, s, i)) != 0) {
			i = behind;
		} else if (s->flags & SPAN_ESCAPE && r->s[i] == '\\') {
			i += 2;
		} else if (syntax_starts(r, i, closer)) {
			const bool twice = s->flags & SPAN_DOUBLED &&
					   syntax_starts(r, i + n, closer);
			if (!twice && (*depth)-- <= 1)
				return i + n;
			i += twice ? 2 * n : n;
		} else if (s->flags & SPAN_NESTS &&
			   syntax_starts(r, i, s->open)) {
			*depth += *depth < UINT16_MAX;
			i += strlen(s->open);
		} else {
			i++;
		}
	}
	return 0;
}

/* Goes on in span number `k`, from `from` on; the token begins at the place. */
static void run_span(struct syntax_reading *r, size_t k, size_t from,
		     uint16_t depth)
{
	const struct syntax_span *s = &r->x->language->spans[k];
	const size_t end = !s->close ? r->len
			   : *s->close || s->flags & SPAN_RAW
				   ? find_close(r, s, from, &depth)
				   : from;

	r->state->span = 0;
	if (!end && s->flags & SPAN_LINES) {
		r->state->span = (uint8_t)(k + 1);
		r->state->depth = depth;
	}
	const bool key =
		end && s->token == TOKEN_STRING && has(r, SYNTAX_KEYS) &&
		syntax_byte(r, syntax_skip(r, end, CLASS_BLANK)) == ':';
	syntax_take(r, end ? end : r->len,
		    key ? TOKEN_KEY : (enum token)s->token);
	r->value = s->token == TOKEN_STRING;
}

/* 'x' or '\…', and no name of a lifetime or a type. */
static bool is_character(const struct syntax_reading *r)
{
	const size_t from = r->at + 1;
	const size_t most =
		r->len - from < CHARACTER_MAX ? r->len - from : CHARACTER_MAX;
	const char *close;

	if (syntax_byte(r, from) == '\\')
		return most > 2 && memchr(r->s + from + 2, '\'', most - 2);
	close = most > 1 ? memchr(r->s + from + 1, '\'', most - 1) : NULL;
	if (!close)
		return false;
	/* one character: the rest of it are bytes from 0x80 on */
	for (const char *p = r->s + from + 1; p < close; p++)
		if (((unsigned char)*p & 0xC0) != 0x80)
			return false;
	return true;
}

void syntax_go_on(struct syntax_reading *r)
{
	run_span(r, r->state->span - 1u, 0, r->state->depth);
}

static bool first_on_line(const struct syntax_reading *r)
{
	return syntax_skip(r, 0, CLASS_BLANK) == r->at;
}

/* One search that fails is enough for the rest of the line. */
static bool will_close(struct syntax_reading *r, size_t k)
{
	const struct syntax_span *s = &r->x->language->spans[k];
	uint16_t depth = 1;

	if (!(r->unclosed & 1u << k) &&
	    find_close(r, s, r->at + strlen(s->open), &depth))
		return true;
	r->unclosed |= 1u << k;
	return false;
}

/* R"x(…)x": keeps what ends it. */
static bool note_delimiter(struct syntax_reading *r, size_t i)
{
	enum { DELIMITER_MAX = 16 };
	char *mark = r->state->mark;
	size_t n = 0;

	while (n <= DELIMITER_MAX && i + n < r->len && r->s[i + n] != '(')
		n++;
	if (n > DELIMITER_MAX || syntax_byte(r, i + n) != '(')
		return false;
	mark[0] = ')';
	memcpy(mark + 1, r->s + i, n);
	memcpy(mark + 1 + n, "\"", 2);
	return true;
}

static bool may_open(struct syntax_reading *r, size_t k)
{
	const struct syntax_span *s = &r->x->language->spans[k];

	if (!syntax_starts(r, r->at, s->open))
		return false;
	if (s->flags & SPAN_LINE_START && !first_on_line(r))
		return false;
	if (s->flags & SPAN_WORD_START && r->at > 0 &&
	    !strchr(" \t;&|(){}", r->s[r->at - 1]))
		return false;
	if (s->flags & SPAN_CHARACTER)
		return is_character(r);
	if (s->flags & SPAN_RAW)
		return note_delimiter(r, r->at + strlen(s->open));
	return !(s->flags & SPAN_CLOSED) || will_close(r, k);
}

bool syntax_take_span(struct syntax_reading *r)
{
	const struct syntax_span *spans = r->x->language->spans;

	for (size_t k = 0; spans[k].open; k++) {
		if (!may_open(r, k))
			continue;
		run_span(r, k, r->at + strlen(spans[k].open), 1);
		return true;
	}
	return false;
}

static bool in_set(const struct syntax_reading *r, int set, const char *words,
		   const char *word, size_t len)
{
	const unsigned char c = (unsigned char)*word;
	const uint16_t first = c < 128 ? r->x->first[set][c] : 0;

	if (!first)
		return false;
	for (const char *p = words + first - 1; *p == *word;) {
		const size_t n = strcspn(p, " ");
		if (n == len && !memcmp(p, word, n))
			return true;
		p += n + (p[n] == ' ');
	}
	return false;
}

static enum token look_up(const struct syntax_reading *r, const char *word,
			  size_t len)
{
	const struct syntax *l = r->x->language;
	char folded[WORD_MAX];

	if (!len || len > WORD_MAX)
		return TOKEN_PLAIN;
	for (size_t i = 0; i < len; i++)
		folded[i] =
			has(r, SYNTAX_FOLD) && word[i] >= 'A' && word[i] <= 'Z'
				? (char)(word[i] | 0x20)
				: word[i];
	if (in_set(r, 0, l->keywords, folded, len))
		return TOKEN_KEYWORD;
	if (in_set(r, 1, l->types, folded, len))
		return TOKEN_TYPE;
	return in_set(r, 2, l->constants, folded, len) ? TOKEN_CONSTANT
						       : TOKEN_PLAIN;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* A name in capitals only is a constant, not a type. */
static bool is_type_name(const char *word, size_t len)
{
	if (!is_capital(*word))
		return false;
	for (size_t i = 1; i < len; i++)
		if (word[i] >= 'a' && word[i] <= 'z')
			return true;
	return len == 1;
}

/* True if ": " or a colon at the line's end stands there, behind blanks. */
static bool is_key_end(const struct syntax_reading *r, size_t i)
{
	i = syntax_skip(r, i, CLASS_BLANK);
	return syntax_byte(r, i) == ':' &&
	       (i + 1 == r->len || syntax_is(r, i + 1, CLASS_BLANK) ||
		syntax_byte(r, i + 1) == '"');
}

static enum token word_token(const struct syntax_reading *r, size_t end,
			     bool head)
{
	const char *word = r->s + r->at;
	const size_t len = end - r->at;
	const enum token known = look_up(r, word, len);

	if (has(r, SYNTAX_KEYS) && is_key_end(r, end))
		return TOKEN_KEY;
	if (known)
		return known;
	if (head && has(r, SYNTAX_HEADS))
		return TOKEN_FUNCTION;
	if (has(r, SYNTAX_CAPITALS) && is_type_name(word, len))
		return TOKEN_TYPE;
	if (has(r, SYNTAX_CALLS) && syntax_byte(r, end) == '(')
		return TOKEN_FUNCTION;
	return TOKEN_PLAIN;
}

static void take_word(struct syntax_reading *r)
{
	size_t end = syntax_skip(r, r->at, CLASS_WORD);
	const bool macro = has(r, SYNTAX_MACROS) &&
			   syntax_byte(r, end) == '!' &&
			   syntax_byte(r, end + 1) != '=';

	end += macro;
	const enum token token =
		macro ? TOKEN_FUNCTION : word_token(r, end, r->head);
	syntax_take(r, end, token);
	r->value = token != TOKEN_KEYWORD;
}

/* 1.5e-3, 0x1F, 1_000, 10px */
static void take_number(struct syntax_reading *r)
{
	size_t i = r->at;

	while (syntax_is(r, i, CLASS_WORD) ||
	       (syntax_byte(r, i) == '.' && syntax_is(r, i + 1, CLASS_DIGIT)) ||
	       ((syntax_byte(r, i) == '-' || syntax_byte(r, i) == '+') &&
		(r->s[i - 1] | 0x20) == 'e' &&
		syntax_is(r, i + 1, CLASS_DIGIT)))
		i++;
	if (syntax_byte(r, i) == '%')
		i++;
	syntax_take(r, i, TOKEN_NUMBER);
	r->value = true;
}

/* A regular expression that ends on this line. */
static bool take_regex(struct syntax_reading *r)
{
	bool in_class = false;

	if (r->value || r->no_regex || syntax_byte(r, r->at + 1) == ' ')
		return false;
	for (size_t i = r->at + 1; i < r->len; i++) {
		if (r->s[i] == '\\') {
			i++;
		} else if (r->s[i] == '[' || r->s[i] == ']') {
			in_class = r->s[i] == '[';
		} else if (r->s[i] == '/' && !in_class) {
			syntax_take(r, syntax_skip(r, i + 1, CLASS_WORD),
				    TOKEN_STRING);
			r->value = true;
			return true;
		}
	}
	r->no_regex = true;
	return false;
}

/* <<WORD, <<-WORD, <<~WORD, <<'WORD' */
static bool take_heredoc(struct syntax_reading *r)
{
	size_t i = r->at + 2;
	const bool dash = syntax_byte(r, i) == '-' || syntax_byte(r, i) == '~';

	if (syntax_byte(r, r->at + 1) != '<')
		return false;
	i += dash;
	const char quote = syntax_byte(r, i) == '"' || syntax_byte(r, i) == '\''
				   ? r->s[i]
				   : '\0';
	i += quote != '\0';
	const size_t end = syntax_skip(r, i, CLASS_WORD);
	const size_t len = end - i;
	if (!len || len > SYNTAX_MARK_MAX ||
	    (quote ? syntax_byte(r, end) != quote : !is_capital(r->s[i])))
		return false;
	memcpy(r->state->mark, r->s + i, len);
	r->state->mark_len = (uint8_t)len;
	syntax_take(r, end + (quote != '\0'), TOKEN_STRING);
	return true;
}

/* $word, ${…}, $1, $? */
static bool take_dollar(struct syntax_reading *r)
{
	const size_t from = r->at + 1;
	size_t end = syntax_skip(r, from, CLASS_WORD);

	if (syntax_byte(r, from) == '{') {
		const char *close = memchr(r->s + from, '}', r->len - from);
		end = close ? (size_t)(close - r->s) + 1 : from + 1;
	} else if (end == from && syntax_byte(r, from) &&
		   strchr("?!#@*$", syntax_byte(r, from))) {
		end = from + 1;
	}
	if (end == from)
		return false;
	syntax_take(r, end, TOKEN_VARIABLE);
	r->value = true;
	return true;
}

/* A sign and the word behind it. */
static bool take_marked(struct syntax_reading *r, enum token token)
{
	const size_t from =
		r->at + 1 + (syntax_byte(r, r->at + 1) == r->s[r->at]);
	const size_t end = syntax_skip(r, from, CLASS_WORD);

	if (end == from || syntax_is(r, from, CLASS_DIGIT))
		return false;
	syntax_take(r, end, token);
	r->value = true;
	return true;
}

/* :word, which stands behind no word and no colon. */
static bool take_symbol(struct syntax_reading *r)
{
	const bool alone =
		r->at == 0 || (!syntax_is(r, r->at - 1, CLASS_WORD) &&
			       r->s[r->at - 1] != ':');

	return alone && syntax_byte(r, r->at + 1) != ':' &&
	       take_marked(r, TOKEN_CONSTANT);
}

static bool take_sign(struct syntax_reading *r)
{
	switch (r->s[r->at]) {
	case '@':
		return take_marked(r, has(r, SYNTAX_SIGILS) ? TOKEN_VARIABLE
							    : TOKEN_DIRECTIVE);
	case '$':
		return take_dollar(r);
	case ':':
		return take_symbol(r);
	case '/':
		return take_regex(r);
	case '<':
		return take_heredoc(r);
	case '#':
		return has(r, SYNTAX_COLOURS) && take_marked(r, TOKEN_CONSTANT);
	case '\\':
		return take_marked(r, TOKEN_KEYWORD);
	}
	return false;
}

/* A character that means nothing by itself. */
static void take_mark(struct syntax_reading *r)
{
	const char c = r->s[r->at];

	r->value = c == ')' || c == ']' || c == '}';
	r->at++;
	r->head = c == '(';
}

void syntax_code(struct syntax_reading *r)
{
	while (r->at < r->len) {
		const uint8_t class = r->x->classes[(unsigned char)r->s[r->at]];
		const bool head = r->head;
		if (class & CLASS_BLANK) {
			r->at = syntax_skip(r, r->at, CLASS_BLANK);
		} else if ((class & CLASS_SIGN && take_sign(r)) ||
			   (class & CLASS_OPEN && syntax_take_span(r))) {
			r->head = false;
		} else if (class & CLASS_DIGIT) {
			take_number(r);
		} else if (class & CLASS_WORD) {
			take_word(r);
		} else {
			take_mark(r);
		}
		if (head && !(class & CLASS_BLANK))
			r->head = syntax_byte(r, r->at - 1) == '(';
	}
}
