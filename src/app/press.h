/* SPDX-License-Identifier: MIT */
/* Prints a long document while it is being built, on as many threads as there
 * are processors: its pieces are parsed and set beside each other, and printed
 * in order. */
#ifndef APP_PRESS_H
#define APP_PRESS_H

#include <stdbool.h>
#include <stddef.h>

struct doc;
struct output;

/* Adds to `out` the text of the part's leaves from `first` on. Called from any
 * thread; `with` is what press_run was given. */
typedef void press_set(const void *with, const struct doc *part, size_t first,
		       struct output *out);

/* True if the document has so much left to build that this pays. */
bool press_pays(const struct doc *d);

/* Builds and prints the document, of which nothing has been printed. It is
 * whole after, unless nobody reads any more. */
void press_run(struct doc *d, press_set *set, const void *with,
	       struct output *out);

#endif
