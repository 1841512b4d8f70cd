/* SPDX-License-Identifier: MIT */
/* CriticMarkup, in which texts are revised: {++ added ++}, {-- deleted --},
 * {~~ old ~> new ~~}, {== marked ==}, {>> comment <<}. */
#ifndef DOC_CRITIC_H
#define DOC_CRITIC_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of what opens and closes one, and of what parts old from new. */
enum { CRITIC_MARK = 3, CRITIC_ARROW = 2 };

struct critic {
	size_t text, arrow, end; /* where they begin; arrow 0 = none is there */
	/* HTML in place of what opens, parts and closes it */
	const char *before, *between, *behind;
};

/* Whether one begins at the brace. `*endless` holds bits of the kinds that
 * nothing ends further on; 0 at the start of a text. */
bool critic_at(const char *s, size_t len, unsigned *endless, struct critic *c);

#endif
