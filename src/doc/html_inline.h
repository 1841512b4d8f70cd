/* SPDX-License-Identifier: MIT */
/* Tags of HTML within a paragraph of Markdown. */
#ifndef DOC_HTML_INLINE_H
#define DOC_HTML_INLINE_H

#include "doc/html_lines.h"

#include <stdbool.h>
#include <stddef.h>

struct html_element;
struct writer;

/* What tags have opened in a leaf, or a cell. Zeroed it is nothing. */
struct html_inline {
	size_t links;
	struct html_lines lines;
	bool doubtful; /* html_inline_is_doubtful */
	bool element;  /* but the tag has an end */
	int searches;  /* for such ends in vain */
};

/* Writes what one tag, comment or the like stands for. A tag without attributes
 * that HTML doesn't know is text: `Vec<T>`, as is a doubtful one without end. Returns the element if it is one
 * whose text up to its closing tag is not for readers, else NULL. */
const struct html_element *html_inline_write(struct writer *w, const char *tag,
					     size_t len,
					     struct html_inline *in);

/* True if the tag may as well stand for a word of the reader's, as in `cd <dir>`,
 * unless it has an end: one of a component, of an element with a hyphen or one
 * that is hardly ever used. */
bool html_inline_is_doubtful(const char *tag);

/* True if the text behind it is a bracket for those who don't know ruby. */
bool html_inline_is_ruby_mark(const char *tag, size_t len);

/* True if this is the closing tag of the element. */
bool html_inline_closes(const char *tag, size_t len,
			const struct html_element *element);

#endif
