/* SPDX-License-Identifier: MIT */
/* The box with what a program has printed. */
#ifndef UI_PRINTOUT_H
#define UI_PRINTOUT_H

#include "ui/view.h"

#include <stddef.h>

/* Lines of a raw text, sanitised here; the cursor is on the last. The last of
 * lines that a program writes over each other counts. */
struct view *printout_new(const char *title, const char *text, size_t len);

#endif
