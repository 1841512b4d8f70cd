/* SPDX-License-Identifier: MIT */
/* Elements of HTML with Markdown in them: CommonMark ends a block of HTML at a
 * blank line, and what it has opened goes on around the Markdown behind. */
#ifndef DOC_HTML_BETWEEN_H
#define DOC_HTML_BETWEEN_H

#include "base/buf.h"
#include "doc/html.h"

struct cmark_node;
struct html_blocks;
struct writer;

struct html_range {
	size_t from, to; /* bytes */
};

/* Zeroed = nothing is open. */
struct html_between {
	struct buf roles;          /* of html_blocks_write: what is open */
	struct cmark_node *parent; /* in which it was opened */
	/* By role: the next block that closes such an element, if that has
	 * been looked for; and that there is none any more. */
	struct cmark_node *closer[HTML_ROLE_COUNT];
	bool none[HTML_ROLE_COUNT];
	/* What html_between_begin has begun, the block and how much was open
	 * before it; NULL = nothing. */
	struct html_blocks *writing;
	struct cmark_node *node;
	size_t before;
};

void html_between_release(struct html_between *h);

/* Writes a block of HTML, as html_blocks_write; `node` is its node. What it
 * opens stays open if a later block beside it has the end tag. */
void html_between_write(struct html_between *h, struct writer *w,
			struct cmark_node *node, const char *html, size_t len,
			uint32_t line);

/* The same in steps: begins it, and writes some `bytes` more; false = it is
 * whole. `html` must live as long; nothing else may be written between. */
void html_between_begin(struct html_between *h, struct writer *w,
			struct cmark_node *node, const char *html, size_t len,
			uint32_t line);
bool html_between_more(struct html_between *h, struct writer *w, size_t bytes);

/* The node is left: what was opened in it is closed. */
void html_between_leave(struct html_between *h, struct writer *w,
			struct cmark_node *node);

/* Elements that a line of such a block opens, less those it closes, of those
 * that may stay open. */
long html_between_count(const char *line, size_t len);

/* Whether an element in the text may say that it holds Markdown. */
bool html_between_may_be_mixed(const char *text, size_t len);

/* Finds the next Markdown in a block of HTML, from byte `from` on: the content
 * of an element with markdown="1" as in kramdown; and, if the block stands in
 * such an element itself (`in_one`), what follows an image at its beginning. A
 * byte is looked at once in all of a block's calls. */
bool html_between_markdown(const char *html, size_t len, size_t from,
			   bool in_one, struct html_range *in);

#endif
