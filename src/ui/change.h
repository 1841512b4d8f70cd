/* SPDX-License-Identifier: MIT */
/* Where a place has gone when a text was changed. */
#ifndef UI_CHANGE_H
#define UI_CHANGE_H

#include "archive/slice.h"

/* The byte of the new text that byte `place` of the old one has become. Before
 * the first change and behind the last it is the same byte; between them it is
 * where the line goes on as before for some words, if it does anywhere, else
 * where the place was, but not behind the last change. Linear time. */
size_t change_map(struct slice from, struct slice to, size_t place);

#endif
