/* SPDX-License-Identifier: MIT */
/* The posts that a command is about: read from the places, filtered by the
 * options, in the order that was asked for. */
#ifndef APP_SELECTION_H
#define APP_SELECTION_H

#include "app/options.h"
#include "app/places.h"
#include "archive/archive.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct filter;
struct loader;

/* Read the fields. */
struct selection {
	struct archive *archive;
	struct post **posts;
	size_t n;
	bool filtered;         /* a filter was given */
	struct loader *loader; /* NULL = nothing was read from places */
};

/* Reads everything; waits until it is done. `locale` is the reader's, as in
 * LANG; of texts in several languages it chooses one. `cache` is the cache
 * folder, where a catalogue may be, or NULL. False with the reason if standard
 * input can't be read; in any case selection_release. */
bool selection_load(struct selection *s, const struct options *o,
		    const struct filter *filter, const struct places *places,
		    const char *cache, const char *locale, struct err *err);
void selection_release(struct selection *s);

/* True if somebody has taken from the catalogue while it was in use: what has
 * been printed may lack texts. */
bool selection_is_cut(const struct selection *s);

#endif
