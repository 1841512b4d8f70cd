/* SPDX-License-Identifier: MIT */
#include "doc/build_mixed.h"

#include "doc/building.h"
#include "doc/guard.h"
#include "doc/html_between.h"
#include "doc/html_blocks.h"
#include "doc/lines.h"
#include "doc/shield.h"
#include "doc/writer.h"

#include <string.h>

/* A block of HTML of which some parts are Markdown. */
struct mixed {
	cmark_node *node;
	const char *html;
	uint32_t lines;  /* of it that have been written */
	struct buf open; /* as of html_blocks_write */
	build_part *write_part;
};

static void write_html(struct build *b, struct mixed *m, struct html_range at)
{
	const uint32_t first = building_first_line(b, m->node) + m->lines;
	struct buf html = { 0 };

	if (at.from == at.to)
		return;
	shield_remove(&html, m->html + at.from, at.to - at.from);
	const uint32_t ends = (uint32_t)lines_count_lf(html.data, html.len);
	trace_block(&b->w->trace, first, 1, first + ends);
	html_blocks_write(b->w, html.data, html.len,
			  building_line(b, m->node) + m->lines, &m->open);
	m->lines += ends;
	buf_release(&html);
}

static void write_markdown(struct build *b, struct mixed *m,
			   struct html_range at)
{
	const bool outer = b->in_html;
	struct buf markdown = { 0 };

	buf_add(&markdown, m->html + at.from, at.to - at.from);
	if (!markdown.len ||
	    guard_refuses(markdown.data, markdown.len, markdown.len)) {
		write_html(b, m, at);
		buf_release(&markdown);
		return;
	}
	b->in_html = true;
	m->write_part(b, &markdown,
		      building_first_line(b, m->node) - 1 + m->lines);
	b->in_html = outer;
	m->lines += (uint32_t)lines_count_lf(markdown.data, markdown.len);
	buf_release(&markdown);
}

bool build_mixed_take(struct build *b, cmark_node *node, build_part *write_part)
{
	struct mixed m = { .node = node,
			   .write_part = write_part,
			   .html = cmark_node_get_literal(node) };
	const size_t len = strlen(m.html);
	struct html_range in = { 0, 0 };
	size_t from = 0;

	if (!b->in_html && !html_between_may_be_mixed(m.html, len))
		return false;
	while (html_between_markdown(m.html, len, from, b->in_html, &in)) {
		write_html(b, &m, (struct html_range){ from, in.from });
		write_markdown(b, &m, in);
		from = in.to;
	}
	if (!from)
		return false;
	write_html(b, &m, (struct html_range){ from, len });
	html_blocks_close(b->w, &m.open, 0);
	buf_release(&m.open);
	return true;
}
