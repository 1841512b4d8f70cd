/* SPDX-License-Identifier: MIT */
/* The rules of UAX #14 (15.0) that look at two neighbours, as sets of classes:
 * what a line end between them offends against. Private to unicode/. */
#ifndef UNICODE_PAIRS_H
#define UNICODE_PAIRS_H

#include "unicode/lineclass.h"
#include "unicode/linebreak.h"

/* What a line end costs between a character of class `left` (of lineclass.h,
 * up to LINECLASSES_LEFT) and one of class `right` (below LINECLASSES), neither
 * CM nor ZWJ. Knows nothing of LB4 and LB5. */
enum linebreak pairs_rank(unsigned left, unsigned right);

/* The same where spaces stand between the two. */
enum linebreak pairs_rank_spaced(unsigned left, unsigned right);

/* Of two classes that UAX #14 lets part, what tailored text thinks of it. */
enum linebreak pairs_rank_tailored(unsigned left, unsigned right);

/* What comes of two classes in tailored text. */
struct pairs_cell {
	uint8_t rank; /* enum linebreak */
	uint8_t next; /* what the right one is for what follows: tailor.h */
};

struct pairs_cell pairs_work_out(bool spaces, unsigned left, unsigned right);

#endif
