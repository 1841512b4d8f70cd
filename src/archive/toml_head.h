/* SPDX-License-Identifier: MIT */
/* A TOML head (Hugo, Zola): as much of the language as front matter uses. */
#ifndef ARCHIVE_TOML_HEAD_H
#define ARCHIVE_TOML_HEAD_H

#include "archive/fields.h"

/* Reads keys with strings, arrays and bare values; keys below a `[table]` or in
 * an inline table are `table.key`; those of an array of tables have the values
 * of all. A line that is wrong is passed
 * over too; the first such is told and makes the result false. The text must
 * be valid UTF-8. */
bool toml_head_read(struct slice head, struct fields *out,
		    struct fields_error *error);

#endif
