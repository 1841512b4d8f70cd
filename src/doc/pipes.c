/* SPDX-License-Identifier: MIT */
#include "doc/pipes.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

static const char *skip_blanks(const char *s, const char *end)
{
	while (s < end && is_blank(*s))
		s++;
	return s;
}

/* The next pipe that no backslash escapes, or the end. */
static const char *find_pipe(const char *from, const char *end)
{
	for (const char *s = from; s < end; s++) {
		s = memchr(s, '|', (size_t)(end - s));
		if (!s)
			break;
		if (s == from || s[-1] != '\\')
			return s;
	}
	return end;
}

bool pipes_next(struct pipes *p, struct pipes_cell *cell)
{
	p->at = skip_blanks(p->at, p->end);
	if (!p->begun && p->at < p->end && *p->at == '|')
		p->at = skip_blanks(p->at + 1, p->end);
	p->begun = true;
	if (p->at == p->end)
		return false;
	const char *const pipe = find_pipe(p->at, p->end);
	const char *last = pipe;
	while (last > p->at && is_blank(last[-1]))
		last--;
	*cell = (struct pipes_cell){ p->at, (size_t)(last - p->at) };
	p->at = pipe < p->end ? pipe + 1 : pipe;
	return true;
}

size_t pipes_count(const char *line, size_t len, size_t most)
{
	struct pipes p = { line, line + len, false };
	struct pipes_cell cell;
	size_t n = 0;

	while (n < most && pipes_next(&p, &cell))
		n++;
	return n;
}

static bool is_delimiter_cell(const struct pipes_cell *cell)
{
	const char *s = cell->text;
	const char *const end = s + cell->len;

	s += s < end && *s == ':';
	const char *const dashes = s;
	while (s < end && *s == '-')
		s++;
	if (s == dashes)
		return false;
	s += s < end && *s == ':';
	return s == end;
}

bool pipes_is_delimiter(const char *line, size_t len)
{
	struct pipes p = { line, line + len, false };
	struct pipes_cell cell;
	bool any = false;

	for (; pipes_next(&p, &cell); any = true)
		if (!is_delimiter_cell(&cell))
			return false;
	return any;
}

enum align pipes_align(const struct pipes_cell *cell)
{
	const bool left = cell->len && cell->text[0] == ':';
	const bool right = cell->len && cell->text[cell->len - 1] == ':';

	if (left && right)
		return ALIGN_CENTER;
	return right ? ALIGN_RIGHT : left ? ALIGN_LEFT : ALIGN_NONE;
}

void pipes_add(struct buf *out, const struct pipes_cell *cell)
{
	const char *s = cell->text;
	const char *const end = s + cell->len;

	while (s < end) {
		const char *pipe = memchr(s, '|', (size_t)(end - s));
		if (!pipe)
			break;
		/* whatever pipe is in a cell, a backslash stands before it */
		buf_add(out, s, (size_t)(pipe - s) - 1);
		buf_add_char(out, '|');
		s = pipe + 1;
	}
	buf_add(out, s, (size_t)(end - s));
}
