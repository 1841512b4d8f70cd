/* SPDX-License-Identifier: MIT */
#include "doc/syntax.h"

#include "doc/syntax_language.h"

#include <stdbool.h>
#include <string.h>

enum {
	CLASS_WORD = 1 << 0, /* may begin a word and stand in one */
	CLASS_DIGIT = 1 << 1,
	CLASS_BLANK = 1 << 2,
	CLASS_OPEN = 1 << 3, /* may begin a comment or a string */
	CLASS_SIGN = 1 << 4, /* may begin a word that a flag gives a meaning */
};

enum { WORD_MAX = 32, CHARACTER_MAX = 12 }; /* bytes */

/* A line while it is read. */
struct reading {
	const struct syntax_lexer *x;
	struct syntax_state *state;
	const char *s;
	size_t len, at;
	syntax_emit *emit;
	void *arg;
	bool value;    /* what stands before is one: no regular expression */
	bool no_regex; /* none ends on this line any more */
	uint32_t unclosed; /* bits of spans that don't either */
	bool head;         /* behind an opening parenthesis */
	bool key;          /* the key of the line has been read */
};

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

static bool is(const struct reading *r, size_t i, uint8_t class)
{
	return i < r->len && r->x->classes[(unsigned char)r->s[i]] & class;
}

static bool has(const struct reading *r, unsigned flag)
{
	return r->x->language->flags & flag;
}

/* The byte there, 0 behind the end. */
static char byte(const struct reading *r, size_t i)
{
	return i < r->len ? r->s[i] : '\0';
}

static bool starts(const struct reading *r, size_t i, const char *mark)
{
	const size_t n = strlen(mark);

	return r->len - i >= n && !memcmp(r->s + i, mark, n);
}

/* Emits what is between the place and `to`, and goes there. */
static void take(struct reading *r, size_t to, enum token token)
{
	if (to > r->at && token != TOKEN_PLAIN)
		r->emit(r->arg, r->at, to - r->at, token);
	r->at = to;
}

static size_t skip_class(const struct reading *r, size_t i, uint8_t class)
{
	while (is(r, i, class))
		i++;
	return i;
}

/* The place behind the end of the span, from `i` in it; 0 if that is not on
 * this line. */
static size_t find_close(const struct reading *r, const struct syntax_span *s,
			 size_t i, uint16_t *depth)
{
	const size_t n = strlen(s->close);

	while (i < r->len) {
		if (s->flags & SPAN_ESCAPE && r->s[i] == '\\') {
			i += 2;
		} else if (starts(r, i, s->close)) {
			const bool twice = s->flags & SPAN_DOUBLED &&
					   starts(r, i + n, s->close);
			if (!twice && (*depth)-- <= 1)
				return i + n;
			i += twice ? 2 * n : n;
		} else if (s->flags & SPAN_NESTS && starts(r, i, s->open)) {
			*depth += *depth < UINT16_MAX;
			i += strlen(s->open);
		} else {
			i++;
		}
	}
	return 0;
}

/* Goes on in span number `k`, from `from` on; the token begins at the place. */
static void take_span(struct reading *r, size_t k, size_t from, uint16_t depth)
{
	const struct syntax_span *s = &r->x->language->spans[k];
	const size_t end =
		s->close ? *s->close ? find_close(r, s, from, &depth) : from
			 : r->len;

	r->state->span = 0;
	if (!end && s->flags & SPAN_LINES) {
		r->state->span = (uint8_t)(k + 1);
		r->state->depth = depth;
	}
	const bool key = end && s->token == TOKEN_STRING &&
			 has(r, SYNTAX_KEYS) &&
			 byte(r, skip_class(r, end, CLASS_BLANK)) == ':';
	take(r, end ? end : r->len, key ? TOKEN_KEY : (enum token)s->token);
	r->value = s->token == TOKEN_STRING;
}

/* 'x' or '\…', and no name of a lifetime or a type. */
static bool is_character(const struct reading *r)
{
	const size_t from = r->at + 1;
	const size_t most =
		r->len - from < CHARACTER_MAX ? r->len - from : CHARACTER_MAX;
	const char *close;

	if (byte(r, from) == '\\')
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

static bool first_on_line(const struct reading *r)
{
	return skip_class(r, 0, CLASS_BLANK) == r->at;
}

/* One search that fails is enough for the rest of the line. */
static bool will_close(struct reading *r, size_t k)
{
	const struct syntax_span *s = &r->x->language->spans[k];
	uint16_t depth = 1;

	if (!(r->unclosed & 1u << k) &&
	    find_close(r, s, r->at + strlen(s->open), &depth))
		return true;
	r->unclosed |= 1u << k;
	return false;
}

static bool may_open(struct reading *r, size_t k)
{
	const struct syntax_span *s = &r->x->language->spans[k];

	if (!starts(r, r->at, s->open))
		return false;
	if (s->flags & SPAN_LINE_START && !first_on_line(r))
		return false;
	if (s->flags & SPAN_WORD_START && r->at > 0 &&
	    !strchr(" \t;&|(){}", r->s[r->at - 1]))
		return false;
	if (s->flags & SPAN_CHARACTER)
		return is_character(r);
	return !(s->flags & SPAN_CLOSED) || will_close(r, k);
}

static bool open_span(struct reading *r)
{
	const struct syntax_span *spans = r->x->language->spans;

	for (size_t k = 0; spans[k].open; k++) {
		if (!may_open(r, k))
			continue;
		take_span(r, k, r->at + strlen(spans[k].open), 1);
		return true;
	}
	return false;
}

static bool in_set(const struct reading *r, int set, const char *words,
		   const char *word, size_t len)
{
	const unsigned char c = (unsigned char)*word;
	const uint16_t first = c < 128 ? r->x->first[set][c] : 0;

	for (const char *p = words + first - 1; first && *p == *word;) {
		const size_t n = strcspn(p, " ");
		if (n == len && !memcmp(p, word, n))
			return true;
		p += n + (p[n] == ' ');
	}
	return false;
}

static enum token look_up(const struct reading *r, const char *word, size_t len)
{
	const struct syntax *l = r->x->language;
	char folded[WORD_MAX];

	if (len > WORD_MAX)
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
static bool is_key_end(const struct reading *r, size_t i)
{
	i = skip_class(r, i, CLASS_BLANK);
	return byte(r, i) == ':' &&
	       (i + 1 == r->len || is(r, i + 1, CLASS_BLANK) ||
		byte(r, i + 1) == '"');
}

static enum token word_token(const struct reading *r, size_t end, bool head)
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
	if (has(r, SYNTAX_CALLS) && byte(r, end) == '(')
		return TOKEN_FUNCTION;
	return TOKEN_PLAIN;
}

static void take_word(struct reading *r)
{
	size_t end = skip_class(r, r->at, CLASS_WORD);
	const bool macro = has(r, SYNTAX_MACROS) && byte(r, end) == '!' &&
			   byte(r, end + 1) != '=';

	end += macro;
	const enum token token =
		macro ? TOKEN_FUNCTION : word_token(r, end, r->head);
	take(r, end, token);
	r->value = token != TOKEN_KEYWORD;
}

/* 1.5e-3, 0x1F, 1_000, 10px */
static void take_number(struct reading *r)
{
	size_t i = r->at;

	while (is(r, i, CLASS_WORD) ||
	       (byte(r, i) == '.' && is(r, i + 1, CLASS_DIGIT)) ||
	       ((byte(r, i) == '-' || byte(r, i) == '+') &&
		(r->s[i - 1] | 0x20) == 'e' && is(r, i + 1, CLASS_DIGIT)))
		i++;
	if (byte(r, i) == '%')
		i++;
	take(r, i, TOKEN_NUMBER);
	r->value = true;
}

/* A regular expression that ends on this line. */
static bool take_regex(struct reading *r)
{
	bool in_class = false;

	if (r->value || r->no_regex || byte(r, r->at + 1) == ' ')
		return false;
	for (size_t i = r->at + 1; i < r->len; i++) {
		if (r->s[i] == '\\') {
			i++;
		} else if (r->s[i] == '[' || r->s[i] == ']') {
			in_class = r->s[i] == '[';
		} else if (r->s[i] == '/' && !in_class) {
			take(r, skip_class(r, i + 1, CLASS_WORD), TOKEN_STRING);
			r->value = true;
			return true;
		}
	}
	r->no_regex = true;
	return false;
}

/* <<WORD, <<-WORD, <<~WORD, <<'WORD' */
static bool take_heredoc(struct reading *r)
{
	size_t i = r->at + 2;
	const bool dash = byte(r, i) == '-' || byte(r, i) == '~';

	if (byte(r, r->at + 1) != '<')
		return false;
	i += dash;
	const char quote =
		byte(r, i) == '"' || byte(r, i) == '\'' ? r->s[i] : '\0';
	i += quote != '\0';
	const size_t end = skip_class(r, i, CLASS_WORD);
	const size_t len = end - i;
	if (!len || len > SYNTAX_MARK_MAX ||
	    (quote ? byte(r, end) != quote : !is_capital(r->s[i])))
		return false;
	memcpy(r->state->mark, r->s + i, len);
	r->state->mark_len = (uint8_t)len;
	take(r, end + (quote != '\0'), TOKEN_STRING);
	return true;
}

/* $word, ${…}, $1, $? */
static bool take_dollar(struct reading *r)
{
	const size_t from = r->at + 1;
	size_t end = skip_class(r, from, CLASS_WORD);

	if (byte(r, from) == '{') {
		const char *close = memchr(r->s + from, '}', r->len - from);
		end = close ? (size_t)(close - r->s) + 1 : from + 1;
	} else if (end == from && byte(r, from) &&
		   strchr("?!#@*$", byte(r, from))) {
		end = from + 1;
	}
	if (end == from)
		return false;
	take(r, end, TOKEN_VARIABLE);
	r->value = true;
	return true;
}

/* A sign and the word behind it. */
static bool take_marked(struct reading *r, enum token token)
{
	const size_t from = r->at + 1 + (byte(r, r->at + 1) == r->s[r->at]);
	const size_t end = skip_class(r, from, CLASS_WORD);

	if (end == from || is(r, from, CLASS_DIGIT))
		return false;
	take(r, end, token);
	r->value = true;
	return true;
}

/* :word, which stands behind no word and no colon. */
static bool take_symbol(struct reading *r)
{
	const bool alone = r->at == 0 || (!is(r, r->at - 1, CLASS_WORD) &&
					  r->s[r->at - 1] != ':');

	return alone && byte(r, r->at + 1) != ':' &&
	       take_marked(r, TOKEN_CONSTANT);
}

static bool take_sign(struct reading *r)
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
static void take_mark(struct reading *r)
{
	const char c = r->s[r->at];

	r->value = c == ')' || c == ']' || c == '}';
	r->at++;
	r->head = c == '(';
}

static void read_code(struct reading *r)
{
	while (r->at < r->len) {
		const uint8_t class = r->x->classes[(unsigned char)r->s[r->at]];
		const bool head = r->head;
		if (class & CLASS_BLANK) {
			r->at = skip_class(r, r->at, CLASS_BLANK);
		} else if ((class & CLASS_SIGN && take_sign(r)) ||
			   (class & CLASS_OPEN && open_span(r))) {
			r->head = false;
		} else if (class & CLASS_DIGIT) {
			take_number(r);
		} else if (class & CLASS_WORD) {
			take_word(r);
		} else {
			take_mark(r);
		}
		if (head && !(class & CLASS_BLANK))
			r->head = byte(r, r->at - 1) == '(';
	}
}

/* "# define": the sign and the word. A header's name is a string. */
static void read_directive(struct reading *r)
{
	const size_t word = skip_class(r, r->at + 1, CLASS_BLANK);
	const size_t end = skip_class(r, word, CLASS_WORD);
	const bool include =
		starts(r, word, "include") || starts(r, word, "import");

	if (end == word)
		return;
	take(r, end, TOKEN_DIRECTIVE);
	r->at = skip_class(r, r->at, CLASS_BLANK);
	const char *close = include && byte(r, r->at) == '<'
				    ? memchr(r->s + r->at, '>', r->len - r->at)
				    : NULL;
	if (close)
		take(r, (size_t)(close - r->s) + 1, TOKEN_STRING);
}

/* Where the key that begins at the place ends, or nowhere. */
static size_t key_end(const struct reading *r)
{
	const char separator = r->x->language->separator;
	const char quote = byte(r, r->at) == '"' || byte(r, r->at) == '\''
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
		     is(r, i + 1, CLASS_BLANK)))
			return i;
		if (is(r, i, CLASS_OPEN) || strchr("[]{},", r->s[i]))
			return 0;
	}
	return 0;
}

/* "- " of lists, as often as it stands there. */
static void skip_bullets(struct reading *r)
{
	r->at = skip_class(r, r->at, CLASS_BLANK);
	while (byte(r, r->at) == '-' && is(r, r->at + 1, CLASS_BLANK))
		r->at = skip_class(r, r->at + 1, CLASS_BLANK);
}

static void read_setting(struct reading *r)
{
	skip_bullets(r);
	if (byte(r, r->at) == '[' && r->x->language->separator == '=') {
		const char *hash = memchr(r->s + r->at, '#', r->len - r->at);
		take(r, hash ? (size_t)(hash - r->s) : r->len, TOKEN_DIRECTIVE);
	} else if (starts(r, r->at, "---")) {
		take(r, r->len, TOKEN_DIRECTIVE);
	} else {
		size_t end = key_end(r);
		while (end > r->at && is(r, end - 1, CLASS_BLANK))
			end--;
		if (end)
			take(r, end, TOKEN_KEY);
	}
	read_code(r);
}

static void read_difference(struct reading *r)
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
		if (starts(r, 0, kinds[i].mark)) {
			take(r, r->len, kinds[i].token);
			return;
		}
	}
	r->at = r->len;
}

/* "$ command" */
static void read_session(struct reading *r)
{
	const char *prompt = r->len ? strchr("$#%>", r->s[0]) : NULL;

	if (prompt && *prompt && is(r, 1, CLASS_BLANK))
		take(r, 1, TOKEN_DIRECTIVE);
	else
		take(r, r->len, TOKEN_COMMENT);
	if (r->at < r->len)
		take(r, r->len, TOKEN_KEYWORD);
}

/* In a tag: what an attribute has for a value is in quotes, or not. */
static void read_value(struct reading *r)
{
	const char quote = r->s[r->at];
	const char *close = memchr(r->s + r->at + 1, quote, r->len - r->at - 1);

	take(r, close ? (size_t)(close - r->s) + 1 : r->len, TOKEN_STRING);
}

/* The state's `span` is SPAN_TAG while a tag is open. */
enum { SPAN_TAG = UINT8_MAX };

static void read_tag(struct reading *r)
{
	r->state->span = SPAN_TAG;
	while (r->at < r->len) {
		const char c = r->s[r->at];
		size_t end = skip_class(r, r->at, CLASS_WORD);
		while (end > r->at &&
		       (byte(r, end) == '-' || byte(r, end) == ':' ||
			byte(r, end) == '.'))
			end = skip_class(r, end + 1, CLASS_WORD);
		if (c == '>') {
			take(r, r->at + 1, TOKEN_KEYWORD);
			r->state->span = 0;
			return;
		}
		if (c == '"' || c == '\'')
			read_value(r);
		else if (end > r->at)
			take(r, end,
			     r->at && r->s[r->at - 1] == '=' ? TOKEN_STRING
							     : TOKEN_KEY);
		else
			r->at++;
	}
}

static bool take_tag(struct reading *r)
{
	const size_t name = r->at + 1 + (byte(r, r->at + 1) == '/');
	size_t end = skip_class(r, name, CLASS_WORD);

	if (byte(r, r->at) != '<' || end == name || is(r, name, CLASS_DIGIT))
		return false;
	while (byte(r, end) && strchr(":-.", byte(r, end)))
		end = skip_class(r, end + 1, CLASS_WORD);
	take(r, end, TOKEN_KEYWORD);
	read_tag(r);
	return true;
}

static bool take_entity(struct reading *r)
{
	size_t end = r->at + 1;

	if (r->s[r->at] != '&')
		return false;
	end = skip_class(r, end + (byte(r, end) == '#'), CLASS_WORD);
	if (byte(r, end) != ';')
		return false;
	take(r, end + 1, TOKEN_CONSTANT);
	return true;
}

static void read_markup(struct reading *r)
{
	while (r->at < r->len) {
		if (is(r, r->at, CLASS_OPEN) && open_span(r))
			continue;
		if (!take_tag(r) && !take_entity(r))
			r->at++;
	}
}

/* A line of a here-document; true if it is one. */
static bool read_heredoc(struct reading *r)
{
	struct syntax_state *state = r->state;
	const size_t from = skip_class(r, 0, CLASS_BLANK);

	if (!state->mark_len)
		return false;
	if (r->len - from == state->mark_len &&
	    !memcmp(r->s + from, state->mark, state->mark_len))
		state->mark_len = 0;
	take(r, r->len, TOKEN_STRING);
	return true;
}

/* What began on a line before goes on; true if it takes all of this one. */
static bool go_on(struct reading *r)
{
	if (read_heredoc(r))
		return true;
	if (r->state->span == SPAN_TAG)
		read_tag(r);
	else if (r->state->span)
		take_span(r, r->state->span - 1u, 0, r->state->depth);
	return r->at == r->len;
}

void syntax_line(const struct syntax_lexer *x, struct syntax_state *state,
		 const char *line, size_t len, syntax_emit *emit, void *arg)
{
	static void (*const ways[])(struct reading *) = {
		[SYNTAX_CODE] = read_code,
		[SYNTAX_MARKUP] = read_markup,
		[SYNTAX_SETTINGS] = read_setting,
		[SYNTAX_DIFF] = read_difference,
		[SYNTAX_SESSION] = read_session,
	};
	struct reading r = { .x = x,
			     .state = state,
			     .s = line,
			     .len = len,
			     .emit = emit,
			     .arg = arg };

	if (go_on(&r))
		return;
	if (r.at > 0) { /* behind the end of what began before */
		(x->language->way == SYNTAX_MARKUP ? read_markup
						   : read_code)(&r);
		return;
	}
	const size_t first = skip_class(&r, 0, CLASS_BLANK);
	if (x->language->flags & SYNTAX_HASH && byte(&r, first) == '#') {
		r.at = first;
		read_directive(&r);
		read_code(&r);
		return;
	}
	ways[x->language->way](&r);
}
