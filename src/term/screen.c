/* SPDX-License-Identifier: MIT */
#include "term/screen.h"

#include "base/buf.h"
#include "base/xalloc.h"
#include "term/caps.h"
#include "term/glyph.h"
#include "term/look.h"
#include "term/tty.h"
#include "ui/canvas.h"
#include "ui/palette.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#define NCURSES_NOMACROS
#include <curses.h>

/* What curses can't hold (see glyph.h) is painted past it: curses gets blanks,
 * and when it is done the glyph is written over them, at an absolute place, so
 * that the rest of the row stands right however wide the terminal thinks it is.
 * The blank is NO-BREAK SPACE, which curses never writes just to move the
 * cursor along, as it does with ASCII. */
static const wchar_t blank[] = { 0x00A0, L'\0' };

struct screen {
	int fd;
	bool colour;
	struct palette palette;
	bool all;           /* nothing of `shown` is on the screen */
	struct cell *shown; /* rows * cols */
	int rows, cols;
	bool *overlaid;   /* rows that hold painted glyphs */
	bool *changed;    /* rows, in one screen_show */
	cchar_t *cells;   /* of one row */
	struct buf paint; /* bytes that go past curses */
};

struct screen *screen_new(int fd, const struct palette *p)
{
	struct screen *s = xcalloc(1, sizeof(*s));

	s->fd = fd;
	if (p)
		s->palette = *p;
	s->colour = p && look_start_colours(&s->palette);
	s->all = true;
	idcok(stdscr, FALSE); /* shifting cells shifts painted glyphs along */
	return s;
}

void screen_free(struct screen *s)
{
	if (!s)
		return;
	free(s->shown);
	free(s->overlaid);
	free(s->changed);
	free(s->cells);
	buf_release(&s->paint);
	free(s);
}

void screen_set_palette(struct screen *s, const struct palette *p)
{
	if (!s->colour)
		return;
	s->palette = *p;
	look_start_colours(&s->palette);
	screen_redraw(s);
}

bool screen_is_coloured(const struct screen *s)
{
	return s->colour;
}

int screen_colours(const struct screen *s)
{
	return s->colour ? look_colours() : 0;
}

void screen_redraw(struct screen *s)
{
	s->all = true;
}

/* Makes room for a screen of this size, of which nothing is shown yet. */
static void set_size(struct screen *s, int rows, int cols)
{
	const size_t n = (size_t)rows * (size_t)cols;

	if (rows == s->rows && cols == s->cols)
		return;
	s->rows = rows;
	s->cols = cols;
	s->all = true;
	s->shown = xreallocarray(s->shown, n, sizeof(*s->shown));
	memset(s->shown, 0, n * sizeof(*s->shown));
	s->overlaid = xreallocarray(s->overlaid, (size_t)rows, sizeof(bool));
	memset(s->overlaid, 0, (size_t)rows * sizeof(bool));
	s->changed = xreallocarray(s->changed, (size_t)rows, sizeof(bool));
	s->cells = xreallocarray(s->cells, (size_t)cols + 1, sizeof(cchar_t));
}

/* The canvas' cell; a blank beyond it and where the screen ends within. */
static struct cell cell_at(const struct screen *s, const struct canvas *c,
			   int row, int col)
{
	const struct cell *cell = canvas_cell(c, row, col);

	if (!cell || col + cell->cols > s->cols)
		return (struct cell){ .cols = 1 };
	return *cell;
}

/* Copies the row; false if it is what was shown. */
static bool take_row(struct screen *s, const struct canvas *c, int row)
{
	struct cell *shown = s->shown + (size_t)row * (size_t)s->cols;
	const struct cell *cells = canvas_row(c, row);
	bool changed = false;

	if (cells && canvas_cols(c) == s->cols &&
	    memcmp(shown, cells, (size_t)s->cols * sizeof(*cells)) == 0)
		return false;
	for (int col = 0; col < s->cols; col++) {
		const struct cell cell = cell_at(s, c, row, col);
		if (memcmp(&shown[col], &cell, sizeof(cell)) == 0)
			continue;
		shown[col] = cell;
		changed = true;
	}
	return changed;
}

/* Adds the glyph, or blanks in its place, to what curses gets. */
static cchar_t *to_curses(const struct screen *s, const struct cell *cell,
			  const struct glyph *g, cchar_t *out)
{
	const struct look look = look_of(cell->face, s->colour);
	const wchar_t *text = g->plain ? g->chars : blank;
	int pair = look.pair;

	if (s->colour && (cell->ink || cell->paper))
		pair = look_picture_pair(cell);
	for (int n = g->plain ? 1 : cell->cols; n > 0; n--)
		setcchar(out++, text, (attr_t)look.attributes, (short)pair,
			 pair > SHRT_MAX ? &pair : NULL);
	return out;
}

/* Hands the row to curses. If there are or were painted glyphs in it, curses
 * writes all of it, since it doesn't know what is there. */
static void put_row(struct screen *s, const struct width_rules *rules, int row)
{
	const struct cell *shown = s->shown + (size_t)row * (size_t)s->cols;
	const bool had_overlay = s->overlaid[row];
	cchar_t *end = s->cells;

	s->overlaid[row] = false;
	for (int col = 0; col < s->cols; col += shown[col].cols) {
		const struct glyph g = glyph_of(&shown[col], rules);
		end = to_curses(s, &shown[col], &g, end);
		s->overlaid[row] |= !g.plain;
	}
	mvwadd_wchnstr(stdscr, row, 0, s->cells, (int)(end - s->cells));
	if (had_overlay || s->overlaid[row])
		wredrawln(stdscr, row, 1);
}

enum { ZERO_WIDTH_JOINER = 0x200D };

/* Writes the glyph at its place. Of one that might reach beyond the right
 * margin, only the parts before it: not every terminal keeps to the margin when
 * asked to. A joiner must not be the last: tmux joins whatever is written next,
 * wherever that is. */
static void paint_glyph(struct screen *s, const struct width_rules *rules,
			int row, int col, const struct glyph *g, uint16_t face)
{
	const wchar_t *end = g->chars;
	int end_col = col;

	while (*end) {
		end_col += glyph_part_cols(*end, rules);
		if (end_col > s->cols)
			break;
		end++;
	}
	while (end > g->chars && end[-1] == ZERO_WIDTH_JOINER)
		end--;
	caps_add(&s->paint, "cup", row, col);
	look_add(&s->paint, face, s->colour ? &s->palette : NULL);
	for (const wchar_t *c = g->chars; c < end; c++)
		buf_add_utf8(&s->paint, (uint32_t)*c);
}

/* Writes again what a terminal that adds up the parts of the glyph has spoiled,
 * `spoiled` cells from `col` on. */
static void mend(struct screen *s, const struct width_rules *rules, int row,
		 int col, int spoiled)
{
	const struct cell *cells = s->shown + (size_t)row * (size_t)s->cols;
	const int end = col + spoiled < s->cols ? col + spoiled : s->cols;

	for (; col < end; col += cells[col].cols) {
		const struct glyph g = glyph_of(&cells[col], rules);
		if (g.plain) /* others are painted after this one anyway */
			paint_glyph(s, rules, row, col, &g, cells[col].face);
	}
}

static void paint_row(struct screen *s, const struct width_rules *rules,
		      int row)
{
	const struct cell *cells = s->shown + (size_t)row * (size_t)s->cols;
	int after;

	for (int col = 0; col < s->cols; col = after) {
		after = col + cells[col].cols;
		const struct glyph g = glyph_of(&cells[col], rules);
		if (g.plain)
			continue;
		paint_glyph(s, rules, row, col, &g, cells[col].face);
		mend(s, rules, row, after, g.most_cols - cells[col].cols);
	}
}

/* Curses has left the cursor at `row`, `col` and all attributes off; so do
 * we. Automatic margins are off meanwhile: a glyph wider than thought must not
 * spill into the next row. */
static void paint_overlays(struct screen *s, const struct width_rules *rules,
			   int row, int col)
{
	buf_clear(&s->paint);
	for (int i = 0; i < s->rows; i++)
		if (s->changed[i] && s->overlaid[i])
			paint_row(s, rules, i);
	if (s->paint.len == 0)
		return;
	struct buf out = { 0 };
	caps_add(&out, "rmam", 0, 0);
	buf_add(&out, s->paint.data, s->paint.len);
	caps_add(&out, "smam", 0, 0);
	caps_add(&out, "sgr0", 0, 0);
	caps_add(&out, "cup", row, col);
	tty_write(s->fd, out.data, out.len);
	buf_release(&out);
}

static int at_most(int n, int max)
{
	return n < max ? n : max;
}

/* A hidden cursor stands somewhere too: at the top left. */
static void put_cursor(const struct screen *s, const struct canvas *c)
{
	int row, col;

	canvas_cursor(c, &row, &col);
	curs_set(row >= 0);
	if (row < 0)
		row = col = 0;
	wmove(stdscr, at_most(row, s->rows - 1), at_most(col, s->cols - 1));
}

void screen_show(struct screen *s, const struct canvas *c)
{
	const struct width_rules *rules = canvas_rules(c);

	set_size(s, getmaxy(stdscr), getmaxx(stdscr));
	if (s->all)
		clearok(curscr, TRUE);
	for (int i = 0; i < s->rows; i++) {
		s->changed[i] = take_row(s, c, i) || s->all;
		if (s->changed[i])
			put_row(s, rules, i);
	}
	s->all = false;
	put_cursor(s, c);
	wnoutrefresh(stdscr);
	doupdate();
	paint_overlays(s, rules, getcury(stdscr), getcurx(stdscr));
}
