/* SPDX-License-Identifier: MIT */
/* A query cut into its words. The marks of the language may be full-width:
 * they come from an input method that was left on. */
#ifndef ARCHIVE_QUERY_LEX_H
#define ARCHIVE_QUERY_LEX_H

#include "archive/slice.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum query_token_kind {
	QUERY_END,
	QUERY_OPEN,
	QUERY_CLOSE,
	QUERY_MINUS,   /* right before a term */
	QUERY_WORD,    /* bare, without a field */
	QUERY_PHRASE,  /* in quotes */
	QUERY_SLASHES, /* /re/ */
	QUERY_FIELD,   /* `name:`; its values follow by query_lex_value */
};

struct query_token {
	enum query_token_kind kind;
	const char *text; /* in the arena; quotes and escapes are gone */
	size_t col;       /* characters of the query before it */
};

struct query_lexer {
	struct slice rest;
	const char *start;
	struct arena *arena;
};

/* Takes the next token. False with the reason for an open quote or slash. */
bool query_lex(struct query_lexer *l, struct query_token *out, struct err *err);

/* Takes a value of the field just seen: a bare word or a phrase; `*more` if a
 * comma and another value follow. False with the reason if there is none. */
bool query_lex_value(struct query_lexer *l, struct query_token *out, bool *more,
		     struct err *err);

/* `query:COL: message`; returns false. `col` as in a token. */
bool query_lex_error(struct err *err, size_t col, const char *fmt, ...)
	ERR_PRINTF(3, 4);

#endif
