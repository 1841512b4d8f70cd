/* SPDX-License-Identifier: MIT */
/* The short way for the heads that nearly all posts have: `key: value` lines
 * and flat lists, in YAML that needs no knowledge of YAML. */
#ifndef ARCHIVE_SIMPLE_HEAD_H
#define ARCHIVE_SIMPLE_HEAD_H

#include "archive/fields.h"
#include "archive/head_split.h"

/* Splits the text and reads its head in one go. The results are those of
 * head_split and yaml_head_read, or else it declines: then it returns false,
 * and `*split` and `*out` mean nothing. It never takes a head that YAML would
 * refuse, and does not look behind the closing delimiter. */
bool simple_head_read(const char *text, size_t len, struct head_split *split,
		      struct fields *out);

#endif
