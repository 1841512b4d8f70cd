/* SPDX-License-Identifier: MIT */
/* Where a body may be cut so that each piece, parsed on its own, gives what the
 * parser makes of it in the whole: before a heading at the margin, below an
 * empty line, with nothing open that would take it for text. */
#ifndef DOC_CUT_H
#define DOC_CUT_H

#include "doc/nest.h"

#include <stddef.h>

/* Read only. */
struct cut {
	const char *body; /* borrowed */
	size_t len;
	size_t at; /* lines up to here have been looked at */
	struct nest nest;
};

void cut_init(struct cut *c, const char *body, size_t len);

/* The first such place at least `least` bytes behind the last one, or the end
 * of the body. Takes time linear in the bytes between. */
size_t cut_next(struct cut *c, size_t least);

#endif
