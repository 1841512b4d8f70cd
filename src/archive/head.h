/* SPDX-License-Identifier: MIT */
/* From the bytes of a post file to a draft: splits head and body, reads the
 * YAML head, falls back to body and file name for what it doesn't say. */
#ifndef ARCHIVE_HEAD_H
#define ARCHIVE_HEAD_H

#include "archive/batch.h"
#include "archive/head_need.h"
#include "archive/sites.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds the post to the batch. It is always added: what is wrong becomes a
 * problem of the batch and sets POST_BROKEN. `path` and `name` as in struct
 * post, both in the batch's arena; `size` is that of the file, of which `text`
 * may be a start only; `place` NULL: it belongs to no site. `known` is of the
 * same text, or NULL. */
struct draft *head_read(struct batch *b, const char *path, const char *name,
			const char *text, size_t len, uint64_t size,
			const struct site_place *place,
			const struct head_known *known);

#endif
