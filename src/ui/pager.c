/* SPDX-License-Identifier: MIT */
#include "ui/pager.h"

#include "doc/doc.h"
#include "ui/page.h"

/* The header of a table takes at most this part of the page. */
enum { HEADER_SHARE = 3 };

void pager_release(struct pager *p)
{
	layout_free(p->layout);
	p->layout = NULL;
	p->doc = NULL;
}

void pager_set_doc(struct pager *p, const struct doc *d, enum lang lang)
{
	pager_release(p);
	p->options.lang = lang;
	p->doc = d;
	p->leaf = p->off = 0;
	p->shift = 0;
}

void pager_set_scroll(struct pager *p, bool scroll)
{
	layout_free(p->layout);
	p->layout = NULL;
	p->options.scroll = scroll;
}

void pager_set_rules(struct pager *p, const struct width_rules *rules)
{
	layout_free(p->layout);
	p->layout = NULL;
	layout_set_rules(&p->options, rules);
}

bool pager_ready(struct pager *p, int rows, int width)
{
	p->rows = rows;
	if (!p->doc || doc_leaf_count(p->doc) == 0)
		return false;
	if (p->layout && p->options.width == width)
		return true;
	p->options.width = width;
	if (p->layout)
		layout_resize(p->layout, width);
	else
		p->layout = layout_new(p->doc, &p->options);
	p->top = (struct spot){ 0, 0 };
	if (p->leaf > 0 || p->off > 0)
		p->top = layout_find(p->layout, p->leaf, p->off);
	return true;
}

void pager_grow(struct pager *p)
{
	if (p->layout)
		layout_grow(p->layout);
}

void pager_retry_pictures(struct pager *p)
{
	if (p->layout)
		layout_retry_pictures(p->layout);
}

bool pager_reaches(struct pager *p, long lines)
{
	struct spot s = p->top;

	return layout_move(p->layout, &s, lines) == lines;
}

static int spot_cmp(struct spot a, struct spot b)
{
	if (a.leaf != b.leaf)
		return a.leaf < b.leaf ? -1 : 1;
	return a.line < b.line ? -1 : a.line > b.line;
}

/* The spot of the page's last line. */
static struct spot page_end(struct pager *p)
{
	struct spot s = p->top;

	layout_move(p->layout, &s, p->rows - 1);
	return s;
}

/* The top of the last page. */
static struct spot last_top(struct pager *p)
{
	struct spot s = layout_end(p->layout);

	layout_move(p->layout, &s, -(long)(p->rows - 1));
	return s;
}

static void set_top(struct pager *p, struct spot s)
{
	const struct line *line = layout_line(p->layout, s);

	p->top = s;
	p->leaf = line ? line->leaf : 0;
	p->off = line ? line->off : 0;
}

void pager_scroll(struct pager *p, long lines)
{
	struct spot s = p->top;

	layout_move(p->layout, &s, lines);
	if (lines > 0) {
		const struct spot last = last_top(p);
		if (spot_cmp(p->top, last) >= 0)
			return;
		if (spot_cmp(s, last) > 0)
			s = last;
	}
	set_top(p, s);
}

/* The lines of the header of the table that the row belongs to. */
static int header_lines(struct pager *p, uint32_t leaf, struct spot *first)
{
	const struct block *row = doc_leaf(p->doc, leaf);
	const struct line *line;
	int n = 0;

	/* Rows follow each other both as leaves and as blocks. */
	const struct block *header = row->parent->child;
	struct spot s = { leaf - (row->index - header->index), 0 };
	if (!header->header)
		return 0;
	while ((line = layout_line(p->layout, s)) != NULL &&
	       (line->header || !n)) {
		if (line->header && !n)
			*first = s;
		n += line->header;
		if (layout_move(p->layout, &s, 1) == 0 ||
		    doc_leaf(p->doc, s.leaf)->parent != row->parent)
			break;
	}
	return n;
}

int pager_header(struct pager *p, struct spot *header)
{
	const struct block *row = doc_leaf(p->doc, p->top.leaf);
	struct spot s = p->top;

	if (!row || row->kind != BLOCK_ROW)
		return 0;
	const int n = header_lines(p, p->top.leaf, header);
	if (!n || n * HEADER_SHARE > p->rows || spot_cmp(*header, s) >= 0)
		return 0;
	/* The end of the table pushes it out. */
	layout_move(p->layout, &s, n);
	return doc_leaf(p->doc, s.leaf)->parent == row->parent ? n : 0;
}

void pager_page(struct pager *p, long lines)
{
	struct spot most = p->top, header;

	if (lines < 0) {
		const long up = lines + pager_header(p, &header);
		pager_scroll(p, up < 0 ? up : -1);
		return;
	}
	pager_scroll(p, lines);
	const long down = lines - pager_header(p, &header);
	layout_move(p->layout, &most, down > 0 ? down : 1);
	if (spot_cmp(p->top, most) > 0)
		set_top(p, most);
}

void pager_go(struct pager *p, uint32_t leaf, uint32_t off)
{
	struct spot header;

	p->leaf = leaf;
	p->off = off;
	if (!p->layout)
		return;
	struct spot s = layout_find(p->layout, leaf, off);
	set_top(p, s);
	const int covered = pager_header(p, &header);
	if (covered) {
		layout_move(p->layout, &s, -covered);
		set_top(p, s);
	}
}

void pager_first(struct pager *p, long count)
{
	set_top(p, (struct spot){ 0, 0 });
	if (count > 1)
		pager_scroll(p, count - 1);
}

void pager_last(struct pager *p, long count)
{
	const struct spot s = last_top(p);

	if (count > 0)
		pager_first(p, count);
	else if (spot_cmp(p->top, s) < 0)
		set_top(p, s);
}

/* Where the text of the leaf stands, against the top of the page. */
static int against_top(struct pager *p, size_t leaf)
{
	return spot_cmp(layout_find(p->layout, (uint32_t)leaf, 0), p->top);
}

static bool is_heading(const struct pager *p, size_t leaf)
{
	return doc_leaf(p->doc, leaf)->kind == BLOCK_HEADING;
}

void pager_next_section(struct pager *p, long count)
{
	const size_t n = doc_leaf_count(p->doc);

	for (size_t i = p->top.leaf; i < n; i++) {
		if (!is_heading(p, i) || against_top(p, i) <= 0)
			continue;
		pager_go(p, (uint32_t)i, 0);
		if (--count <= 0)
			return;
	}
}

void pager_prev_section(struct pager *p, long count)
{
	for (size_t i = p->top.leaf; i > 0; i--) {
		if (!is_heading(p, i) || against_top(p, i) >= 0)
			continue;
		pager_go(p, (uint32_t)i, 0);
		if (--count <= 0)
			return;
	}
	pager_first(p, 0);
}

bool pager_shows(struct pager *p, uint32_t leaf, uint32_t off)
{
	const struct spot s = layout_find(p->layout, leaf, off);
	struct spot top = p->top, header;

	layout_move(p->layout, &top, pager_header(p, &header));
	return spot_cmp(s, top) >= 0 && spot_cmp(s, page_end(p)) <= 0;
}

void pager_show(struct pager *p, uint32_t leaf, uint32_t off)
{
	struct spot s = layout_find(p->layout, leaf, off);

	if (pager_shows(p, leaf, off))
		return;
	layout_move(p->layout, &s, -(long)(p->rows / 3));
	set_top(p, s);
}

/* Cells by which the widest line of the page is wider than it; 0 = none is. */
static int page_excess(struct pager *p)
{
	struct spot s = p->top;
	int most = 0;

	for (int row = 0; row < p->rows; row++) {
		const struct line *line = layout_line(p->layout, s);
		if (line && line->reach - p->options.width > most)
			most = line->reach - p->options.width;
		if (layout_move(p->layout, &s, 1) == 0)
			break;
	}
	return most;
}

bool pager_shift(struct pager *p, long cols)
{
	const int most = page_excess(p);

	if (most == 0)
		return false;
	const int from = p->shift < most ? p->shift : most;
	if (cols < -from)
		p->shift = 0;
	else
		p->shift = cols < most - from ? from + (int)cols : most;
	return true;
}

void pager_reveal(struct pager *p, uint32_t leaf, uint32_t off, uint32_t end)
{
	const struct spot s = layout_find(p->layout, leaf, off);
	const struct line *line = layout_line(p->layout, s);
	const int width = p->options.width;

	if (!line || line->reach <= width)
		return;
	const struct block *b = doc_leaf(p->doc, leaf);
	const struct width_rules *rules = &p->options.rules;
	const int from = page_cols_before(line, b, off, rules);
	const int to = page_cols_before(line, b, end, rules);
	const int shift = page_shift(line, width, p->shift);
	/* A mark may stand on the first and on the last cell. */
	if (from - shift > line->fixed && to - shift < width)
		return;
	p->shift = to < width ? 0 : from - width / 2;
	if (p->shift < 0)
		p->shift = 0;
}

int pager_percent(struct pager *p)
{
	const uint64_t all = layout_bytes(p->layout) + doc_left(p->doc);
	struct spot s = page_end(p);

	if (layout_move(p->layout, &s, 1) == 0 || all == 0)
		return 100;
	return (int)(layout_bytes_before(p->layout, s) * 100 / all);
}
