/* SPDX-License-Identifier: MIT */
#include "ui/reader.h"

#include "archive/body.h"
#include "base/sanitise.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "ui/find.h"
#include "ui/page.h"
#include "ui/scroll.h"

#include <stdlib.h>
#include <string.h>

static const size_t none = (size_t)-1;

struct reader {
	struct view view;
	struct layout_options options; /* width: that of `layout` */
	int measure, first_measure;

	const struct post *post;
	bool loaded; /* `doc` is that of `post` */
	struct doc *doc;
	struct layout *layout; /* of `doc` at options.width; NULL = not yet */
	struct buf trouble;    /* why the body can't be read */

	struct spot top;
	/* The first word of the top line, as it was when the reader last
	 * moved: stays through any number of size changes. */
	uint32_t leaf, off;

	struct buf pattern;
	bool backwards;
	struct find found;
	size_t match; /* none = not at one */
};

static struct reader *reader(struct view *v)
{
	return (struct reader *)v;
}

static void unload(struct reader *r)
{
	layout_free(r->layout);
	doc_free(r->doc);
	r->layout = NULL;
	r->doc = NULL;
	r->loaded = false;
	buf_clear(&r->trouble);
	r->found.n = 0;
	r->match = none;
}

static void load_text(struct reader *r, const char *body, size_t len)
{
	r->doc = doc_new(r->post, body, len, DOC_HEAD | DOC_LINK_NUMBERS);
	r->loaded = true;
	if (r->pattern.len > 0)
		find_run(&r->found, r->doc, buf_str(&r->pattern));
}

static void load(struct reader *r)
{
	struct buf body = { 0 };
	struct err err = { 0 };

	if (!r->post || r->loaded)
		return;
	if (!body_read(r->post, &body, &err)) {
		sanitise(&r->trouble, err.text, strlen(err.text),
			 SANITISE_LINE);
		buf_clear(&body);
	}
	load_text(r, buf_str(&body), body.len);
	buf_release(&body);
}

/* Cells of the pane's text, and its first column. */
static int text_width(const struct reader *r, int *col)
{
	const int cols = r->view.rect.cols;
	const int room = cols >= READER_MEASURE_MIN ? cols - 2 : cols;
	const int width = r->measure < room ? r->measure : room;

	*col = r->view.rect.col + (cols - width) / 2;
	return width;
}

/* Makes sure that the post is read and set for the pane. False if there is
 * none. */
static bool ready(struct reader *r)
{
	int col;
	const int width = text_width(r, &col);

	load(r);
	if (!r->doc || doc_leaf_count(r->doc) == 0)
		return false;
	if (r->layout && r->options.width == width)
		return true;
	layout_free(r->layout);
	r->options.width = width;
	r->layout = layout_new(r->doc, &r->options);
	r->top = (struct spot){ 0, 0 };
	if (r->leaf > 0 || r->off > 0)
		r->top = layout_find(r->layout, r->leaf, r->off);
	return true;
}

static int spot_cmp(struct spot a, struct spot b)
{
	if (a.leaf != b.leaf)
		return a.leaf < b.leaf ? -1 : 1;
	return a.line < b.line ? -1 : a.line > b.line;
}

/* Where the page ends; the spot of its last line. */
static struct spot page_end(struct reader *r)
{
	struct spot s = r->top;

	layout_move(r->layout, &s, r->view.rect.rows - 1);
	return s;
}

/* The top of the last page. */
static struct spot last_top(struct reader *r)
{
	struct spot s = layout_end(r->layout);

	layout_move(r->layout, &s, -(long)(r->view.rect.rows - 1));
	return s;
}

static void set_top(struct reader *r, struct spot s)
{
	const struct line *line = layout_line(r->layout, s);

	r->top = s;
	r->leaf = line ? line->leaf : 0;
	r->off = line ? line->off : 0;
}

/* Moves the page, down to the last one and no farther; where a heading has
 * been brought to the top the page may stand below that already. */
static void scroll(struct reader *r, long lines)
{
	struct spot s = r->top;

	layout_move(r->layout, &s, lines);
	if (lines > 0) {
		const struct spot last = last_top(r);
		if (spot_cmp(r->top, last) >= 0)
			return;
		if (spot_cmp(s, last) > 0)
			s = last;
	}
	set_top(r, s);
}

void reader_go(struct view *v, uint32_t leaf, uint32_t off)
{
	struct reader *r = reader(v);

	if (ready(r))
		set_top(r, layout_find(r->layout, leaf, off));
}

static bool is_heading(const struct reader *r, size_t leaf)
{
	return doc_leaf(r->doc, leaf)->kind == BLOCK_HEADING;
}

/* The text of the leaf begins above the page, or at its top. */
static bool begins_above(struct reader *r, size_t leaf, bool or_at)
{
	const int cmp =
		spot_cmp(layout_find(r->layout, (uint32_t)leaf, 0), r->top);

	return cmp < 0 || (or_at && cmp == 0);
}

static bool next_section(struct reader *r)
{
	const size_t n = doc_leaf_count(r->doc);

	for (size_t i = r->top.leaf; i < n; i++)
		if (is_heading(r, i) && !begins_above(r, i, true)) {
			reader_go(&r->view, (uint32_t)i, 0);
			return true;
		}
	return false;
}

static bool prev_section(struct reader *r)
{
	for (size_t i = r->top.leaf + 1; i-- > 0;)
		if (i == 0 || (is_heading(r, i) && begins_above(r, i, false))) {
			set_top(r, i == 0 ? (struct spot){ 0, 0 }
					  : layout_find(r->layout, (uint32_t)i,
							0));
			return true;
		}
	return false;
}

/* To the start or, with a count, to the line of that number. */
static void first(struct reader *r, long count)
{
	set_top(r, (struct spot){ 0, 0 });
	if (count > 1)
		scroll(r, count - 1);
}

static void last(struct reader *r)
{
	const struct spot s = last_top(r);

	if (spot_cmp(r->top, s) < 0)
		set_top(r, s);
}

static bool act(struct view *v, enum action a, long count)
{
	struct reader *r = reader(v);
	const long lines = scroll_distance(a, count, v->rect.rows);

	if (lines == 0 && a != ACTION_FIRST && a != ACTION_LAST &&
	    a != ACTION_NEXT_SECTION && a != ACTION_PREV_SECTION)
		return false;
	if (!ready(r))
		return true;
	if (lines != 0)
		scroll(r, lines);
	for (long n = count > 0 ? count : 1; n > 0; n--)
		if ((a == ACTION_NEXT_SECTION && !next_section(r)) ||
		    (a == ACTION_PREV_SECTION && !prev_section(r)) ||
		    lines != 0)
			break;
	if (a == ACTION_FIRST || (a == ACTION_LAST && count > 0))
		first(r, count);
	else if (a == ACTION_LAST)
		last(r);
	return true;
}

static void draw_trouble(struct reader *r, struct canvas *c)
{
	const struct rect *rect = &r->view.rect;

	if (r->trouble.len > 0)
		canvas_label(c, rect->row + rect->rows - 1, rect->col,
			     rect->cols, buf_str(&r->trouble), r->trouble.len,
			     FACE_ERROR);
}

static void draw(struct view *v, struct canvas *c, bool focus)
{
	struct reader *r = reader(v);
	struct rect row = { v->rect.row, 0, 1, 0 };

	canvas_fill(c, v->rect, FACE_TEXT);
	if (!ready(r))
		return;
	row.cols = text_width(r, &row.col);
	struct spot s = r->top;
	for (; row.row < v->rect.row + v->rect.rows; row.row++) {
		const struct line *line = layout_line(r->layout, s);
		page_draw_line(c, row, r->doc, line);
		if (r->found.n > 0)
			page_draw_found(c, row, r->doc, line, &r->found,
					r->match);
		if (layout_move(r->layout, &s, 1) == 0)
			break;
	}
	draw_trouble(r, c);
	if (focus)
		canvas_set_cursor(c, v->rect.row, row.col);
}

static void free_reader(struct view *v)
{
	struct reader *r = reader(v);

	unload(r);
	buf_release(&r->trouble);
	buf_release(&r->pattern);
	find_release(&r->found);
	free(r);
}

static const struct view_ops reader_ops = {
	.name = "reader",
	.draw = draw,
	.act = act,
	.free = free_reader,
};

struct view *reader_new(const struct layout_options *o)
{
	struct reader *r = xcalloc(1, sizeof(*r));

	r->view.ops = &reader_ops;
	r->view.context = KEYMAP_READER;
	r->options = *o;
	r->measure = r->first_measure = o->width;
	r->match = none;
	return &r->view;
}

void reader_show(struct view *v, const struct post *p)
{
	struct reader *r = reader(v);

	if (r->post == p)
		return;
	unload(r);
	r->post = p;
	r->leaf = r->off = 0;
}

void reader_show_text(struct view *v, const struct post *p, const char *body,
		      size_t len)
{
	reader_show(v, NULL);
	reader_show(v, p);
	load_text(reader(v), body, len);
}

void reader_moved(struct view *v, const struct post *p)
{
	struct reader *r = reader(v);
	const uint32_t leaf = r->leaf, off = r->off;

	reader_show(v, p);
	load(r);
	if (!r->doc || leaf >= doc_leaf_count(r->doc))
		return;
	r->leaf = leaf;
	r->off = off <= doc_leaf(r->doc, leaf)->len ? off : 0;
}

void reader_widen(struct view *v, int cols)
{
	struct reader *r = reader(v);
	const int want = cols == 0 ? r->first_measure : r->measure + cols;

	r->measure = want < READER_MEASURE_MIN   ? READER_MEASURE_MIN
		     : want > READER_MEASURE_MAX ? READER_MEASURE_MAX
						 : want;
}

int reader_measure(const struct view *v)
{
	return ((const struct reader *)v)->measure;
}

const struct doc *reader_doc(struct view *v)
{
	load(reader(v));
	return reader(v)->doc;
}

uint32_t reader_leaf(struct view *v)
{
	return reader(v)->leaf;
}

size_t reader_link(struct view *v)
{
	const struct doc *d = reader_doc(v);
	const size_t n = d ? doc_link_count(d) : 0;

	if (n == 0)
		return 0;
	const uint32_t top = doc_leaf(d, reader(v)->leaf)->index;
	for (size_t i = 1; i <= n; i++) {
		const struct link *l = doc_link(d, i);
		if (l->block &&
		    (l->block->index > top ||
		     (l->block->index == top && l->off >= reader(v)->off)))
			return i;
	}
	return 1;
}

int reader_percent(struct view *v)
{
	struct reader *r = reader(v);

	if (!ready(r))
		return 0;
	struct spot s = page_end(r);
	if (layout_move(r->layout, &s, 1) == 0)
		return 100;
	const uint64_t all = layout_bytes(r->layout);
	return all > 0 ? (int)(layout_bytes_before(r->layout, s) * 100 / all)
		       : 100;
}

const char *reader_section(struct view *v)
{
	struct reader *r = reader(v);

	if (!r->doc || doc_leaf_count(r->doc) == 0)
		return "";
	for (size_t i = r->leaf + (size_t)1; i-- > 0;)
		if (is_heading(r, i))
			return doc_leaf(r->doc, i)->text;
	return "";
}

/* Brings the match on the page, if it isn't, a third below its top. */
static void go_match(struct reader *r, size_t i)
{
	const struct find_match *m = &r->found.items[i];
	struct spot s = layout_find(r->layout, m->leaf, m->start);

	r->match = i;
	if (spot_cmp(s, r->top) >= 0 && spot_cmp(s, page_end(r)) <= 0)
		return;
	layout_move(r->layout, &s, -(long)(r->view.rect.rows / 3));
	set_top(r, s);
}

/* The match that n and N start from is on the page. */
static bool match_is_seen(struct reader *r)
{
	if (r->match >= r->found.n)
		return false;
	const struct find_match *m = &r->found.items[r->match];
	const struct spot s = layout_find(r->layout, m->leaf, m->start);
	return spot_cmp(s, r->top) >= 0 && spot_cmp(s, page_end(r)) <= 0;
}

static enum reader_found go_on(struct reader *r, bool backwards)
{
	const size_t n = r->found.n;
	const size_t below = find_from(&r->found, r->leaf, r->off);
	const bool seen = match_is_seen(r);
	bool wrapped;
	size_t i;

	if (backwards) {
		const size_t from = seen ? r->match : below;
		wrapped = from == 0;
		i = wrapped ? n - 1 : from - 1;
	} else {
		const size_t from = seen ? r->match + 1 : below;
		wrapped = from >= n;
		i = wrapped ? 0 : from;
	}
	go_match(r, i);
	return wrapped ? READER_FOUND_WRAPPED : READER_FOUND;
}

enum reader_found reader_search(struct view *v, const char *pattern,
				bool backwards)
{
	struct reader *r = reader(v);

	buf_clear(&r->pattern);
	buf_add_str(&r->pattern, pattern);
	r->backwards = backwards;
	r->match = none;
	r->found.n = 0;
	if (r->doc)
		find_run(&r->found, r->doc, pattern);
	return reader_search_on(v, false);
}

enum reader_found reader_search_on(struct view *v, bool against)
{
	struct reader *r = reader(v);

	if (r->pattern.len == 0)
		return READER_FOUND_NO_PATTERN;
	if (!ready(r) || r->found.n == 0)
		return READER_FOUND_NONE;
	return go_on(r, r->backwards != against);
}

size_t reader_match(struct view *v, size_t *n)
{
	const struct reader *r = reader(v);

	*n = r->found.n;
	return r->match < r->found.n ? r->match + 1 : 0;
}
