/* SPDX-License-Identifier: MIT */
/* The time zones that dates name behind their time, `Asia/Shanghai`: each read
 * once. One thread uses it. */
#ifndef ARCHIVE_ZONES_H
#define ARCHIVE_ZONES_H

#include "archive/slice.h"

struct zone;

enum { ZONES_MAX = 16 }; /* kept at once; a site has one or two */

/* A zeroed struct is empty. */
struct zones {
	struct {
		char *name;
		struct zone *zone; /* NULL = there is none of that name */
	} items[ZONES_MAX];
	size_t n;
};

void zones_release(struct zones *z);

/* The name of a zone in a date's text; empty if there is none. */
struct slice zones_name(struct slice text);

/* The zone of that name, which lives until the next call, or NULL if the system
 * knows none. */
const struct zone *zones_find(struct zones *z, struct slice name);

#endif
