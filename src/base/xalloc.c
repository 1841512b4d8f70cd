/* SPDX-License-Identifier: MIT */
#include "base/xalloc.h"

#include "base/pages.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum {
	/* What is free is given back from so many bytes on, */
	KEPT = 32 << 20,
	/* and what is as large alone as this, at once. */
	MAPPED = 1 << 20,
};

_Noreturn void xalloc_fail(void)
{
	fputs("kanbao: out of memory\n", stderr);
	abort();
}

/* There is some, and much of it may stand in large pages. */
static void *known(void *p, size_t size)
{
	if (!p)
		xalloc_fail();
	if (size >= 2 * PAGES_SIZE)
		pages_hint(p, size);
	return p;
}

void *xmalloc(size_t size)
{
	return known(malloc(size ? size : 1), size);
}

void *xcalloc(size_t n, size_t size)
{
	return known(calloc(n ? n : 1, size ? size : 1), n * size);
}

void *xrealloc(void *p, size_t size)
{
	return known(realloc(p, size ? size : 1), size);
}

void *xreallocarray(void *p, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		xalloc_fail();
	return xrealloc(p, n * size);
}

char *xmemdup(const char *s, size_t len)
{
	char *copy = xmalloc(len + 1);

	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *xstrdup(const char *s)
{
	return xmemdup(s, strlen(s));
}

/* What most runs of bytes, and of larger items, have room in at once. */
enum { FIRST_BYTES = 64, FIRST_ITEMS = 8 };

void *xgrow(void *items, size_t *cap, size_t need, size_t size)
{
	if (need <= *cap)
		return items;
	size_t n = *cap ? *cap : size == 1 ? FIRST_BYTES : FIRST_ITEMS;
	while (n < need) {
		if (n > SIZE_MAX / 2)
			xalloc_fail();
		n *= 2;
	}
	*cap = n;
	return xreallocarray(items, n, size);
}

void xalloc_keep(void)
{
#ifdef __GLIBC__
	mallopt(M_TRIM_THRESHOLD, KEPT);
	mallopt(M_MMAP_THRESHOLD, MAPPED);
#endif
}

void xalloc_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
