/* SPDX-License-Identifier: MIT */
#include "doc/build_mixed.h"

#include "doc/building.h"
#include "doc/guard.h"
#include "doc/html_between.h"
#include "doc/html_blocks.h"
#include "doc/lines.h"
#include "doc/opener.h"
#include "doc/shield.h"
#include "doc/writer.h"

#include <string.h>

/* A block of HTML of which some parts are Markdown. */
struct mixed {
	const char *html;
	size_t len;
	uint32_t line;   /* of the body, from 1, on which the rest begins */
	struct buf open; /* as of html_blocks_write */
	build_part *write_part;
};

static bool take(struct build *b, struct mixed *m);

static void write_html(struct build *b, struct mixed *m, struct html_range at)
{
	const char *s = m->html + at.from;
	size_t len = at.to - at.from;
	struct buf clean = { 0 };

	if (!len)
		return;
	if (b->shielded) {
		shield_remove(&clean, s, len);
		s = buf_str(&clean);
		len = clean.len;
	}
	const uint32_t ends = (uint32_t)lines_count_lf(s, len);
	trace_block(&b->w->trace, m->line, 1, m->line + ends);
	html_blocks_write(b->w, s, len, b->lines + m->line, &m->open);
	m->line += ends;
	buf_release(&clean);
}

/* Bytes of the lines at the start that are blank, or that are not. */
static size_t lines_span(const char *s, size_t len, bool blank)
{
	size_t at = 0;

	while (at < len) {
		const size_t n = lines_lf_len(s + at, len - at);
		if ((opener_blanks(s + at, n) == n) != blank)
			break;
		at += n + (at + n < len);
	}
	return at;
}

/* True if the parser would make one block of HTML of these lines, the first and
 * the last of which are not blank. */
static bool is_block(const char *s, size_t len)
{
	enum { INDENT_MAX = 3 };
	const size_t indent = opener_blanks(s, len);
	const size_t first = lines_lf_len(s, len);

	return first < len && s[len - 1] == '\n' && indent <= INDENT_MAX &&
	       !memchr(s, '\t', indent) && !memchr(s, '\r', len) &&
	       opener_html(s + indent, first - indent) >= OPENER_HTML_BLANK;
}

/* Writes Markdown that is a block of HTML again, as most is that begins with an
 * image, without a tree of its own; false if it is more. */
static bool write_block(struct build *b, const struct mixed *m,
			struct html_range at)
{
	const char *s = m->html + at.from;
	const size_t len = at.to - at.from;
	const size_t from = lines_span(s, len, true);
	struct mixed block = {
		.html = s + from,
		.len = lines_span(s + from, len - from, false),
		.line = m->line + (uint32_t)lines_count_lf(s, from),
		.write_part = m->write_part,
	};
	const size_t to = from + block.len;

	if (to + lines_span(s + to, len - to, true) < len ||
	    !is_block(block.html, block.len))
		return false;
	b->part++;
	if (b->part >= BUILDING_PARTS_MAX || !take(b, &block))
		write_html(b, &block, (struct html_range){ 0, block.len });
	b->part--;
	html_blocks_close(b->w, &block.open, 0);
	buf_release(&block.open);
	return true;
}

static void write_lines(struct build *b, const struct mixed *m,
			struct html_range at)
{
	struct buf markdown = { 0 };

	buf_add(&markdown, m->html + at.from, at.to - at.from);
	m->write_part(b, &markdown, m->line - 1);
	buf_release(&markdown);
}

static void write_markdown(struct build *b, struct mixed *m,
			   struct html_range at)
{
	const char *s = m->html + at.from;
	const size_t len = at.to - at.from;
	const bool outer = b->in_html;

	if (!len || guard_refuses(s, len, len)) {
		write_html(b, m, at);
		return;
	}
	b->in_html = true;
	if (!write_block(b, m, at))
		write_lines(b, m, at);
	b->in_html = outer;
	m->line += (uint32_t)lines_count_lf(s, len);
}

/* All of it if there is Markdown in it; else false, with nothing written. */
static bool take(struct build *b, struct mixed *m)
{
	struct html_range in = { 0, 0 };
	size_t from = 0;

	while (html_between_markdown(m->html, m->len, from, b->in_html, &in)) {
		write_html(b, m, (struct html_range){ from, in.from });
		write_markdown(b, m, in);
		from = in.to;
	}
	if (from)
		write_html(b, m, (struct html_range){ from, m->len });
	return from;
}

bool build_mixed_take(struct build *b, cmark_node *node, build_part *write_part)
{
	struct mixed m = {
		.html = cmark_node_get_literal(node),
		.line = building_first_line(b, node),
		.write_part = write_part,
	};

	m.len = strlen(m.html);
	if (!b->in_html && !html_between_may_be_mixed(m.html, m.len))
		return false;
	const bool taken = take(b, &m);
	html_blocks_close(b->w, &m.open, 0);
	buf_release(&m.open);
	return taken;
}
