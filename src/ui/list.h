/* SPDX-License-Identifier: MIT */
/* The list of posts: a line each. */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "ui/view.h"

struct roster;

/* How the cells of a line are shared out; 0 = left out. */
struct list_columns {
	int mark;  /* broken, draft */
	int date;  /* 10: 2026-02-13, 5: 02-13 */
	int title; /* what is left */
	int extra; /* tags, else categories, the source, the writer */
};

/* For a list of `cols` cells; gaps of one cell between the columns (and none
 * behind the mark) are already taken off. */
struct list_columns list_columns(int cols);

/* The roster must live longer. */
struct view *list_new(struct roster *s);

/* What stands in the middle where there is no post: lines of sanitised text,
 * copied. */
void list_set_notice(struct view *list, const char *text);

#endif
