/* SPDX-License-Identifier: MIT */
/* What the programs of this folder have agreed on. */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

enum { PICTURE_ROWS = 40, PICTURE_COLS = 100 };

/* Rows that hold a text and its borders; the one below tells the state. */
enum { PICTURE_TEXTS = PICTURE_ROWS - 1 };

/* Columns of the borders. Left of each the row's text stands as often as it
 * goes, once from its start and once from another place. */
enum { PICTURE_BORDER = 48, PICTURE_EDGE = PICTURE_COLS - 1 };

/* Hard texts; NULL from the end of the list on. */
const char *picture_text(unsigned i);

#endif
