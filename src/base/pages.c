/* SPDX-License-Identifier: MIT */
#include "base/pages.h"

#include <assert.h>
#include <stdint.h>
#include <sys/mman.h>

/* Bytes up to the next large page. */
static size_t gap(const char *p)
{
	return (size_t)(-(uintptr_t)p % PAGES_SIZE);
}

void pages_hint(void *p, size_t size)
{
#ifdef MADV_HUGEPAGE
	char *from = (char *)p + gap(p);
	char *const end = (char *)p + size;

	if (end - from >= PAGES_SIZE)
		madvise(from, (size_t)(end - from) / PAGES_SIZE * PAGES_SIZE,
			MADV_HUGEPAGE);
#else
	(void)p;
	(void)size;
#endif
}

void *pages_alloc(size_t size)
{
	assert(size && size % PAGES_SIZE == 0);
	const size_t all = size + PAGES_SIZE;
	char *p = size < all ? mmap(NULL, all, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
			     : MAP_FAILED;

	if (p == MAP_FAILED)
		return NULL;
	const size_t before = gap(p);
	if (before)
		munmap(p, before);
	munmap(p + before + size, all - before - size);
	p += before;
	pages_hint(p, size);
	return p;
}

void pages_free(void *p, size_t size)
{
	if (p)
		munmap(p, size);
}
