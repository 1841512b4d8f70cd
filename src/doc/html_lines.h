/* SPDX-License-Identifier: MIT */
/* Blocks of HTML where there can be none, in the cell of a table or in running
 * text: each stands on lines of its own, items behind their marks. */
#ifndef DOC_HTML_LINES_H
#define DOC_HTML_LINES_H

#include "doc/html.h"
#include "doc/html_gap.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct writer;

enum { HTML_LINES_DEPTH = 6 }; /* lists nested deeper count as so deep */

/* What is open in the cell or leaf. A zeroed struct is nothing. */
struct html_lines {
	int depth; /* of lists */
	struct {
		bool ordered;
		uint32_t number; /* of the next item */
	} lists[HTML_LINES_DEPTH];
	bool mark_due;  /* an item has begun */
	bool arrow_due; /* so has a summary */
	bool paragraph; /* one has just ended */
	bool code;
	bool code_begins; /* nothing of it has come yet */
	int blanks;       /* in code, before the next word */
};

/* True if such an element is a block for which this module is. */
bool html_lines_takes(enum html_role role);

/* Notes the tag of one, and begins or ends its style. Returns what is to stand
 * before the next word. */
enum html_gap_kind html_lines_tag(struct html_lines *l, struct writer *w,
				  const struct html_token *token);

/* The same; widens a gap that comes before the style. */
void html_lines_widen(struct html_lines *l, struct writer *w,
		      const struct html_token *token, struct html_gap *gap);

/* Writes what stands at the beginning of a line: the mark of the item, or the
 * room beside it. */
void html_lines_begin(struct html_lines *l, struct writer *w);

/* Takes a blank in code; true if it ends a line. */
bool html_lines_code_blank(struct html_lines *l, char blank);

/* Before a word: writes the blanks before it in code, as such that stay. */
void html_lines_blanks(struct html_lines *l, struct writer *w);

#endif
