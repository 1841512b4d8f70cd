/* SPDX-License-Identifier: MIT */
/* Memory that is always there: these abort when there is none, so that no
 * caller checks. Sizes are bytes; a product that overflows aborts too. */
#ifndef BASE_XALLOC_H
#define BASE_XALLOC_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t size);

/* As xrealloc, for `n` items of `size` bytes. */
void *xreallocarray(void *p, size_t n, size_t size);

/* Ends the program for want of memory. */
_Noreturn void xalloc_fail(void);

char *xstrdup(const char *s);

/* Copies exactly `len` bytes, NUL among them if it is there, and ends them
 * with one more NUL. */
char *xmemdup(const char *s, size_t len);

/* Room for at least `need` items of `size` bytes in the growing array `items`
 * whose capacity is `*cap`. Returns the array, which may have moved. Doubles,
 * so that n pushes cost O(n). */
void *xgrow(void *items, size_t *cap, size_t need, size_t size);

/* From now on the C library keeps some megabytes that have been freed, where it
 * can: whoever makes one document after the other would get the same pages from
 * the system each time, and that costs more than what is done with them. To be
 * called once, at the start. */
void xalloc_keep(void);

/* Gives the system back what has been freed in the midst of what has not, where
 * the C library can. Milliseconds. */
void xalloc_trim(void);

#endif
