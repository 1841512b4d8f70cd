/* SPDX-License-Identifier: MIT */
/* One line of text being typed. Moves and erases by grapheme cluster. */
#ifndef UI_FIELD_H
#define UI_FIELD_H

#include "base/buf.h"
#include "ui/action.h"
#include "ui/canvas.h"

#include <stdbool.h>
#include <stdint.h>

enum { FIELD_MAX = 4000 }; /* bytes; what is typed beyond is dropped */

/* Zeroed = empty. Read the fields, change them through the calls. */
struct field {
	struct buf text; /* sanitised */
	size_t at;       /* byte before which the cursor stands */
};

void field_release(struct field *f);

/* Replaces the text, which must be sanitised; the cursor stands at its end. */
void field_set(struct field *f, const char *text);

/* Puts the cursor before the cluster that holds byte `off`. */
void field_go(struct field *f, size_t off);

/* Inserts a character before the cursor; one that may not be shown is
 * dropped. Returns whether the text changed. */
bool field_type(struct field *f, uint32_t cp);

/* LEFT to ERASE_LINE of action.h; false for any other. `*changed` says
 * whether the text did. */
bool field_act(struct field *f, enum action a, bool *changed);

/* Draws the part around the cursor in `cols` cells of a row. Returns the
 * column of the cursor, which is below col + cols. */
int field_draw(const struct field *f, struct canvas *c, int row, int col,
	       int cols, uint16_t face);

#endif
