/* SPDX-License-Identifier: MIT */
/* Items of lists that are tasks: `- [ ] to do`, `- [x] done` (GFM), and
 * what note keepers add: begun `[/]`, given up `[-]`, put off `[>]`. */
#ifndef DOC_TASKS_H
#define DOC_TASKS_H

#include "doc/doc.h"

#include <stdbool.h>

struct cmark_node;

enum { TASKS_BOX_LEN = 4 }; /* bytes of "[ ] " */

/* Whether the item is one; then `*text` is the node whose text begins with the
 * box. */
enum block_task tasks_of(struct cmark_node *item, struct cmark_node **text);

/* Whether the character between the brackets of a box says what the task is. */
bool tasks_is_mark(char c);

#endif
