/* SPDX-License-Identifier: MIT */
/* The classes that decide where a line may end: those of UAX #14 table 1, finer
 * where a rule or a tailoring needs it. Private to unicode/. */
#ifndef UNICODE_LINECLASS_H
#define UNICODE_LINECLASS_H

#include <stdint.h>

enum lineclass {
	/* UAX #14, after LB1; NL is as BK. */
	LINECLASS_BK,
	LINECLASS_CR,
	LINECLASS_LF,
	LINECLASS_SP,
	LINECLASS_ZW,
	LINECLASS_WJ,
	LINECLASS_GL,
	LINECLASS_CM,
	LINECLASS_ZWJ,
	LINECLASS_AL,
	LINECLASS_HL,
	LINECLASS_NU,
	LINECLASS_ID,
	LINECLASS_EB,
	LINECLASS_EM,
	LINECLASS_XP, /* an unassigned pictograph, LB30b; else as ID */
	LINECLASS_H2,
	LINECLASS_H3,
	LINECLASS_JL,
	LINECLASS_JV,
	LINECLASS_JT,
	LINECLASS_RI,
	LINECLASS_OP,
	LINECLASS_OPW, /* wide, so not in LB30 */
	LINECLASS_CL,
	LINECLASS_CP,
	LINECLASS_CPW, /* wide, so not in LB30 */
	LINECLASS_QU,
	LINECLASS_EX,
	LINECLASS_IS,
	LINECLASS_SY,
	LINECLASS_NS,
	LINECLASS_IN,
	LINECLASS_B2,
	LINECLASS_BA,
	LINECLASS_BB,
	LINECLASS_HY,
	LINECLASS_CB,
	LINECLASS_PR,
	LINECLASS_PO,

	/* Characters that a tailoring treats on their own; tailor.c says what
	 * they are without it. */
	LINECLASS_CJ,       /* small kana and ー */
	LINECLASS_BAR,      /* ― */
	LINECLASS_DASH,     /* — at the strict level */
	LINECLASS_OPENING,  /* “ ‘ */
	LINECLASS_CLOSING,  /* ” */
	LINECLASS_CURLY,    /* ’ */
	LINECLASS_STRAIGHT, /* ' */
	LINECLASS_MIDDLE,   /* · */
	LINECLASS_TILDE,    /* ～ ／ */
	LINECLASS_LOOSE_NS, /* 々 ヽ ・ ： and kin */
	LINECLASS_LOOSE_EX, /* ！ ？ */
	LINECLASS_PLUS,     /* + */
	LINECLASS_BLANK,    /* a tab, an ideographic or other wide space */
	LINECLASSES,

	/* What the text before has made of a class; only ever on the left. */
	LINECLASS_START = LINECLASSES, /* of the text */
	LINECLASS_PAIRED_RI,           /* LB30a: second of a flag */
	LINECLASS_HEBREW_HY,           /* LB21a: HL HY */
	LINECLASS_FIRST_HY,            /* a hyphen that begins a word */
	LINECLASS_NUMBER_SY,           /* LB25: NU SY, NU IS, NU CL, NU CP */
	LINECLASS_NUMBER_IS,
	LINECLASS_NUMBER_CL,
	LINECLASS_NUMBER_CP,
	LINECLASS_APOSTROPHE,      /* ’ after a letter */
	LINECLASS_ENDING_QU,       /* QU that ends what it quotes */
	LINECLASS_ENDING_STRAIGHT, /* ' that does */
	LINECLASSES_LEFT
};
_Static_assert(LINECLASSES_LEFT <= 64, "a set of classes is a uint64_t");

/* One class in a set of classes. */
#define LINECLASS_BIT(c) (UINT64_C(1) << (c))

#endif
