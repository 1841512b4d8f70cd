/* SPDX-License-Identifier: MIT */
/* Blocks of HTML with elements that say that Markdown is in them. */
#ifndef DOC_BUILD_MIXED_H
#define DOC_BUILD_MIXED_H

#include <cmark.h>
#include <stdbool.h>
#include <stdint.h>

struct buf;
struct build;

/* Writes Markdown that stands behind `before` lines of the body. */
typedef void build_part(void *build, const struct buf *markdown,
			uint32_t before);

/* Writes all of the block if there is such Markdown in it; what its tags open
 * is closed at its end. Returns false, with nothing written, if there is
 * none. */
bool build_mixed_take(struct build *b, cmark_node *node,
		      build_part *write_part);

#endif
