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
#define BEFORE_OPENING                                                     \
	(B(START) | B(SP) | B(GL) | B(ZW) | B(OP) | B(OPW) | B(OPENING) |  \
	 B(QU) | B(STRAIGHT))

/* What a class becomes after another; the first that fits. */
static const struct context {
	uint8_t c, becomes;
	uint64_t after;
} contexts[] = {
	{ C(RI),     C(PAIRED_RI),  B(RI) },           /* LB30a */
	{ C(HY),     C(HEBREW_HY),  B(HL) },           /* LB21a */
	{ C(BA),     C(HEBREW_HY),  B(HL) },
	{ C(SY),     C(NUMBER_SY),  NUMBERS },         /* LB25 */
	{ C(IS),     C(NUMBER_IS),  NUMBERS },
	{ C(CL),     C(NUMBER_CL),  NUMBERS },
	{ C(CPW),    C(NUMBER_CL),  NUMBERS },
	{ C(CP),     C(NUMBER_CP),  NUMBERS },
	{ C(CURLY),  C(APOSTROPHE), LETTERS | B(NU) }, /* Q1 */
	{ C(MIDDLE), C(AL),         LETTERS | B(NU) }, /* col·lega */
	/* Q3: LB15a of Unicode 16, which tells the quotes apart */
	{ C(QU),     C(ENDING_QU), ~BEFORE_OPENING },
	{ C(STRAIGHT), C(ENDING_STRAIGHT), ~BEFORE_OPENING },
	/* The hyphen of an option, as in "ls -l". */
	{ C(HY),     C(FIRST_HY),   B(START) | B(SP) | B(GL) | B(OP) | B(OPW)
	                            | B(OPENING) | B(FIRST_HY) },
};
/* clang-format on */

enum {
	N_LEVELS = sizeof(levels) / sizeof(levels[0]),
	N_QUOTES = sizeof(quotes) / sizeof(quotes[0]),
	N_CONTEXTS = sizeof(contexts) / sizeof(contexts[0]),
};

/* The classes of `contexts`; and those that are so in plain UAX #14 too. */
static const uint64_t tailored_contextual = B(QU) | B(STRAIGHT);
static const uint64_t contextual = B(RI) | B(HY) | B(BA) | B(SY) | B(IS) |
				   B(CL) | B(CPW) | B(CP) | B(CURLY) |
				   B(MIDDLE);

void tailor_init(struct tailor *t, const struct linebreak_options *options)
{
	const bool in_cjk = !options->untailored && (options->lang == LANG_ZH ||
						     options->lang == LANG_JA);
	const unsigned column = options->untailored ? PLAIN : options->level;

	t->contextual =
		contextual | (options->untailored ? 0 : tailored_contextual);
	for (unsigned c = 0; c < LINECLASSES; c++)
		t->class_of[c] = (uint8_t)c;
	for (size_t i = 0; i < N_LEVELS; i++)
		t->class_of[levels[i].c] = levels[i].strict_to_plain[column];
	for (size_t i = 0; i < N_QUOTES; i++)
		t->class_of[quotes[i].c] =
			in_cjk ? quotes[i].in_cjk : quotes[i].elsewhere;
}

unsigned tailor_in_context(const struct tailor *t, unsigned left, unsigned c)
{
	if (!(t->contextual & LINECLASS_BIT(c)))
		return c;
	for (size_t i = 0; i < N_CONTEXTS; i++)
		if (contexts[i].c == c &&
		    contexts[i].after & LINECLASS_BIT(left))
			return contexts[i].becomes;
	return c;
}
