/* SPDX-License-Identifier: MIT */
/* What the words of a program are: comments, strings, keywords. One lexer
 * reads all languages by their tables (syntax_language.h). It looks at one line
 * at a time and takes linear time; what it must know of the lines before is a
 * small state. */
#ifndef DOC_SYNTAX_H
#define DOC_SYNTAX_H

#include <stddef.h>
#include <stdint.h>

struct block;
struct span;
struct syntax;

/* At most 16: doc.h keeps them in four bits of span.style. */
enum token {
	TOKEN_PLAIN, /* never emitted */
	TOKEN_COMMENT,
	TOKEN_STRING,
	TOKEN_NUMBER,
	TOKEN_KEYWORD,
	TOKEN_TYPE,
	TOKEN_CONSTANT,
	TOKEN_FUNCTION,
	TOKEN_DIRECTIVE, /* of a preprocessor, an annotation, a section */
	TOKEN_VARIABLE,
	TOKEN_KEY, /* of a mapping, an attribute */
	TOKEN_ADDED,
	TOKEN_REMOVED,
	TOKEN_HUNK,  /* where a difference is */
	TOKEN_OTHER, /* only of syntax_spans: what is between the tokens */
	TOKEN_COUNT
};

enum { SYNTAX_MARK_MAX = 31 }; /* bytes of a word that ends a text */

/* What a line must know of those before; zeroed = there is none. */
struct syntax_state {
	uint8_t span;   /* 1 + that of the language it begins in, 0 = none */
	uint16_t depth; /* of nested comments */
	uint8_t mark_len;
	char mark[SYNTAX_MARK_MAX]; /* ends a here-document */
};

/* The language of a code block by its info string: `c`, `rust,ignore`,
 * `{.js .x}`, `sh:task.sh`; without one, by how the text begins. NULL if it is
 * none that is known. */
const struct syntax *syntax_find(const char *info, const char *text,
				 size_t len);

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

/* The tokens of a code block as spans that cover all of its text, in a growing
 * array; their style is as STYLE_TOKEN_SHIFT of doc.h says. Returns how many: 0
 * if its language is not known. */
size_t syntax_spans(const struct block *code, struct span **spans, size_t *cap);

#endif
