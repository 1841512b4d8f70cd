/* SPDX-License-Identifier: MIT */
#include "doc/cut.h"

#include "doc/doc.h"
#include "doc/lines.h"
#include "doc/opener.h"
#include "doc/pipes.h"
#include "doc/table.h"

#include <string.h>

/* True if the line, which begins at the margin below an empty one, ends all
 * lists and quotes above it and goes on with none, nor is it what may be one
 * with something above: footnotes and terms are items, and what stands between
 * tags belongs together. A mark of UTF-8 is one only before a text. */
static bool begins_anew(const char *line, size_t len)
{
	if (!len || strchr(" \t\v\f+:<", *line) ||
	    opener_item(line, len, false) || lines_mark_len(line, len))
		return false;
	return *line != '[' || len < 2 || line[1] != '^';
}

/* True if the row of dashes makes the line above a header. */
static bool is_delimiter(const struct cut *c, const char *line, size_t len)
{
	const struct cut_table *t = &c->table;
	const char *header = c->body + t->header;

	if (!pipes_is_delimiter(line, len))
		return false;
	const size_t columns = pipes_count(line, len, TABLE_COLUMNS_MAX + 1);
	return columns <= TABLE_COLUMNS_MAX &&
	       pipes_count(header, lines_len(header, c->len - t->header),
			   columns + 1) == columns;
}

/* No other block begins with a pipe. */
static bool is_row(const char *line, size_t len)
{
	return len && *line == '|' && pipes_count(line, len, 1);
}

/* Takes note of a line that has been nested. */
static void follow_table(struct cut *c, const char *line, size_t len)
{
	struct cut_table *t = &c->table;
	const bool row = is_row(line, len) && !c->nest.depth &&
			 c->nest.leaf == NEST_PARAGRAPH;

	if (row && t->rows) {
		if (t->cells < DOC_TABLE_CELLS)
			t->cells += pipes_count(line, len, t->columns);
		return;
	}
	const bool header = row && c->nest.first;
	const bool delimiter = row && t->begun && is_delimiter(c, line, len);
	const size_t at = (size_t)(line - c->body);
	if (delimiter) {
		t->columns = pipes_count(line, len, TABLE_COLUMNS_MAX);
		t->cells = t->columns;
		t->rows = at + len;
		t->rows += lines_end_len(line + len, c->len - t->rows);
	} else {
		*t = (struct cut_table){ .header = at, .begun = header };
	}
}

/* A row of the table that is open may begin a piece. */
static bool parts_table(const struct cut *c, const char *line, size_t len)
{
	return is_row(line, len) && c->table.rows && c->at > c->table.rows &&
	       c->table.cells >= DOC_TABLE_CELLS && nest_is_free(&c->nest);
}

/* A block begins there. */
static bool parts_blocks(const struct cut *c, const char *line, size_t len)
{
	return c->empty && begins_anew(line, len) && nest_is_free(&c->nest);
}

void cut_init(struct cut *c, const char *body, size_t len)
{
	*c = (struct cut){ .body = body, .len = len };
	c->at = lines_mark_len(body, len);
}

size_t cut_next(struct cut *c, size_t least)
{
	const size_t from = c->at;

	while (c->len - from > least && c->at < c->len && !c->nest.lost) {
		const char *line = c->body + c->at;
		const size_t left = c->len - c->at;
		const size_t n = lines_len(line, left);
		const bool far = c->at - from >= least && c->at > from;
		c->in_table = far && parts_table(c, line, n);
		if (c->in_table || (far && parts_blocks(c, line, n)))
			return c->at;
		nest_line(&c->nest, line, n);
		c->empty = opener_blanks(line, n) == n;
		follow_table(c, line, n);
		c->at += n + lines_end_len(line + n, left - n);
	}
	c->in_table = false;
	c->at = c->len;
	return c->len;
}
