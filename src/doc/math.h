/* SPDX-License-Identifier: MIT */
/* Where formulas of TeX stand in Markdown: between $ and $ by Pandoc's rule, so
 * that money stays text, $$ and $$, \( and \), \[ and \], or \begin and \end. */
#ifndef DOC_MATH_H
#define DOC_MATH_H

#include <stdbool.h>
#include <stddef.h>

/* Slices of the text. */
struct math {
	size_t len;      /* bytes of all of it */
	const char *tex; /* without the delimiters */
	size_t tex_len;
	bool display;
	bool blanks; /* blank lines may stand in it */
};

/* What closes is searched for once; start with { .text = t, .len = n }. */
enum { MATH_ENDS = 5 };
struct math_scan {
	const char *text;
	size_t len;
	size_t ends[MATH_ENDS]; /* of each form: 0 = not searched yet */
	size_t done;            /* a formula between $ and $ ends here */
	size_t words_end; /* no TeX up to here, from where it was looked for */
	size_t blank;     /* a line that was found to be blank starts here */
};

/* Whether a formula begins at byte `off`, a $ or backslash, and ends before
 * byte `end`. Offsets grow from call to call. */
bool math_at(struct math_scan *scan, size_t off, size_t end, struct math *m);

/* Whether a formula on lines of its own begins at byte `off`, the first of a
 * line that is no blank. `m->len` ends with a line. */
bool math_block_at(struct math_scan *scan, size_t off, struct math *m);

/* A line of the text, but not its first, is blank. */
bool math_has_blank_line(const char *s, size_t len);

/* The info string of a fence says that it holds a formula. */
bool math_is_info(const char *info);

#endif
