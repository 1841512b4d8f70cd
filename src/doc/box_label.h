/* SPDX-License-Identifier: MIT */
/* What a box is called: the kind of note that it is, which colour and icon tell
 * elsewhere, and the title that its author gave it. */
#ifndef DOC_BOX_LABEL_H
#define DOC_BOX_LABEL_H

#include "archive/slice.h"
#include "base/buf.h"

#include <stdbool.h>

/* Slices of the source, or of what lives longer. Empty = there is none. */
struct box_label {
	struct slice kind;  /* as it is written: note, WARNING, callout-tip */
	struct slice title; /* Markdown */
};

/* Adds what stands before the title: `Note`, or `Note: ` if a title follows
 * that doesn't say so itself; nothing of a kind that only encloses. */
void box_label_add_kind(const struct box_label *l, struct buf *out);

#endif
