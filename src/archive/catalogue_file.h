/* SPDX-License-Identifier: MIT */
/* What the bytes of a catalogue's file are: blocks and texts in any order, then
 * tables that say where they lie. All in the byte order of the machine that
 * wrote it. */
#ifndef ARCHIVE_CATALOGUE_FILE_H
#define ARCHIVE_CATALOGUE_FILE_H

#include "archive/identity.h"
#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

/* Another layout of any of these, or of a block, is another version, and so is
 * another reading of heads: what was read by the old one is not to stay. */
enum { CATALOGUE_VERSION = 7, CATALOGUE_ORDER = 0x01020304 };
#define CATALOGUE_MAGIC "KANBAO\r\n"

/* Stands at the start. */
struct catalogue_header {
	char magic[8];
	uint32_t order, version;
	uint64_t size;      /* bytes of the file */
	uint64_t id;        /* no other file has it */
	uint64_t base;      /* of changes: the id of what they change, else 0 */
	uint64_t tables;    /* offset; checked by `tables_sum` */
	uint32_t roots_len; /* the folders, absolute, each ended by NUL */
	uint32_t n_blocks;  /* struct catalogue_block each */
	uint32_t n_names;   /* struct names_record each */
	uint32_t n_void;    /* records of the base, a uint32_t each */
	uint32_t names_len; /* bytes of the names' strings */
	uint32_t n_records;
	uint32_t added_len; /* sites below the folders, each ended by NUL */
	uint32_t spare;
	uint64_t folds; /* of the tables that folded forms were made by */
	uint64_t sites; /* sites_sum */
	uint64_t texts; /* offset of a struct catalogue_text for each record,
			 * 0 = there are none */
	uint64_t tables_sum;
	uint64_t sum; /* of the bytes before it */
};

struct catalogue_block {
	uint64_t off, sum;
	uint32_t len;
	uint32_t n; /* records */
};

enum { CATALOGUE_IS_UTF8 = 1 << 16 };

/* All bytes of a post's file as it was. */
struct catalogue_text {
	uint64_t off, sum;
	uint32_t len;   /* 0 = not there */
	uint32_t marks; /* sieve_marks, and the next, if it is UTF-8 */
	struct identity id;
};

/* The files of a collection: what has been written whole, and changes. The
 * caller's. */
char *catalogue_file_path(const char *dir, const char *roots, size_t len,
			  const char *extension);
#define CATALOGUE_WHOLE "posts"
#define CATALOGUE_CHANGES "changes"

/* What stands in the header for the way in which this program folds. */
uint64_t catalogue_file_folds(void);

/* The folders that are meant by the paths, absolute and without links, each
 * ended by NUL. False if one of them is no folder. */
bool catalogue_file_roots(struct buf *out, const char *const *paths, size_t n);

#endif
