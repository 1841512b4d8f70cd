/* SPDX-License-Identifier: MIT */
/* Which posts were judged by a query and how: so that a body is read once for
 * a filter, however often posts arrive. */
#ifndef UI_VERDICTS_H
#define UI_VERDICTS_H

#include <stdbool.h>
#include <stddef.h>

struct post;

/* A zeroed struct is empty. */
struct verdicts {
	struct verdict *slots;
	size_t n, cap; /* cap is a power of two or 0 */
};

void verdicts_clear(struct verdicts *v); /* frees all memory */

/* False if the post was never judged. */
bool verdicts_get(const struct verdicts *v, const struct post *p,
		  bool *matches);

/* The post must not have been judged before. */
void verdicts_add(struct verdicts *v, const struct post *p, bool matches);

#endif
