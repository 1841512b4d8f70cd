/* SPDX-License-Identifier: MIT */
/* Hugo's `ignoreFiles`: regular expressions of files that are no pages. */
#ifndef ARCHIVE_SITE_IGNORED_H
#define ARCHIVE_SITE_IGNORED_H

#include "archive/fields.h"

#include <stdbool.h>

struct site_ignored;

/* What the settings say; NULL if that is nothing. Expressions that are no POSIX
 * ones, or may be costly, count nothing. */
struct site_ignored *site_ignored_new(const struct fields *settings);

/* NULL is fine. */
void site_ignored_free(struct site_ignored *s);

/* Whether one of them matches the path below the site, or a folder that it goes
 * through. Any thread may ask; NULL = nothing is ignored. */
bool site_ignored_has(const struct site_ignored *s, const char *path);

#endif
