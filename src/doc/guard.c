/* SPDX-License-Identifier: MIT */
#include "doc/guard.h"

#include "doc/lines.h"

#include <stdint.h>
#include <string.h>

/* Measured with cmark 0.30.2: about 200 bytes a mark, and well under half a
 * second for the most expensive text of this cost. */
enum { MARKS_MAX = 1000000, COST_MAX = 50000000 };

/* A tag in a block of HTML costs nothing; a line of more bytes that begins with
 * one may be text. */
enum { TAGS_LINE_MAX = 2000 };

/* Blocks and lines of less than some bytes each take many times their memory and
 * time, which matters in a body of very many. */
enum { BLOCK_MIN = 5, BODY_MAX = 4000000 };

struct measure {
	size_t marks;    /* characters that may be markup, line ends too */
	size_t depth;    /* containers that one line may be in */
	size_t open;     /* "[" less "]" since the last empty line */
	size_t max_open; /* the most of it */
	size_t blocks;   /* that lines may begin, or lines of text */
};

static bool is_bullet(char c)
{
	return c == '-' || c == '*' || c == '+';
}

/* Bytes of the digits and the stop that number an item, or 0. */
static size_t number_len(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && s[i] >= '0' && s[i] <= '9')
		i++;
	return i && i < len && (s[i] == '.' || s[i] == ')') ? i + 1 : 0;
}

/* Containers that the line may open or go on with: its markers, and one for
 * each two columns before them. Returns the bytes looked at. */
static size_t line_depth(const char *s, size_t len, size_t *depth)
{
	size_t blanks = 0, markers = 0, i = 0;

	while (i < len) {
		const size_t number = number_len(s + i, len - i);
		if (s[i] == ' ' || s[i] == '\t') {
			blanks += s[i] == '\t' ? 4 : 1;
			i++;
		} else if (s[i] == '>' || is_bullet(s[i])) {
			markers++;
			i++;
		} else if (number) {
			markers++;
			i += number;
		} else {
			break;
		}
	}
	*depth = markers ? markers + blanks / 2 : 0;
	return i;
}

/* May stand before the text of a line. */
static bool is_prefix(char c)
{
	return c == ' ' || c == '\t' || c == '>' || is_bullet(c) || c == '.' ||
	       c == ')' || (c >= '0' && c <= '9');
}

/* A line may be in more containers than that. Each byte before its text may be
 * two at most, so that only longer runs of such bytes need be looked at: one in
 * as many bytes tells whether there are any. */
static bool is_deeper(const char *s, size_t len, size_t most)
{
	const size_t hop = most / 2;
	size_t done = 0, depth;

	for (size_t i = hop; i < len; i += hop) {
		size_t from = i;
		if (!is_prefix(s[i]))
			continue;
		while (from > done && is_prefix(s[from - 1]))
			from--;
		done = i + 1;
		if (from && s[from - 1] != '\n' && s[from - 1] != '\r')
			continue;
		const size_t end =
			from + line_depth(s + from, len - from, &depth);
		if (depth > most)
			return true;
		/* what is left of the run is text, and not looked at again */
		if (end > done)
			i = done = end;
	}
	return false;
}

/* Characters that may be markup, NUL too, which the parser replaces; and those
 * that end a line. */
enum { MARK = 1, LINE_END };
static const uint8_t kinds[256] = {
	['\0'] = MARK, ['*'] = MARK, ['_'] = MARK,      ['['] = MARK,
	[']'] = MARK,  ['!'] = MARK, ['<'] = MARK,      ['&'] = MARK,
	['\\'] = MARK, ['`'] = MARK, [':'] = MARK,      ['"'] = MARK,
	['\''] = MARK, ['|'] = MARK, ['\n'] = LINE_END, ['\r'] = LINE_END,
};

static uint8_t kind_of(char c)
{
	return kinds[(unsigned char)c];
}

/* Returns the bytes up to the end of the line. */
static size_t count_marks(struct measure *m, const char *s, size_t len)
{
	size_t i = 0;

	for (; i < len && kind_of(s[i]) != LINE_END; i++) {
		if (!kind_of(s[i]))
			continue;
		m->marks++;
		if (s[i] == '[' && ++m->open > m->max_open)
			m->max_open = m->open;
		else if (s[i] == ']' && m->open)
			m->open--;
	}
	return i;
}

/* The line that begins here. Returns its bytes. */
static size_t measure_line(struct measure *m, const char *s, size_t len)
{
	size_t depth;
	const size_t prefix = line_depth(s, len, &depth);

	if (depth > m->depth)
		m->depth = depth;
	const bool empty = prefix == len || kind_of(s[prefix]) == LINE_END;
	if (empty)
		m->open = 0;
	m->blocks += !depth ? !empty : depth;
	m->marks += depth;
	if (!empty && s[prefix] == '<') {
		const size_t n = lines_len(s + prefix, len - prefix);
		if (n <= TAGS_LINE_MAX)
			return prefix + n;
	}
	m->marks++;
	return prefix + count_marks(m, s + prefix, len - prefix);
}

/* What can't be too much needs no closer look: a tab may be two containers, a
 * line end one mark more. */
static bool is_harmless(const char *body, size_t len)
{
	const size_t marks = 3 * len + 1;
	const size_t deepest = COST_MAX / marks;
	size_t n = 0;

	if (marks > MARKS_MAX)
		return false;
	if (2 * len <= deepest)
		return true;
	for (size_t i = 0; i < len && n <= deepest / 2; i++, n++) {
		const char *open = memchr(body + i, '[', len - i);
		if (!open)
			break;
		i = (size_t)(open - body);
	}
	return n <= deepest / 2 && !is_deeper(body, len, deepest / 2);
}

bool guard_refuses(const char *text, size_t len, size_t all)
{
	struct measure m = { 0 };

	if (all < BODY_MAX && is_harmless(text, len))
		return false;
	for (size_t i = 0; i < len; i++)
		i += measure_line(&m, text + i, len - i);
	return (all >= BODY_MAX && m.blocks > len / BLOCK_MIN) ||
	       m.marks > MARKS_MAX ||
	       m.marks * (m.depth + m.max_open) > COST_MAX;
}
