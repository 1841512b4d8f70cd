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

/* Cells of the clusters [from, to) that go on at `col`, as far as they are
 * within the line. */
static int cols_of(const struct coder *k, size_t from, size_t to, int col)
{
	const int start = col;

	for (size_t i = from; i < to && col - start <= k->width; i++)
		col += cols_at(k, i, col);
	return col - start;
}

/* The end of the characters without a space between that begin at `from`. */
static size_t word_end(const struct coder *k, size_t from, size_t to)
{
	while (from < to && !is_space(k, from))
		from++;
	return from;
}

/* A word that would be cut begins a line if it fits there whole, and the line
 * before keeps half of its cells. */
static bool belongs_below(const struct coder *k, int col, int word)
{
	return col + word > k->width && word <= k->width && col > k->width / 2;
}

static void cut(struct coder *k, size_t i)
{
	if (k->col) {
		sheet_close(k->sheet, k->end);
		sheet_open(k->sheet, k->c[i].off);
	}
	k->col = 0;
}

/* Puts a word, cut where it has to be. */
static void put_word(struct coder *k, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (is_silent(k, i))
			continue;
		if (k->col + k->c[i].cols > k->width)
			cut(k, i);
		put(k, i);
	}
}

/* One line of the source, the clusters [from, to). Spaces where it is cut are
 * dropped, and those at its end. */
static void set_line(struct coder *k, size_t from, size_t to)
{
	sheet_open(k->sheet, k->c[from].off);
	k->col = 0;
	k->end = k->c[from].off;
	for (size_t blank = from, word, end; blank < to; blank = end) {
		word = blank;
		while (word < to && (is_space(k, word) || is_silent(k, word)))
			word++;
		if (word == to)
			break;
		end = word_end(k, word, to);
		const int col = k->col + cols_of(k, blank, word, k->col);
		if (col + k->c[word].cols > k->width ||
		    belongs_below(k, col, cols_of(k, word, end, col)))
			cut(k, word);
		else
			for (size_t i = blank; i < word; i++)
				put(k, i);
		put_word(k, word, end);
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
