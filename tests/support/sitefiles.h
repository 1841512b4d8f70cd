/* SPDX-License-Identifier: MIT */
/* Sites made of a few files, and what is read in them. */
#ifndef TESTS_SITEFILES_H
#define TESTS_SITEFILES_H

#include "archive/archive.h"

struct site_file {
	const char *name, *text; /* NULL ends a list */
};

/* The posts below a folder of the test's, which the caller frees. */
struct archive *site_files_load(void **state, const char *folder);

/* Makes the files and compares the posts below the folder, a line each:
 * `name|date|tags|categories|authors|lang`, with * behind a draft's name. */
void site_files_assert(void **state, const struct site_file *files,
		       const char *folder, const char *want);

#endif
