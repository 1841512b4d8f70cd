/* SPDX-License-Identifier: MIT */
/* Which constructs of dialects may be in a text, so that most need not be gone
 * through. */
#ifndef DOC_DIALECT_NEEDS_H
#define DOC_DIALECT_NEEDS_H

#include "doc/signs.h"

#include <stdbool.h>
#include <stddef.h>

struct dialect_needs {
	bool any;
	bool brackets;  /* tags or wiki links in brackets */
	bool addresses; /* that have blanks in them */
	bool ids;       /* of blocks */
	bool modules;   /* of JavaScript */
};

struct dialect_needs dialect_needs_of(const char *text, size_t len,
				      struct signs signs);

#endif
