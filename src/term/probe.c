/* SPDX-License-Identifier: MIT */
#include "term/probe.h"

#include "term/tty.h"
#include "ui/palette.h"

#include <stddef.h>
#include <string.h>

/* A row for each question: text, then "where is the cursor" (ECMA-48 8.3.35
 * DSR). The first row is left alone, since an answer about it is what some
 * terminals send for F3. A terminal that knows clusters takes two cells for
 * the family, any other six. First comes the question about mode 2027
 * (DECRQM), of which some that don't know it print a letter. */
static const char questions[] = "\033[2H\033[?2027$p\033[2H\033[K“\033[6n"
				"\033[3H👨\u200d👩\u200d👧\033[6n"
				"\033[2H\033[K\033[3H\033[K";

/* Where strings of the operating system are not known they are printed. */
static const char colours_here[] = "\033[2H", erase[] = "\033[2H\033[K";

enum {
	ROW_QUOTE = 2, /* counted from 1, as the columns are */
	ROW_FAMILY = 3,
	DIGITS_MAX = 4, /* of a row or column */
	MODE_OFF = 2,   /* DECRPM: known, and can be set */
	MODE_CLUSTERS = 2027
};

static const struct {
	int row, col;
	size_t at; /* of the bool in the rules */
	bool value;
} answers[] = {
	/* clang-format off */
	{ ROW_QUOTE,  1 + 1, offsetof(struct width_rules, ambiguous_wide), false },
	{ ROW_QUOTE,  1 + 2, offsetof(struct width_rules, ambiguous_wide), true },
	{ ROW_FAMILY, 1 + 2, offsetof(struct width_rules, emoji_sum), false },
	{ ROW_FAMILY, 1 + 6, offsetof(struct width_rules, emoji_sum), true },
	/* clang-format on */
};

static bool ask(int out, const char *bytes)
{
	return tty_write(out, bytes, strlen(bytes));
}

bool probe_ask(int out, bool colours)
{
	if (colours && !(ask(out, colours_here) &&
			 ask(out, palette_questions) && ask(out, erase)))
		return false;
	return ask(out, questions);
}

static size_t number(const char *s, int *n)
{
	size_t len = 0;

	for (*n = 0; len < DIGITS_MAX && s[len] >= '0' && s[len] <= '9'; len++)
		*n = *n * 10 + (s[len] - '0');
	return len;
}

/* Reads two numbers and what stands between and behind them. */
static bool pair(const char *s, int *first, int *second, const char *end)
{
	const size_t len = number(s, first);

	if (len == 0 || s[len] != ';')
		return false;
	s += len + 1;
	const size_t second_len = number(s, second);
	return second_len > 0 && strcmp(s + second_len, end) == 0;
}

enum probe_heard probe_hear(const char *sequence, struct width_rules *rules)
{
	int row, col, mode, value;

	if (*sequence == '?' && pair(sequence + 1, &mode, &value, "$y"))
		return mode == MODE_CLUSTERS && value == MODE_OFF
			       ? PROBE_CLUSTERS
			       : PROBE_NOTHING;
	if (!pair(sequence, &row, &col, "R"))
		return PROBE_NOTHING;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		if (answers[i].row != row || answers[i].col != col)
			continue;
		*(bool *)((char *)rules + answers[i].at) = answers[i].value;
		return PROBE_WIDTHS;
	}
	return PROBE_NOTHING;
}

const char *probe_clusters(bool on)
{
	return on ? "\033[?2027h" : "\033[?2027l";
}
