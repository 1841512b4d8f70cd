/* SPDX-License-Identifier: MIT */
#include "doc/drawn_table.h"

#include "archive/ascii.h"
#include "doc/lines.h"

#include <string.h>

/* A line without its end. */
struct line {
	const char *s;
	size_t len;
	size_t next; /* byte where the next one starts */
};

static struct line line_at(const char *text, size_t len, size_t off)
{
	const size_t n = lines_len(text + off, len - off);

	return (struct line){
		.s = text + off,
		.len = n,
		.next = off + n + lines_end_len(text + off + n, len - off - n),
	};
}

static size_t end_of(const char *text, const struct line *l)
{
	return (size_t)(l->s - text) + l->len;
}

static size_t trimmed(const struct line *l)
{
	size_t n = l->len;

	while (n && ascii_is_blank(l->s[n - 1]))
		n--;
	return n;
}

/* `+---+====+` */
static bool is_border(const struct line *l)
{
	const size_t n = trimmed(l);
	bool drawn = false;

	if (n < 3 || l->s[0] != '+' || l->s[n - 1] != '+')
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!strchr("+-=:", l->s[i]) || !l->s[i])
			return false;
		drawn |= l->s[i] == '-' || l->s[i] == '=';
	}
	return drawn;
}

/* In quotes a mark stands before each line. */
static bool goes_on(const struct line *l)
{
	size_t i = 0;

	while (i < l->len && (ascii_is_blank(l->s[i]) || l->s[i] == '>'))
		i++;
	return i < l->len && (l->s[i] == '|' || l->s[i] == '+');
}

size_t drawn_table_grid(const char *text, size_t len, size_t off)
{
	struct line l = line_at(text, len, off);
	size_t end = 0;

	if (!is_border(&l))
		return 0;
	while (l.next < len) {
		l = line_at(text, len, l.next);
		if (!goes_on(&l))
			break;
		end = end_of(text, &l);
	}
	return end;
}

/* Groups of dashes, at least two, of at least two. */
static bool is_groups(const struct line *l)
{
	size_t groups = 0;

	for (size_t i = 0, n; i < l->len; i += n) {
		for (; i < l->len && ascii_is_blank(l->s[i]); i++)
			;
		for (n = 0; i + n < l->len && l->s[i + n] == '-'; n++)
			;
		if (i < l->len && n < 2)
			return false;
		groups += n > 1;
	}
	return groups > 1;
}

static bool is_blank(const struct line *l)
{
	return !trimmed(l);
}

/* Two blanks between words. */
static bool has_columns(const struct line *l)
{
	const size_t n = trimmed(l);
	size_t i = 0;

	while (i < n && ascii_is_blank(l->s[i]))
		i++;
	for (; i + 1 < n; i++)
		if (ascii_is_blank(l->s[i]) && ascii_is_blank(l->s[i + 1]))
			return true;
	return false;
}

size_t drawn_table_columns(const char *text, size_t len, size_t header,
			   size_t dashes)
{
	const struct line head = line_at(text, len, header);
	struct line l = line_at(text, len, dashes), last = l;
	const bool headless = header == dashes;
	bool columns = !headless && has_columns(&head);
	size_t rows = 0;

	if (!is_groups(&l))
		return 0;
	while (l.next < len) {
		l = line_at(text, len, l.next);
		if (is_blank(&l))
			break;
		last = l;
		columns |= has_columns(&l);
		rows++;
	}
	if (!columns || rows < 1 || (headless && !is_groups(&last)))
		return 0;
	return end_of(text, &last);
}

bool drawn_table_columns_may_be_in(const char *text, size_t len)
{
	for (size_t i = 0; i + 4 < len; i++) {
		const char *at = memchr(text + i, '-', len - 4 - i);
		if (!at)
			return false;
		i = (size_t)(at - text);
		if (at[1] != '-')
			continue;
		while (i < len && text[i] == '-')
			i++;
		const size_t blanks = i;
		while (i < len && ascii_is_blank(text[i]))
			i++;
		if (i > blanks && i + 1 < len && text[i] == '-' &&
		    text[i + 1] == '-')
			return true;
	}
	return false;
}
