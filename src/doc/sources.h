/* SPDX-License-Identifier: MIT */
/* Recognises the lines in which posts name their sources:
 * "**Source:** [t](u)", "来源：…", "(via [t](u))". */
#ifndef DOC_SOURCES_H
#define DOC_SOURCES_H

#include "doc/doc.h"

/* Gives the role LINK_SECTION_SOURCE to those of the `n` links, plain ones
 * standing in `text` in the order of their `off`, whose line begins with a
 * label for sources. Lines end at \n and U+2028. A line that is only a label
 * speaks for the next one; `labelled` if one stood before the text. Returns
 * true if the text ends with one. */
bool sources_mark(const char *text, size_t len, struct link *links, size_t n,
		  bool labelled);

#endif
