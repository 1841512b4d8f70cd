/* SPDX-License-Identifier: MIT */
#include "unicode/tailor.h"

#define C(c) LINECLASS_##c
#define B(c) LINECLASS_BIT(LINECLASS_##c)

/* clang-format off */

/* What a class is in plain UAX #14 and at the levels of K7. */
static const struct level {
	uint8_t c, plain, tailored[3]; /* strict, normal, loose */
} levels[] = {
	{ C(CJ),       C(NS), { C(NS),     C(ID),     C(ID) } },     /* T1 */
	{ C(B2),       C(B2), { C(DASH),   C(B2),     C(B2) } },     /* K7 */
	{ C(BAR),      C(AL), { C(DASH),   C(B2),     C(B2) } },     /* P1 */
	{ C(IN),       C(IN), { C(IN),     C(IN),     C(ID) } },     /* K8 */
	{ C(LOOSE_NS), C(NS), { C(NS),     C(NS),     C(ID) } },     /* T2 */
	{ C(LOOSE_EX), C(EX), { C(EX),     C(EX),     C(ID) } },     /* K7 */
	{ C(MIDDLE),   C(AL), { C(MIDDLE), C(MIDDLE), C(MIDDLE) } }, /* K6 */
	{ C(TILDE),    C(ID), { C(NS),     C(NS),     C(NS) } },     /* K6 */
	{ C(PLUS),     C(PR), { C(PLUS),   C(PLUS),   C(PLUS) } },   /* L5 */
	{ C(BLANK),    C(BA), { C(SP),     C(SP),     C(SP) } },     /* M2 */
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

/* What a class becomes after another; the first that fits. */
static const struct context {
	uint8_t c;
	uint64_t after;
	uint8_t becomes;
} contexts[] = {
	{ C(RI),     B(RI),           C(PAIRED_RI) },  /* LB30a */
	{ C(HY),     B(HL),           C(HEBREW_HY) },  /* LB21a */
	{ C(BA),     B(HL),           C(HEBREW_HY) },
	{ C(SY),     NUMBERS,         C(NUMBER_SY) },  /* LB25 */
	{ C(IS),     NUMBERS,         C(NUMBER_IS) },
	{ C(CL),     NUMBERS,         C(NUMBER_CL) },
	{ C(CPW),    NUMBERS,         C(NUMBER_CL) },
	{ C(CP),     NUMBERS,         C(NUMBER_CP) },
	{ C(CURLY),  LETTERS | B(NU), C(APOSTROPHE) }, /* Q1 */
	{ C(MIDDLE), LETTERS | B(NU), C(AL) },         /* col·lega */
	/* The hyphen of an option, as in "ls -l". */
	{ C(HY),     B(START) | B(SP) | B(GL) | B(OP) | B(OPW) | B(OPENING)
	             | B(FIRST_HY),   C(FIRST_HY) },
};
/* clang-format on */

enum {
	N_LEVELS = sizeof(levels) / sizeof(levels[0]),
	N_QUOTES = sizeof(quotes) / sizeof(quotes[0]),
	N_CONTEXTS = sizeof(contexts) / sizeof(contexts[0]),
};

static const uint64_t contextual = B(RI) | B(HY) | B(BA) | B(SY) | B(IS) |
				   B(CL) | B(CPW) | B(CP) | B(CURLY) |
				   B(MIDDLE);

void tailor_init(struct tailor *t, const struct linebreak_options *options)
{
	const bool in_cjk = !options->untailored && (options->lang == LANG_ZH ||
						     options->lang == LANG_JA);

	for (unsigned c = 0; c < LINECLASSES; c++)
		t->class_of[c] = (uint8_t)c;
	for (size_t i = 0; i < N_LEVELS; i++)
		t->class_of[levels[i].c] =
			options->untailored
				? levels[i].plain
				: levels[i].tailored[options->level];
	for (size_t i = 0; i < N_QUOTES; i++)
		t->class_of[quotes[i].c] =
			in_cjk ? quotes[i].in_cjk : quotes[i].elsewhere;
}

unsigned tailor_in_context(unsigned left, unsigned c)
{
	if (!(contextual & LINECLASS_BIT(c)))
		return c;
	for (size_t i = 0; i < N_CONTEXTS; i++)
		if (contexts[i].c == c &&
		    contexts[i].after & LINECLASS_BIT(left))
			return contexts[i].becomes;
	return c;
}
