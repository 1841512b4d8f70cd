/* SPDX-License-Identifier: MIT */
/* What `{{ expression }}` of Liquid stands for, as far as a post and the
 * settings of its site know it: strings, fields of `page` and `site`, and those
 * filters whose outcome they tell: of addresses, of dates, of the letters of a
 * text, and what stands in for one that is empty. */
#ifndef DOC_VALUES_H
#define DOC_VALUES_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct post;

/* Longer values are not put in. Bytes. */
enum { VALUES_MAX = 512 };

/* Adds the value, on one line, to `out`; false, with nothing added, if it isn't
 * known. A string is known whatever filters of its own a site puts behind it.
 * `post` may be NULL. */
bool values_get(const struct post *post, const char *expression, size_t len,
		struct buf *out);

/* Adds what Hugo's `{{< param name >}}` stands for: a parameter of the site.
 * False if there is none. */
bool values_param(const struct post *post, const char *name, size_t len,
		  struct buf *out);

/* True if it is an expression that only a site generator could mean: a field
 * (`page.title`), or anything with a known filter. */
bool values_is_field(const char *expression, size_t len);

#endif
