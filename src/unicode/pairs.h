/* SPDX-License-Identifier: MIT */
/* The rules of UAX #14 (15.0) that look at two neighbours, as sets of classes:
 * what a line end between them offends against. Private to unicode/. */
#ifndef UNICODE_PAIRS_H
#define UNICODE_PAIRS_H

#include "unicode/lineclass.h"
#include "unicode/linebreak.h"

/* The classes that may not begin a line after a given one, by what it would
 * cost. */
struct pairs_row {
	uint64_t kinsoku, word, number, pair;
	uint64_t tailored; /* as `word`, but not in plain UAX #14 */
	uint64_t free;     /* may begin a line whatever the others say */
};

/* After each class, without and with spaces between; those of `everywhere`
 * hold after (nearly) every class. */
extern const struct pairs_row pairs_rows[2][LINECLASSES_LEFT];
extern const struct pairs_row pairs_everywhere[2];

/* The costliest of the rules that hold, by which do. */
extern const uint8_t pairs_ranks[32];

/* What a line end costs between a character of class `left` (of lineclass.h,
 * up to LINECLASSES_LEFT) and one of class `right` (below LINECLASSES), neither
 * CM nor ZWJ, with or without spaces between them. Knows nothing of LB4 and
 * LB5. Has no branch, for nobody can foresee which rule it is. */
static inline enum linebreak pairs_rank(unsigned left, bool spaces,
					unsigned right)
{
	const struct pairs_row *a = &pairs_rows[spaces][left];
	const struct pairs_row *b = &pairs_everywhere[spaces];
	const unsigned held = ((a->kinsoku | b->kinsoku) >> right & 1) |
			      ((a->word | b->word) >> right & 1) << 1 |
			      ((a->number | b->number) >> right & 1) << 2 |
			      ((a->pair | b->pair) >> right & 1) << 3;

	return (enum linebreak)pairs_ranks[held | (a->free >> right & 1) << 4];
}

/* Of two classes that UAX #14 lets part, what tailored text thinks of it. */
static inline enum linebreak pairs_rank_tailored(unsigned left, unsigned right)
{
	return pairs_rows[0][left].tailored >> right & 1 ? LINEBREAK_WORD
							 : LINEBREAK_ALLOWED;
}

#endif
