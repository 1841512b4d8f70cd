/* SPDX-License-Identifier: MIT */
#include "ui/canvas.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "sketch/picture.h"
#include "unicode/bidi.h"
#include "unicode/grapheme.h"

#include <stdlib.h>
#include <string.h>

struct canvas {
	struct cell *cells; /* rows * cols */
	int rows, cols;
	int cursor_row, cursor_col;
	struct width_rules rules;
	bool reorder;
};

static int clamp(int n, int lo, int hi)
{
	return n < lo ? lo : n > hi ? hi : n;
}

struct canvas *canvas_new(int rows, int cols, struct width_rules rules)
{
	struct canvas *c = xcalloc(1, sizeof(*c));

	c->rules = rules;
	canvas_resize(c, rows, cols);
	return c;
}

void canvas_free(struct canvas *c)
{
	if (!c)
		return;
	free(c->cells);
	free(c);
}

void canvas_resize(struct canvas *c, int rows, int cols)
{
	c->rows = clamp(rows, 1, CANVAS_ROWS_MAX);
	c->cols = clamp(cols, 1, CANVAS_COLS_MAX);
	c->cursor_row = c->cursor_col = -1;
	free(c->cells);
	const size_t n = (size_t)c->rows * (size_t)c->cols;
	c->cells = xcalloc(n, sizeof(*c->cells));
	for (size_t i = 0; i < n; i++)
		c->cells[i].cols = 1;
}

void canvas_set_rules(struct canvas *c, const struct width_rules *rules)
{
	c->rules = *rules;
	canvas_resize(c, c->rows, c->cols);
}

int canvas_rows(const struct canvas *c)
{
	return c->rows;
}

int canvas_cols(const struct canvas *c)
{
	return c->cols;
}

const struct width_rules *canvas_rules(const struct canvas *c)
{
	return &c->rules;
}

void canvas_reorder(struct canvas *c, bool reorder)
{
	c->reorder = reorder;
}

static struct cell *at(const struct canvas *c, int row, int col)
{
	return &c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

const struct cell *canvas_cell(const struct canvas *c, int row, int col)
{
	if (row < 0 || row >= c->rows || col < 0 || col >= c->cols)
		return NULL;
	return at(c, row, col);
}

const struct cell *canvas_row(const struct canvas *c, int row)
{
	return canvas_cell(c, row, 0);
}

static void set_blank(struct cell *cell, uint16_t face)
{
	*cell = (struct cell){ .cols = 1, .face = face };
}

/* Before something is drawn that begins or ends at `col`: a wide cell that
 * stands across this edge loses both halves, not its face. */
static void cut_wide(struct canvas *c, int row, int col)
{
	if (col <= 0 || col >= c->cols || at(c, row, col)->cols != 0)
		return;
	set_blank(at(c, row, col - 1), at(c, row, col - 1)->face);
	set_blank(at(c, row, col), at(c, row, col)->face);
}

/* The part of `r` that is on the canvas; sums in 64 bits, so that INT_MAX may
 * mean "all". */
static struct rect clip(const struct canvas *c, struct rect r)
{
	const int64_t end_row = (int64_t)r.row + r.rows;
	const int64_t end_col = (int64_t)r.col + r.cols;
	const int row = clamp(r.row, 0, c->rows);
	const int col = clamp(r.col, 0, c->cols);

	return (struct rect){
		.row = row,
		.col = col,
		.rows = (int)(end_row < c->rows ? end_row : c->rows) - row,
		.cols = (int)(end_col < c->cols ? end_col : c->cols) - col,
	};
}

void canvas_fill(struct canvas *c, struct rect r, uint16_t face)
{
	const struct rect in = clip(c, r);

	if (in.cols <= 0)
		return;
	for (int row = in.row; row < in.row + in.rows; row++) {
		cut_wide(c, row, in.col);
		cut_wide(c, row, in.col + in.cols);
		for (int col = in.col; col < in.col + in.cols; col++)
			set_blank(at(c, row, col), face);
	}
}

/* A wide cell has one face, that of its left half. */
static void paint(struct canvas *c, struct rect r, uint16_t keep, uint16_t add)
{
	const struct rect in = clip(c, r);

	for (int row = in.row; row < in.row + in.rows; row++)
		for (int col = in.col; col < in.col + in.cols; col++) {
			struct cell *cell = at(c, row, col);
			if (cell->cols == 0)
				continue;
			cell->face = (cell->face & keep) | add;
			if (cell->cols == 2)
				cell[1].face = cell->face;
		}
}

void canvas_paint(struct canvas *c, struct rect r, uint16_t face)
{
	paint(c, r, 0, face);
}

void canvas_tint(struct canvas *c, struct rect r, uint16_t bits)
{
	paint(c, r, UINT16_MAX, bits);
}

/* The bytes of the next thing that gets a cell of its own, and the cells it
 * takes. That is a cluster; only where the terminal adds up the parts of an
 * emoji is it one character with what takes no cell behind it. */
static size_t next_part(const struct canvas *c, const char *s, size_t len,
			int *cols)
{
	const size_t cluster = grapheme_next(s, len);

	*cols = width_cluster(s, cluster, &c->rules);
	if (*cols <= 2)
		return cluster;
	uint32_t cp;
	size_t n = utf8_decode(s, cluster, &cp);
	*cols = width_char(cp, &c->rules);
	while (n < cluster) {
		const size_t more = utf8_decode(s + n, cluster - n, &cp);
		if (width_char(cp, &c->rules) > 0)
			break;
		n += more;
	}
	return n;
}

/* The bytes of `s` that fit in a cell, whole characters. */
static size_t fit_cell(const char *s, size_t len)
{
	if (len < CELL_BYTES)
		return len;
	size_t n = CELL_BYTES - 1;
	while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	return n;
}

static void put(struct canvas *c, int row, int col, const char *s, size_t len,
		int cols, uint16_t face)
{
	struct cell *cell = at(c, row, col);

	cut_wide(c, row, col);
	cut_wide(c, row, col + cols);
	set_blank(cell, face);
	if (len != 1 || *s != ' ')
		memcpy(cell->text, s, fit_cell(s, len));
	cell->cols = (uint8_t)cols;
	if (cols == 2)
		cell[1] = (struct cell){ .face = face };
}

void canvas_put(struct canvas *c, int row, int col, const struct cell *cells,
		int n)
{
	const struct rect in = clip(c, (struct rect){ row, col, 1, n });

	if (in.rows <= 0 || in.cols <= 0)
		return;
	cut_wide(c, row, in.col);
	cut_wide(c, row, in.col + in.cols);
	memcpy(at(c, row, in.col), cells + (in.col - col),
	       (size_t)in.cols * sizeof(*cells));
	/* of a wide one, only its right or its left half is on the canvas */
	struct cell *first = at(c, row, in.col);
	struct cell *last = at(c, row, in.col + in.cols - 1);
	if (first->cols == 0)
		set_blank(first, first->face);
	if (last->cols == 2)
		set_blank(last, last->face);
}

int canvas_text(struct canvas *c, int row, int col, int cols, const char *text,
		size_t len, uint16_t face)
{
	const struct rect in = clip(c, (struct rect){ row, col, 1, cols });
	const int end = in.col + in.cols;
	int to = col;

	if (in.rows <= 0 || in.cols <= 0)
		return 0;
	while (len > 0 && to < end) {
		int part_cols;
		const size_t n = next_part(c, text, len, &part_cols);
		const int after = to + part_cols;
		if (part_cols > 0 && to >= 0 && after <= end)
			put(c, row, to, text, n, part_cols, face);
		else if (after > end) /* only its left half fits */
			put(c, row, to, "", 0, 1, face);
		else if (to < 0 && after > 0) /* only its right half fits */
			put(c, row, 0, "", 0, 1, face);
		to = after < end ? after : end;
		text += n;
		len -= n;
	}
	return to - col;
}

void canvas_picture(struct canvas *c, int row, int col,
		    const struct picture_cell *cell)
{
	struct buf text = { 0 };

	if (!canvas_cell(c, row, col))
		return;
	buf_add_utf8(&text, cell->cp);
	put(c, row, col, text.data, text.len, 1, FACE_PICTURE);
	at(c, row, col)->ink = cell->ink;
	at(c, row, col)->paper = cell->paper;
	buf_release(&text);
}

static int draw_field(struct canvas *c, int row, int col, int cols,
		      const char *text, size_t len, uint16_t face)
{
	struct buf seen = { 0 };

	if (!c->reorder || !bidi_matters(text, len))
		return canvas_text(c, row, col, cols, text, len, face);
	bidi_add(&seen, text, len, BIDI_AUTO);
	const int used =
		canvas_text(c, row, col, cols, seen.data, seen.len, face);
	buf_release(&seen);
	return used;
}

int canvas_label(struct canvas *c, int row, int col, int cols, const char *text,
		 size_t len, uint16_t face)
{
	const int64_t room = (int64_t)c->cols - col;
	const int visible = cols < room ? cols : (int)room;
	struct buf cut = { 0 };

	if (visible <= 0)
		return 0;
	if (width_fit(text, len, visible, &c->rules, NULL) == len)
		return draw_field(c, row, col, visible, text, len, face);
	buf_add(&cut, text, width_fit(text, len, visible - 1, &c->rules, NULL));
	buf_add_str(&cut, c->rules.ambiguous_wide ? "~" : "…");
	const int used =
		draw_field(c, row, col, visible, cut.data, cut.len, face);
	buf_release(&cut);
	return used;
}

void canvas_set_cursor(struct canvas *c, int row, int col)
{
	c->cursor_row = row < c->rows ? row : c->rows - 1;
	c->cursor_col = clamp(col, 0, c->cols - 1);
}

void canvas_cursor(const struct canvas *c, int *row, int *col)
{
	*row = c->cursor_row;
	*col = c->cursor_col;
}
