/* SPDX-License-Identifier: MIT */
/* A page of a document: what of it is seen, and moving through it. */
#ifndef UI_PAGER_H
#define UI_PAGER_H

#include "typeset/layout.h"

#include <stdbool.h>
#include <stdint.h>

struct doc;

/* Read the fields; set `options` before the first use. */
struct pager {
	struct layout_options options; /* width: that of `layout` */
	const struct doc *doc;         /* NULL = nothing to show */
	struct layout *layout;         /* NULL = not set yet */
	int rows;
	struct spot top; /* right while there is a layout */
	int shift;       /* cells: what is too wide is seen from there on */
	/* The first word of the top line, as it was when the page last moved:
	 * stays through any number of size changes. */
	uint32_t leaf, off;
};

void pager_release(struct pager *p);

/* Goes to the start of another document, said to be in `lang`, which must live
 * until the next. */
void pager_set_doc(struct pager *p, const struct doc *d, enum lang lang);

/* Sets the text by other rules of width, at the same place. */
void pager_set_rules(struct pager *p, const struct width_rules *rules);

/* Sets the document for a page of this size, unless that is done. False if
 * there is nothing to show; then nothing below may be called. */
bool pager_ready(struct pager *p, int rows, int width);

/* Takes in what the document has got more. */
void pager_grow(struct pager *p);

/* True if so many lines are below the top one. */
bool pager_reaches(struct pager *p, long lines);

/* Moves the page, but down no farther than to the last one; where a heading
 * has been brought to the top the page may stand below that already. */
void pager_scroll(struct pager *p, long lines);

/* The same by pages: no line is passed unseen, as one could be that the header
 * of a table covers. */
void pager_page(struct pager *p, long lines);

/* Rows at the top of the page that show the header of the table being read,
 * which begins at `*header`, in place of what stands there; 0 = none does. */
int pager_header(struct pager *p, struct spot *header);

/* Puts the line with this byte of the leaf at the top, or just below the header
 * of its table. Before a layout is
 * there, it will be there. */
void pager_go(struct pager *p, uint32_t leaf, uint32_t off);

/* To the start or, with a count, to the line of that number. */
void pager_first(struct pager *p, long count);

/* To the last page or, with a count, to the line of that number. */
void pager_last(struct pager *p, long count);

/* So many headings on or back; before the first is the start. */
void pager_next_section(struct pager *p, long count);
void pager_prev_section(struct pager *p, long count);

/* True if the line with this byte of the leaf is on the page. */
bool pager_shows(struct pager *p, uint32_t leaf, uint32_t off);

/* Brings that line on the page, if it isn't, a third below its top. */
void pager_show(struct pager *p, uint32_t leaf, uint32_t off);

/* Moves what is wider than the page by so many cells to the left, at most to
 * its right edge; negative = back. False if nothing on the page is wider. */
bool pager_shift(struct pager *p, long cols);

/* Brings the bytes [off, end) of a leaf on a line of the page into sight
 * sideways. */
void pager_reveal(struct pager *p, uint32_t leaf, uint32_t off, uint32_t end);

/* Takes in pictures that have come; what is at the top stays there. */
void pager_retry_pictures(struct pager *p);

/* Whether lines of code may be wider than the page, `options.scroll`; at the
 * same place. */
void pager_set_scroll(struct pager *p, bool scroll);

/* 0-100: how much of the text is above the page's end. */
int pager_percent(struct pager *p);

#endif
