/* SPDX-License-Identifier: MIT */
/* A box of entries over the panes: pickers, links, outline, help. Has a cursor,
 * narrows by what is typed, and marks entries. */
#ifndef UI_MENU_H
#define UI_MENU_H

#include "base/arena.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One line: `left` in a column of its own, `text`, and `right` at the edge. All
 * sanitised, one line each; "" = none. */
struct menu_entry {
	const char *left, *text, *right;
	const char *detail; /* lines (\n between them) below the entries while
			     * the cursor is on this one; NULL = none */
	uint16_t face;      /* of `text` */
	size_t id;          /* what it stands for; the maker's business */
	bool marked;        /* chosen, of several */
	size_t key_off;     /* menu's own: where its folded text lies */
};

enum menu_kind {
	MENU_KEYS,   /* keys act; / narrows */
	MENU_PICKER, /* typing narrows at once; entries can be marked */
};

/* An empty menu. Both texts are copied; `hint` stands at its foot. */
struct view *menu_new(enum menu_kind kind, const char *title, const char *hint);

/* Adds an entry; its texts are copied. */
void menu_add(struct view *v, const struct menu_entry *e);

/* Goes on where `old`, which shows the same as it was before, stands: what is
 * typed there, and the row. */
void menu_continue(struct view *v, const struct view *old);

/* What stands where there is no entry; copied. */
void menu_set_notice(struct view *v, const char *text);

/* The box it would like: rows and columns of its content. */
void menu_wants(struct view *v, const struct width_rules *rules, int *rows,
		int *cols);

/* The entry under the cursor, NULL if none is shown. Lives until the next
 * menu_add. */
const struct menu_entry *menu_current(const struct view *v);

/* Puts the cursor on the entry of that id, if it is shown. */
void menu_go(struct view *v, size_t id);

/* All entries, shown or not: i < menu_count. */
size_t menu_count(const struct view *v);
const struct menu_entry *menu_entry(const struct view *v, size_t i);

/* How many entries are shown. */
size_t menu_shown(const struct view *v);

#endif
