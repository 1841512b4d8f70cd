/* SPDX-License-Identifier: MIT */
/* Writes text as Markdown, or as HTML that stands in Markdown or HTML, so that
 * it is read as that text. */
#ifndef DOC_MD_WRITE_H
#define DOC_MD_WRITE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* One line: line ends become blanks. */
void md_write_text(struct buf *out, const char *text, size_t len);

/* An address as it stands between ( and ). */
void md_write_url(struct buf *out, const char *url, size_t len);

/* [text](url), or ![text](url) if `mark` is "!". The text is Markdown. */
void md_write_link(struct buf *out, const char *mark, const char *text,
		   size_t text_len, const char *url, size_t url_len);

/* Text in HTML: references in place of all signs; those that it has stay. */
void md_write_references(struct buf *out, const char *text, size_t len);

/* <a href="url">text</a>, <img src="url" alt="text">. */
void md_write_anchor(struct buf *out, const char *text, size_t text_len,
		     const char *url, size_t url_len);
void md_write_image(struct buf *out, const char *text, size_t text_len,
		    const char *url, size_t url_len);

#endif
