/* SPDX-License-Identifier: MIT */
/* A post as one row of a list, for people and for programs. */
#ifndef APP_ROW_H
#define APP_ROW_H

#include "app/job.h"
#include "app/record.h"

/* Adds the names of the post's values to `out`, `before` in front of each and
 * `between` between them. Sanitised. */
void row_names(struct buf *out, const struct post *p, enum facet f,
	       const char *before, const char *between);

/* The post as a record: path title date author source categories tags lang
 * draft words minutes, and in JSON the collection if it is in one, and the
 * other languages if there are any (archive_fold). Reads its body, which may
 * fail: then words and minutes are 0, and the reason is on standard error. */
void row_record(struct record *r, const struct archive *a,
		const struct post *p);

#endif
