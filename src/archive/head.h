/* SPDX-License-Identifier: MIT */
/* From the bytes of a post file to a draft: splits head and body, reads the
 * YAML head, falls back to body and file name for what it doesn't say. */
#ifndef ARCHIVE_HEAD_H
#define ARCHIVE_HEAD_H

#include "archive/batch.h"
#include "archive/head_split.h"
#include "archive/sites.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the file that must be read to know the head and the title: `len` if
 * this start of it is enough, more (not more than `size`) if not. `room` is for
 * work; what it holds does not matter. */
size_t head_need(const char *text, size_t len, uint64_t size,
		 struct fields *room);

/* Adds the post to the batch. It is always added: what is wrong becomes a
 * problem of the batch and sets POST_BROKEN. `path` and `name` as in struct
 * post, both in the batch's arena; `size` is that of the file, of which `text`
 * may be a start only; `place` NULL: it belongs to no site. */
struct draft *head_read(struct batch *b, const char *path, const char *name,
			const char *text, size_t len, uint64_t size,
			const struct site_place *place);

#endif
