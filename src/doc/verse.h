/* SPDX-License-Identifier: MIT */
/* Pandoc's line blocks: each line begins with a bar and stands as it is. */
#ifndef DOC_VERSE_H
#define DOC_VERSE_H

#include <stddef.h>

/* Where those lines end, two at least, the first of which begins at byte `off`
 * of the text; or 0. A table they may not be: only one bar is in each. */
size_t verse_end(const char *text, size_t len, size_t off);

#endif
