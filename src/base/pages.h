/* SPDX-License-Identifier: MIT */
/* Memory by the megabyte. The system gives it page by page when it is first
 * touched, which for what is written once and read once costs as much as the
 * writing; so it is asked for large pages, if it has them. */
#ifndef BASE_PAGES_H
#define BASE_PAGES_H

#include <stddef.h>

/* What a large page is, or may be, in bytes. */
enum { PAGES_SIZE = 2 * 1024 * 1024 };

/* Zeroed memory of a multiple of PAGES_SIZE bytes, which begins at a large page
 * of its own; NULL if there is none. */
void *pages_alloc(size_t size);
void pages_free(void *p, size_t size);

/* Says of memory that comes from elsewhere and is about to be filled that it
 * may stand in large pages. */
void pages_hint(void *p, size_t size);

#endif
