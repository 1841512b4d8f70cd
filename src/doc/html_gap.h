/* SPDX-License-Identifier: MIT */
/* What stands between two words of HTML. It is written only when the next word
 * comes, so that none is left at an end. */
#ifndef DOC_HTML_GAP_H
#define DOC_HTML_GAP_H

#include <stddef.h>
#include <stdint.h>

struct buf;
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

/* The gap that the blanks at the start of the text are: with a line end among
 * them a newline, for which the typesetter knows whether it is a space. `*len`
 * becomes their bytes. */
enum html_gap_kind html_gap_at(const char *s, size_t *len);

/* Bytes of the word at the start of the text. */
size_t html_gap_before(const char *s, size_t len);

/* Adds the words of the text, which begins with one, and the gaps between them.
 * Returns the bytes of it, to the end of a word: the last one, or one with a
 * semicolon there, for a carriage return that a reference stands for would be
 * one line end with the gap. */
size_t html_gap_join(struct buf *out, const char *s, size_t len);

#endif
