/* SPDX-License-Identifier: MIT */
#include "unicode/width.h"

#include "unicode/decode.h"
#include "unicode/grapheme.h"
#include "unicode/tables.h"

#include <limits.h>

enum {
	VARIATION_SELECTOR_16 = 0xFE0F,
	ZERO_WIDTH_JOINER = 0x200D,
	KEYCAP = 0x20E3,
	SKIN_TONE_FIRST = 0x1F3FB,
	SKIN_TONE_LAST = 0x1F3FF,
	EMOJI_CELLS = 2,
	SUM_MAX = UINT8_MAX, /* cells of a cluster that is added up */
};

bool width_rules_same(const struct width_rules *a, const struct width_rules *b)
{
	return a->ambiguous_wide == b->ambiguous_wide &&
	       a->emoji_sum == b->emoji_sum;
}

static int cells_of(const struct tables_entry *e,
		    const struct width_rules *rules)
{
	if (e->width == TABLES_AMBIGUOUS)
		return rules->ambiguous_wide ? 2 : 1;
	return e->width;
}

int width_char(uint32_t cp, const struct width_rules *rules)
{
	if (cp > 0x10FFFF)
		cp = UTF8_REPLACEMENT;
	return cells_of(tables_find(cp), rules);
}

/* What makes an emoji of the pictograph before it. */
static bool is_emoji_sign(uint32_t cp)
{
	return cp == VARIATION_SELECTOR_16 || cp == ZERO_WIDTH_JOINER ||
	       (cp >= SKIN_TONE_FIRST && cp <= SKIN_TONE_LAST);
}

/* The clusters of W5: emoji sequences, flags, and keycaps. */
struct emoji {
	bool begins; /* with a pictograph or a regional indicator */
	bool sign;
	bool keycap;
};

static void emoji_add(struct emoji *e, size_t off, uint32_t cp,
		      unsigned grapheme)
{
	if (!off)
		e->begins = grapheme == TABLES_PICTOGRAPH ||
			    grapheme == TABLES_REGIONAL;
	else if (is_emoji_sign(cp) || grapheme == TABLES_REGIONAL)
		e->sign = true;
	else if (cp == KEYCAP)
		e->keycap = true;
}

static bool emoji_is_wide(const struct emoji *e)
{
	return e->sign && (e->begins || e->keycap);
}

int width_cluster(const char *s, size_t len, const struct width_rules *rules)
{
	struct emoji emoji = { 0 };
	int sum = 0;

	for (size_t off = 0; off < len;) {
		uint32_t cp;
		const size_t n = utf8_decode(s + off, len - off, &cp);
		const struct tables_entry *e = tables_find(cp);
		if (sum < SUM_MAX)
			sum += cells_of(e, rules);
		emoji_add(&emoji, off, cp, e->grapheme);
		off += n;
	}
	if (emoji_is_wide(&emoji) && !rules->emoji_sum)
		return EMOJI_CELLS;
	return sum < SUM_MAX ? sum : SUM_MAX;
}

static int cells_add(int a, int b)
{
	return a > INT_MAX - b ? INT_MAX : a + b;
}

int width_text(const char *s, size_t len, const struct width_rules *rules)
{
	int cols = 0;

	for (size_t off = 0; off < len;) {
		const size_t n = grapheme_next(s + off, len - off);
		cols = cells_add(cols, width_cluster(s + off, n, rules));
		off += n;
	}
	return cols;
}

size_t width_fit(const char *s, size_t len, int cols,
		 const struct width_rules *rules, int *used)
{
	size_t off = 0;
	int total = 0;

	while (off < len) {
		const size_t n = grapheme_next(s + off, len - off);
		const int cells = width_cluster(s + off, n, rules);
		if (cells > cols - total)
			break;
		total += cells;
		off += n;
	}
	if (used)
		*used = total;
	return off;
}
