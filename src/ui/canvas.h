/* SPDX-License-Identifier: MIT */
/* A screen in memory. Views draw on it; term/ copies it out; tests read it. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "ui/theme.h"
#include "unicode/width.h"

#include <stdbool.h>
#include <stddef.h>

/* Larger ones are an accident, and would take gigabytes. */
enum { CANVAS_ROWS_MAX = 1000, CANVAS_COLS_MAX = 2000 };

enum { CELL_BYTES = 26 }; /* a longer cluster loses its last marks only */

struct cell {
	char text[CELL_BYTES]; /* one cluster, UTF-8, NULs behind; "" = blank */
	uint8_t cols; /* 1, 2; 0 = right half of the cell to its left */
	uint8_t reserved;
	uint16_t face; /* enum face and FACE_ bits: ui/theme.h */
	/* Of a picture: colours of the terminal's palette + 1; 0 = those of
	 * the face. */
	uint16_t ink, paper;
};

struct rect {
	int row, col, rows, cols; /* cells; may be empty */
};

struct canvas;
struct picture_cell;

struct canvas *canvas_new(int rows, int cols, struct width_rules rules);
void canvas_free(struct canvas *c);

/* Changes the size; everything is blank after. Sizes are clipped to at
 * least 1 and at most CANVAS_ROWS_MAX and CANVAS_COLS_MAX. */
void canvas_resize(struct canvas *c, int rows, int cols);
int canvas_rows(const struct canvas *c);
int canvas_cols(const struct canvas *c);
const struct width_rules *canvas_rules(const struct canvas *c);

/* Goes over to other rules; everything is blank after. */
void canvas_set_rules(struct canvas *c, const struct width_rules *rules);

/* From now on labels are drawn in the order in which they are seen, each as a
 * field of its own, for a terminal that does not turn right-to-left text. */
void canvas_reorder(struct canvas *c, bool reorder);

/* NULL outside. */
const struct cell *canvas_cell(const struct canvas *c, int row, int col);

/* The cells of a row, one after the other; NULL outside. */
const struct cell *canvas_row(const struct canvas *c, int row);

/* Puts `n` cells that canvas_row has once given, of whole characters, on a row
 * from `col`; those beyond the canvas are left out. */
void canvas_put(struct canvas *c, int row, int col, const struct cell *cells,
		int n);

void canvas_fill(struct canvas *c, struct rect r, uint16_t face);

/* Draws sanitised text on one row from `col`, at most `cols` cells and never
 * beyond the canvas. A wide cluster that would be cut in half is a blank. Half
 * of a wide cell that is drawn over becomes a blank too. A space is stored as a
 * blank; what takes no cell (a mark without a base, a control) is left out.
 * `col` may be negative: what is left of the canvas is not drawn. Returns the
 * cells used, from `col`; 0 if nothing of the run is on the canvas. */
int canvas_text(struct canvas *c, int row, int col, int cols, const char *text,
		size_t len, uint16_t face);

/* The same, but text that doesn't fit in what is visible ends with "…" ("~" if
 * ambiguous width is two cells). */
int canvas_label(struct canvas *c, int row, int col, int cols, const char *text,
		 size_t len, uint16_t face);

/* Draws one cell of a picture; nothing beyond the canvas. */
void canvas_picture(struct canvas *c, int row, int col,
		    const struct picture_cell *cell);

/* Changes the face of cells without touching their text. A wide cell has one
 * face and changes with its left half. */
void canvas_paint(struct canvas *c, struct rect r, uint16_t face);

/* As canvas_paint, but only adds FACE_ bits: the selected row keeps its
 * colours. */
void canvas_tint(struct canvas *c, struct rect r, uint16_t bits);

/* Where the hardware cursor stands: on the selected row, so that screen
 * readers follow. row < 0 hides it. */
void canvas_set_cursor(struct canvas *c, int row, int col);
void canvas_cursor(const struct canvas *c, int *row, int *col);

#endif
