/* SPDX-License-Identifier: MIT */
/* How much of a file has to be read to know its head and its title. */
#ifndef ARCHIVE_HEAD_NEED_H
#define ARCHIVE_HEAD_NEED_H

#include "archive/fields.h"
#include "archive/head_split.h"

/* Bytes of a body in which a heading may be the title. */
enum { HEAD_NEED_TITLE = 64 * 1024 };

/* What is known of a head from when it was asked how much of the file it needs.
 * A zeroed struct says nothing. */
struct head_known {
	struct head_split split;
	bool simple; /* the batch's fields are those of the head */
};

/* Bytes of the file that must be read to know the head and the title: `len` if
 * this start of it is enough, more (not more than `size`) if not. `room` is for
 * work: the fields of the batch that the post is for. */
size_t head_need(const char *text, size_t len, uint64_t size,
		 struct fields *room, struct head_known *known);

#endif
