/* SPDX-License-Identifier: MIT */
/* How text that stands higher or lower is shown in one line of cells. */
#ifndef DOC_SCRIPTS_H
#define DOC_SCRIPTS_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Adds what is shown for the `len` bytes of the text from `off` on, which stand
 * lower or higher: ₂ for the "2" of H₂O, "^(qq)" and "^中" where there are no
 * such letters, "(Ford)" for words behind a CJK one. False, with nothing added,
 * for what can do without: it stays as it is, as [1] does. */
bool scripts_show(struct buf *out, const char *text, size_t off, size_t len,
		  bool super);

/* The text ends with a raised digit and the next begins with one, so that they
 * would be one number. SCRIPTS_GAP between them lets no line end there. */
#define SCRIPTS_GAP "\u00A0"
bool scripts_join(const struct buf *text, const struct buf *next);

/* Pandoc's H~2~O and x^2^, and Typora's ^[1]^: bytes of the script that `mark`,
 * ~ or ^, at byte `off` of the text begins, both marks included, or 0 if it
 * begins none. `behind`: another one ends there. Ranges (3~5), powers without
 * an end (2^10) and faces (^o^) are none. */
size_t scripts_find(const char *text, size_t len, size_t off, char mark,
		    bool behind);

#endif
