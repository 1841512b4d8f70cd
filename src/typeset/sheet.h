/* SPDX-License-Identifier: MIT */
/* The lines of one leaf while they are being set: text goes in piece by piece
 * and comes out as runs of one style. */
#ifndef TYPESET_SHEET_H
#define TYPESET_SHEET_H

#include "typeset/layout.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct block;
struct picture_cell;
struct prefix;

/* A zeroed struct is empty; memory is kept from one leaf to the next. */
struct sheet {
	const struct block *block;
	const struct prefix *prefix;
	struct run *runs;
	size_t n_runs, runs_cap;
	struct line *lines;
	size_t n_lines, lines_cap;
	const struct span
		*spans; /* the block's, unless the setter has others */
	uint32_t n_spans;
	uint32_t span; /* the first that does not end before here */
	bool started;  /* the first line has been opened */
};

void sheet_begin(struct sheet *s, const struct block *block,
		 const struct prefix *prefix);
void sheet_release(struct sheet *s);

/* The blank line above the leaf. */
void sheet_blank(struct sheet *s);

/* Opens a line that begins at byte `off` of the leaf's text, with the prefix
 * on it. */
void sheet_open(struct sheet *s, uint32_t off);

/* Of the `len` bytes of the leaf's text from `off` those alike in style and
 * link. */
uint32_t sheet_room(struct sheet *s, uint32_t off, uint32_t len);

/* Adds clusters of the leaf's text, alike in style: byte `off` of it is shown
 * as `text`, which outlives the lines. What is side by side becomes one run.
 * Offsets never go back within a leaf. */
void sheet_text(struct sheet *s, const char *text, uint32_t len, int cols,
		uint32_t off);

/* Adds what is not the author's, in the style of byte `off`. */
void sheet_added(struct sheet *s, const char *text, uint32_t len, int cols,
		 uint32_t off);

/* Adds a space that the author did not write between bytes `before` and `off`,
 * in what style they share. */
void sheet_gap(struct sheet *s, uint32_t before, uint32_t off);

/* Cells of the prefix of all lines but the first. */
int sheet_indent(const struct sheet *s);

/* Makes the line one of a picture, of so many cells behind the prefix; they
 * outlive the lines. */
void sheet_picture(struct sheet *s, const struct picture_cell *cells, int cols);

/* Ends the line behind byte `end`, dropping spaces at its end. */
void sheet_close(struct sheet *s, uint32_t end);

/* Adds runs that another sheet of the same leaf has made. */
void sheet_runs(struct sheet *s, const struct run *runs, uint32_t n);

/* Makes the lines of the leaf scroll sideways if one, or those of `reach` cells
 * that scroll with them, are wider than `width`; their prefix stays. */
void sheet_scroll(struct sheet *s, int width, int reach);

/* The lines, in the arena. */
struct line *sheet_finish(struct sheet *s, struct arena *a);

#endif
