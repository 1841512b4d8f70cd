/* SPDX-License-Identifier: MIT */
/* How many cells a text takes: the only place that decides it. Layout, canvas
 * and, through the program's own wcwidth, ncurses all ask here. */
#ifndef UNICODE_WIDTH_H
#define UNICODE_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What terminals disagree about. A zeroed struct is the common case. */
struct width_rules {
	bool ambiguous_wide; /* UAX #11 ED6: class A takes two cells */
	bool emoji_sum;      /* an old terminal adds up an emoji's parts */
};

bool width_rules_same(const struct width_rules *a, const struct width_rules *b);

/* Cells of one code point on its own, 0 to 2. Controls are 0. */
int width_char(uint32_t cp, const struct width_rules *rules);

/* Cells of one extended grapheme cluster: 2 for an emoji sequence (unless
 * emoji_sum), else the sum of its parts, as terminals draw it: a letter of
 * Devanagari with its vowel sign takes two. At most 255. TYPESETTING W1-W5. */
int width_cluster(const char *s, size_t len, const struct width_rules *rules);

/* Cells of a text, cluster by cluster. */
int width_text(const char *s, size_t len, const struct width_rules *rules);

/* Bytes of `s` that fit in `cols` cells; no cluster is cut. `*used` (NULL =
 * nobody asks) becomes the cells they take. */
size_t width_fit(const char *s, size_t len, int cols,
		 const struct width_rules *rules, int *used);

#endif
