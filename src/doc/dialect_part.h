/* SPDX-License-Identifier: MIT */
/* A paragraph, or part of one, that the pass over dialects goes along. */
#ifndef DOC_DIALECT_PART_H
#define DOC_DIALECT_PART_H

#include "doc/dialect_scan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dialect_part {
	struct dialect_scan *s;
	size_t end;
	size_t most;       /* templates end here, maybe behind the part */
	uint64_t unclosed; /* bits of runs of backticks that nothing closes */
	bool no_tags;      /* no > further on */
	bool html;
	bool in_tag;           /* between < and >, or in HTML */
	bool revised;          /* it is what CriticMarkup has changed */
	bool no_comments;      /* no %% further on */
	bool no_extension_end; /* nor an end of kramdown's comments */
	unsigned unrevised;    /* kinds of CriticMarkup that nothing ends */
	size_t brackets;       /* open so far */
};

/* The byte before, NUL at the start of the text. */
static inline char dialect_part_before(const struct dialect_part *p, size_t off)
{
	return off ? p->s->text[off - 1] : '\0';
}

#endif
