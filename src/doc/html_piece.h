/* SPDX-License-Identifier: MIT */
/* Elements of HTML that just write into the leaf, wherever they stand. */
#ifndef DOC_HTML_PIECE_H
#define DOC_HTML_PIECE_H

#include "doc/doc.h"
#include "doc/html.h"

struct writer;

/* Writes an open or closing tag of a style, image, video, ruby or quotation.
 * False if it is something else, with nothing written. */
bool html_piece_write(struct writer *w, const struct html_token *token);

/* `out`, which is empty, gets the URL in the tag's attribute without blanks
 * around it. */
void html_piece_url(const struct html_token *token, const char *name,
		    struct buf *out);

/* The number in an attribute; false if there is none. */
bool html_piece_number(const struct html_token *token, const char *name,
		       uint32_t *number);

/* What an <input> that is a box to be ticked says of its item; TASK_NONE if it
 * is no box. */
enum block_task html_piece_task(const struct html_token *token);

/* Adds the language that a class of the opening tag names, as `language-c` or `lang-c`
 * or, where the tag is about code, as mere `c`, unless there is one in `out`. */
void html_piece_language(const struct html_token *token, bool code,
			 struct buf *out);

#endif
