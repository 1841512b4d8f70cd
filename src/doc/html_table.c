/* SPDX-License-Identifier: MIT */
#include "doc/html_table.h"

#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/html_lines.h"
#include "doc/table.h"
#include "doc/writer.h"

#include <stdlib.h>
#include <string.h>

/* A larger table is taken for its text. Bytes. */
enum { SIZE_MAX_TABLE = 4 << 20 };

enum { SPAN_MAX = 1000 };

/* What the attribute says, from 1 on. */
static uint32_t span_of(const struct html_token *token, const char *name)
{
	struct buf value = { 0 };
	long n = 1;

	if (html_attr(token, name, &value))
		n = strtol(buf_str(&value), NULL, 10);
	buf_release(&value);
	return n < 1 ? 1 : n > SPAN_MAX ? SPAN_MAX : (uint32_t)n;
}

static enum align align_of(const struct html_token *token)
{
	static const struct {
		const char *name;
		enum align align;
	} sides[] = {
		{ "left", ALIGN_LEFT },
		{ "center", ALIGN_CENTER },
		{ "right", ALIGN_RIGHT },
	};
	struct buf value = { 0 };
	enum align align = ALIGN_NONE;

	if (!html_attr(token, "align", &value))
		html_attr(token, "style", &value);
	const char *said = strstr(buf_str(&value), "text-align");
	said = said ? said + strcspn(said, ":") : buf_str(&value);
	said += strspn(said, ": \t");
	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
		if (!strncmp(said, sides[i].name, strlen(sides[i].name)))
			align = sides[i].align;
	buf_release(&value);
	return align;
}

/* Beyond these a table is rather the frame of a page. Bytes of text in a cell,
 * and in one with blocks; bytes of a line of code, and lines. */
enum {
	CELL_MAX = 4096,
	CELL_BLOCKS_MAX = 2048,
	CODE_COLS = 60,
	CODE_LINES = 40
};

struct survey {
	uint32_t columns, column, rows, cells;
	bool in_cell, code;
	bool blocks;        /* in any cell */
	bool has_block;     /* the cell has */
	size_t cell;        /* bytes of its text */
	size_t line, lines; /* bytes of the last line of code; how many */
};

static void begin_cell(struct survey *s, const struct html_token *token)
{
	s->in_cell = true;
	s->code = s->has_block = false;
	s->cell = s->line = s->lines = 0;
	s->column += span_of(token, "colspan");
	s->cells++;
	if (s->column > s->columns)
		s->columns = s->column;
}

/* False if it can't be in a cell, or anywhere in a table. A paragraph makes no
 * block of a cell. */
static bool note_block(struct survey *s, const struct html_token *token)
{
	const enum html_role role = (enum html_role)token->element->role;

	if (role == HTML_TABLE)
		return false;
	if (!html_lines_takes(role) || role == HTML_BLOCK ||
	    role == HTML_CAPTION)
		return true;
	if (role == HTML_PRE)
		s->code = token->kind == HTML_OPEN;
	s->blocks = s->has_block = true;
	return s->in_cell;
}

/* False if the tag is nothing for a table. */
static bool look_at_tag(struct survey *s, const struct html_token *token)
{
	const enum html_role role = (enum html_role)token->element->role;

	if (role == HTML_ROW) {
		s->in_cell = false;
		s->column = 0;
		s->rows += token->kind == HTML_OPEN;
	} else if (role == HTML_CELL && token->kind == HTML_OPEN) {
		begin_cell(s, token);
	}
	if (role == HTML_CELL && s->rows < 2 && html_table_is_gutter(token))
		return false;
	return note_block(s, token) && s->columns <= TABLE_COLUMNS_MAX;
}

static bool look_at_text(struct survey *s, const struct html_token *token)
{
	for (size_t i = 0; s->code && i < token->len; i++) {
		const bool lf = token->text[i] == '\n';
		s->line = lf ? 0 : s->line + 1;
		s->lines += lf;
		if (s->line > CODE_COLS || s->lines > CODE_LINES)
			return false;
	}
	s->cell += token->len;
	return s->cell <= (s->has_block ? CELL_BLOCKS_MAX : CELL_MAX);
}

/* A single column of blocks is a frame around them. */
static bool is_table(const struct survey *s)
{
	return s->cells >= 2 && (!s->blocks || s->columns >= 2);
}

bool html_table_begin(struct html_table *t, struct html_scan scan)
{
	struct survey s = { 0 };
	struct html_token token;
	const char *const from = scan.at;

	*t = (struct html_table){ 0 };
	while (html_next(&scan, &token) && scan.at - from < SIZE_MAX_TABLE) {
		const bool tag =
			token.kind == HTML_OPEN || token.kind == HTML_CLOSE;
		if (tag && token.kind == HTML_CLOSE &&
		    token.element->role == HTML_TABLE) {
			if (!is_table(&s))
				return false;
			t->columns = s.columns;
			t->covered = xcalloc(s.columns, sizeof(*t->covered));
			return true;
		}
		if (tag && !look_at_tag(&s, &token))
			return false;
		if (token.kind == HTML_TEXT && !look_at_text(&s, &token))
			return false;
	}
	return false;
}

static void end_row(struct html_table *t, struct writer *w)
{
	if (!w->leaf)
		return;
	if (w->leaf->kind == BLOCK_ROW) {
		w->leaf->header = !t->body && (t->head || !t->data);
		t->body |= !w->leaf->header;
	}
	writer_end(w);
}

void html_table_row(struct html_table *t, struct writer *w)
{
	end_row(t, w);
	t->column = 0;
	t->data = false;
}

static void begin_row(struct html_table *t, struct writer *w, uint32_t line)
{
	if (!t->open) {
		struct block *table = writer_open(w, BLOCK_TABLE, line);
		if (table)
			table->n_cells = t->columns;
		t->open = true;
	}
	writer_begin(w, BLOCK_ROW, line);
}

/* Cells of the rows above may reach down to here. */
static void pass_covered(struct html_table *t, struct writer *w)
{
	while (t->column < t->columns && t->covered[t->column]) {
		t->covered[t->column++]--;
		writer_cell(w, ALIGN_NONE, 1);
	}
}

void html_table_cell(struct html_table *t, struct writer *w,
		     const struct html_token *token, uint32_t line)
{
	if (w->leaf && w->leaf->kind != BLOCK_ROW)
		writer_end(w);
	if (!w->leaf)
		begin_row(t, w, line);
	pass_covered(t, w);
	const uint32_t left = t->columns - t->column;
	uint32_t columns = span_of(token, "colspan");
	const uint32_t rows = span_of(token, "rowspan");
	if (!left)
		return; /* its text goes to the last cell */
	columns = columns < left ? columns : left;
	writer_cell(w, align_of(token), (uint16_t)columns);
	for (uint32_t i = 0; i < columns; i++)
		t->covered[t->column++] = rows - 1;
	t->data |= strcmp(token->element->name, "th") != 0;
}

bool html_table_is_gutter(const struct html_token *token)
{
	static const char *const names[] = { "gutter", "lineno", "line-num" };
	struct buf value = { 0 };
	bool is = false;

	if (token->kind == HTML_OPEN)
		html_attr(token, "class", &value);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		is |= value.len && strstr(buf_str(&value), names[i]);
	buf_release(&value);
	return is;
}

void html_table_end(struct html_table *t, struct writer *w)
{
	end_row(t, w);
	if (t->open)
		writer_close(w);
	free(t->covered);
	*t = (struct html_table){ 0 };
}
