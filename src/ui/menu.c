/* SPDX-License-Identifier: MIT */
#include "ui/menu.h"

#include "base/xalloc.h"
#include "ui/field.h"
#include "ui/frame.h"
#include "ui/notice.h"
#include "ui/scroll.h"
#include "unicode/fold.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
	MARGIN = 1,       /* rows */
	FOOT = 1,         /* rows below the entries: field or hint */
	DETAIL = 4,       /* rows between them, if entries have details */
	LEFT_MAX = 24,    /* cells */
	MEASURED = 2000,  /* entries looked at for the size of the box */
	TYPING_COLS = 30, /* cells wanted for the field */
	SHORT_COLS = 5,   /* of a right column that is always there */
	ROOMY_COLS = 40,  /* of a box that has room for a longer one */
};

struct menu {
	struct view view;
	enum menu_kind kind;
	struct arena arena; /* all texts of entries */
	char *title, *hint, *notice;
	struct menu_entry *entries;
	size_t n, cap;
	struct buf folded; /* what narrowing looks at: entry after entry,
	                    * each with a NUL behind */
	struct field field;
	size_t *shown; /* indices of the entries that match the field */
	size_t n_shown, shown_cap;
	size_t cursor, top; /* among the shown */
	size_t n_marked;
	bool detailed;           /* an entry has a detail */
	int left_cols, all_cols; /* of the columns of the first entries */
	size_t measured;         /* how many entries that took into account */
};

static struct menu *menu(struct view *v)
{
	return (struct menu *)v;
}

static const struct menu *menu_const(const struct view *v)
{
	return (const struct menu *)v;
}

static bool is_shown(const struct menu *m, const struct menu_entry *e,
		     const struct buf *needle)
{
	return needle->len == 0 ||
	       strstr(m->folded.data + e->key_off, buf_str(needle));
}

static void show(struct menu *m, size_t i)
{
	m->shown = xgrow(m->shown, &m->shown_cap, m->n_shown + 1,
			 sizeof(*m->shown));
	m->shown[m->n_shown++] = i;
}

/* Shows the entries that hold what is typed. */
static void narrow(struct menu *m)
{
	struct buf needle = { 0 };

	fold_text(&needle, buf_str(&m->field.text), m->field.text.len);
	m->n_shown = m->cursor = m->top = 0;
	for (size_t i = 0; i < m->n; i++)
		if (is_shown(m, &m->entries[i], &needle))
			show(m, i);
	buf_release(&needle);
}

static void fold_entry(struct menu *m, struct menu_entry *e)
{
	const char *const parts[] = { e->text, e->right, e->left };

	e->key_off = m->folded.len;
	for (size_t i = 0; i < 3; i++) {
		fold_text(&m->folded, parts[i], strlen(parts[i]));
		buf_add_char(&m->folded, i < 2 ? '\n' : '\0');
	}
}

void menu_add(struct view *v, const struct menu_entry *e)
{
	struct menu *m = menu(v);

	m->entries = xgrow(m->entries, &m->cap, m->n + 1, sizeof(*e));
	struct menu_entry *copy = &m->entries[m->n];
	*copy = *e;
	copy->left = arena_strdup(&m->arena, e->left);
	copy->text = arena_strdup(&m->arena, e->text);
	copy->right = arena_strdup(&m->arena, e->right);
	copy->detail = arena_strdup(&m->arena, e->detail ? e->detail : "");
	m->detailed = m->detailed || *copy->detail;
	fold_entry(m, copy);
	m->n_marked += e->marked;
	show(m, m->n++);
}

static int text_cols(const char *s, const struct width_rules *rules)
{
	return width_text(s, strlen(s), rules);
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

static int min(int a, int b)
{
	return a < b ? a : b;
}

/* Finds the widths of the columns, from the first entries: a box that grows
 * while one scrolls would be worse than a cut word. */
static void measure(struct menu *m, const struct width_rules *rules)
{
	for (; m->measured < m->n && m->measured < MEASURED; m->measured++) {
		const struct menu_entry *e = &m->entries[m->measured];
		m->left_cols = max(m->left_cols, text_cols(e->left, rules));
		m->left_cols = min(m->left_cols, LEFT_MAX);
		m->all_cols =
			max(m->all_cols, text_cols(e->text, rules) + 2 +
						 text_cols(e->right, rules));
	}
}

/* Cells before the columns: a box to mark in a picker. */
static int mark_cols(const struct menu *m)
{
	return m->kind == MENU_PICKER ? 4 : 0;
}

/* Rows that are not for entries, in a box that has room for all. */
static int foot_rows(const struct menu *m)
{
	return FOOT + (m->detailed ? DETAIL : 0);
}

void menu_wants(struct view *v, const struct width_rules *rules, int *rows,
		int *cols)
{
	struct menu *m = menu(v);

	measure(m, rules);
	*rows = (int)(m->n < 1000 ? m->n : 1000) + foot_rows(m);
	*cols = max(mark_cols(m) + m->left_cols + 1 + m->all_cols,
		    max(text_cols(m->hint, rules), TYPING_COLS));
}

/* Cells for the right column: a short one always has its room, a long one
 * only a third, and nothing in a narrow box. */
static int right_cols(const struct menu_entry *e, int cols,
		      const struct width_rules *rules)
{
	const int wanted = text_cols(e->right, rules);

	if (wanted <= SHORT_COLS)
		return wanted;
	return cols < ROOMY_COLS ? 0 : min(wanted, cols / 3);
}

static int draw_left(struct menu *m, struct canvas *c, struct rect r,
		     const struct menu_entry *e)
{
	const int left = min(m->left_cols, r.cols / 2);
	int col = r.col;

	if (m->kind == MENU_PICKER)
		canvas_text(c, r.row, col, mark_cols(m),
			    e->marked ? "[x]" : "[ ]", 3, FACE_MARK);
	col += mark_cols(m);
	if (left == 0)
		return col;
	canvas_label(c, r.row, col, left, e->left, strlen(e->left), FACE_KEY);
	return col + left + 1;
}

static void draw_entry(struct menu *m, struct canvas *c, struct rect r,
		       const struct menu_entry *e)
{
	const int right = right_cols(e, r.cols, canvas_rules(c));
	const int col = draw_left(m, c, r, e);
	int end = r.col + r.cols;

	if (right > 0) {
		canvas_label(c, r.row, end - right, right, e->right,
			     strlen(e->right), FACE_META);
		end -= right + 1;
	}
	canvas_label(c, r.row, col, end - col, e->text, strlen(e->text),
		     e->face);
}

static void draw_entries(struct menu *m, struct canvas *c, struct rect r)
{
	m->top = scroll_top(m->top, m->cursor, m->n_shown, r.rows, MARGIN);
	if (m->n_shown == 0)
		notice_draw(c, r, m->n == 0 ? m->notice : "Nothing matches");
	for (int i = 0; i < r.rows; i++) {
		const size_t at = m->top + (size_t)i;
		const struct rect row = { r.row + i, r.col, 1, r.cols };
		if (at >= m->n_shown)
			return;
		draw_entry(m, c, row, &m->entries[m->shown[at]]);
		if (at != m->cursor)
			continue;
		canvas_tint(c, row, FACE_REVERSE);
		canvas_set_cursor(c, row.row, row.col);
	}
}

/* The field while there is something typed or to be typed, else the hint. */
static void draw_foot(struct menu *m, struct canvas *c, struct rect r)
{
	const bool typing = m->view.context == KEYMAP_PICKER;

	if (m->field.text.len == 0 && (m->kind == MENU_PICKER || !typing)) {
		canvas_label(c, r.row, r.col, r.cols, m->hint, strlen(m->hint),
			     FACE_META);
		return;
	}
	canvas_text(c, r.row, r.col, r.cols, "/", 1, FACE_KEY);
	const int col = field_draw(&m->field, c, r.row, r.col + 1, r.cols - 1,
				   FACE_TEXT);
	if (typing && m->kind == MENU_KEYS)
		canvas_set_cursor(c, r.row, col);
}

/* Bytes of the text that go on one row: up to a line end, or else to the last
 * blank that fits. */
static size_t row_len(const char *text, int cols,
		      const struct width_rules *rules)
{
	const size_t line = strcspn(text, "\n");
	const size_t fits = width_fit(text, line, cols, rules, NULL);
	size_t len = fits;

	while (fits < line && len && text[len] != ' ')
		len--;
	return len ? len : fits;
}

static void draw_detail(struct canvas *c, struct rect r, const char *text)
{
	for (int i = 0; i < r.rows && *text; i++) {
		size_t n = row_len(text, r.cols, canvas_rules(c));
		if (i + 1 == r.rows || n == 0) /* dots tell of the rest */
			n = strcspn(text, "\n");
		canvas_label(c, r.row + i, r.col, r.cols, text, n, FACE_META);
		text += n + (text[n] == '\n' || text[n] == ' ');
	}
}

/* What is below the entries, as far as there is room; returns the rest. */
static struct rect draw_details(struct menu *m, struct canvas *c, struct rect r)
{
	const int entries = m->n_shown < 3 ? (int)m->n_shown : 3;

	if (!m->detailed || r.rows < DETAIL + entries)
		return r;
	r.rows -= DETAIL;
	if (m->cursor < m->n_shown)
		draw_detail(
			c,
			(struct rect){ r.row + r.rows, r.col, DETAIL, r.cols },
			m->entries[m->shown[m->cursor]].detail);
	return r;
}

static void draw(struct view *v, struct canvas *c, bool focus)
{
	struct menu *m = menu(v);
	struct rect in = frame_box(c, v->rect, m->title);

	(void)focus;
	measure(m, canvas_rules(c));
	if (in.rows > FOOT + 3 || m->field.text.len > 0 ||
	    (m->kind == MENU_KEYS && v->context == KEYMAP_PICKER)) {
		in.rows -= FOOT;
		draw_foot(m, c,
			  (struct rect){ in.row + in.rows, in.col, FOOT,
					 in.cols });
	}
	draw_entries(m, c, draw_details(m, c, in));
}

static void mark(struct menu *m)
{
	if (m->cursor >= m->n_shown)
		return;
	struct menu_entry *e = &m->entries[m->shown[m->cursor]];
	e->marked = !e->marked;
	m->n_marked = e->marked ? m->n_marked + 1 : m->n_marked - 1;
	if (m->cursor + 1 < m->n_shown)
		m->cursor++;
}

/* Typing in a menu of keys ends with what was typed, or without it. */
static void end_typing(struct menu *m, bool keep)
{
	m->view.context = KEYMAP_MENU;
	if (!keep) {
		field_set(&m->field, "");
		narrow(m);
	}
}

static int entry_rows(const struct menu *m)
{
	return max(m->view.rect.rows - 2 - foot_rows(m), 1);
}

static bool act_typing(struct menu *m, enum action a)
{
	bool changed;

	if (m->kind == MENU_KEYS &&
	    (a == ACTION_ACCEPT || a == ACTION_CANCEL)) {
		end_typing(m, a == ACTION_ACCEPT);
		return true;
	}
	if (!field_act(&m->field, a, &changed))
		return false;
	if (changed)
		narrow(m);
	return true;
}

static bool act(struct view *v, enum action a, long count)
{
	struct menu *m = menu(v);

	if (scroll_act(a, count, entry_rows(m), m->n_shown, &m->cursor))
		return true;
	if (v->context == KEYMAP_PICKER && act_typing(m, a))
		return true;
	if (a == ACTION_MARK && m->kind == MENU_PICKER) {
		mark(m);
		return true;
	}
	if (a == ACTION_MARK && v->context == KEYMAP_PICKER) {
		view_type(v, ' ');
		return true;
	}
	if (a == ACTION_SEARCH) {
		v->context = KEYMAP_PICKER;
		return true;
	}
	return false;
}

static void type(struct view *v, uint32_t cp)
{
	struct menu *m = menu(v);

	if (field_type(&m->field, cp))
		narrow(m);
}

static void free_menu(struct view *v)
{
	struct menu *m = menu(v);

	arena_release(&m->arena);
	buf_release(&m->folded);
	field_release(&m->field);
	free(m->title);
	free(m->hint);
	free(m->notice);
	free(m->entries);
	free(m->shown);
	free(m);
}

static const struct view_ops menu_ops = {
	.name = "menu",
	.draw = draw,
	.act = act,
	.type = type,
	.free = free_menu,
};

struct view *menu_new(enum menu_kind kind, const char *title, const char *hint)
{
	struct menu *m = xcalloc(1, sizeof(*m));

	m->view.ops = &menu_ops;
	m->view.context = kind == MENU_PICKER ? KEYMAP_PICKER : KEYMAP_MENU;
	m->kind = kind;
	m->title = xstrdup(title);
	m->hint = xstrdup(hint);
	m->notice = xstrdup("");
	return &m->view;
}

void menu_continue(struct view *v, const struct view *old)
{
	const struct menu *from = menu_const(old);
	struct menu *m = menu(v);

	v->context = old->context;
	field_set(&m->field, buf_str(&from->field.text));
	narrow(m);
	m->top = from->top;
	m->cursor = from->cursor;
	if (m->cursor >= m->n_shown)
		m->cursor = m->n_shown ? m->n_shown - 1 : 0;
}

void menu_set_notice(struct view *v, const char *text)
{
	free(menu(v)->notice);
	menu(v)->notice = xstrdup(text);
}

const struct menu_entry *menu_current(const struct view *v)
{
	const struct menu *m = menu_const(v);

	if (m->cursor >= m->n_shown)
		return NULL;
	return &m->entries[m->shown[m->cursor]];
}

void menu_go(struct view *v, size_t id)
{
	struct menu *m = menu(v);

	for (size_t i = 0; i < m->n_shown; i++)
		if (m->entries[m->shown[i]].id == id) {
			m->cursor = i;
			return;
		}
}

size_t menu_count(const struct view *v)
{
	return menu_const(v)->n;
}

const struct menu_entry *menu_entry(const struct view *v, size_t i)
{
	assert(i < menu_const(v)->n);
	return &menu_const(v)->entries[i];
}

size_t menu_shown(const struct view *v)
{
	return menu_const(v)->n_shown;
}
