/* SPDX-License-Identifier: MIT */
/* Keys of heads in the languages that people write them in by hand. */
#ifndef ARCHIVE_KEY_ALIAS_H
#define ARCHIVE_KEY_ALIAS_H

#include "archive/slice.h"

/* What the key is called in English, as generators know it: `title` for 标题,
 * タイトル or 제목. NULL if it is none of these. */
const char *key_alias(struct slice key);

#endif
