/* SPDX-License-Identifier: MIT */
/* The last row as a question: a line to type, or yes or no. */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "ui/view.h"

enum prompt_kind {
	PROMPT_FILTER,
	PROMPT_SEARCH,
	PROMPT_SEARCH_BACK,
	PROMPT_LINK,   /* a number */
	PROMPT_CONFIRM /* yes or no; prompt_yes has the answer */
};

/* `label` stands before the text, `text` is there to be edited; both are
 * sanitised and copied. Its rectangle is one row. */
struct view *prompt_new(enum prompt_kind kind, const char *label,
			const char *text);

enum prompt_kind prompt_kind(const struct view *v);
const char *prompt_text(const struct view *v);

/* Grows with each change of the text. */
unsigned prompt_version(const struct view *v);

/* What stands at the right of the row, such as a count; copied. */
void prompt_set_note(struct view *v, const char *note);

/* An error, in a row of its own above; "" = none. Goes with the next change of
 * the text. `off` is the byte of the text the cursor goes to. */
void prompt_set_error(struct view *v, const char *text, size_t off);

/* For PROMPT_CONFIRM: something has been typed; and it was yes. */
bool prompt_answered(const struct view *v);
bool prompt_yes(const struct view *v);

#endif
