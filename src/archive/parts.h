/* SPDX-License-Identifier: MIT */
/* What a loader has to do, in pieces that threads take one by one and whose
 * results are handed over in this order, so that one archive is loaded the same
 * way each time. */
#ifndef ARCHIVE_PARTS_H
#define ARCHIVE_PARTS_H

#include "archive/catalogue.h"
#include "archive/walk.h"

struct part {
	struct batch batch;      /* the result */
	struct walk_file *files; /* to be read, or NULL */
	size_t n;                /* of the files, or records of the block */
	uint32_t first;          /* number of the block's first record */
	size_t block;            /* of the catalogue, plus 1; 0 = none */
	bool sorted;             /* the files, within their days */
	bool ready;
};

/* A zeroed struct is empty. */
struct parts {
	struct part *items;
	size_t n, cap;
	size_t n_found; /* files and records of all */
};

void parts_release(struct parts *p);

/* A part that is ready, with the problems of the batch. */
void parts_add_problems(struct parts *p, struct batch *problems);

/* The blocks of the catalogue, one by one. */
void parts_add_blocks(struct parts *p, const struct catalogue *c);

/* The files, newest first by their names: few for a first screen, then more at
 * a time. The array is in the order of walk_sort, and lives as long as the
 * parts. */
void parts_add_files(struct parts *p, struct walk_file *files, size_t n);

/* Sorts the files of a part within their days, if they are not. */
void parts_sort_days(const struct part *part);

#endif
