/* SPDX-License-Identifier: MIT */
/* Finds the text of a leaf again in the source of its block. */
#ifndef DOC_ALIGN_H
#define DOC_ALIGN_H

#include <stddef.h>

struct trace;

/* Notes which bytes of `text`, which has become the leaf's text from `off` on,
 * stand at the cursor or behind it, and moves that behind them. References,
 * escapes and what the sanitiser took away are gaps. Text that can't be found
 * again is a gap too. */
void align_text(struct trace *t, const char *text, size_t len, size_t off);

#endif
