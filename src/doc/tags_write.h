/* SPDX-License-Identifier: MIT */
/* What a tag has to show, written as Markdown. One that the table of tags.h
 * doesn't know shows what its arguments have to read. */
#ifndef DOC_TAGS_WRITE_H
#define DOC_TAGS_WRITE_H

#include "base/buf.h"
#include "doc/inserts.h"
#include "doc/template.h"

#include <stdbool.h>

/* Writes the tag. `in_url`: in the middle of an address. `source` is all of the
 * tag. */
void tags_write(const struct template *t, const char *source, bool in_url,
		struct inserts *inserts, struct buf *out);

/* True if the tag names an address but nothing to read; adds it. */
bool tags_write_address_of(const struct template *t, struct buf *url);

#endif
