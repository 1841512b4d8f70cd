/* SPDX-License-Identifier: MIT */
/* Ways of reading a line that is not mere code (enum syntax_way). */
#ifndef DOC_SYNTAX_WAYS_H
#define DOC_SYNTAX_WAYS_H

#include "doc/syntax_code.h"

void syntax_markup(struct syntax_reading *r);
void syntax_setting(struct syntax_reading *r);
void syntax_difference(struct syntax_reading *r);
void syntax_session(struct syntax_reading *r);

/* A line whose first sign, at the place, begins a directive. */
void syntax_directive(struct syntax_reading *r);

/* The state's `span` while a tag is open, and how it goes on. */
enum { SYNTAX_TAG_SPAN = UINT8_MAX };
void syntax_tag(struct syntax_reading *r);

/* The same within a text of whole lines, which are indented by `depth`. */
enum { SYNTAX_BLOCK_SPAN = UINT8_MAX - 1 };
void syntax_block(struct syntax_reading *r);

#endif
