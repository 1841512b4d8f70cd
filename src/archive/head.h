/* SPDX-License-Identifier: MIT */
/* From the bytes of a post file to a draft: splits head and body, reads the
 * YAML head, falls back to body and file name for what it doesn't say. */
#ifndef ARCHIVE_HEAD_H
#define ARCHIVE_HEAD_H

#include "archive/batch.h"

#include <stdbool.h>
#include <stddef.h>

/* Where the head lies; all are byte offsets in the file. */
struct head_split {
	size_t head_off, head_len; /* without the delimiters */
	size_t body_off;
	uint32_t head_line; /* lines before the head's first */
	uint32_t body_line; /* lines before the body's first */
	bool found;         /* a head is there */
	bool closed;        /* and its closing delimiter too */
};

/* Finds the front matter between `---` lines (closed by `---` or `...`),
 * whatever the line ends, with or without a BOM. Without one, all is body. */
void head_split(const char *text, size_t len, struct head_split *out);

/* Adds the post to the batch. It is always added: what is wrong becomes a
 * problem of the batch and sets POST_BROKEN. `path` and `name` as in struct
 * post, both in the batch's arena; `size` is that of the file, of which `text`
 * may be a start only. */
struct draft *head_read(struct batch *b, const char *path, const char *name,
			const char *text, size_t len, uint64_t size);

#endif
