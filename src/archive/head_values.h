/* SPDX-License-Identifier: MIT */
/* What the keys of a head mean: fills a draft from its fields. */
#ifndef ARCHIVE_HEAD_VALUES_H
#define ARCHIVE_HEAD_VALUES_H

#include "archive/batch.h"
#include "archive/fields.h"
#include "archive/site.h"

/* Sets tags, categories, authors, source, language, layout, description and
 * the flags of its state. A plural key's string is split as the generator does
 * it; where that isn't known, at commas or, without any and where
 * `blanks_part`, at blanks. A singular key's and an author's is not. */
void head_values_set(struct batch *b, struct draft *d, const struct fields *f,
		     enum site_kind kind);

/* The title's or date's field under any of the names in use, or NULL. */
const struct field *head_values_title(const struct fields *f);
const struct field *head_values_date(const struct fields *f);

/* A path or slug that may hold the date, or "". */
const char *head_values_slug(const struct fields *f);

#endif
