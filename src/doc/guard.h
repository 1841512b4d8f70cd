/* SPDX-License-Identifier: MIT */
/* Keeps hostile Markdown away from the parser. */
#ifndef DOC_GUARD_H
#define DOC_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/* True if parsing might take seconds or hundreds of megabytes of memory: cmark
 * 0.30 needs time for each nested container at each line and for each open
 * bracket at each link, and memory for each character that is markup; and the
 * document some for each block, of which the text, a piece of a body of `all`
 * bytes, may be nearly nothing but the marks. No text that someone wrote comes
 * near it. Linear time. */
bool guard_refuses(const char *text, size_t len, size_t all);

#endif
