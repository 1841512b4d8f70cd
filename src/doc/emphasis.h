/* SPDX-License-Identifier: MIT */
/* Emphasis beside Chinese, Japanese and Korean text. CommonMark takes the ** in
 * `这是**我想做的事。**所以` for text, because a mark stands before and a letter
 * behind. Here CJK beside a run of * or _ (unicode/side.h) counts as a letter,
 * and lets a run beside other punctuation open and close as well: the change
 * proposed to the specification in its pull request 839. */
#ifndef DOC_EMPHASIS_H
#define DOC_EMPHASIS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Copies the Markdown to `out` with shields (shield.h) where the parser would
 * misjudge a run: then its own rules give the right thing. Returns false, with
 * nothing written, if none is needed. Linear time. */
bool emphasis_prepare(struct buf *out, const char *text, size_t len);

#endif
