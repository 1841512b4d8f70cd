/* SPDX-License-Identifier: MIT */
/* Keeps hostile Markdown away from the parser. */
#ifndef DOC_GUARD_H
#define DOC_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/* True if parsing might take seconds or more than about a GiB of memory: cmark
 * 0.30 needs time for each nested container at each line and for each open
 * bracket at each link, and memory for each character that is markup. No text
 * that someone wrote comes near it. Linear time. */
bool guard_refuses(const char *body, size_t len);

#endif
