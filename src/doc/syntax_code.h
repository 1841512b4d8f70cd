/* SPDX-License-Identifier: MIT */
/* A line while the lexer reads it, and how it reads what is mere code. */
#ifndef DOC_SYNTAX_CODE_H
#define DOC_SYNTAX_CODE_H

#include "doc/syntax_lex.h"

#include <stdbool.h>

enum {
	CLASS_WORD = 1 << 0, /* may begin a word and stand in one */
	CLASS_DIGIT = 1 << 1,
	CLASS_BLANK = 1 << 2,
	CLASS_OPEN = 1 << 3, /* may begin a comment or a string */
	CLASS_SIGN = 1 << 4, /* may begin a word that a flag gives a meaning */
};

/* A line and where in it the reading is. */
struct syntax_reading {
	const struct syntax_lexer *x;
	struct syntax_state *state;
	const char *s;
	size_t len, at;
	syntax_emit *emit;
	void *arg;
	bool value;     /* what stands before is one: no regular expression */
	bool no_regex;  /* none ends on this line any more */
	bool no_inside; /* nor does code in a string */
	uint32_t unclosed; /* bits of spans that don't either */
	bool head;         /* behind an opening parenthesis */
};

/* True if the byte there is of the class. */
bool syntax_is(const struct syntax_reading *r, size_t i, uint8_t class);

/* The byte there, 0 behind the end. */
char syntax_byte(const struct syntax_reading *r, size_t i);

/* True if the text stands there, which is not behind the end. */
bool syntax_starts(const struct syntax_reading *r, size_t i, const char *text);

/* The place behind the bytes of the class. */
size_t syntax_skip(const struct syntax_reading *r, size_t i, uint8_t class);

/* Emits what is between the place and `to`, and goes there. */
void syntax_take(struct syntax_reading *r, size_t to, enum token token);

/* Takes a comment or string of the language that begins at the place. */
bool syntax_take_span(struct syntax_reading *r);

/* The rest of the line, as SYNTAX_CODE. */
void syntax_code(struct syntax_reading *r);

/* A comment or string of a line before goes on. */
void syntax_go_on(struct syntax_reading *r);

#endif
