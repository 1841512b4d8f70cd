/* SPDX-License-Identifier: MIT */
/* Reads one line of a program, knowing the state that the line before left. */
#ifndef DOC_SYNTAX_LEX_H
#define DOC_SYNTAX_LEX_H

#include "doc/syntax.h"

typedef void syntax_emit(void *arg, size_t off, size_t len, enum token token);

/* A language made ready for reading. */
struct syntax_lexer {
	const struct syntax *language;
	uint8_t classes[256];
	uint16_t first[3][128]; /* of each set of words, by its first byte */
};

void syntax_lexer_init(struct syntax_lexer *x, const struct syntax *language);

/* Emits the tokens of a line without its end, in order; `state` becomes that
 * behind the line. */
void syntax_line(const struct syntax_lexer *x, struct syntax_state *state,
		 const char *line, size_t len, syntax_emit *emit, void *arg);

#endif
