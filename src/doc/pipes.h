/* SPDX-License-Identifier: MIT */
/* One line of a pipe table, as GFM has it ("Tables (extension)"). Only the
 * ASCII pipe parts cells, and none behind a backslash. */
#ifndef DOC_PIPES_H
#define DOC_PIPES_H

#include "base/buf.h"
#include "doc/doc.h"

#include <stdbool.h>
#include <stddef.h>

/* A cell without the blanks at its edges; its pipes are still escaped. */
struct pipes_cell {
	const char *text;
	size_t len;
};

/* Start with { line, line + len }, of a line without blanks at its start and
 * without its end. */
struct pipes {
	const char *at, *end;
	bool begun;
};

/* The next cell; false behind the last. */
bool pipes_next(struct pipes *p, struct pipes_cell *cell);

/* The cells of the line, counted up to `most`; 0 = it is no row. */
size_t pipes_count(const char *line, size_t len, size_t most);

/* True for a row of dashes with colons at their ends, which makes the line
 * above a table's header. */
bool pipes_is_delimiter(const char *line, size_t len);

/* What a cell of such a row says. */
enum align pipes_align(const struct pipes_cell *cell);

/* Adds the cell's Markdown, without the backslashes before its pipes. */
void pipes_add(struct buf *out, const struct pipes_cell *cell);

#endif
