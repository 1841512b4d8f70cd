/* SPDX-License-Identifier: MIT */
/* The automaton of UAX #29 3.1: does this character belong to the cluster
 * before it? Private to unicode/. */
#ifndef UNICODE_CLUSTER_H
#define UNICODE_CLUSTER_H

#include "unicode/tables.h"

#include <stdbool.h>
#include <stdint.h>

/* The class of the last character, or what it has come to. */
enum cluster_state {
	CLUSTER_PICTOGRAPH_ZWJ = TABLES_GRAPHEMES, /* GB11 */
	CLUSTER_PAIRED_REGIONAL,                   /* GB12, GB13 */
	CLUSTER_STATES
};

/* The classes that do not begin a cluster after each state, as bits. */
extern const uint16_t cluster_joins[CLUSTER_STATES];

static inline bool cluster_continues(unsigned state, unsigned grapheme)
{
	return cluster_joins[state] >> grapheme & 1;
}

/* The state behind a character of the class `grapheme`. Start with
 * TABLES_CONTROL, which joins nothing. */
static inline unsigned cluster_next(unsigned state, unsigned grapheme)
{
	if (state == TABLES_PICTOGRAPH && grapheme == TABLES_EXTEND)
		return TABLES_PICTOGRAPH;
	if (state == TABLES_PICTOGRAPH && grapheme == TABLES_ZWJ)
		return CLUSTER_PICTOGRAPH_ZWJ;
	if (state == TABLES_REGIONAL && grapheme == TABLES_REGIONAL)
		return CLUSTER_PAIRED_REGIONAL;
	return grapheme;
}

#endif
