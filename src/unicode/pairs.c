/* SPDX-License-Identifier: MIT */
#include "unicode/pairs.h"

#include "unicode/tailor.h"

#define B(c) LINECLASS_BIT(LINECLASS_##c)
#define ALL (~UINT64_C(0))

#define LETTERS (B(AL) | B(HL))
#define IDEOGRAPHS (B(ID) | B(EB) | B(EM) | B(XP))
#define HANGUL (B(JL) | B(JV) | B(JT) | B(H2) | B(H3))
#define OPENINGS (B(OP) | B(OPW) | B(OPENING))
#define CLOSINGS (B(CL) | B(CP) | B(CPW) | B(CLOSING) | B(CURLY))
#define QUOTES (B(QU) | B(STRAIGHT))
#define APOSTROPHES (B(STRAIGHT) | B(CURLY))
#define PREFIXES (B(PR) | B(PLUS))
#define AFFIXES (PREFIXES | B(PO))
#define NON_STARTERS (B(NS) | B(MIDDLE))
#define DASHES (B(B2) | B(DASH))
#define LINE_ENDS (B(BK) | B(CR) | B(LF))

/* The classes that may not begin a line after a given one, by what it would
 * cost; those of `everywhere` hold after (nearly) every class. */
struct row {
	uint64_t kinsoku, word, number, pair;
	uint64_t joint;    /* where a name is cut if it must be, as a URL is */
	uint64_t tailored; /* as `word`, but not in plain UAX #14 */
	uint64_t free;     /* may begin a line whatever the others say */
};

/* clang-format off */
#define LB6_LB7  (LINE_ENDS | B(ZW) | B(SP))
#define LB13     (CLOSINGS | B(EX) | B(IS) | B(SY))
#define LB21     (B(BA) | B(HY) | NON_STARTERS | B(DASH))

static const struct row everywhere[2] = {
	{
		.pair = LB6_LB7
		      | B(WJ)                             /* LB11 */
		      | B(GL),                            /* LB12a */
		.kinsoku = LB13
		      | QUOTES                            /* LB19 */
		      | LB21                              /* and K6, K7 */
		      | B(IN),                            /* LB22 */
	}, { /* behind spaces */
		.pair = LB6_LB7 | B(WJ),                  /* LB11 */
		.kinsoku = LB13,
	},
};

static const struct row rows[2][LINECLASSES_LEFT] = { {
	[LINECLASS_ZW] = { .free = ~LB6_LB7 },            /* LB8 */
	[LINECLASS_WJ] = { .pair = ALL },                 /* LB11 */
	[LINECLASS_GL] = { .pair = ALL },                 /* LB12 */
	[LINECLASS_OP] = { .kinsoku = ALL },              /* LB14 */
	[LINECLASS_OPW] = { .kinsoku = ALL },
	[LINECLASS_OPENING] = { .kinsoku = ALL },         /* Q1 */
	[LINECLASS_B2] = { .pair = DASHES },              /* LB17, P1 */
	[LINECLASS_DASH] = { .pair = DASHES },
	[LINECLASS_QU] = { .kinsoku = ALL },              /* LB19 */
	[LINECLASS_STRAIGHT] = {
		.kinsoku = ALL,                           /* LB19 */
		.word = LETTERS | B(NU),                  /* L1: don't */
	},
	[LINECLASS_ENDING_QU] = { .kinsoku = ALL },       /* as QU */
	[LINECLASS_ENDING_STRAIGHT] = {                   /* as STRAIGHT */
		.kinsoku = ALL,
		.word = LETTERS | B(NU),
	},
	[LINECLASS_APOSTROPHE] = { .word = LETTERS | B(NU) }, /* L1, Q1 */
	[LINECLASS_CB] = {                                /* LB20 */
		.free = LB21 | B(IN),
	},
	[LINECLASS_BB] = { .kinsoku = ALL & ~B(CB) },     /* LB21 */
	[LINECLASS_BA] = { .free = B(GL) },               /* LB12a */
	[LINECLASS_HY] = {
		.free = B(GL),                            /* LB12a */
		.number = B(NU),                          /* LB25 */
	},
	[LINECLASS_FIRST_HY] = {
		.free = B(GL),
		.number = B(NU),
		.tailored = LETTERS,     /* LB20a of Unicode 15.1: ls -l */
	},
	[LINECLASS_HEBREW_HY] = { .word = ALL & ~B(CB) }, /* LB21a */
	[LINECLASS_IN] = { .pair = B(IN) },               /* LB22, P2 */
	[LINECLASS_SY] = {
		.word = B(HL),                            /* LB21b */
		.tailored = B(NU),                        /* HTTP/2 */
	},
	[LINECLASS_IS] = {
		.joint = LETTERS,                         /* LB29, L6 */
		.tailored = B(NU),                        /* H.264 */
	},
	[LINECLASS_AL] = {
		.word = LETTERS                           /* LB28 */
		      | B(NU)                             /* LB23 */
		      | AFFIXES                           /* LB24 */
		      | B(OP)                             /* LB30 */
		      | APOSTROPHES | B(HY) | B(SY),      /* L1, L4 */
		.kinsoku = B(OPENING),                    /* Q1 */
	},
	[LINECLASS_HL] = {
		.word = LETTERS | B(NU) | AFFIXES | B(OP) /* as AL */
		      | APOSTROPHES | B(HY) | B(SY),
		.kinsoku = B(OPENING),
	},
	[LINECLASS_NU] = {
		.word = LETTERS                           /* LB23 */
		      | B(OP)                             /* LB30 */
		      | APOSTROPHES,                      /* L1 */
		.number = B(NU) | B(SY) | B(IS) | AFFIXES /* LB25 */
		      | B(HY),                            /* N2 */
		.kinsoku = B(OPENING),                    /* Q1 */
	},
	[LINECLASS_NUMBER_SY] = {
		.number = B(NU) | B(SY) | B(IS) | AFFIXES, /* LB25 */
		.word = B(HL),                            /* LB21b */
	},
	[LINECLASS_NUMBER_IS] = {
		.number = B(NU) | B(SY) | B(IS) | AFFIXES, /* LB25 */
		.joint = LETTERS,                         /* LB29, L6 */
	},
	[LINECLASS_NUMBER_CL] = { .number = AFFIXES },    /* LB25 */
	[LINECLASS_NUMBER_CP] = {
		.number = AFFIXES,                        /* LB25 */
		.word = LETTERS | B(NU),                  /* LB30 */
	},
	[LINECLASS_CP] = {
		.word = LETTERS | B(NU),                  /* LB30 */
		.tailored = B(PO),                        /* N3: f(x)′ */
	},
	[LINECLASS_PR] = {
		.word = LETTERS                           /* LB24 */
		      | IDEOGRAPHS                        /* LB23a */
		      | HANGUL,                           /* LB27 */
		.number = B(NU),                          /* LB25 */
	},
	[LINECLASS_PLUS] = {
		.word = LETTERS | IDEOGRAPHS | HANGUL     /* as PR */
		      | B(PLUS),                          /* L5 */
		.number = B(NU),
	},
	[LINECLASS_PO] = {
		.word = LETTERS,                          /* LB24 */
		.number = B(NU),                          /* LB25 */
		.tailored = B(PO),                        /* N3: f′′ */
	},
	[LINECLASS_ID] = { .word = B(PO) },               /* LB23a */
	[LINECLASS_EM] = { .word = B(PO) },
	[LINECLASS_EB] = { .word = B(PO), .pair = B(EM) }, /* LB30b */
	[LINECLASS_XP] = { .word = B(PO), .pair = B(EM) },
	[LINECLASS_JL] = {                                /* LB26, LB27 */
		.word = B(JL) | B(JV) | B(H2) | B(H3) | B(PO),
	},
	[LINECLASS_JV] = { .word = B(JV) | B(JT) | B(PO) },
	[LINECLASS_H2] = { .word = B(JV) | B(JT) | B(PO) },
	[LINECLASS_JT] = { .word = B(JT) | B(PO) },
	[LINECLASS_H3] = { .word = B(JT) | B(PO) },
	[LINECLASS_RI] = { .pair = B(RI) },               /* LB30a */
}, { /* behind spaces */
	[LINECLASS_ZW] = { .free = ~LB6_LB7 },            /* LB8 */
	[LINECLASS_OP] = { .kinsoku = ALL },              /* LB14 */
	[LINECLASS_OPW] = { .kinsoku = ALL },
	[LINECLASS_OPENING] = { .kinsoku = ALL },
	[LINECLASS_QU] = { .kinsoku = OPENINGS },         /* LB15 */
	[LINECLASS_STRAIGHT] = { .kinsoku = OPENINGS },
	/* Not the ENDING ones: LB15 of Unicode 16, Q3. */
	[LINECLASS_CL] = { .kinsoku = NON_STARTERS },     /* LB16 */
	[LINECLASS_CP] = { .kinsoku = NON_STARTERS },
	[LINECLASS_CPW] = { .kinsoku = NON_STARTERS },
	[LINECLASS_CLOSING] = { .kinsoku = NON_STARTERS },
	[LINECLASS_CURLY] = { .kinsoku = NON_STARTERS },
	[LINECLASS_NUMBER_CL] = { .kinsoku = NON_STARTERS },
	[LINECLASS_NUMBER_CP] = { .kinsoku = NON_STARTERS },
	[LINECLASS_B2] = { .kinsoku = DASHES },           /* LB17 */
	[LINECLASS_DASH] = { .kinsoku = DASHES },
} };
/* clang-format on */

/* The costliest of the rules that hold. */
static enum linebreak worst(bool spaces, unsigned left, unsigned right)
{
	const struct row *a = &rows[spaces][left], *b = &everywhere[spaces];
	const uint64_t bit = LINECLASS_BIT(right);

	if (bit & a->free)
		return LINEBREAK_ALLOWED;
	if (bit & (a->pair | b->pair))
		return LINEBREAK_PAIR;
	if (bit & (a->number | b->number))
		return LINEBREAK_NUMBER;
	if (bit & (a->word | b->word))
		return LINEBREAK_WORD;
	if (bit & (a->kinsoku | b->kinsoku))
		return LINEBREAK_KINSOKU;
	if (bit & a->joint)
		return LINEBREAK_URL;
	return LINEBREAK_ALLOWED;
}

enum linebreak pairs_rank(unsigned left, unsigned right)
{
	return worst(false, left, right);
}

enum linebreak pairs_rank_spaced(unsigned left, unsigned right)
{
	return worst(true, left, right);
}

enum linebreak pairs_rank_tailored(unsigned left, unsigned right)
{
	return LINECLASS_BIT(right) & rows[0][left].tailored
		       ? LINEBREAK_WORD
		       : LINEBREAK_ALLOWED;
}

struct pairs_cell pairs_work_out(bool spaces, unsigned left, unsigned right)
{
	enum linebreak rank = worst(spaces, left, right);

	if (rank == LINEBREAK_ALLOWED && !spaces)
		rank = pairs_rank_tailored(left, right);
	return (struct pairs_cell){
		.rank = (uint8_t)rank,
		.next = (uint8_t)tailor_in_context(spaces ? LINECLASS_SP : left,
						   right, false),
	};
}
