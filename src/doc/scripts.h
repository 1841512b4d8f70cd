/* SPDX-License-Identifier: MIT */
/* How text that stands higher or lower is shown in one line of cells. */
#ifndef DOC_SCRIPTS_H
#define DOC_SCRIPTS_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Adds what is shown for the `len` bytes of the text from `off` on, which stand
 * lower or higher: ₂ for the "2" of H₂O, "^(qq)" where there are no such
 * letters, "(Ford)" for words behind a CJK one. False, with nothing added, for
 * text that is neither: it stays as it is. */
bool scripts_show(struct buf *out, const char *text, size_t off, size_t len,
		  bool super);

/* Pandoc's H~2~O and x^2^: bytes of the script that `mark`, ~ or ^, at byte
 * `off` of the text begins, both marks included, or 0 if it begins none. Ranges
 * (3~5), powers without an end (2^10) and faces (^o^) are none. */
size_t scripts_find(const char *text, size_t len, size_t off, char mark);

#endif
