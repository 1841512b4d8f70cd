/* SPDX-License-Identifier: MIT */
#include "unicode/tailor.h"

#define C(c) LINECLASS_##c
#define B(c) LINECLASS_BIT(LINECLASS_##c)

/* clang-format off */

/* What a class is at the levels of K7, and in plain UAX #14. */
enum { PLAIN = LINEBREAK_LOOSE + 1, N_COLUMNS };
static const struct level {
	uint8_t c, strict_to_plain[N_COLUMNS];
} levels[] = {
	{ C(CJ),       { C(NS),     C(ID),     C(ID),     C(NS) } }, /* T1 */
	{ C(B2),       { C(DASH),   C(B2),     C(B2),     C(B2) } }, /* K7 */
	{ C(BAR),      { C(DASH),   C(B2),     C(B2),     C(AL) } }, /* P1 */
	{ C(IN),       { C(IN),     C(IN),     C(ID),     C(IN) } }, /* K8 */
	{ C(LOOSE_NS), { C(NS),     C(NS),     C(ID),     C(NS) } }, /* T2 */
	{ C(LOOSE_EX), { C(EX),     C(EX),     C(ID),     C(EX) } }, /* K7 */
	{ C(MIDDLE),   { C(MIDDLE), C(MIDDLE), C(MIDDLE), C(AL) } }, /* K6 */
	{ C(TILDE),    { C(NS),     C(NS),     C(NS),     C(ID) } }, /* K6 */
	{ C(PLUS),     { C(PLUS),   C(PLUS),   C(PLUS),   C(PR) } }, /* L5 */
	{ C(BLANK),    { C(SP),     C(SP),     C(SP),     C(BA) } }, /* M2 */
};

/* Q1: in Chinese and Japanese quotation marks are brackets. */
static const struct quote {
	uint8_t c, elsewhere, in_cjk;
} quotes[] = {
	{ C(OPENING), C(QU),       C(OPENING) },
	{ C(CLOSING), C(QU),       C(CLOSING) },
	{ C(CURLY),   C(STRAIGHT), C(CURLY) },
};

#define LETTERS (B(AL) | B(HL))
#define NUMBERS (B(NU) | B(NUMBER_SY) | B(NUMBER_IS))

/* Behind these a quotation mark opens. */
#define BEFORE_OPENING                                                    \
	(B(START) | B(SP) | B(GL) | B(ZW) | B(OP) | B(OPW) | B(OPENING) | \
	 B(QU) | B(STRAIGHT))

/* What a class becomes after certain others; the first that fits. */
static const struct context {
	uint64_t after;
	uint8_t becomes;
} contexts[LINECLASSES][2] = {
	[C(RI)]     = { { B(RI), C(PAIRED_RI) } },            /* LB30a */
	[C(HY)]     = { { B(HL), C(HEBREW_HY) },              /* LB21a */
	                /* The hyphen of an option, as in "ls -l". */
	                { B(START) | B(SP) | B(GL) | B(OP) | B(OPW) | B(OPENING)
	                  | B(FIRST_HY), C(FIRST_HY) } },
	[C(BA)]     = { { B(HL), C(HEBREW_HY) } },            /* LB21a */
	[C(SY)]     = { { NUMBERS, C(NUMBER_SY) } },          /* LB25 */
	[C(IS)]     = { { NUMBERS, C(NUMBER_IS) } },
	[C(CL)]     = { { NUMBERS, C(NUMBER_CL) } },
	[C(CPW)]    = { { NUMBERS, C(NUMBER_CL) } },
	[C(CP)]     = { { NUMBERS, C(NUMBER_CP) } },
	[C(CURLY)]  = { { LETTERS | B(NU), C(APOSTROPHE) } }, /* Q1 */
	[C(MIDDLE)] = { { LETTERS | B(NU), C(AL) } },         /* col·lega */
	/* Q3; not in plain UAX #14 */
	[C(QU)]       = { { ~BEFORE_OPENING, C(ENDING_QU) } },
	[C(STRAIGHT)] = { { ~BEFORE_OPENING, C(ENDING_STRAIGHT) } },
};
/* clang-format on */

enum {
	N_LEVELS = sizeof(levels) / sizeof(levels[0]),
	N_QUOTES = sizeof(quotes) / sizeof(quotes[0]),
};

void tailor_init(struct tailor *t, const struct linebreak_options *options)
{
	const bool in_cjk = !options->untailored && (options->lang == LANG_ZH ||
						     options->lang == LANG_JA);
	const unsigned column = options->untailored ? PLAIN : options->level;

	for (unsigned c = 0; c < LINECLASSES; c++)
		t->class_of[c] = (uint8_t)c;
	for (size_t i = 0; i < N_LEVELS; i++)
		t->class_of[levels[i].c] = levels[i].strict_to_plain[column];
	for (size_t i = 0; i < N_QUOTES; i++)
		t->class_of[quotes[i].c] =
			in_cjk ? quotes[i].in_cjk : quotes[i].elsewhere;
}

unsigned tailor_in_context(unsigned left, unsigned c, bool untailored)
{
	const uint64_t ours = B(QU) | B(STRAIGHT);
	const struct context *it = contexts[c];

	if (untailored && ours >> c & 1)
		return c;
	if (it[0].after >> left & 1)
		return it[0].becomes;
	return it[1].after >> left & 1 ? it[1].becomes : c;
}
