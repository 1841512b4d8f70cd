/* SPDX-License-Identifier: MIT */
/* What is known of a collection from before: one file with the heads of all
 * posts and, if wanted, their texts, and perhaps a second with what has changed
 * since. Nothing in them is believed of a file that is not as it was.
 *
 * Heads are checked and used where they lie, in the mapped file: nobody writes
 * to a file that is in its place. Should somebody do so, or shorten it, strings
 * become others or empty. */
#ifndef ARCHIVE_CATALOGUE_H
#define ARCHIVE_CATALOGUE_H

#include "archive/packed.h"

#include <stdbool.h>
#include <stddef.h>

struct catalogue;

/* Opens that of the folders in `dir`. NULL if there is none, without words, or
 * if it is of no use: then `why` says so, and it has been deleted. */
struct catalogue *catalogue_open(const char *dir, const char *const *paths,
				 size_t n, struct err *why);

/* Who keeps it counts; may be called from any thread. NULL is fine. */
struct catalogue *catalogue_keep(const struct catalogue *c);
void catalogue_release(const struct catalogue *c);

/* Deletes its files; who has it open may go on. */
void catalogue_discard(const struct catalogue *c);

/* All may be used by several threads at once. */
size_t catalogue_block_count(const struct catalogue *c);
uint32_t catalogue_record_count(const struct catalogue *c);
bool catalogue_has_texts(const struct catalogue *c);

/* The sum of the sites by whose rules heads were read, and the folders of
 * those that lie below the folders of posts: each as the number of the path, a
 * colon and what stands behind the path, ended by NUL. */
uint64_t catalogue_sites(const struct catalogue *c);
const char *catalogue_added(const struct catalogue *c, size_t *len);

/* Of the first file; records below it are numbered from 0. */
uint64_t catalogue_id(const struct catalogue *c);
uint32_t catalogue_base_count(const struct catalogue *c); /* records */
size_t catalogue_base_blocks(const struct catalogue *c);

/* The number of a block's first record. */
uint32_t catalogue_first(const struct catalogue *c, size_t block);

/* A byte for each record, not 0 if it has been replaced by a later one. */
const unsigned char *catalogue_void(const struct catalogue *c);

/* A block, which lives as long as the catalogue. It is looked through the first
 * time. False if it is damaged. */
bool catalogue_block(const struct catalogue *c, size_t block,
		     struct packed *out);

/* Which of its files a block is in, 0 or 1, and the names of that file. */
enum { CATALOGUE_PARTS = 2 };
unsigned catalogue_part(const struct catalogue *c, size_t block);
const struct names_table *catalogue_names(const struct catalogue *c,
					  unsigned part);

/* True if somebody has shortened a file of it meanwhile. NULL is fine. */
bool catalogue_is_lost(const struct catalogue *c);

/* Adds the text of a record's file; `marks` (may be NULL) as in struct
 * catalogue_text. `path` NULL: as it was; else only if the
 * file there is still the same. False if it is not, or the text is not there
 * or damaged. */
bool catalogue_text(const struct catalogue *c, uint32_t record,
		    const char *path, struct buf *out, unsigned *marks);

#endif
