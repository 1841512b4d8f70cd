/* SPDX-License-Identifier: MIT */
/* Tables that are drawn with characters, as Pandoc has them. To CommonMark they
 * are paragraphs and rules; here they are found, to be left as they are. */
#ifndef DOC_DRAWN_TABLE_H
#define DOC_DRAWN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether one of columns may be in the text. Linear time, as all of these. */
bool drawn_table_columns_may_be_in(const char *text, size_t len);

/* The end of the last line of a table of `+---+` and `|` whose first line's
 * text is at byte `off`; 0 if none is there. */
size_t drawn_table_grid(const char *text, size_t len, size_t off);

/* The same of a table of columns below groups of dashes, which begin in the
 * line at `dashes`; `header` is the line before it, or itself if there is no
 * header: then dashes stand below as well. */
size_t drawn_table_columns(const char *text, size_t len, size_t header,
			   size_t dashes);

#endif
