/* SPDX-License-Identifier: MIT */
/* What stands between two words of HTML. It is written only when the next word
 * comes, so that none is left at an end. */
#ifndef DOC_HTML_GAP_H
#define DOC_HTML_GAP_H

#include <stdint.h>

struct writer;

enum html_gap_kind { /* weakest first */
		     GAP_NONE,
		     GAP_SPACE,
		     GAP_NEWLINE,
		     GAP_CELL,
		     GAP_BREAK,
		     GAP_BREAKS
};

/* Zeroed it is none. */
struct html_gap {
	enum html_gap_kind kind;
	uint16_t style; /* where it began */
};

/* Makes it at least this one. */
void html_gap_widen(struct html_gap *gap, const struct writer *w,
		    enum html_gap_kind kind);

/* Ends it with a line; the second of two leaves a line empty. */
void html_gap_break(struct html_gap *gap, const struct writer *w);

/* Writes it, with only the styles of both its sides. */
void html_gap_write(const struct html_gap *gap, struct writer *w);

#endif
