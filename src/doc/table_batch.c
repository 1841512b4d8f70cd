/* SPDX-License-Identifier: MIT */
#include "doc/table_batch.h"

#include "base/xalloc.h"
#include "doc/pipes.h"
#include "doc/shield.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of Markdown, and rows, after which a batch is full. */
enum { BATCH_SIZE = 32768, BATCH_ROWS = 4096 };

bool table_batch_is_plain(const char *text, size_t len)
{
	/* three-byte characters from U+4000 to U+CFFF, and what is here */
	static const char signs[] = " ,.%+-()/";

	for (size_t i = 0; i < len; i++) {
		const unsigned char c = (unsigned char)text[i];
		const bool letter = (c >= '0' && c <= '9') ||
				    ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
		const bool han = c >= 0xE4 && c <= 0xEC && len - i >= 3 &&
				 (text[i + 1] & 0xC0) == 0x80 &&
				 (text[i + 2] & 0xC0) == 0x80;
		if (!letter && !han && !(c && strchr(signs, c)))
			return false;
		i += han ? 2 : 0;
	}
	return true;
}

/* The number signs behind the text keep those that it ends in. A label that was
 * moved here is none of it. */
static void add_cell(struct buf *out, const struct pipes_cell *cell)
{
	const size_t label = shield_moved_len(cell->text, cell->len);
	const struct pipes_cell rest = { cell->text + label,
					 cell->len - label };

	buf_add_str(out, "# ");
	pipes_add(out, &rest);
	buf_add_str(out, " #\n");
}

/* Cells beyond the header's are left out. */
static void add_row(struct table_batch *b)
{
	const struct table_line *line = &b->at;
	struct pipes p = { line->text, line->text + line->len, false };
	struct pipes_cell cell;
	uint32_t n = 0;

	for (; n < b->table->columns && pipes_next(&p, &cell); n++)
		if (!table_batch_is_plain(cell.text, cell.len))
			add_cell(&b->markdown, &cell);
	b->rows = xgrow(b->rows, &b->cap, b->n + 1, sizeof(*b->rows));
	b->rows[b->n++] = (struct table_batch_row){
		.text = line->text,
		.len = line->len,
		.line = line->line,
		.n_cells = n,
		.header = !b->table->bare && line->off == b->table->header,
	};
}

bool table_batch_next(struct table_batch *b)
{
	buf_clear(&b->markdown);
	b->n = 0;
	if (b->table->begun && !b->at.next)
		table_next_row(b->table, &b->at);
	while (!b->over && b->markdown.len < BATCH_SIZE && b->n < BATCH_ROWS) {
		b->over = !table_next_row(b->table, &b->at);
		if (!b->over)
			add_row(b);
	}
	return b->n > 0;
}

void table_batch_release(struct table_batch *b)
{
	buf_release(&b->markdown);
	free(b->rows);
	*b = (struct table_batch){ 0 };
}
