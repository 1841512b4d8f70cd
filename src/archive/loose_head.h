/* SPDX-License-Identifier: MIT */
/* The second try: a head that is no YAML, read line by line as its author
 * meant it. */
#ifndef ARCHIVE_LOOSE_HEAD_H
#define ARCHIVE_LOOSE_HEAD_H

#include "archive/fields.h"

/* Never fails: what is no `key: value`, list item or continuation is left
 * out. The text must be valid UTF-8. */
void loose_head_read(struct slice head, struct fields *out);

#endif
