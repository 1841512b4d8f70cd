/* SPDX-License-Identifier: MIT */
/* How the lines of Markdown begin that open or end a block, as CommonMark 0.30
 * has it. Every text is one line without its end, from its first character
 * that is no blank, which stands at most three columns in. */
#ifndef DOC_OPENER_H
#define DOC_OPENER_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of blanks (space, tab) at the start. */
size_t opener_blanks(const char *s, size_t len);

/* "# " to "###### ". */
bool opener_heading(const char *s, size_t len);

/* Length of the fence that opens a block of code, else 0. */
size_t opener_fence(const char *s, size_t len);

/* True if the line ends the code behind a fence of `size` times `c`. */
bool opener_fence_ends(const char *s, size_t len, char c, size_t size);

/* Which of the standard's start conditions 1 to 7 of HTML blocks it is, else 0.
 * From the sixth on a blank line ends the block; the last holds only where no
 * paragraph goes on. */
enum { OPENER_HTML_BLANK = 6, OPENER_HTML_ALONE = 7 };
int opener_html(const char *s, size_t len);

/* True if the line has the end of such a block of kind 1 to 5. */
bool opener_html_ends(const char *s, size_t len, int kind);

/* "---" and "===" below a paragraph. */
bool opener_underline(const char *s, size_t len);

/* A thematic break. */
bool opener_rule(const char *s, size_t len);

/* How many bytes there are at none of which one begins, 1 or more; 0 if the
 * line is one. */
size_t opener_no_rule(const char *s, size_t len);

/* Bytes of the marker of a list item, else 0. `in_paragraph` = it would have to
 * interrupt one. */
size_t opener_item(const char *s, size_t len, bool in_paragraph);

#endif
