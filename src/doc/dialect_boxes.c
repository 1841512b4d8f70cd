/* SPDX-License-Identifier: MIT */
#include "doc/dialect_boxes.h"

#include "archive/ascii.h"
#include "doc/admonition.h"
#include "doc/dialect_inline.h"
#include "doc/dialect_scan.h"

#include <string.h>

/* Further in than its container a line is code, or goes on with a paragraph.
 * Columns. */
enum { INDENT_MAX = 3 };

/* Of the line. */
static uint32_t number(struct dialect_pass *p)
{
	return md_lines_number(&p->lines, p->line.start);
}

static void close_boxes(struct dialect_pass *p, int n, uint32_t last_line)
{
	while (p->n_boxes > n) {
		const struct dialect_box *box = &p->boxes[--p->n_boxes];
		if (box->shown)
			p->scan.inserts->items[box->item].last_line = last_line;
	}
}

/* What a tag opened and none closed is no more than its label. */
void dialect_boxes_end_all(struct dialect_pass *p)
{
	while (p->n_boxes) {
		const struct dialect_box *box = &p->boxes[p->n_boxes - 1];
		if (box->end == BOX_TAG)
			p->n_boxes--;
		else
			close_boxes(p, p->n_boxes - 1,
				    md_lines_number(&p->lines, p->scan.len));
	}
}

/* `item` is of the inserts, if it is shown. */
static void open_box(struct dialect_pass *p, enum dialect_box_end end,
		     bool shown, size_t item)
{
	if (p->n_boxes == DIALECT_BOXES)
		return;
	p->boxes[p->n_boxes++] = (struct dialect_box){
		.end = end,
		.shown = shown,
		.item = item,
		.depth = p->lines.depth,
	};
}

static bool is_in(const struct dialect_scan *s, const char *at)
{
	return at >= s->text && at < s->text + s->len;
}

/* The label in place of the line, up to byte `to`. Its title is Markdown as
 * what is around it. Returns which of the inserts it is. */
static size_t show_label(struct dialect_pass *p, size_t to,
			 enum insert_kind kind, const struct box_label *label)
{
	struct dialect_scan *s = &p->scan;
	const char *title = label->title.p;
	const bool own = label->title.len && is_in(s, title);
	const size_t from = own ? (size_t)(title - s->text) : p->line.end;
	const size_t end = own ? from + label->title.len : p->line.end;
	struct buf text = { 0 };

	dialect_pass_flush(p);
	box_label_add_kind(label, &text);
	const size_t item = s->inserts->n;
	dialect_begin_label(s, p->line.text, from, kind, buf_str(&text),
			    text.len)
		->last_line = number(p);
	if (own)
		dialect_inline(s, from, end, false);
	else if (label->title.len)
		dialect_replace(s, end, end, title, label->title.len);
	dialect_end_label(s, &p->line, end, to);
	buf_release(&text);
	p->lines.paragraph = false;
	return item;
}

static void show_box(struct dialect_pass *p, size_t to,
		     enum dialect_box_end end, const struct box_label *label)
{
	const size_t item = show_label(p, to, INSERT_BOX, label);

	if (end == BOX_INDENT)
		md_lines_indent(&p->lines);
	open_box(p, end, true, item);
}

/* The innermost box of this kind, counted from 1; 0 = none. */
static int innermost(const struct dialect_pass *p, enum dialect_box_end end)
{
	int n = p->n_boxes;

	while (n && p->boxes[n - 1].end != end)
		n--;
	return n;
}

/* Closes it, and those in it. */
static bool end_box(struct dialect_pass *p, enum dialect_box_end end)
{
	const int n = innermost(p, end);

	if (!n)
		return false;
	const struct dialect_box box = p->boxes[n - 1];
	close_boxes(p, n - 1, number(p));
	const struct box_label source = {
		.title = { box.source, box.source_len },
	};
	if (box.source_len)
		show_label(p, p->line.end, INSERT_SOURCE, &source);
	else
		dialect_pass_drop(p, p->line.text, p->line.end);
	return true;
}

/* Columns that lines begin with in the containers around, at most. */
static size_t indent(const struct dialect_pass *p)
{
	size_t cols = INDENT_MAX;

	for (int i = 0; i < p->lines.depth; i++)
		if (p->lines.levels[i].kind == MD_LINES_ITEM)
			cols += (size_t)p->lines.levels[i].indent;
	return cols;
}

/* The line goes on with a paragraph, from further in than a block may begin. */
static bool goes_on(const struct dialect_pass *p)
{
	const char *text = p->scan.text;
	const size_t start = p->line.cut_end > p->line.start ? p->line.cut_end
							     : p->line.start;
	size_t from = p->line.text;

	while (from > start && ascii_is_blank(text[from - 1]))
		from--;
	return !p->line.first && p->line.text - from > indent(p);
}

bool dialect_boxes_colons(struct dialect_pass *p)
{
	struct box_label label = { 0 };

	if (goes_on(p))
		return false;
	switch (admonition_colons(dialect_pass_text(p), dialect_pass_len(p),
				  &label)) {
	case ADMONITION_BOX:
		show_box(p, p->line.end, BOX_COLONS, &label);
		return true;
	case ADMONITION_PLAIN:
		dialect_pass_drop(p, p->line.text, p->line.end);
		open_box(p, BOX_COLONS, false, 0);
		return true;
	case ADMONITION_END:
		return end_box(p, BOX_COLONS);
	default:
		return false;
	}
}

bool dialect_boxes_indented(struct dialect_pass *p,
			    bool (*reads)(const char *, size_t,
					  struct box_label *))
{
	struct box_label label = { 0 };

	if (goes_on(p) ||
	    !reads(dialect_pass_text(p), dialect_pass_len(p), &label))
		return false;
	show_box(p, p->line.end, BOX_INDENT, &label);
	return true;
}

static size_t count_quotes(const struct dialect_pass *p,
			   const struct md_line *line)
{
	size_t n = 0;

	for (size_t i = line->start; i < line->text; i++)
		n += p->scan.text[i] == '>';
	return n;
}

/* The next line would go on with a paragraph of the quote without its mark;
 * to the parser a label is none. */
static bool is_lazy_next(const struct dialect_pass *p)
{
	struct md_lines look = p->lines;
	struct md_line next;

	look.paragraph = true;
	return md_lines_next(&look, &next) && next.kind == MD_LINE_TEXT &&
	       !next.first && next.depth == p->line.depth &&
	       count_quotes(p, &next) < count_quotes(p, &p->line);
}

bool dialect_boxes_alert(struct dialect_pass *p)
{
	struct box_label label = { 0 };

	if (!p->line.first || !md_lines_in_quote(&p->lines) ||
	    !admonition_alert(dialect_pass_text(p), dialect_pass_len(p),
			      &label))
		return false;
	show_label(p, p->line.end, INSERT_LABEL, &label);
	if (is_lazy_next(p)) {
		p->lines.paragraph = true;
		p->lazy = p->lines.at;
		p->labelled = p->line;
	}
	return true;
}

/* In a container that is only there for its tabs. */
bool dialect_boxes_have_tabs(const struct dialect_pass *p)
{
	const int n = innermost(p, BOX_COLONS);

	return n && !p->boxes[n - 1].shown;
}

bool dialect_boxes_at_tab(struct dialect_pass *p)
{
	struct box_label label = { 0 };
	const int n = innermost(p, BOX_COLONS);

	if (!dialect_boxes_have_tabs(p) || goes_on(p) ||
	    !admonition_at_tab(dialect_pass_text(p), dialect_pass_len(p),
			       &label))
		return false;
	close_boxes(p, n, number(p) - 1);
	show_box(p, p->line.end, BOX_AT_TAB, &label);
	return true;
}

/* `<!-- tab Title -->` and `<!-- endtab -->` between tags of tabs, in Hexo. */
bool dialect_boxes_comment(struct dialect_pass *p)
{
	struct box_label label = { 0 };

	if (p->lines.fence || p->lines.html || !dialect_pass_len(p) ||
	    *dialect_pass_text(p) != '<' ||
	    p->line.text - p->line.start > INDENT_MAX)
		return false;
	switch (admonition_comment(dialect_pass_text(p), dialect_pass_len(p),
				   &label)) {
	case ADMONITION_BOX:
		show_box(p, p->line.end, BOX_TAG, &label);
		return true;
	case ADMONITION_END:
		return end_box(p, BOX_TAG);
	default:
		return false;
	}
}

/* A quotation that has an end has its source there. */
static bool keeps_source(struct dialect_pass *p, const struct template *t)
{
	size_t at;

	return tags_is_quotation(t) && p->n_boxes < DIALECT_BOXES &&
	       dialect_has_end(&p->scan, p->line.text, t, &at);
}

bool dialect_boxes_tag(struct dialect_pass *p, const struct template *t,
		       size_t to)
{
	struct box_label label = { 0 };
	struct buf title = { 0 };

	if (t->single || goes_on(p))
		return false;
	tags_label(t, &label, &title);
	const bool below = label.title.len && keeps_source(p, t);
	if (below)
		label.title.len = 0;
	show_box(p, to, BOX_TAG, &label);
	if (below) {
		struct dialect_box *box = &p->boxes[p->n_boxes - 1];
		box->source = arena_memdup(&p->scan.inserts->arena, title.data,
					   title.len);
		box->source_len = title.len;
	}
	buf_release(&title);
	dialect_pass_skip_to(p, to);
	return true;
}

bool dialect_boxes_end_tag(struct dialect_pass *p)
{
	return end_box(p, BOX_TAG);
}

static void end_indented(struct dialect_pass *p)
{
	for (int i = 0; i < p->n_boxes; i++) {
		if (p->boxes[i].end == BOX_INDENT &&
		    !md_lines_is_indented(&p->lines, p->boxes[i].depth)) {
			close_boxes(p, i, number(p) - 1);
			return;
		}
	}
}

void dialect_boxes_line(struct dialect_pass *p)
{
	end_indented(p);
	if (!p->lazy || p->line.start != p->lazy)
		return;
	dialect_pass_flush(p);
	dialect_repeat_prefix(&p->scan, &p->labelled, &p->line);
	p->line.first = true;
	p->lazy = 0;
}
