/* SPDX-License-Identifier: MIT */
/* Where a line may end: UAX #14 with the CJK tailorings of TYPESETTING B-H,
 * grapheme clusters (UAX #29) and cell widths in the same pass. */
#ifndef UNICODE_LINEBREAK_H
#define UNICODE_LINEBREAK_H

#include "unicode/script.h"
#include "unicode/width.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct thai;

/* TYPESETTING K7 */
enum linebreak_level {
	LINEBREAK_STRICT,
	LINEBREAK_NORMAL,
	LINEBREAK_LOOSE,
};

/* The rules worked out for every pair of classes: 17 kB, made within a
 * millisecond, for any number of scans with whatever options. */
struct linebreak_rules;
struct linebreak_rules *linebreak_rules_new(void);
void linebreak_rules_free(struct linebreak_rules *r);

struct linebreak_options {
	bool untailored; /* plain UAX #14, as LineBreakTest.txt has it */
	enum linebreak_level level;
	enum lang lang;    /* LANG_AUTO = as LANG_OTHER */
	bool korean_words; /* H2: Hangul breaks at spaces only */
	struct width_rules width;
	/* Borrowed. NULL = Thai breaks between syllables, not words. */
	struct thai *thai;
	/* Borrowed. NULL = the rules are looked at for each character, to the
	 * same end but slower. */
	const struct linebreak_rules *rules;
};

/* What it costs to begin a line with this cluster, cheapest first. A filler
 * takes the last break of the cheapest rank that fits; each later rank is for
 * a run wider than the line (order of authority: edge, cluster, content, pair,
 * number, word, line start and end). */
enum linebreak {
	LINEBREAK_MUST, /* LB4, LB5: the line ends before this cluster */
	LINEBREAK_ALLOWED,
	LINEBREAK_UNIT,    /* N5: parts a number from its CJK unit, or the
			    * syllables of Lao, Khmer, Burmese */
	LINEBREAK_URL,     /* U2, L6: inside a URL or a name with dots, where it
			    * may be cut */
	LINEBREAK_KINSOKU, /* K1-K8, Q1: a mark begins or ends a line */
	LINEBREAK_WORD,    /* L1, H2: inside a word or a URL's part */
	LINEBREAK_NUMBER,  /* N1-N4 */
	LINEBREAK_PAIR,    /* P1, P2, and NBSP, WJ: never but at the edge */
};

/* linebreak_cluster.flags */
enum {
	/* Vanishes at a line's edge: space, tab (one cell), U+3000 (two). */
	LINEBREAK_SPACE = 1 << 0,
	/* Prints nothing: hard breaks, ZWSP, WJ, other format characters. */
	LINEBREAK_INVISIBLE = 1 << 1,
	/* SHY: prints "-" if the line ends behind it. */
	LINEBREAK_HYPHEN = 1 << 2,
	/* 。，、 and kin: may hang, F2. */
	LINEBREAK_HANGS = 1 << 3,
	/* Han or kana: what F3 counts as orphan. */
	LINEBREAK_IDEOGRAPH = 1 << 4,
	/* A closing mark, stop or dash, which goes with it. */
	LINEBREAK_MARK = 1 << 5,
	/* 1 << 7 is for who fills lines (JUSTIFY_GAP), and 0 here. */
};

/* One extended grapheme cluster; 8 bytes, so that a paragraph is one array. */
struct linebreak_cluster {
	uint32_t off;   /* byte offset in the text */
	uint8_t cols;   /* cells */
	uint8_t before; /* enum linebreak: a line end before this cluster */
	uint8_t flags;
	uint8_t reserved;
};

/* Splits `text` into clusters and says for each what a line end before it
 * costs (the first: LINEBREAK_PAIR, there is nothing to break). U+000A and
 * U+2028 are hard breaks. Spaces keep their clusters; runs are not collapsed
 * here. `*clusters` grows as needed (xgrow, capacity `*cap`); one more element
 * behind the last has off == len. Returns the number of clusters. Linear
 * time. `len` is below 2^32. */
size_t linebreak_scan(const char *text, size_t len,
		      const struct linebreak_options *options,
		      struct linebreak_cluster **clusters, size_t *cap);

#endif
