/* SPDX-License-Identifier: MIT */
/* Heads that are lines of text: Pelican's, LCTT's, Org's and others. */
#ifndef ARCHIVE_PLAIN_HEAD_H
#define ARCHIVE_PLAIN_HEAD_H

#include "archive/fields.h"

/* Pelican: `Key: value` lines; an indented line goes on with the value. */
void plain_head_read_pairs(struct slice head, struct fields *out);

/* LCTT: `[#]: key: "value"`, `[#]: key: (value)` and `[#]: (key: value)`,
 * which Markdown takes for link definitions. */
void plain_head_read_refs(struct slice head, struct fields *out);

/* A line of keys with tabs between, then a line for each value. */
void plain_head_read_columns(struct slice head, struct fields *out);

/* Org: `#+key: value`, `#+key[]: a b` and `#+filetags: :a:b:`. A key given
 * again goes on with its list. */
void plain_head_read_org(struct slice head, struct fields *out);

/* Nikola: `.. key: value`. */
void plain_head_read_dots(struct slice head, struct fields *out);

/* Logseq: `key:: value`; a value is a list with commas, whose items may be
 * links to pages, `[[a page]]`, or `#words`. */
void plain_head_read_double(struct slice head, struct fields *out);

/* Pandoc: `% title`, `% author; author` and `% date`, in this order; lines
 * without a sign go on with the last one. */
void plain_head_read_percent(struct slice head, struct fields *out);

#endif
