/* SPDX-License-Identifier: MIT */
#include "unicode/cluster.h"

#define IS(c) (1u << TABLES_##c)
#define MARKS (IS(EXTEND) | IS(ZWJ) | IS(SPACING)) /* GB9, GB9a */
#define ALL (IS(GRAPHEMES) - 1)
#define BREAKERS (IS(CR) | IS(LF) | IS(CONTROL)) /* GB4, GB5 */

/* clang-format off */
const uint16_t cluster_joins[CLUSTER_STATES] = {
	[TABLES_CR]         = IS(LF),                                   /* GB3 */
	[TABLES_LF]         = 0,                                        /* GB4 */
	[TABLES_CONTROL]    = 0,                                        /* GB4 */
	[TABLES_L]          = MARKS | IS(L) | IS(V) | IS(LV) | IS(LVT), /* GB6 */
	[TABLES_V]          = MARKS | IS(V) | IS(T),                    /* GB7 */
	[TABLES_LV]         = MARKS | IS(V) | IS(T),                    /* GB7 */
	[TABLES_T]          = MARKS | IS(T),                            /* GB8 */
	[TABLES_LVT]        = MARKS | IS(T),                            /* GB8 */
	[TABLES_PREPEND]    = ALL & ~BREAKERS,                          /* GB9b */
	[TABLES_REGIONAL]   = MARKS | IS(REGIONAL),            /* GB12, GB13 */
	[TABLES_OTHER]      = MARKS,
	[TABLES_EXTEND]     = MARKS,
	[TABLES_ZWJ]        = MARKS,
	[TABLES_SPACING]    = MARKS,
	[TABLES_PICTOGRAPH] = MARKS,
	[CLUSTER_PICTOGRAPH_ZWJ]  = MARKS | IS(PICTOGRAPH),            /* GB11 */
	[CLUSTER_PAIRED_REGIONAL] = MARKS,
};
/* clang-format on */
