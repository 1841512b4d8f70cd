/* SPDX-License-Identifier: MIT */
/* Which posts the options -q, -t, -c, --since and --until ask for. */
#ifndef APP_FILTER_H
#define APP_FILTER_H

#include "app/options.h"
#include "archive/query.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct filter {
	struct date_range days;
	struct query **queries; /* all must match; cheap ones first */
	size_t n;
	bool all_languages; /* of a text; else only the one that the reader
			     * understands best */
};

/* False with the reason if one of them is wrong. `today` in days since
 * 1970-01-01. In any case filter_release. */
bool filter_init(struct filter *f, const struct options *o, int64_t today,
		 struct err *err);
void filter_release(struct filter *f);

/* Adds the same as the text of one query, for the filter line of the screen. */
void filter_text(struct buf *out, const struct options *o);

/* May be asked by several threads at once. */
bool filter_match(const struct filter *f, const struct post *p);

/* True if bodies may have to be read for that. */
bool filter_reads_bodies(const struct filter *f);

/* True if there is nothing that could keep a post out. */
bool filter_is_open(const struct filter *f);

#endif
