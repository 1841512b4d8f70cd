/* SPDX-License-Identifier: MIT */
#include "doc/build_inline.h"

#include "doc/build_code.h"
#include "doc/building.h"
#include "doc/html_inline.h"
#include "doc/markup.h"
#include "doc/running.h"
#include "doc/writer.h"

#include <cmark.h>
#include <string.h>

/* Each line is a term. */
static void next_term(struct build *b, cmark_node *node)
{
	const uint32_t line = b->w->leaf->line + 1;

	(void)node;
	writer_end(b->w);
	writer_begin(b->w, BLOCK_TERM, line);
}

void build_inline_soft_break(struct build *b, cmark_node *node)
{
	markup_end_line(&b->w->trace);
	if (running_is_filled(b, cmark_node_next(node)))
		; /* it was a part of something that went over lines */
	else if (b->terms && !b->w->n_links)
		next_term(b, node);
	else
		running_soft_break(b, node);
	markup_next_line(&b->w->trace);
}

void build_inline_hard_break(struct build *b, cmark_node *node)
{
	(void)node;
	markup_end_line(&b->w->trace);
	writer_hard_break(b->w);
	markup_next_line(&b->w->trace);
}

void build_inline_code(struct build *b, cmark_node *node)
{
	const char *code = building_source(b, cmark_node_get_literal(node));
	const size_t len = strlen(code);
	const size_t backticks = markup_open_code(&b->w->trace);

	writer_style_on(b->w, STYLE_CODE);
	build_code_add(b->w, code, len);
	writer_style_off(b->w, STYLE_CODE);
	markup_close_code(&b->w->trace, backticks);
}

/* The marks in a text that is left out still begin and end what they pair with,
 * and those behind it are the next ones then. */
static void pass_marks(struct build *b, cmark_node *hidden)
{
	cmark_iter *iter = cmark_iter_new(hidden);

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
			running_hidden(b, node);
	}
	cmark_iter_free(iter);
}

/* The text of <script> and kin is left out if it has an end among its
 * siblings; else someone writes about the tag. Once one has no end, no further
 * search is made in this leaf. */
static void hide_until_end(struct build *b, cmark_node *node,
			   const struct html_element *element)
{
	cmark_node *open = node;

	while (!b->never_hidden && (node = cmark_node_next(node))) {
		if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
			continue;
		const char *tag = cmark_node_get_literal(node);
		if (html_inline_closes(tag, strlen(tag), element)) {
			b->hidden_end = node;
			while ((open = cmark_node_next(open)) != node)
				pass_marks(b, open);
			return;
		}
	}
	b->never_hidden = true;
	const char *tag = building_clean(b, cmark_node_get_literal(open));
	writer_add_source(b->w, tag, strlen(tag));
}

void build_inline_html(struct build *b, cmark_node *node)
{
	struct trace *t = &b->w->trace;
	const char *tag = building_clean(b, cmark_node_get_literal(node));
	const size_t len = strlen(tag);
	const size_t end = markup_find_tag(t, tag, len);

	b->in_line.doubtful = html_inline_is_doubtful(tag);
	b->in_line.element = b->in_line.doubtful && running_is_element(b, node);
	const struct html_element *hidden =
		html_inline_write(b->w, tag, len, &b->in_line);

	b->ruby_mark = html_inline_is_ruby_mark(tag, len);
	if (hidden)
		hide_until_end(b, node, hidden);
	if (t->at < end)
		t->at = end;
}

static const char stars[] = "*_";

void build_inline_emph(struct build *b, cmark_node *node)
{
	(void)node;
	markup_skip(&b->w->trace, stars, 1);
	writer_style_on(b->w, STYLE_EMPH);
}

void build_inline_end_emph(struct build *b, cmark_node *node)
{
	(void)node;
	markup_skip(&b->w->trace, stars, 1);
	writer_style_off(b->w, STYLE_EMPH);
}

void build_inline_strong(struct build *b, cmark_node *node)
{
	(void)node;
	markup_skip(&b->w->trace, stars, 2);
	writer_style_on(b->w, STYLE_STRONG);
}

void build_inline_end_strong(struct build *b, cmark_node *node)
{
	(void)node;
	markup_skip(&b->w->trace, stars, 2);
	writer_style_off(b->w, STYLE_STRONG);
}

static void begin_link(struct build *b, cmark_node *node, enum link_role role)
{
	const uint32_t number = writer_link_begin(
		b->w, role, building_clean(b, cmark_node_get_url(node)));
	const char *title = cmark_node_get_title(node);

	if (title && *title)
		writer_link_title(b->w, number, building_clean(b, title));
}

/* A link to nowhere is its text. */
void build_inline_link(struct build *b, cmark_node *node)
{
	if (*cmark_node_get_url(node))
		begin_link(b, node, LINK_LINK);
	markup_skip(&b->w->trace, "[<", 1);
}

void build_inline_image(struct build *b, cmark_node *node)
{
	begin_link(b, node, LINK_IMAGE);
	markup_skip(&b->w->trace, "!", 1);
	markup_skip(&b->w->trace, "[", 1);
}

void build_inline_end_link(struct build *b, cmark_node *node)
{
	markup_close_link(&b->w->trace);
	if (cmark_node_get_type(node) == CMARK_NODE_IMAGE ||
	    *cmark_node_get_url(node))
		writer_link_end(b->w);
}
