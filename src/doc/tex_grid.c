/* SPDX-License-Identifier: MIT */
#include "doc/tex_grid.h"

#include "base/xalloc.h"
#include "doc/tex_names.h"
#include "doc/tex_row.h"
#include "unicode/width.h"

#include <stdlib.h>
#include <string.h>

int tex_grid_width(const char *s, size_t len)
{
	static const struct width_rules rules = { 0 };
	size_t n = 0;

	while (n < len && s[n] >= ' ' && s[n] <= '~')
		n++;
	return n == len ? (int)len : width_text(s, len, &rules);
}

void tex_grid_release(struct tex_grid *g)
{
	for (size_t i = 0; i < g->n; i++)
		buf_release(&g->cells[i].text);
	free(g->cells);
	*g = (struct tex_grid){ 0 };
}

bool tex_grid_add(struct tex_grid *g, struct buf *text, bool ends_row)
{
	if (g->column == TEX_GRID_COLUMNS || g->rows == TEX_GRID_ROWS)
		return false;
	const int width = tex_grid_width(buf_str(text), text->len);
	g->cells = xgrow(g->cells, &g->cap, g->n + 1, sizeof(*g->cells));
	g->cells[g->n++] =
		(struct tex_grid_cell){ *text, width, g->rows, g->column };
	*text = (struct buf){ 0 };
	if (width > g->widths[g->column])
		g->widths[g->column] = width;
	if (++g->column > g->columns)
		g->columns = g->column;
	if (ends_row) {
		g->column = 0;
		g->rows++;
	}
	return true;
}

void tex_grid_end(struct tex_grid *g)
{
	const bool empty = g->column == 1 && !g->cells[g->n - 1].text.len;

	if (g->column && !(empty && g->rows))
		g->rows++;
}

/* The bracket beside row `i` of `rows`. */
static const char *bracket(const char *const form[4], int i, int rows)
{
	if (rows == 1)
		return form[0];
	if (!i)
		return form[1];
	if (i == rows - 1)
		return form[3];
	/* a brace has its point in the middle only */
	return !strcmp(form[2], "⎨") && i != rows / 2   ? "⎪"
	       : !strcmp(form[2], "⎬") && i != rows / 2 ? "⎪"
							: form[2];
}

static void add_cells(const struct tex_grid *g, enum tex_rows kind, int row,
		      bool padded, struct buf *out)
{
	for (size_t i = 0; i < g->n; i++) {
		if (g->cells[i].row != row)
			continue;
		const int column = g->cells[i].column;
		const struct buf *cell = &g->cells[i].text;
		const int fill =
			padded ? g->widths[column] - g->cells[i].width : 0;
		const bool right = kind == TEX_LINES && column % 2 == 0;
		const bool last = column == g->columns - 1;
		if (column &&
		    (kind != TEX_LINES || column % 2 == 0 || cell->len))
			buf_add_fill(out, ' ',
				     kind == TEX_MATRIX && padded ? 2 : 1);
		if (right)
			buf_add_fill(out, ' ', fill);
		buf_add(out, buf_str(cell), cell->len);
		if (!right && (!last || kind == TEX_MATRIX))
			buf_add_fill(out, ' ', fill);
	}
}

static void add_row(const struct tex_grid *g, const struct tex_environment *e,
		    int row, bool padded, struct buf *out)
{
	const int rows = padded ? g->rows : 1;
	const char *left = bracket(e->left, row, rows);
	const char *right = bracket(e->right, row, rows);

	buf_add_str(out, left);
	if (*left && padded && rows > 1)
		buf_add_char(out, ' ');
	add_cells(g, e->rows, row, padded, out);
	if (*right && padded && rows > 1)
		buf_add_char(out, ' ');
	buf_add_str(out, right);
}

/* All rows on one line. */
void tex_grid_put_flat(const struct tex_grid *g,
		       const struct tex_environment *e, struct tex_row *row)
{
	struct buf text = { 0 };

	buf_add_str(&text, e->left[0]);
	for (int i = 0; i < g->rows; i++) {
		if (i)
			buf_add_str(&text, "; ");
		add_cells(g, e->rows, i, false, &text);
	}
	buf_add_str(&text, e->right[0]);
	tex_row_put(row, TEX_ORD, buf_str(&text), text.len);
	buf_release(&text);
}

static int line_width(const struct buf *b)
{
	size_t start = b->len;

	while (start && b->data[start - 1] != '\n')
		start--;
	return tex_grid_width(buf_str(b) + start, b->len - start);
}

/* The next line of what stands below, which `*rest` moves behind. */
static void take_line(const char **rest, struct buf *out)
{
	if (**rest != '\n')
		return;
	++*rest;
	const size_t n = strcspn(*rest, "\n");
	buf_add(out, *rest, n);
	*rest += n;
}

/* Row `i` below the line, behind what stands on that line already. */
static void add_below(const struct tex_grid *g, const struct tex_environment *e,
		      int i, int indent, struct buf *line)
{
	const int width = tex_grid_width(buf_str(line), line->len);

	if (i >= g->rows)
		return;
	buf_add_fill(line, ' ', indent - width);
	add_row(g, e, i, true, line);
}

/* The first row goes on the line, the others below it. */
void tex_grid_put_tall(const struct tex_grid *g,
		       const struct tex_environment *e, struct tex_row *row)
{
	struct buf first = { 0 }, below = row->below;
	const char *rest = buf_str(&below);

	row->below = (struct buf){ 0 };
	add_row(g, e, 0, true, &first);
	if (row->gap || row->last == TEX_OP || row->loose == TEX_LOOSE_QUOTIENT)
		tex_row_space(row);
	row->gap = row->soft_gap = false;
	row->loose = TEX_FIRM;
	const int indent = line_width(&row->text);
	tex_row_put(row, TEX_OPEN, buf_str(&first), first.len);
	row->last = TEX_CLOSE;
	for (int i = 1; i < g->rows || *rest; i++) {
		struct buf line = { 0 };
		take_line(&rest, &line);
		add_below(g, e, i, indent, &line);
		buf_add_char(&row->below, '\n');
		buf_add(&row->below, buf_str(&line), line.len);
		buf_release(&line);
	}
	buf_release(&first);
	buf_release(&below);
}
