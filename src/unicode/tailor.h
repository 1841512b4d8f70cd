/* SPDX-License-Identifier: MIT */
/* The CJK tailorings of UAX #14: what the classes of the tables are in a
 * language at a level, and what the text before makes of them. Private to
 * unicode/. */
#ifndef UNICODE_TAILOR_H
#define UNICODE_TAILOR_H

#include "unicode/lineclass.h"
#include "unicode/linebreak.h"

/* For each class of the tables the one that the rules know. */
struct tailor {
	uint8_t class_of[LINECLASSES];
};

void tailor_init(struct tailor *t, const struct linebreak_options *options);

/* The class that a character of class `c`, itself on the right of `left`, is
 * for what follows. `left` is LINECLASS_SP if spaces stand between. */
unsigned tailor_in_context(unsigned left, unsigned c, bool untailored);

#endif
