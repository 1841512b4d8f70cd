/* SPDX-License-Identifier: MIT */
/* What the Unicode Character Database knows of a character, in one lookup.
 * tables.c is made by generate.py (`make unicode`); private to unicode/. */
#ifndef UNICODE_TABLES_H
#define UNICODE_TABLES_H

#include "unicode/lineclass.h"

#include <stdint.h>

/* UAX #29 table 2, Grapheme_Cluster_Break, and Extended_Pictographic. */
enum tables_grapheme {
	TABLES_OTHER,
	TABLES_CR,
	TABLES_LF,
	TABLES_CONTROL,
	TABLES_EXTEND,
	TABLES_ZWJ,
	TABLES_REGIONAL,
	TABLES_PREPEND,
	TABLES_SPACING,
	TABLES_L,
	TABLES_V,
	TABLES_T,
	TABLES_LV,
	TABLES_LVT,
	TABLES_PICTOGRAPH,
	TABLES_GRAPHEMES
};

/* Cells; ambiguous ones are counted by the reader of the table. */
enum tables_width {
	TABLES_ZERO,
	TABLES_NARROW,
	TABLES_WIDE,
	TABLES_AMBIGUOUS,
	TABLES_WIDTHS
};

enum tables_script {
	TABLES_NO_SCRIPT, /* common and inherited */
	TABLES_ALPHABET,  /* any script not named below */
	TABLES_HAN,       /* and bopomofo */
	TABLES_KANA,
	TABLES_HANGUL,
	TABLES_UNSPACED, /* class SA: Thai, Lao, Khmer, Burmese and kin */
	TABLES_SCRIPTS
};

/* tables_entry.traits */
enum {
	TABLES_EAST_ASIAN = 1 << 0,  /* East_Asian_Width F, W or H */
	TABLES_PUNCTUATION = 1 << 1, /* General_Category P* or S* */
	TABLES_UNIT = 1 << 2,        /* follows a number: 亿 年 個 원 */
	TABLES_PLAIN_WIDE = 1 << 3,  /* two cells, and no rule parts or joins
	                              * one and the next, but that a line may
	                              * not begin with small kana: Han, kana,
	                              * Hangul */
	TABLES_INITIAL = 1 << 4,     /* a quotation mark that opens: Pi */
	TABLES_FINAL = 1 << 5,       /* or closes: Pf */
	TABLES_MARK = 1 << 6,        /* General_Category P* */
	TABLES_EMOJI = 1 << 7,       /* Emoji_Presentation */
};

/* All that is alike in many characters; they share an entry. */
struct tables_entry {
	uint8_t line;     /* enum lineclass */
	uint8_t grapheme; /* enum tables_grapheme */
	uint8_t width;    /* enum tables_width */
	uint8_t script;   /* enum tables_script */
	uint8_t flags;    /* LINEBREAK_ bits of linebreak.h */
	uint8_t traits;
};

enum { TABLES_BLOCK_BITS = 6 };

enum { TABLES_ENTRIES_MAX = 256 };

extern const struct tables_entry tables_entries[];
extern const unsigned tables_n_entries;
extern const uint8_t tables_blocks[];
extern const uint16_t tables_stage[0x110000 >> TABLES_BLOCK_BITS];

/* "15.0.0" */
extern const char tables_unicode_version[];

/* Which entry; `cp` is at most U+10FFFF, as utf8_decode has it. */
static inline unsigned tables_index(uint32_t cp)
{
	const uint32_t block = tables_stage[cp >> TABLES_BLOCK_BITS];
	const uint32_t in_block = cp & ((1u << TABLES_BLOCK_BITS) - 1);

	return tables_blocks[(block << TABLES_BLOCK_BITS) | in_block];
}

static inline const struct tables_entry *tables_find(uint32_t cp)
{
	return &tables_entries[tables_index(cp)];
}

#endif
