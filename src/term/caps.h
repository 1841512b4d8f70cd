/* SPDX-License-Identifier: MIT */
/* Strings of the terminal's description (terminfo), for what is written past
 * curses. Curses must have been started. */
#ifndef TERM_CAPS_H
#define TERM_CAPS_H

#include "base/buf.h"

#include <stdbool.h>

/* Whether the terminal has the string capability `name` ("rmcup"). */
bool caps_have(const char *name);

/* Adds the capability with its parameters, of which the unused are 0; nothing
 * if the terminal has none. Padding is left out: no terminal that shows UTF-8
 * needs it. */
void caps_add(struct buf *out, const char *name, int p1, int p2);

#endif
