/* SPDX-License-Identifier: MIT */
/* Work on many items, a piece of them at a time, on as many threads as there
 * are processors; what comes of it is taken in the order of the items. */
#ifndef APP_RELAY_H
#define APP_RELAY_H

#include <stdbool.h>
#include <stddef.h>

struct relay {
	size_t n;     /* items */
	size_t piece; /* of these, worked on at once */
	size_t size;  /* bytes of the result of a piece, zeroed before */
	/* Works on the `n` items from `first` on. Any thread, several at a
	 * time. */
	void (*work)(void *with, size_t first, size_t n, void *result);
	/* Takes over what is in the result. The caller's thread. False: no more
	 * pieces are wanted, but those that have been begun are still handed
	 * over. */
	bool (*take)(void *with, size_t first, size_t n, void *result);
	void *with;
	bool alone; /* use no threads */
};

/* Returns when all is taken. Few pieces are on their way at any time. */
void relay_run(const struct relay *r);

#endif
