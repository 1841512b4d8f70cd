/* SPDX-License-Identifier: MIT */
/* Pipe tables, which CommonMark takes for paragraphs. */
#ifndef DOC_TABLE_H
#define DOC_TABLE_H

#include <stdbool.h>

struct cmark_node;

/* True if a line of the paragraph, but not its first, is the row of dashes and
 * colons that makes a table of GFM ("Tables (extension)"). */
bool table_looks_like(struct cmark_node *paragraph);

#endif
