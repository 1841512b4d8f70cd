/* SPDX-License-Identifier: MIT */
#include "doc/dialect_lines.h"

#include "doc/dialect_inline.h"
#include "doc/dialect_pass.h"
#include "doc/drawn_table.h"
#include "doc/mdx.h"
#include "doc/note_keeper.h"
#include "doc/short_tag.h"
#include "doc/verse.h"

#include <string.h>

/* There is none; the outline is what it would be. */
bool dialect_lines_toc(struct dialect_pass *p)
{
	if (!short_tag_is_toc(dialect_pass_text(p), dialect_pass_len(p)))
		return false;
	dialect_pass_drop(p, p->line.text, p->line.end);
	return true;
}

/* A line that stands as it is; the bar before it is none of it. */
bool dialect_lines_verse(struct dialect_pass *p)
{
	const char *s = dialect_pass_text(p);
	size_t blanks = 1;

	if (p->line.text >= p->verses && p->line.first && !p->line.depth)
		p->verses = verse_end(p->scan.text, p->scan.len, p->line.text);
	if (p->line.text >= p->verses)
		return false;
	dialect_pass_flush(p);
	blanks += dialect_pass_len(p) > 1;
	struct buf indent = { 0 };
	for (; blanks < dialect_pass_len(p) && s[blanks] == ' '; blanks++)
		buf_add_str(&indent, "\u00A0");
	dialect_replace(&p->scan, p->line.text, p->line.text + blanks,
			buf_str(&indent), indent.len);
	buf_release(&indent);
	dialect_inline(&p->scan, p->line.text + blanks, p->line.end, false);
	const char *end = dialect_pass_len(p) > blanks ? "\\" : "\u00A0\\";
	if (p->line.end < p->verses)
		dialect_replace(&p->scan, p->line.end, p->line.end, end,
				strlen(end));
	return true;
}

bool dialect_lines_module(struct dialect_pass *p)
{
	const size_t n = p->modules && !p->line.depth
				 ? mdx_statement(dialect_pass_text(p),
						 p->scan.len - p->line.text)
				 : 0;

	if (!n)
		return false;
	dialect_pass_drop(p, p->line.text, p->line.text + n);
	dialect_pass_skip_to(p, p->line.text + n);
	return true;
}

/* A comment between two lines of %%. */
bool dialect_lines_hidden(struct dialect_pass *p)
{
	if (p->no_bar || p->line.depth ||
	    !note_keeper_is_bar(dialect_pass_text(p), dialect_pass_len(p)))
		return false;
	const size_t bar =
		note_keeper_bar_end(p->scan.text, p->scan.len, p->line.next);
	const size_t to = bar ? dialect_pass_rest(p, bar) : 0;
	p->no_bar = !bar;
	if (to) {
		dialect_pass_drop(p, p->line.text, to);
		dialect_pass_skip_to(p, to);
	}
	return to > 0;
}

/* A block of code between tags in brackets. */
bool dialect_lines_code(struct dialect_pass *p)
{
	struct dialect_scan *s = &p->scan;
	struct template t;
	size_t at;

	if (!short_tag_at(dialect_pass_text(p), s->len - p->line.text, &t) ||
	    t.closes || short_tag_kind(&t) != SHORT_TAG_CODE ||
	    !dialect_find_short_end(s, p->line.text, &t, &at) ||
	    at <= p->line.end)
		return false;
	const size_t to = dialect_pass_rest(p, at + t.name_len + 3);
	if (to)
		dialect_pass_show_code(p, &t, at, to);
	return to > 0;
}

/* A table that is drawn stays as it is. */
static bool show_drawn(struct dialect_pass *p, const struct md_line *line,
		       size_t from, size_t to)
{
	const size_t indent = from - line->start;
	struct buf code = { 0 };

	if (!to)
		return false;
	dialect_pass_flush(p);
	dialect_code(p->scan.text + from, to - from, indent, &code);
	dialect_insert_block(&p->scan, line, to, INSERT_CODE_BLOCK,
			     buf_str(&code), code.len);
	buf_release(&code);
	dialect_pass_skip_to(p, to);
	return true;
}

bool dialect_lines_grid(struct dialect_pass *p)
{
	return p->line.first &&
	       show_drawn(p, &p->line, p->line.text,
			  drawn_table_grid(p->scan.text, p->scan.len,
					   p->line.text));
}

/* Its header is the paragraph of one line before. */
bool dialect_lines_columns(struct dialect_pass *p)
{
	const bool headed = p->to > p->from && p->from == p->before.text &&
			    p->before.first && !p->html;
	const struct md_line line = headed ? p->before : p->line;
	const size_t to =
		p->line.depth || (!headed && !p->line.first)
			? 0
			: drawn_table_columns(p->scan.text, p->scan.len,
					      line.start, p->line.start);

	if (to && headed)
		p->from = p->to = 0;
	return show_drawn(p, &line, line.start, to);
}
