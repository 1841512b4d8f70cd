/* SPDX-License-Identifier: MIT */
/* A batch as bytes that can be kept on disk, and back. The bytes may come from
 * anywhere: what they say is checked before it is believed. */
#ifndef ARCHIVE_PACKED_H
#define ARCHIVE_PACKED_H

#include "archive/batch.h"

#include <stdbool.h>
#include <stddef.h>

/* A block has a record for each post and, behind these, for each file that was
 * looked into and is no post. */

/* Adds the batch to `out`. Posts without a file are not for blocks. */
void packed_add(struct buf *out, const struct batch *b);

/* What a record says of its file. */
struct packed_file {
	const char *name; /* below the path given; as long as the bytes */
	struct identity id;
	uint16_t given;
	bool post;
};

/* A block that has been looked through. Plain: read `n`. */
struct packed {
	const char *bytes;
	size_t len;
	uint32_t n;       /* records */
	uint32_t n_posts; /* of these */
};

/* Checks all that the other calls rely on. `bytes`, aligned for any object,
 * must live as long as the block. False if they are no block. */
bool packed_open(struct packed *k, const char *bytes, size_t len,
		 uint16_t n_given);

/* `i` < k->n */
struct packed_file packed_file(const struct packed *k, uint32_t i);

/* Adds the posts and problems to the batch, but those of records whose bytes
 * in `void_` (NULL = none) are not 0. A path is `givens[given]` with the name
 * behind. The drafts' `record` counts from `first`. */
void packed_unpack(const struct packed *k, const unsigned char *void_,
		   const char *const *givens, uint32_t first, struct batch *b);

#endif
