/* SPDX-License-Identifier: MIT */
/* Links and images of a post that lead to no post and no file. Only what can be
 * known from the folder is judged: pages that a generator makes are not. */
#ifndef APP_LINT_LINKS_H
#define APP_LINT_LINKS_H

#include "archive/batch.h"

#include <stddef.h>

struct doc;
struct lint_links;

/* Knows the names of all posts of the archive, which must stay. */
struct lint_links *lint_links_new(const struct archive *a);
void lint_links_free(struct lint_links *l);

/* Adds the problems of a post whose document was made from `body`. */
void lint_links_check(struct lint_links *l, const struct post *p,
		      const struct doc *doc, const char *body, size_t len,
		      struct batch *found);

#endif
