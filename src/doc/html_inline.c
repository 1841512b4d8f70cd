/* SPDX-License-Identifier: MIT */
#include "doc/html_inline.h"

#include "doc/doc.h"
#include "doc/html.h"
#include "doc/html_gap.h"
#include "doc/html_piece.h"
#include "doc/prose.h"
#include "doc/writer.h"

static bool one_token(const char *tag, size_t len, struct html_token *token)
{
	struct html_scan scan = { .at = tag, .end = tag + len };

	return html_next(&scan, token) && token->kind != HTML_NOTHING &&
	       token->kind != HTML_TEXT;
}

static void anchor(struct writer *w, const struct html_token *token,
		   size_t *open_links)
{
	struct buf url = { 0 };

	if (*open_links && w->n_links) {
		writer_link_end(w);
		--*open_links;
	}
	html_piece_url(token, "href", &url);
	if (token->kind == HTML_OPEN && url.len) {
		writer_link_begin(w, LINK_LINK, url.data);
		++*open_links;
	}
	buf_release(&url);
}

/* An element that should stand alone is set off by line breaks. */
static void set_off(struct writer *w, const struct html_token *token,
		    struct html_lines *lines)
{
	const bool block =
		html_lines_takes((enum html_role)token->element->role);
	const enum html_gap_kind gap =
		block ? html_lines_tag(lines, w, token) : GAP_BREAK;

	if (gap)
		writer_break_line(w);
	if (gap == GAP_BREAKS)
		writer_hard_break(w);
	if (lines->mark_due || lines->arrow_due)
		html_lines_begin(lines, w);
}

static bool is_text(const struct html_token *token)
{
	return token->element->role == HTML_UNKNOWN && !token->attrs_len &&
	       !(token->component && token->kind == HTML_CLOSE);
}

/* What a component, whose text follows, is called. */
static void component(struct writer *w, const struct html_token *token)
{
	struct buf label = { 0 };

	if (html_component_label(token, &label)) {
		writer_style_on(w, STYLE_STRONG);
		prose_add(w, label.data, label.len);
		writer_add_str(w, ":");
		writer_style_off(w, STYLE_STRONG);
		writer_add_str(w, " ");
	}
	buf_release(&label);
}

const struct html_element *html_inline_write(struct writer *w, const char *tag,
					     size_t len, struct html_inline *in)
{
	struct html_token token;

	if (!one_token(tag, len, &token))
		return NULL;
	const enum html_role role = (enum html_role)token.element->role;
	if (html_piece_write(w, &token))
		return NULL;
	if (is_text(&token) && !in->element)
		writer_add_source(w, tag, len);
	else if (token.component)
		component(w, &token);
	else if (role == HTML_LINK)
		anchor(w, &token, &in->links);
	else if (role == HTML_BREAK)
		writer_hard_break(w);
	else if (role == HTML_CELL && token.kind == HTML_OPEN)
		writer_add_str(w, " | ");
	else if (role >= HTML_BLOCK && role <= HTML_RULE && role != HTML_CELL)
		set_off(w, &token, &in->lines);
	return role == HTML_HIDDEN && token.kind == HTML_OPEN ? token.element
							      : NULL;
}

bool html_inline_is_ruby_mark(const char *tag, size_t len)
{
	struct html_token token;

	/* few elements begin like its name, <rp> */
	return len > 1 && (tag[1] | 0x20) == 'r' &&
	       one_token(tag, len, &token) && token.kind == HTML_OPEN &&
	       token.element->role == HTML_RUBY_MARK;
}

bool html_inline_closes(const char *tag, size_t len,
			const struct html_element *element)
{
	struct html_token token;

	return one_token(tag, len, &token) && token.kind == HTML_CLOSE &&
	       token.element == element;
}
