/* SPDX-License-Identifier: MIT */
#include "term/probe.h"

#include "term/clock.h"
#include "term/tty.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

/* The questions: home, text, "where is the cursor" (ECMA-48 8.3.35 DSR); then
 * the row is erased. A terminal that knows clusters takes two cells for the
 * family, any other six. */
static const char questions[] = "\033[H“\033[6n"
				"\033[H\033[K👨\u200d👩\u200d👧\033[6n"
				"\033[H\033[K";

enum {
	QUESTIONS = 2,
	QUOTE_WIDE = 1 + 2, /* columns after the text, counted from 1 */
	QUOTE_NARROW = 1 + 1,
	FAMILY_JOINED = 1 + 2,
	FAMILY_SUM = 1 + 6,
	DIGITS_MAX = 4, /* of a row or column */
};

static size_t number(const char *s, int *n)
{
	size_t len = 0;

	for (*n = 0; len < DIGITS_MAX && s[len] >= '0' && s[len] <= '9'; len++)
		*n = *n * 10 + (s[len] - '0');
	return len;
}

/* The bytes of an answer at the start of the C string `s`, else 0. */
static size_t answer_len(const char *s, int *col)
{
	int row;

	if (strncmp(s, "\033[", 2) != 0)
		return 0;
	const size_t row_len = number(s + 2, &row);
	if (row_len == 0 || s[2 + row_len] != ';')
		return 0;
	const size_t col_len = number(s + 3 + row_len, col);
	if (col_len == 0 || s[3 + row_len + col_len] != 'R')
		return 0;
	return 4 + row_len + col_len;
}

int probe_take_answer(struct buf *bytes)
{
	for (size_t off = 0; off < bytes->len; off++) {
		int col;
		const size_t len = answer_len(bytes->data + off, &col);
		if (len == 0)
			continue;
		memmove(bytes->data + off, bytes->data + off + len,
			bytes->len - off - len);
		buf_truncate(bytes, bytes->len - len);
		return col;
	}
	return 0;
}

/* Reads until there are answers to all questions or time is up. Returns how
 * many there are. */
static int read_answers(int in, int ms, struct buf *typed, int cols[QUESTIONS])
{
	const int64_t end = clock_now_ms() + ms;
	int n = 0;

	while (n < QUESTIONS) {
		struct pollfd fd = { .fd = in, .events = POLLIN };
		const int64_t left = end - clock_now_ms();
		char bytes[256];
		if (left <= 0 || poll(&fd, 1, (int)left) <= 0)
			break;
		const ssize_t len = read(in, bytes, sizeof(bytes));
		if (len <= 0)
			break;
		buf_add(typed, bytes, (size_t)len);
		while (n < QUESTIONS && (cols[n] = probe_take_answer(typed)))
			n++;
	}
	return n;
}

void probe_widths(int in, int out, int ms, struct width_rules *rules,
		  struct buf *typed)
{
	int cols[QUESTIONS];

	if (!tty_write(out, questions, sizeof(questions) - 1))
		return;
	const int n = read_answers(in, ms, typed, cols);
	if (n > 0 && (cols[0] == QUOTE_WIDE || cols[0] == QUOTE_NARROW))
		rules->ambiguous_wide = cols[0] == QUOTE_WIDE;
	if (n > 1 && (cols[1] == FAMILY_JOINED || cols[1] == FAMILY_SUM))
		rules->emoji_sum = cols[1] == FAMILY_SUM;
}
