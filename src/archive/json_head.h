/* SPDX-License-Identifier: MIT */
/* Front matter in JSON, as Hugo and Hexo know it. */
#ifndef ARCHIVE_JSON_HEAD_H
#define ARCHIVE_JSON_HEAD_H

#include "archive/fields.h"

/* Bytes of the object that the text begins with, up to the brace that closes
 * it; 0 if it is none or not closed. Looks only at quotes and braces. */
size_t json_head_len(struct slice text);

/* What comes first in an object, whose brace stands before `inside`, behind
 * blanks and comments. */
struct slice json_head_first(struct slice inside);

/* Reads an object, whose braces may be missing (Hexo). Keys of nested objects
 * are `outer.inner`, nested lists one. What could be read before a mistake is
 * kept; the mistake is told and makes the result false. The text must be valid
 * UTF-8. */
bool json_head_read(struct slice head, struct fields *out,
		    struct fields_error *error);

#endif
