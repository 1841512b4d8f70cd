/* SPDX-License-Identifier: MIT */
#include "doc/table_write.h"

#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/pipes.h"
#include "doc/table_batch.h"
#include "doc/writer.h"

#include <cmark.h>
#include <stdlib.h>

void table_add_lines(const struct table *t, size_t off, size_t end,
		     uint32_t line, struct buf *out)
{
	struct table_line l;

	for (; off < end; off = l.next, line++) {
		table_line(t, t->text, t->end, off, line, &l);
		if (l.code)
			buf_add_str(out, "    ");
		buf_add(out, l.text, l.len);
		buf_add_char(out, '\n');
	}
}

static void write_lines_above(const struct table_host *h, const struct table *t)
{
	struct buf text = { 0 };
	size_t begin = t->begin;
	uint32_t line = t->begin_line;

	if (t->headed) {
		struct table_line first;
		table_line(t, t->text, t->end, begin, line++, &first);
		begin = first.next;
	}
	table_add_lines(t, begin, t->header, line, &text);
	if (text.len)
		h->blocks(h->ctx, &text, h->before + line - 1);
	buf_release(&text);
}

/* A row while its cells are written: where they stand in the body. */
struct row {
	struct pipes pipes;
	bool known; /* else the whole line is looked through */
	bool table; /* it is one: else the cells are in a paragraph */
};

static void begin_row(const struct table_host *h, const struct table *t,
		      const struct table_batch_row *from, struct row *row)
{
	struct trace *trace = &h->writer->trace;
	const uint32_t line = h->before + from->line;
	const enum block_kind kind = row->table ? BLOCK_ROW : BLOCK_PARAGRAPH;
	struct table_line l = { .text = "" };

	trace_block(trace, line, 1, line);
	if (trace->text)
		table_line(t, trace->text, trace->end, trace->at, from->line,
			   &l);
	row->pipes = (struct pipes){ l.text, l.text + l.len, false };
	row->known = trace->text &&
		     pipes_count(l.text, l.len, t->columns) == from->n_cells;
	if (row->known)
		trace_within(trace, (size_t)(l.text - trace->text), trace->end);
	writer_begin(h->writer, kind, h->lines + line)->header = from->header;
}

static void begin_cell(const struct table_host *h, struct row *row,
		       enum align align, bool first)
{
	const char *body = h->writer->trace.text;
	struct pipes_cell cell;

	if (row->table)
		writer_cell(h->writer, align, 1);
	else if (!first)
		writer_add_str(h->writer, " | ");
	if (row->known && pipes_next(&row->pipes, &cell))
		trace_within(&h->writer->trace, (size_t)(cell.text - body),
			     (size_t)(cell.text - body) + cell.len);
}

/* Writes the cells of a row, given the next that has been parsed; returns the
 * one behind them. */
static cmark_node *write_row(const struct table_host *h, struct row *row,
			     const struct table_batch_row *from,
			     const uint8_t *aligns, cmark_node *parsed)
{
	struct pipes p = { from->text, from->text + from->len, false };
	struct pipes_cell cell;

	for (uint32_t i = 0; i < from->n_cells && pipes_next(&p, &cell); i++) {
		begin_cell(h, row, (enum align)aligns[i], !i);
		if (table_batch_is_plain(cell.text, cell.len)) {
			h->plain(h->ctx, cell.text, cell.len);
		} else {
			h->inlines(h->ctx, parsed);
			parsed = cmark_node_next(parsed);
		}
	}
	return parsed;
}

static void write_batch(const struct table_host *h,
			const struct table_batch *batch, const uint8_t *aligns,
			bool in_table)
{
	cmark_node *root =
		batch->markdown.len ? h->parse(h->ctx, &batch->markdown) : NULL;
	cmark_node *parsed = root ? cmark_node_first_child(root) : NULL;

	for (size_t i = 0; i < batch->n; i++) {
		struct row row = { .table = in_table };
		begin_row(h, batch->table, &batch->rows[i], &row);
		parsed = write_row(h, &row, &batch->rows[i], aligns, parsed);
		writer_end(h->writer);
	}
	if (root)
		h->drop(h->ctx);
}

/* False if it is nested too deep. */
static bool open_table(const struct table_host *h, const struct table *t)
{
	struct block *block = writer_open(h->writer, BLOCK_TABLE,
					  h->lines + h->before + t->line);

	if (block)
		block->n_cells = (uint32_t)t->columns;
	return block;
}

struct table_line table_write(const struct table_host *h, const struct table *t)
{
	struct table_batch batch = { .table = t };
	uint8_t *aligns = xcalloc(t->columns, sizeof(*aligns));

	table_aligns(t, aligns);
	if (!t->bare)
		write_lines_above(h, t);
	const bool in_table = t->begun || open_table(h, t);
	while (table_batch_next(&batch))
		write_batch(h, &batch, aligns, in_table);
	if (!t->open)
		writer_close(h->writer);
	const struct table_line behind = batch.at;
	table_batch_release(&batch);
	free(aligns);
	return behind;
}
