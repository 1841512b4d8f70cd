/* SPDX-License-Identifier: MIT */
/* HTML as the blocks and the text that it would show. */
#ifndef DOC_HTML_BLOCKS_H
#define DOC_HTML_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

struct writer;

/* Writes a piece of HTML, whole blocks of it, between two leaves; its first
 * byte stands on line `line` of the file, to which w->trace has gone. */
void html_blocks_write(struct writer *w, const char *html, size_t len,
		       uint32_t line);

#endif
