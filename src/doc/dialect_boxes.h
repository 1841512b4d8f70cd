/* SPDX-License-Identifier: MIT */
/* The pass over dialects, at lines that begin or end boxes. */
#ifndef DOC_DIALECT_BOXES_H
#define DOC_DIALECT_BOXES_H

#include "doc/box_label.h"
#include "doc/dialect_pass.h"

#include <stdbool.h>
#include <stddef.h>

/* Each takes the line if it is one of: `:::`, one whose content is indented, by
 * what reads it; `> [!NOTE]`; `@tab` of VuePress; a comment that is a tab. */
bool dialect_boxes_colons(struct dialect_pass *p);
bool dialect_boxes_indented(struct dialect_pass *p,
			    bool (*reads)(const char *, size_t,
					  struct box_label *));
bool dialect_boxes_alert(struct dialect_pass *p);
bool dialect_boxes_at_tab(struct dialect_pass *p);
bool dialect_boxes_comment(struct dialect_pass *p);

/* The line is a tag that begins a box, up to byte `to`; and the end of one. */
bool dialect_boxes_tag(struct dialect_pass *p, const struct template *t,
		       size_t to);
bool dialect_boxes_end_tag(struct dialect_pass *p);

/* Before each line: boxes that it is not indented for end, and one that goes on
 * with a quote gets its mark. */
void dialect_boxes_line(struct dialect_pass *p);

/* At the end of the text. */
void dialect_boxes_end_all(struct dialect_pass *p);

/* Lines are looked at for `@tab`. */
bool dialect_boxes_have_tabs(const struct dialect_pass *p);

#endif
