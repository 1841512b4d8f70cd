/* SPDX-License-Identifier: MIT */
/* What a single line of front matter looks like, whatever the dialect. */
#ifndef ARCHIVE_HEAD_LINE_H
#define ARCHIVE_HEAD_LINE_H

#include "archive/slice.h"

/* Three or more of the character and nothing else but white space around. */
bool head_line_is_rule(struct slice line, char c);

/* Splits `key: value`. The key is a word without blanks; blanks may stand
 * before the colon, which is full-width where an input method was left on.
 * `*value` is trimmed. False for anything else, a URL among it. */
bool head_line_pair(struct slice line, struct slice *key, struct slice *value);

/* True if any generator gives the key a meaning: title, date, tags... */
bool head_line_known_key(struct slice key);

#endif
