/* SPDX-License-Identifier: MIT */
/* What the words of a program are: comments, strings, keywords. One lexer
 * reads all languages by their tables (syntax_language.h). It looks at one line
 * at a time and takes linear time; what it must know of the lines before is a
 * small state. */
#ifndef DOC_SYNTAX_H
#define DOC_SYNTAX_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct block;
struct span;
struct syntax;

enum { SYNTAX_MARK_MAX = 31 }; /* bytes of a word that ends a text */

/* What a line must know of those before; zeroed = there is none. */
struct syntax_state {
	uint8_t span;   /* 1 + that of the language it begins in, 0 = none */
	uint16_t depth; /* of nested comments */
	uint8_t mark_len;
	char mark[SYNTAX_MARK_MAX]; /* ends a here-document */
};

/* Where code goes on: its language, NULL = none that is known, and the state. */
struct syntax_place {
	const struct syntax *language;
	struct syntax_state state;
};

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

/* The language of a code block by its info string: `c`, `rust,ignore`,
 * `{.js .x}`, `sh:task.sh`; without one, by how the text begins. NULL if it is
 * none that is known. */
const struct syntax *syntax_find(const char *info, const char *text,
				 size_t len);

/* The tokens of a code block as spans that cover all of its text, in a growing
 * array; their style is as STYLE_TOKEN_SHIFT of doc.h says. Returns how many: 0
 * if its language is not known. */
size_t syntax_spans(const struct block *code, struct span **spans, size_t *cap);

/* A comment or string may go over leaves: tells a leaf of code that goes on what
 * is open in it, given where the one before has ended, in memory of `a`; and
 * moves the place behind this one, if that is so long that another may go on
 * with it. */
void syntax_hand_on(struct syntax_place *last, struct block *code,
		    struct arena *a);

#endif
