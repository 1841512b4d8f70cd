/* SPDX-License-Identifier: MIT */
#include "term/screen.h"

#include "base/buf.h"
#include "base/xalloc.h"
#include "term/caps.h"
#include "term/glyph.h"
#include "term/look.h"
#include "term/tty.h"
#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>
#define NCURSES_NOMACROS
#include <curses.h>

/* What curses can't hold (see glyph.h) is painted past it: curses gets a blank
 * of the same size, and when it is done the glyph is written over the blank, at
 * an absolute place, so that the rest of the row stands right however wide the
 * terminal thinks it is. The blanks are characters that curses never writes
 * just to move the cursor along, as it does with ASCII. */
static const wchar_t blanks[] = { L'\0', 0x00A0, 0x3000 };

struct screen {
	int fd;
	bool colour;
	bool all;           /* nothing of `shown` is on the screen */
	struct cell *shown; /* rows * cols */
	int rows, cols;
	bool *overlaid;   /* rows that hold painted glyphs */
	bool *changed;    /* rows, in one screen_show */
	cchar_t *cells;   /* of one row */
	struct buf paint; /* bytes that go past curses */
};

struct screen *screen_new(int fd, bool colour)
{
	struct screen *s = xcalloc(1, sizeof(*s));

	s->fd = fd;
	s->colour = colour && look_start_colours();
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
	bool changed = false;

	for (int col = 0; col < s->cols; col++) {
		const struct cell cell = cell_at(s, c, row, col);
		if (memcmp(&shown[col], &cell, sizeof(cell)) == 0)
			continue;
		shown[col] = cell;
		changed = true;
	}
	return changed;
}

static void to_curses(const struct screen *s, const struct cell *cell,
		      const struct glyph *g, cchar_t *out)
{
	const struct look look = look_of(cell->face, s->colour);
	const wchar_t blank[] = { blanks[cell->cols], L'\0' };

	setcchar(out, g->plain ? g->chars : blank, (attr_t)look.attributes,
		 look.pair, NULL);
}

/* Hands the row to curses. If there are or were painted glyphs in it, curses
 * writes all of it, since it doesn't know what is there. */
static void put_row(struct screen *s, const struct width_rules *rules, int row)
{
	const struct cell *shown = s->shown + (size_t)row * (size_t)s->cols;
	const bool had_overlay = s->overlaid[row];
	int n = 0;

	s->overlaid[row] = false;
	for (int col = 0; col < s->cols; col++) {
		if (shown[col].cols == 0)
			continue;
		const struct glyph g = glyph_of(&shown[col], rules);
		to_curses(s, &shown[col], &g, &s->cells[n++]);
		s->overlaid[row] |= !g.plain;
	}
	mvwadd_wchnstr(stdscr, row, 0, s->cells, n);
	if (had_overlay || s->overlaid[row])
		wredrawln(stdscr, row, 1);
}

static void paint_cell(struct screen *s, const struct cell *cell)
{
	look_add(&s->paint, cell->face, s->colour);
	buf_add_str(&s->paint, *cell->text ? cell->text : " ");
}

/* Writes again what a terminal that adds up the parts of the glyph has spoiled,
 * `spoiled` cells from `col` on. */
static void mend(struct screen *s, const struct width_rules *rules,
		 const struct cell *row_cells, int row, int col, int spoiled)
{
	const int end = col + spoiled < s->cols ? col + spoiled : s->cols;

	for (; col < end; col += row_cells[col].cols) {
		const struct glyph g = glyph_of(&row_cells[col], rules);
		if (!g.plain)
			continue; /* is painted after this one anyway */
		caps_add(&s->paint, "cup", row, col);
		paint_cell(s, &row_cells[col]);
	}
}

static void paint_row(struct screen *s, const struct width_rules *rules,
		      int row)
{
	const struct cell *cells = s->shown + (size_t)row * (size_t)s->cols;

	for (int col = 0; col < s->cols; col++) {
		if (cells[col].cols == 0)
			continue;
		const struct glyph g = glyph_of(&cells[col], rules);
		if (g.plain)
			continue;
		caps_add(&s->paint, "cup", row, col);
		paint_cell(s, &cells[col]);
		mend(s, rules, cells, row, col + cells[col].cols,
		     g.sum_cols - cells[col].cols);
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

void screen_show(struct screen *s, const struct canvas *c)
{
	const struct width_rules *rules = canvas_rules(c);
	int row, col;

	set_size(s, getmaxy(stdscr), getmaxx(stdscr));
	if (s->all)
		clearok(curscr, TRUE);
	for (int i = 0; i < s->rows; i++) {
		s->changed[i] = take_row(s, c, i) || s->all;
		if (s->changed[i])
			put_row(s, rules, i);
	}
	s->all = false;
	canvas_cursor(c, &row, &col);
	curs_set(row >= 0);
	wmove(stdscr,
	      row < 0         ? 0
	      : row < s->rows ? row
			      : s->rows - 1,
	      row < 0         ? 0
	      : col < s->cols ? col
			      : s->cols - 1);
	wnoutrefresh(stdscr);
	doupdate();
	paint_overlays(s, rules, getcury(stdscr), getcurx(stdscr));
}
