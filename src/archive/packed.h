/* SPDX-License-Identifier: MIT */
/* A batch as bytes that can be kept on disk and used where they lie. The bytes
 * may come from anywhere: what they say is checked before it is believed. */
#ifndef ARCHIVE_PACKED_H
#define ARCHIVE_PACKED_H

#include "archive/batch.h"
#include "archive/names.h"

#include <stdbool.h>
#include <stddef.h>

/* A block has a record for each post and, behind these, for each file that was
 * looked into and is no post. The names of values are kept apart, once for all
 * blocks of a file, and are meant by their numbers. */

/* Adds the batch to `out`. Posts without a file are not for blocks. */
void packed_add(struct buf *out, const struct batch *b, struct names *names);

/* What a record says of its file. */
struct packed_file {
	const char *name; /* below the path given; as long as the bytes */
	struct identity id;
	uint16_t given;
	bool post;
};

/* What the numbers in a block must keep to. */
struct packed_limits {
	uint32_t n_given, n_names;
};

/* A block that has been looked through. Plain: read `n`. */
struct packed {
	const char *bytes;
	uint32_t n;       /* records */
	uint32_t n_posts; /* of these */
	uint32_t n_problems, n_mentions;
	uint32_t n_clean, n_raw; /* bytes of strings */
	struct packed_limits limits;
};

/* Checks all that it says. `bytes`, aligned for any object, must live as long
 * as the block; should they change after this, so may strings, and posts be
 * missing. False if they are no block. */
bool packed_open(struct packed *k, const char *bytes, size_t len,
		 struct packed_limits limits);

/* `i` < k->n */
struct packed_file packed_file(const struct packed *k, uint32_t i);

/* Makes `posts` and problems of the batch, but of records whose bytes in
 * `void_` (NULL = none) are not 0. The posts come into `room`, for `n_posts`;
 * their strings and numbers stay in the block. A path is `givens[given]` with
 * the name behind. Their `record` counts from `first`. */
void packed_posts(const struct packed *k, const unsigned char *void_,
		  const char *const *givens, uint32_t first, struct post *room,
		  struct batch *b);

/* The same as drafts with names, to be packed anew. */
void packed_unpack(const struct packed *k, const unsigned char *void_,
		   const char *const *givens, uint32_t first,
		   const struct names_table *names, struct batch *b);

#endif
