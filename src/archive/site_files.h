/* SPDX-License-Identifier: MIT */
/* The files that configure a site, found and read. */
#ifndef ARCHIVE_SITE_FILES_H
#define ARCHIVE_SITE_FILES_H

#include "archive/site.h"

/* Whether a file or folder of that name may belong to a configuration. */
bool site_files_is_one(const char *name);
bool site_files_is_section(const char *name);

/* Reads the first configuration there is in the folder into `s`: its kind, as
 * far as the files tell it, its file, settings and sum. False if there is none.
 * `shown` is the folder as the reader has named it. */
bool site_files_read(struct site *s, const char *shown, struct batch *problems);

/* Reads the head of the page about the section that `s->folder` is into the
 * settings and the sum. False if there is no such page, or it has no head. What
 * is wrong in it is nobody's problem but its own. */
bool site_files_read_section(struct site *s);

#endif
