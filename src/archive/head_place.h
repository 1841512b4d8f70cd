/* SPDX-License-Identifier: MIT */
/* A place in a file that is split into head and body, line by line. */
#ifndef ARCHIVE_HEAD_PLACE_H
#define ARCHIVE_HEAD_PLACE_H

#include "archive/head_split.h"
#include "archive/slice.h"

/* Always at the start of a line. */
struct head_place {
	struct slice rest;
	size_t off;
	uint32_t line; /* lines before it */
};

/* The line, without what ends it: past it, or staying. */
struct slice head_place_take(struct head_place *at);
struct slice head_place_look(const struct head_place *at);

void head_place_skip_blank(struct head_place *at);

/* The head that is between two places, and the body behind a third. */
void head_place_set(struct head_split *out, const struct head_place *start,
		    const struct head_place *end, const struct head_place *body,
		    enum head_kind kind);

#endif
