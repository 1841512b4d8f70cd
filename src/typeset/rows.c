/* SPDX-License-Identifier: MIT */
#include "typeset/rows.h"

#include "base/arena.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "typeset/ink.h"
#include "typeset/prefix.h"
#include "unicode/bidi.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What is looked at for the widths: all cells of the first rows, up to so many
 * bytes in all; and of more rows the longest cell of each column. */
enum {
	MEASURED_ROWS = 256,
	MEASURED_BYTES = 65536,
	MEASURED_CELL = 512, /* bytes of one cell */
};

enum { STACK_INDENT = 2 };

/* What rows are drawn with. */
enum rule { RULE_BETWEEN, RULE_TOP, RULE_HEAD, RULES };

struct marks {
	const char *bar, *line, *head_line;
	const char *crosses[RULES]; /* of bars and a rule */
};

static const struct marks unicode_marks = { "│", "─", "━", { "┼", "┬", "┿" } };
static const struct marks ascii_marks = { "|", "-", "=", { "+", "+", "+" } };

static const struct prefix no_prefix;

/* Where a bar would take two cells, columns would not stand straight. */
static const struct marks *marks_of(const struct rows *r)
{
	const struct layout_options *o = r->options;

	return o->ascii || o->rules.ambiguous_wide ? &ascii_marks
						   : &unicode_marks;
}

void rows_release(struct rows *r)
{
	free(r->tables);
	free(r->first);
	free(r->runs_at);
	sheet_release(&r->cells);
	*r = (struct rows){ 0 };
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

struct survey {
	struct columns_need *needs;
	const struct row_cell **longest; /* of each column, and its row */
	const struct block **rows;
	uint32_t n;
	size_t bytes, cells; /* looked at */
	uint32_t n_rows;
};

static void measure(struct rows *r, struct survey *s, const struct block *row,
		    const struct row_cell *cell, uint32_t column)
{
	const struct columns_need need =
		r->ops.measure(r->ops.ctx, row, cell, MEASURED_CELL);
	struct columns_need *all = &s->needs[column];

	all->natural = max(all->natural, need.natural);
	all->word = max(all->word, need.word);
	all->broken |= need.broken;
}

/* Notes the cell if no longer one is known in its column. */
static void compare(struct survey *s, const struct block *row,
		    const struct row_cell *cell, uint32_t column)
{
	if (s->longest[column] && s->longest[column]->len >= cell->len)
		return;
	s->longest[column] = cell;
	s->rows[column] = row;
}

/* Cells over several columns don't say how wide each of them is. */
static void look_at_row(struct rows *r, struct survey *s,
			const struct block *row)
{
	const bool all =
		s->n_rows++ < MEASURED_ROWS && s->bytes < MEASURED_BYTES;
	uint32_t column = 0;

	for (uint32_t i = 0; i < row->n_cells && column < s->n; i++) {
		const struct row_cell *cell = &row->cells[i];
		if (cell->columns == 1 && all)
			measure(r, s, row, cell, column);
		else if (cell->columns == 1)
			compare(s, row, cell, column);
		column += cell->columns;
		s->bytes +=
			cell->len < MEASURED_CELL ? cell->len : MEASURED_CELL;
		s->cells++;
	}
}

static void find_needs(struct rows *r, const struct block *table,
		       struct survey *s)
{
	for (const struct block *row = table->child; row; row = row->next) {
		look_at_row(r, s, row);
		/* nor what is behind, where the table may still grow */
		if (s->cells >= DOC_TABLE_CELLS)
			break;
	}
	for (uint32_t i = 0; i < s->n; i++)
		if (s->longest[i])
			measure(r, s, s->rows[i], s->longest[i], i);
}

static struct columns make_columns(struct rows *r, const struct block *table,
				   int room, int fixed)
{
	struct survey s = { .n = table->n_cells ? table->n_cells : 1 };

	s.needs = xcalloc(s.n, sizeof(*s.needs));
	s.longest = xcalloc(s.n, sizeof(*s.longest));
	s.rows = xcalloc(s.n, sizeof(*s.rows));
	find_needs(r, table, &s);
	const struct columns c =
		columns_share(s.needs, s.n, room, r->options->scroll,
			      LAYOUT_MAX_REACH - fixed, r->arena);
	free(s.needs);
	free(s.longest);
	free(s.rows);
	return c;
}

/* The table's place among those known, or where it belongs. */
static size_t find_table(const struct rows *r, const struct block *table)
{
	size_t low = 0, high = r->n;

	while (low < high) {
		const size_t mid = low + (high - low) / 2;
		if (r->tables[mid].table->index < table->index)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static const struct columns *
columns_of(struct rows *r, const struct block *table, int room, int fixed)
{
	const size_t i = find_table(r, table);

	if (i < r->n && r->tables[i].table == table)
		return &r->tables[i].columns;
	const struct rows_table made = { table,
					 make_columns(r, table, room, fixed) };
	r->tables = xgrow(r->tables, &r->cap, r->n + 1, sizeof(*r->tables));
	memmove(r->tables + i + 1, r->tables + i,
		(r->n - i) * sizeof(*r->tables));
	r->tables[i] = made;
	r->n++;
	return &r->tables[i].columns;
}

/* One row while it is set. */
struct row {
	struct rows *r;
	const struct block *block;
	const struct prefix *prefix;
	const struct columns *columns;
	struct sheet *sheet;
	uint32_t end; /* behind the text put so far */
};

static char *repeat(struct rows *r, const char *mark, int n)
{
	const size_t len = strlen(mark);
	char *text = arena_alloc(r->arena, (size_t)n * len + 1);

	for (int i = 0; i < n; i++)
		memcpy(text + (size_t)i * len, mark, len);
	return text;
}

/* Puts the mark `n` times; `off` is the text's it stands before. */
static void put_marks(struct row *row, const char *mark, int n, uint32_t off)
{
	const char *text;

	if (n <= 0)
		return;
	text = repeat(row->r, mark, n);
	sheet_added(row->sheet, text, (uint32_t)strlen(text), n, off);
}

static void put_bar(struct row *row, uint32_t off)
{
	put_marks(row, " ", 1, off);
	put_marks(row, marks_of(row->r)->bar, 1, off);
	put_marks(row, " ", 1, off);
}

/* A line across all columns; that below the header belongs to its end. */
static void put_rule(struct row *row, enum rule rule)
{
	const struct marks *m = marks_of(row->r);
	const struct columns *c = row->columns;
	const uint32_t off = rule == RULE_HEAD ? row->block->len : 0;
	const char *line = rule == RULE_HEAD ? m->head_line : m->line;

	sheet_open(row->sheet, off);
	for (uint32_t i = 0; i < c->n; i++) {
		if (i)
			put_marks(row, m->crosses[rule], 1, off);
		put_marks(row, line, c->widths[i] + (i > 0) + (i + 1 < c->n),
			  off);
	}
	sheet_close(row->sheet, off);
}

static int cell_width(const struct row *row, uint32_t column,
		      const struct row_cell *cell)
{
	const struct columns *c = row->columns;
	int cols = 0;

	for (uint32_t i = column; i < column + cell->columns && i < c->n; i++)
		cols += c->widths[i] + (i > column ? COLUMNS_GAP : 0);
	return cols;
}

/* Where the runs of each line of the cells begin. */
static void note_runs(struct rows *r)
{
	size_t at = 0;

	r->runs_at = xgrow(r->runs_at, &r->runs_cap, r->cells.n_lines + 1,
			   sizeof(*r->runs_at));
	for (size_t i = 0; i < r->cells.n_lines; i++) {
		r->runs_at[i] = at;
		at += r->cells.lines[i].n_runs;
	}
}

/* Sets the cells of the row; returns how many lines the highest takes. */
static size_t set_cells(struct row *row)
{
	struct rows *r = row->r;
	const struct block *b = row->block;
	uint32_t column = 0;
	size_t most = 1;

	r->first = xgrow(r->first, &r->first_cap, b->n_cells + 1,
			 sizeof(*r->first));
	sheet_begin(&r->cells, b, &no_prefix);
	for (uint32_t i = 0; i < b->n_cells; i++) {
		const int width = cell_width(row, column, &b->cells[i]);
		r->first[i] = r->cells.n_lines;
		if (width > 0)
			r->ops.set(r->ops.ctx, b, &b->cells[i], width, width,
				   &r->cells);
		if (r->cells.n_lines - r->first[i] > most)
			most = r->cells.n_lines - r->first[i];
		column += b->cells[i].columns;
	}
	r->first[b->n_cells] = r->cells.n_lines;
	note_runs(r);
	return most;
}

/* Cells before a text of `cols` cells in a column. */
static int pad_before(enum align align, int width, int cols)
{
	if (cols >= width)
		return 0;
	return align == ALIGN_RIGHT    ? width - cols
	       : align == ALIGN_CENTER ? (width - cols) / 2
				       : 0;
}

/* Where lines are put as they are seen, a text from right to left that nobody
 * has told where to stand is flush right. */
static enum align side_of(const struct row *row, const struct row_cell *cell)
{
	const char *text = row->block->text + cell->off;
	const bool turned = row->r->options->reorder && !cell->align &&
			    bidi_matters(text, cell->len);

	if (!turned)
		return (enum align)cell->align;
	uint8_t *levels = xcalloc(cell->len, 1);
	const enum bidi_direction d =
		bidi_levels(text, cell->len, BIDI_AUTO, levels);
	free(levels);
	return d == BIDI_RTL ? ALIGN_RIGHT : ALIGN_NONE;
}

/* Puts line `k` of cell `i`, filled up to `width` cells. */
static void put_cell(struct row *row, uint32_t i, size_t k, int width)
{
	const struct rows *r = row->r;
	const struct row_cell *cell = &row->block->cells[i];
	const size_t at = r->first[i] + k;

	if (at >= r->first[i + 1]) {
		put_marks(row, " ", width, cell->off + cell->len);
		return;
	}
	const struct line *line = &r->cells.lines[at];
	const int before = pad_before(side_of(row, cell), width, line->cols);
	put_marks(row, " ", before, line->off);
	sheet_runs(row->sheet, &r->cells.runs[r->runs_at[at]], line->n_runs);
	put_marks(row, " ", width - line->cols - before, line->end);
	row->end = line->end;
}

/* The first byte of text on line `k` of the row. */
static uint32_t line_off(const struct row *row, size_t k)
{
	const struct rows *r = row->r;

	for (uint32_t i = 0; i < row->block->n_cells; i++)
		if (r->first[i] + k < r->first[i + 1])
			return r->cells.lines[r->first[i] + k].off;
	return 0;
}

static void put_line(struct row *row, size_t k)
{
	const struct block *b = row->block;
	const struct row_cell none = { .off = b->len, .columns = 1 };
	uint32_t column = 0;

	row->end = line_off(row, k);
	sheet_open(row->sheet, row->end);
	for (uint32_t i = 0; column < row->columns->n; i++) {
		const bool given = i < b->n_cells;
		const struct row_cell *cell = given ? &b->cells[i] : &none;
		const int width = cell_width(row, column, cell);
		if (column)
			put_bar(row, cell->off);
		if (given)
			put_cell(row, i, k, width);
		else
			put_marks(row, " ", width, cell->off);
		column += cell->columns;
	}
	sheet_close(row->sheet, row->end);
}

static bool ends_header(const struct block *row)
{
	return row->header && !(row->next && row->next->header);
}

/* Cells side by side. A header without text is not seen, but where the columns
 * are is. */
static void set_across(struct row *row, const struct block *above)
{
	const struct block *b = row->block;
	const bool seen = !b->header || !ink_is_blank(b->text, b->len);

	const size_t from = row->sheet->n_lines;

	if (row->columns->rules && !b->header && above && !above->header)
		put_rule(row, RULE_BETWEEN);
	if (seen) {
		const size_t n = set_cells(row);
		for (size_t k = 0; k < n; k++)
			put_line(row, k);
	}
	if (ends_header(b) || !seen)
		put_rule(row, seen ? RULE_HEAD : RULE_TOP);
	for (size_t i = from; i < row->sheet->n_lines; i++)
		row->sheet->lines[i].header = b->header && seen;
	if (row->columns->mode == COLUMNS_SCROLL)
		sheet_scroll(row->sheet, row->r->options->width,
			     row->columns->cols + row->prefix->rest.cols);
}

static int room_of(const struct row *row)
{
	return row->r->options->width - row->prefix->rest.cols;
}

/* A line as wide as there is room. */
static void put_line_across(struct row *row, const char *mark)
{
	sheet_open(row->sheet, row->end);
	put_marks(row, mark, room_of(row), 0);
	sheet_close(row->sheet, row->end);
}

/* Sets one cell alone. */
static size_t set_cell(struct row *row, const struct block *b,
		       const struct row_cell *cell, int first, int width)
{
	struct rows *r = row->r;

	sheet_begin(&r->cells, b, &no_prefix);
	r->ops.set(r->ops.ctx, b, cell, first, width, &r->cells);
	note_runs(r);
	return r->cells.n_lines;
}

static void put_cell_line(struct row *row, size_t i)
{
	const struct rows *r = row->r;

	sheet_runs(row->sheet, &r->cells.runs[r->runs_at[i]],
		   r->cells.lines[i].n_runs);
	row->end = r->cells.lines[i].end;
}

/* The names of the columns, as many on a line as there is room for. */
static void stack_header(struct row *row)
{
	const struct block *b = row->block;
	const int room = room_of(row);
	int used = 0;

	for (uint32_t i = 0; i < b->n_cells; i++) {
		const struct row_cell *cell = &b->cells[i];
		const size_t n = set_cell(row, b, cell, room, room);
		for (size_t k = 0; k < n; k++) {
			const struct line *l = &row->r->cells.lines[k];
			const bool fits = used && n == 1 &&
					  used + COLUMNS_GAP + l->cols <= room;
			if (fits) {
				put_bar(row, cell->off);
				used += COLUMNS_GAP;
			} else {
				if (used)
					sheet_close(row->sheet, row->end);
				sheet_open(row->sheet, l->off);
				used = 0;
			}
			used += l->cols;
			put_cell_line(row, k);
		}
	}
	if (used)
		sheet_close(row->sheet, row->end);
	put_line_across(row, marks_of(row->r)->head_line);
}

/* The cell of the header above column `column`, or NULL. */
static const struct row_cell *
name_of(const struct block *header, uint32_t column, uint32_t *i, uint32_t *at)
{
	if (!header->header)
		return NULL;
	while (*i < header->n_cells &&
	       *at + header->cells[*i].columns <= column)
		*at += header->cells[(*i)++].columns;
	return *i < header->n_cells && header->cells[*i].len
		       ? &header->cells[*i]
		       : NULL;
}

/* Puts the name of a column before a cell; the line stays open. Returns the
 * cells that it takes of it. */
static int put_name(struct row *row, const struct block *header,
		    const struct row_cell *name, uint32_t off)
{
	static const char colon[] = ": ";
	const int room = room_of(row);
	const size_t n = set_cell(row, header, name, room - 2, room - 2);
	const struct rows *r = row->r;

	for (size_t k = 0; k < n; k++) {
		if (k)
			sheet_close(row->sheet, off);
		sheet_open(row->sheet, off);
		const struct run *runs = &r->cells.runs[r->runs_at[k]];
		for (uint32_t i = 0; i < r->cells.lines[k].n_runs; i++)
			sheet_added(row->sheet, runs[i].text, runs[i].len,
				    runs[i].cols, off);
	}
	if (!n)
		return 0;
	sheet_added(row->sheet, colon, 2, 2, off);
	return r->cells.lines[n - 1].cols + 2;
}

/* A cell on lines of its own, behind the name of its column. */
static void stack_cell(struct row *row, const struct block *header,
		       const struct row_cell *name, const struct row_cell *cell)
{
	const int room = room_of(row);
	const int indent = room >= 3 * STACK_INDENT ? STACK_INDENT : 0;
	const bool named = name && indent;
	int used = named ? put_name(row, header, name, cell->off) : 0;
	bool open = used > 0;

	if (used > room * 2 / 3) {
		sheet_close(row->sheet, cell->off);
		open = false;
	}
	const size_t n =
		set_cell(row, row->block, cell,
			 open ? room - used : room - indent, room - indent);
	for (size_t k = 0; k < n; k++) {
		const uint32_t off = row->r->cells.lines[k].off;
		if (!open) {
			sheet_open(row->sheet, off);
			if (k || used)
				put_marks(row, " ", indent, off);
		}
		put_cell_line(row, k);
		sheet_close(row->sheet, row->end);
		open = false;
	}
	if (open)
		sheet_close(row->sheet, cell->off);
}

/* Cells one below the other. */
static void set_stacked(struct row *row, const struct block *above)
{
	const struct block *b = row->block;
	const struct block *header = b->parent->child;
	uint32_t column = 0, i = 0, at = 0;

	if (b->header) {
		stack_header(row);
		return;
	}
	if ((above && !above->header) || ink_is_blank(b->text, b->len))
		put_line_across(row, marks_of(row->r)->line);
	for (uint32_t k = 0; k < b->n_cells; k++) {
		const struct row_cell *cell = &b->cells[k];
		const struct row_cell *name = name_of(header, column, &i, &at);
		if (!ink_is_blank(b->text + cell->off, cell->len))
			stack_cell(row, header, name, cell);
		column += cell->columns;
	}
}

void rows_set(struct rows *r, const struct block *b, const struct block *above,
	      const struct prefix *prefix, struct sheet *sheet)
{
	const int fixed = prefix->rest.cols;
	struct row row = {
		.r = r,
		.block = b,
		.prefix = prefix,
		.columns = columns_of(r, b->parent, r->options->width - fixed,
				      fixed),
		.sheet = sheet,
	};

	if (above && above->parent != b->parent)
		above = NULL;
	if (row.columns->mode == COLUMNS_STACK)
		set_stacked(&row, above);
	else
		set_across(&row, above);
}
