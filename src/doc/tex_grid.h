/* SPDX-License-Identifier: MIT */
/* The rows of a matrix, of cases, or of lines set one below the other. */
#ifndef DOC_TEX_GRID_H
#define DOC_TEX_GRID_H

#include "base/buf.h"

#include <stdbool.h>

struct tex_environment;
struct tex_row;

/* What has more is refused. */
enum { TEX_GRID_COLUMNS = 32, TEX_GRID_ROWS = 64 };

struct tex_grid_cell {
	struct buf text;
	int width; /* of the text, in cells of the terminal */
	int row, column;
};

/* Zeroed it is empty. */
struct tex_grid {
	struct tex_grid_cell *cells; /* row by row */
	size_t n, cap;
	int rows, columns;
	int column;                   /* of the next cell */
	int widths[TEX_GRID_COLUMNS]; /* in cells of the terminal */
};

/* Cells of the terminal. */
int tex_grid_width(const char *s, size_t len);

void tex_grid_release(struct tex_grid *g);

/* Takes the text for the next cell; `ends_row` begins a new row behind it.
 * False if there are too many. */
bool tex_grid_add(struct tex_grid *g, struct buf *text, bool ends_row);

/* After the last cell: an empty last row is none. */
void tex_grid_end(struct tex_grid *g);

/* Writes it on one line, or its first row on the line and the others below. */
void tex_grid_put_flat(const struct tex_grid *g,
		       const struct tex_environment *e, struct tex_row *row);
void tex_grid_put_tall(const struct tex_grid *g,
		       const struct tex_environment *e, struct tex_row *row);

#endif
