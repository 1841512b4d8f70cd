/* SPDX-License-Identifier: MIT */
/* The lines of a cell that hang from the mark of an item, TYPESETTING X5. */
#ifndef TYPESET_ITEMS_H
#define TYPESET_ITEMS_H

#include <stddef.h>

enum {
	ITEMS_BREAK = 3,     /* bytes of a hard break */
	ITEMS_HANG_MAX = 16, /* cells */
};

/* Cells of the mark at the begin of a text and of the no-break spaces around
 * it; 0 = there is none. */
int items_hang(const char *text, size_t len);

/* Where the line ends that goes on at byte `from`: before a hard break, or at
 * `end`. */
size_t items_line(const char *text, size_t from, size_t end);

#endif
