/* SPDX-License-Identifier: MIT */
/* Which characters leave nothing on the paper, and which of them matter to
 * the layout all the same. */
#ifndef TYPESET_INK_H
#define TYPESET_INK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* White space of any width that begins or ends no line: general category Zs
 * but for the glue below. */
bool ink_is_space(uint32_t cp);

/* Spaces that glue both neighbours, M4. */
bool ink_is_glue(uint32_t cp);

/* Controls that no rule sees: C0, C1, bidi (TYPESETTING M6). */
bool ink_is_ignored(uint32_t cp);

/* Invisible characters that say where a line may end (ZWSP, soft hyphen, hard
 * breaks): read by the rules, then left out, because terminals differ in what
 * they print for them. The word joiner is the author's and stays (M4). */
bool ink_is_silent(uint32_t cp);

/* True if nothing of the text would be seen, were it set. */
bool ink_is_blank(const char *text, size_t len);

#endif
