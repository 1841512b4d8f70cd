/* SPDX-License-Identifier: MIT */
/* What is asked of the reader of the screen - a menu, a line, yes or no - and
 * what happens with the answer. */
#ifndef UI_ASKING_H
#define UI_ASKING_H

#include "archive/post.h"
#include "ui/ui.h"

void asking_value(struct ui *ui, enum facet f);
void asking_filter(struct ui *ui);
void asking_search(struct ui *ui, bool backwards);

/* Goes to the next match of the last search, or against its direction. */
void asking_search_on(struct ui *ui, bool against);
void asking_link(struct ui *ui);

/* Accepts the open prompt or else the open menu, whose entry may be given by
 * number (0 = the one under its cursor). */
enum ui_request asking_accept(struct ui *ui, long number);

/* Closes the open prompt or else the open menu. */
void asking_cancel(struct ui *ui);

/* After a character was typed: a question may be answered by it. */
enum ui_request asking_typed(struct ui *ui);

/* Counts what the filter line being typed would match, for so many
 * microseconds. True if there is more to count. */
bool asking_probe(struct ui *ui, long budget);

#endif
