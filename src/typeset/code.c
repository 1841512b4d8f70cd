/* SPDX-License-Identifier: MIT */
#include "typeset/code.h"

#include "doc/doc.h"
#include "typeset/clusters.h"
#include "typeset/ink.h"
#include "typeset/sheet.h"

#include <stddef.h>

enum { TAB = 4 };

struct coder {
	struct sheet *sheet;
	const char *text;
	const struct linebreak_cluster *c;
	int width, col;
	uint32_t end; /* behind the last character on the line */
};

static char first_byte(const struct coder *k, size_t i)
{
	return k->text[k->c[i].off];
}

/* Here a space that glues is a space. */
static bool is_space(const struct coder *k, size_t i)
{
	const char first = first_byte(k, i);

	return k->c[i].flags & LINEBREAK_SPACE ||
	       ((first <= ' ' || first > '~') &&
		ink_is_blank(k->text + k->c[i].off,
			     k->c[i + 1].off - k->c[i].off));
}

static bool is_silent(const struct coder *k, size_t i)
{
	return k->c[i].flags & LINEBREAK_INVISIBLE;
}

static int cols_at(const struct coder *k, size_t i, int col)
{
	return first_byte(k, i) == '\t' ? TAB - col % TAB : k->c[i].cols;
}

static void put(struct coder *k, size_t i)
{
	const uint32_t off = k->c[i].off;
	const int cols = cols_at(k, i, k->col);

	if (is_silent(k, i))
		return;
	if (first_byte(k, i) == '\t')
		sheet_added(k->sheet, "    ", (uint32_t)cols, cols, off);
	else
		sheet_text(k->sheet, k->text + off, k->c[i + 1].off - off, cols,
			   off);
	k->col += cols;
	k->end = k->c[i + 1].off;
}

/* Puts the clusters [from, to), which have no ink, and then `to`; a cut drops
 * the spaces. */
static void put_word(struct coder *k, size_t from, size_t to)
{
	int col = k->col;

	for (size_t i = from; i < to; i++)
		col += cols_at(k, i, col);
	if (col + k->c[to].cols <= k->width) {
		for (size_t i = from; i < to; i++)
			put(k, i);
	} else {
		if (k->col) {
			sheet_close(k->sheet, k->end);
			sheet_open(k->sheet, k->c[to].off);
		}
		k->col = 0;
	}
	put(k, to);
}

/* One line of the source, the clusters [from, to). */
static void set_line(struct coder *k, size_t from, size_t to)
{
	size_t blank = from; /* where the spaces not yet put begin */

	sheet_open(k->sheet, k->c[from].off);
	k->col = 0;
	k->end = k->c[from].off;
	for (size_t i = from; i < to; i++) {
		if (is_space(k, i) || is_silent(k, i))
			continue;
		put_word(k, blank, i);
		blank = i + 1;
	}
	sheet_close(k->sheet, k->end);
}

static size_t line_end(const struct coder *k, size_t from, size_t n)
{
	while (from < n && first_byte(k, from) != '\n')
		from++;
	return from;
}

static bool is_blank(const struct coder *k, size_t from, size_t to)
{
	while (from < to && (is_space(k, from) || is_silent(k, from)))
		from++;
	return from == to;
}

void code_set(struct sheet *sheet, const struct clusters *clusters, int width)
{
	struct coder k = {
		.sheet = sheet,
		.text = sheet->block->text,
		.c = clusters->items,
		.width = width,
	};
	size_t held = 0; /* blank lines that may be the last */

	for (size_t from = 0; from < clusters->n;) {
		const size_t to = line_end(&k, from, clusters->n);
		if (is_blank(&k, from, to)) {
			held++;
		} else {
			if (!sheet->started)
				held = 0;
			for (; held; held--) {
				sheet_open(sheet, k.c[from].off);
				sheet_close(sheet, k.c[from].off);
			}
			set_line(&k, from, to);
		}
		from = to + 1;
	}
}
