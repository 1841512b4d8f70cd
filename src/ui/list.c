/* SPDX-License-Identifier: MIT */
#include "ui/list.h"

#include "archive/archive.h"
#include "base/xalloc.h"
#include "ui/notice.h"
#include "ui/scroll.h"
#include "ui/roster.h"

#include <stdlib.h>
#include <string.h>

enum {
	MARGIN = 3, /* rows */
	DATE_COLS = 10,
	SHORT_DATE_COLS = 5,
	DATE_FROM = 34, /* cells of the list: what leaves a title its room */
	SHORT_DATE_FROM = 20,
	EXTRA_FROM = 58,
	EXTRA_MAX = 32,
};

/* What has been drawn of the posts on the screen, and is drawn again when the
 * cursor moves: setting a row costs more than all else that a key does. */
struct kept {
	const struct post **posts; /* that of post `i` is `i` modulo rows */
	struct cell *cells;        /* a row for each */
	int rows, cols;
	uint64_t version; /* of the roster */
	struct width_rules rules;
};

struct list {
	struct view view;
	struct roster *roster;
	size_t top;       /* the first post on the screen */
	size_t row;       /* of the cursor below it */
	uint64_t version; /* of the roster when both were right */
	struct kept kept;
	struct buf notice;
};

struct list_columns list_columns(int cols)
{
	struct list_columns k = { 0 };
	int left = cols;

	if (cols >= SHORT_DATE_FROM) {
		k.mark = 1;
		k.date = cols >= DATE_FROM ? DATE_COLS : SHORT_DATE_COLS;
		left -= k.mark + k.date + 1;
	}
	if (cols >= EXTRA_FROM) {
		k.extra = cols / 4 < EXTRA_MAX ? cols / 4 : EXTRA_MAX;
		left -= k.extra + 1;
	}
	k.title = left;
	return k;
}

/* Draws one column and returns the place behind it and its gap. */
static int column(struct canvas *c, int row, int col, int cols,
		  const char *text, size_t len, uint16_t face)
{
	if (cols <= 0)
		return col;
	canvas_label(c, row, col, cols, text, len, face);
	return col + cols + 1;
}

static int draw_mark(struct canvas *c, int row, int col, int cols,
		     const struct post *p)
{
	if (cols > 0 && p->flags & POST_BROKEN)
		canvas_text(c, row, col, cols, "!", 1, FACE_ERROR);
	else if (cols > 0 && p->flags & POST_DRAFT)
		canvas_text(c, row, col, cols, "~", 1, FACE_MARK);
	return col + cols;
}

static int draw_date(struct canvas *c, int row, int col, int cols,
		     const struct post *p)
{
	struct buf date = { 0 };
	size_t skip = 0;

	date_add_day(&date, &p->date);
	if (cols == SHORT_DATE_COLS && date.len == DATE_COLS)
		skip = DATE_COLS - SHORT_DATE_COLS; /* without the year */
	col = column(c, row, col, cols, buf_str(&date) + skip, date.len - skip,
		     FACE_DATE);
	buf_release(&date);
	return col;
}

/* The values of a facet with blanks between, as many as may be seen. */
static void add_values(struct buf *out, const struct post *p, enum facet f,
		       size_t most)
{
	const uint32_t n = post_value_count(p, f);

	for (uint32_t i = 0; i < n && out->len < most; i++) {
		if (out->len > 0)
			buf_add_char(out, ' ');
		buf_add_str(out, post_value(p, f, i)->name);
	}
}

/* The text of the last column: the first of these that the post has. */
static uint16_t add_extra(struct buf *out, const struct post *p, int cols)
{
	static const struct {
		enum facet facet;
		uint16_t face;
	} order[] = {
		{ FACET_TAG, FACE_TAG },
		{ FACET_CATEGORY, FACE_CATEGORY },
		{ FACET_SOURCE, FACE_META },
		{ FACET_AUTHOR, FACE_TEXT },
	};
	const size_t most = (size_t)cols * 4; /* bytes: more is never seen */

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		add_values(out, p, order[i].facet, most);
		if (out->len > 0)
			return order[i].face;
	}
	return FACE_TEXT;
}

static void draw_post(struct canvas *c, struct rect r, const struct post *p)
{
	struct list_columns k = list_columns(r.cols);
	struct buf extra = { 0 };
	int col = r.col;

	const uint16_t face = add_extra(&extra, p, k.extra);
	if (k.extra > 0 && extra.len == 0) {
		k.title += k.extra + 1;
		k.extra = 0;
	}
	col = draw_mark(c, r.row, col, k.mark, p);
	col = draw_date(c, r.row, col, k.date, p);
	col = column(c, r.row, col, k.title, p->title, strlen(p->title),
		     FACE_TEXT);
	column(c, r.row, col, k.extra, buf_str(&extra), extra.len, face);
	buf_release(&extra);
}

static void forget(struct kept *k)
{
	free(k->posts);
	free(k->cells);
	*k = (struct kept){ 0 };
}

/* Makes room for the rows of the pane, if what is kept is not of it. */
static void begin_rows(struct list *l, const struct canvas *c)
{
	const struct rect *r = &l->view.rect;
	const size_t n = r->rows > 0 && r->cols > 0 ? (size_t)r->rows : 0;
	struct kept *k = &l->kept;

	if (k->rows == r->rows && k->cols == r->cols &&
	    k->version == roster_version(l->roster) &&
	    width_rules_same(&k->rules, canvas_rules(c)))
		return;
	forget(k);
	k->posts = xcalloc(n, sizeof(*k->posts));
	k->cells = xcalloc(n * (size_t)r->cols, sizeof(*k->cells));
	k->rows = r->rows;
	k->cols = r->cols;
	k->version = roster_version(l->roster);
	k->rules = *canvas_rules(c);
}

/* Draws post `i` as it was drawn before, or else keeps how it is. The row is
 * blank. */
static void draw_row(struct list *l, struct canvas *c, struct rect r, size_t i,
		     const struct post *p)
{
	const size_t at = i % (size_t)l->kept.rows;
	struct cell *cells = l->kept.cells + at * (size_t)l->kept.cols;

	if (l->kept.posts[at] == p) {
		canvas_put(c, r.row, r.col, cells, r.cols);
		return;
	}
	draw_post(c, r, p);
	if (!canvas_cell(c, r.row, r.col) ||
	    !canvas_cell(c, r.row, r.col + r.cols - 1))
		return;
	memcpy(cells, canvas_cell(c, r.row, r.col),
	       (size_t)r.cols * sizeof(*cells));
	l->kept.posts[at] = p;
}

/* Scrolls so that the cursor is seen. Where posts have arrived the cursor's
 * row stays on the screen; where the cursor has moved, the page does. */
static void settle(struct list *l)
{
	const size_t cursor = roster_cursor(l->roster);

	if (l->version != roster_version(l->roster))
		l->top = cursor > l->row ? cursor - l->row : 0;
	l->version = roster_version(l->roster);
	l->top = scroll_top(l->top, cursor, roster_count(l->roster),
			    l->view.rect.rows, MARGIN);
	l->row = cursor - l->top;
}

static void draw(struct view *v, struct canvas *c, bool focus)
{
	struct list *l = (struct list *)v;

	settle(l);
	begin_rows(l, c);
	canvas_fill(c, v->rect, FACE_TEXT);
	if (roster_count(l->roster) == 0)
		notice_draw(c, v->rect, buf_str(&l->notice));
	for (int i = 0; i < v->rect.rows; i++) {
		const struct post *p =
			roster_post(l->roster, l->top + (size_t)i);
		const struct rect row = { v->rect.row + i, v->rect.col, 1,
					  v->rect.cols };
		if (!p)
			break;
		draw_row(l, c, row, l->top + (size_t)i, p);
		if ((size_t)i != l->row)
			continue;
		canvas_tint(c, row,
			    focus ? FACE_REVERSE : FACE_REVERSE | FACE_DIM);
		if (focus)
			canvas_set_cursor(c, row.row, row.col);
	}
}

/* A page turns the page, and the cursor with it; a step moves the cursor. */
static void turn(struct list *l, enum action a, size_t from, size_t to)
{
	if (a == ACTION_NEXT || a == ACTION_PREV)
		return;
	if (to >= from)
		l->top += to - from;
	else
		l->top -= from - to < l->top ? from - to : l->top;
}

static bool act(struct view *v, enum action a, long count)
{
	struct list *l = (struct list *)v;
	const size_t from = roster_cursor(l->roster);
	size_t to = from;

	if (!scroll_act(a, count, v->rect.rows, roster_count(l->roster), &to))
		return false;
	settle(l);
	roster_go(l->roster, to);
	turn(l, a, from, to);
	return true;
}

static void free_list(struct view *v)
{
	struct list *l = (struct list *)v;

	buf_release(&l->notice);
	forget(&l->kept);
	free(l);
}

static const struct view_ops list_ops = {
	.name = "list",
	.draw = draw,
	.act = act,
	.free = free_list,
};

struct view *list_new(struct roster *s)
{
	struct list *l = xcalloc(1, sizeof(*l));

	l->view.ops = &list_ops;
	l->view.context = KEYMAP_LIST;
	l->roster = s;
	return &l->view;
}

void list_set_notice(struct view *list, const char *text)
{
	struct list *l = (struct list *)list;

	buf_clear(&l->notice);
	buf_add_str(&l->notice, text);
}
