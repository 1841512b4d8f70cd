/* SPDX-License-Identifier: MIT */
/* What the lexer knows of a language: syntax_table.c has them all. */
#ifndef DOC_SYNTAX_LANGUAGE_H
#define DOC_SYNTAX_LANGUAGE_H

#include <stddef.h>
#include <stdint.h>

/* Bits of syntax_span.flags. */
enum {
	SPAN_LINES = 1 << 0,      /* goes on over line ends */
	SPAN_ESCAPE = 1 << 1,     /* a backslash takes the next character */
	SPAN_DOUBLED = 1 << 2,    /* a closer twice is no end */
	SPAN_NESTS = 1 << 3,      /* what opens it opens another in it */
	SPAN_WORD_START = 1 << 4, /* opens only behind a blank or a mark */
	SPAN_LINE_START = 1 << 5, /* opens only as the first of a line */
	SPAN_CHARACTER = 1 << 6,  /* holds one character, or is none */
	SPAN_CLOSED = 1 << 7,     /* is none if the line has no end of it */
	/* code in a string, between these brackets: #{…}, ${…}, \(…), $(…) */
	SPAN_HASH_CODE = 1 << 8,
	SPAN_DOLLAR_CODE = 1 << 9,
	SPAN_BACKSLASH_CODE = 1 << 10,
	SPAN_SHELL_CODE = 1 << 11,
	SPAN_RAW = 1 << 12, /* C++: what stands before ( stands behind ) */
};

/* A comment or a string. */
struct syntax_span {
	const char *open, *close; /* close NULL = the end of the line */
	uint8_t token;            /* enum token */
	uint16_t flags;
};

/* Bits of syntax.flags. */
enum {
	SYNTAX_FOLD = 1 << 0,     /* words in any case */
	SYNTAX_HASH = 1 << 1,     /* # begins a directive at a line's start */
	SYNTAX_AT = 1 << 2,       /* @word is a directive */
	SYNTAX_DOLLAR = 1 << 3,   /* $word and ${word} are variables */
	SYNTAX_SIGILS = 1 << 4,   /* @word too, and :word is a constant */
	SYNTAX_CAPITALS = 1 << 5, /* a word with a capital is a type */
	SYNTAX_CALLS = 1 << 6,    /* a word before ( is a function */
	SYNTAX_MACROS = 1 << 7,   /* word! is one too */
	SYNTAX_REGEX = 1 << 8, /* /…/ is a string where no value is before */
	SYNTAX_HEREDOC = 1 << 9,   /* <<WORD begins a text of whole lines */
	SYNTAX_HEADS = 1 << 10,    /* a word behind ( is a function */
	SYNTAX_KEYS = 1 << 11,     /* what stands before ": " is a key */
	SYNTAX_COLOURS = 1 << 12,  /* #word is a constant */
	SYNTAX_COMMANDS = 1 << 13, /* \word is a keyword */
	SYNTAX_BLOCKS = 1 << 14, /* YAML: | and > begin a text of whole lines */
};

/* How lines are read. */
enum syntax_way {
	SYNTAX_CODE,
	SYNTAX_MARKUP,   /* tags and their attributes */
	SYNTAX_SETTINGS, /* a key, a separator, a value; [sections] */
	SYNTAX_DIFF,
	SYNTAX_SESSION, /* commands behind a prompt, and what they print */
};

struct syntax {
	const char *names; /* with blanks between, in lower case */
	/* Words in the order of their bytes, with blanks between; or NULL. */
	const char *keywords, *types, *constants;
	const struct syntax_span *spans; /* ended by one without `open` */
	const char *word_chars; /* in words beside letters, digits and _ */
	unsigned flags;
	enum syntax_way way;
	char separator; /* of settings */
};

extern const struct syntax syntax_table[];
extern const size_t syntax_count;

#endif
