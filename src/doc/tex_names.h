/* SPDX-License-Identifier: MIT */
/* What the commands of TeX's mathematics stand for. */
#ifndef DOC_TEX_NAMES_H
#define DOC_TEX_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a symbol is to its neighbours. */
enum tex_class {
	TEX_ORD,
	TEX_OP,  /* sum, sin: set off from letters */
	TEX_BIN, /* between two operands */
	TEX_REL, /* blanks around it in any case */
	TEX_OPEN,
	TEX_CLOSE,
	TEX_PUNCT, /* a blank behind it */
};

enum tex_command {
	TEX_SYMBOL,   /* text, of class `arg` */
	TEX_SPACE,    /* a blank */
	TEX_GONE,     /* nothing; `arg` arguments are dropped too */
	TEX_PLAIN,    /* its argument as it is: words */
	TEX_GROUP,    /* its argument */
	TEX_ALPHABET, /* its argument in letters of the alphabet `arg` */
	TEX_ACCENT,   /* its argument with the mark `text` on it */
	TEX_FRACTION,
	TEX_BINOMIAL,
	TEX_OVER, /* parts the group that it stands in, enum tex_over */
	TEX_ROOT,
	TEX_NOT,
	TEX_STACK, /* two arguments: the first small over the second */
	TEX_UNDER, /* two arguments: the first small below the second */
	TEX_MOD,   /* (mod n) */
	TEX_TAG,   /* (n) */
	TEX_FENCE, /* \left, \right: what follows is a bracket */
};

enum tex_over { TEX_OVER_NONE, TEX_OVER_LINE, TEX_CHOOSE, TEX_ATOP };

struct tex_name {
	const char *name;
	uint8_t command; /* enum tex_command */
	uint8_t arg;
	const char *text;
};

/* NULL if it is unknown. */
const struct tex_name *tex_name_find(const char *name, size_t len);

/* All of them, sorted by name. */
const struct tex_name *tex_name_table(size_t *n);

/* Brackets: for one row, then the top, middle and bottom of more. */
/* clang-format off */
#define TEX_PAREN_LEFT { "(", "⎛", "⎜", "⎝" }
#define TEX_PAREN_RIGHT { ")", "⎞", "⎟", "⎠" }
#define TEX_SQUARE_LEFT { "[", "⎡", "⎢", "⎣" }
#define TEX_SQUARE_RIGHT { "]", "⎤", "⎥", "⎦" }
#define TEX_BRACE_LEFT { "{", "⎧", "⎨", "⎩" }
#define TEX_BRACE_RIGHT { "}", "⎫", "⎬", "⎭" }
#define TEX_BAR { "|", "│", "│", "│" }
#define TEX_BARS { "‖", "‖", "‖", "‖" }
#define TEX_NO_BRACKET { "", "", "", "" }
/* clang-format on */

enum tex_rows { TEX_MATRIX, TEX_CASES, TEX_LINES };

struct tex_environment {
	const char *name;
	enum tex_rows rows;
	const char *left[4], *right[4]; /* brackets */
	bool columns;                   /* an argument describes the columns */
};

const struct tex_environment *tex_environment_find(const char *name,
						   size_t len);

#endif
