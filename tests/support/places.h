/* SPDX-License-Identifier: MIT */
/* What doc.h promises of the places where text comes from. */
#ifndef SUPPORT_PLACES_H
#define SUPPORT_PLACES_H

#include "doc/doc.h"

#include <stddef.h>

/* Letters, digits and all that is not ASCII, in leaves of the body. */
struct places_tally {
	size_t letters, traced; /* traced: in a piece */
};

/* Fails unless each piece is the same in text and body, places grow in reading
 * order, and places in pieces come back. */
void places_check(const struct doc *d, const char *body, size_t len);

/* Adds up the letters of a document. */
void places_count(const struct doc *d, struct places_tally *tally);

#endif
