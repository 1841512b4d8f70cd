/* SPDX-License-Identifier: MIT */
/* Takes a trace's cursor past Markdown that shows nothing. Where it doesn't
 * stand at such markup, it stays. */
#ifndef DOC_MARKUP_H
#define DOC_MARKUP_H

#include <stddef.h>

struct trace;

/* At most `n` characters of `set`. */
void markup_skip(struct trace *t, const char *set, size_t n);

/* The #s of a heading. */
void markup_skip_heading(struct trace *t);

/* The text, if it stands there. */
void markup_skip_text(struct trace *t, const char *s, size_t len);

/* A footnote that stands in the text, `^[…]`. */
void markup_skip_inline_note(struct trace *t);

/* The label of a footnote, `[^x]:`, with which the cursor's line begins, and
 * the blanks behind. */
void markup_skip_note(struct trace *t);

/* The colon of a definition, with which its line begins. */
void markup_skip_term(struct trace *t);

/* What opens a code span: returns how many backticks; and what closes it. */
size_t markup_open_code(struct trace *t);
void markup_close_code(struct trace *t, size_t backticks);

/* What stands behind the text of a link or image: `](url "title")`, `][label]`,
 * or the end of an autolink. */
void markup_close_link(struct trace *t);

/* Goes to a tag or comment that the parser gives as `tag`; returns the byte of
 * the body behind it, the cursor's if it isn't found. */
size_t markup_find_tag(struct trace *t, const char *tag, size_t len);

/* Goes to the end of the line, and from there to the next one's text. */
void markup_end_line(struct trace *t);
void markup_next_line(struct trace *t);

#endif
