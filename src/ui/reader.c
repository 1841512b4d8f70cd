/* SPDX-License-Identifier: MIT */
#include "ui/reader.h"

#include "archive/archive.h"
#include "archive/body.h"
#include "base/sanitise.h"
#include "base/xalloc.h"
#include "doc/anchors.h"
#include "doc/doc.h"
#include "ui/change.h"
#include "ui/find.h"
#include "ui/page.h"
#include "ui/pager.h"
#include "ui/scroll.h"

#include <stdlib.h>
#include <string.h>

static const size_t none = (size_t)-1;

struct reader {
	struct view view;
	int measure, first_measure;  /* cells */
	unsigned flags;              /* of doc_new */
	struct layout_options style; /* of posts whose collection has none */
	const struct reader_style *styles;
	size_t n_styles;

	const struct post *post;
	bool loaded; /* `doc` is that of `post` */
	struct doc *doc;
	struct buf body;    /* what `doc` was made of */
	struct buf trouble; /* why the body can't be read */
	struct pager pager;
	struct reader_pictures pictures; /* find NULL = none are drawn */

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
	pager_set_doc(&r->pager, NULL, LANG_AUTO);
	doc_free(r->doc);
	r->doc = NULL;
	r->loaded = false;
	buf_clear(&r->trouble);
	r->found.n = 0;
	r->match = none;
}

/* Builds a piece more of the document. What is read stays where it is. */
static bool grow(struct reader *r)
{
	if (!r->doc || !doc_more(r->doc))
		return false;
	pager_grow(&r->pager);
	return true;
}

/* Builds all of it, for who has to know the end. */
static void finish(struct reader *r)
{
	while (grow(r))
		;
}

/* Builds so much that so many lines are below the top one, if there are. */
static void reach(struct reader *r, long lines)
{
	while (!pager_reaches(&r->pager, lines) && grow(r))
		;
}

static void search(struct reader *r)
{
	finish(r);
	find_run(&r->found, r->doc, buf_str(&r->pattern));
}

static const struct layout_options *style_of(const struct reader *r)
{
	const struct value *in = post_value(r->post, FACET_COLLECTION, 0);

	for (size_t i = 0; in && i < r->n_styles; i++)
		if (!strcmp(r->styles[i].collection, in->name))
			return &r->styles[i].layout;
	return &r->style;
}

/* `more` = flags of doc_new beside the reader's. */
static void load(struct reader *r, unsigned more)
{
	struct err err = { 0 };

	if (!r->post || r->loaded)
		return;
	buf_clear(&r->body);
	if (!body_read(r->post, &r->body, &err)) {
		sanitise(&r->trouble, err.text, strlen(err.text),
			 SANITISE_LINE);
		buf_clear(&r->body);
	}
	r->doc = doc_begin(r->post, buf_str(&r->body), r->body.len,
			   r->flags | more);
	r->loaded = true;
	const struct layout_options *style = style_of(r);
	layout_take_style(&r->pager.options, style);
	pager_set_doc(&r->pager, r->doc, post_lang(r->post, style->lang));
	if (r->pattern.len > 0)
		search(r);
}

/* Cells the pane has for text. */
static int room(const struct reader *r)
{
	const int cols = r->view.rect.cols;

	return cols >= READER_MEASURE_MIN ? cols - 2 : cols;
}

static int text_width(const struct reader *r)
{
	return r->measure < room(r) ? r->measure : room(r);
}

/* Makes sure that the post is read, and set for the pane as far as it shows.
 * False if there is none. */
static bool ready(struct reader *r)
{
	const int rows = r->view.rect.rows;

	load(r, 0);
	while (r->doc && doc_leaf_count(r->doc) == 0 && grow(r))
		;
	if (!pager_ready(&r->pager, rows, text_width(r)))
		return false;
	reach(r, rows);
	return true;
}

void reader_go(struct view *v, uint32_t leaf, uint32_t off)
{
	if (ready(reader(v)))
		pager_go(&reader(v)->pager, leaf, off);
}

/* It is only an example of one. */
static bool is_code(const struct block *b, uint32_t off)
{
	uint32_t span = 0;

	return b->kind == BLOCK_CODE ||
	       doc_style_at(b, &span, off) & STYLE_CODE;
}

/* Places of the same name that are looked at. */
enum { NAMES_MAX = 8 };

static bool go_to_name(struct reader *r, const char *name)
{
	const char *body = buf_str(&r->body);
	size_t at = 0, leaf;
	uint32_t off;
	bool found = false;

	if (!anchors_find_name(body, r->body.len, name, &at))
		return false;
	/* only now is it asked where text stands in the body */
	struct doc *d =
		doc_new(r->post, body, r->body.len, r->flags | DOC_SOURCES);
	for (int i = 0; i < NAMES_MAX && !found; i++, at++) {
		if (i && !anchors_find_name(body, r->body.len, name, &at))
			break;
		found = anchors_leaf(d, (uint32_t)at, &leaf, &off) &&
			!is_code(doc_leaf(d, leaf), off);
	}
	if (found)
		pager_go(&r->pager, (uint32_t)leaf, off);
	doc_free(d);
	return found;
}

static bool go_to_heading(struct reader *r, const char *name)
{
	struct anchors *a = anchors_new(r->doc);
	size_t leaf;
	const bool found = anchors_find(a, name, &leaf);

	if (found)
		pager_go(&r->pager, (uint32_t)leaf, 0);
	anchors_free(a);
	return found;
}

bool reader_go_anchor(struct view *v, const char *name)
{
	struct reader *r = reader(v);

	if (!ready(r))
		return false;
	finish(r);
	if (!*name || !strcmp(name, "top")) {
		pager_go(&r->pager, 0, 0);
		return true;
	}
	return go_to_name(r, name) || go_to_heading(r, name);
}

/* Goes on until a heading is found; several may be anywhere. */
static void next_section(struct reader *r, long count)
{
	const struct pager *p = &r->pager;
	const uint32_t leaf = p->leaf, off = p->off;

	if (count > 1)
		finish(r);
	do
		pager_next_section(&r->pager, count);
	while (p->leaf == leaf && p->off == off && grow(r));
}

static void first(struct reader *r, long count)
{
	if (count > 1)
		reach(r, count + r->view.rect.rows);
	pager_first(&r->pager, count);
}

static void last(struct reader *r, long count)
{
	finish(r);
	pager_last(&r->pager, count);
}

static void prev_section(struct reader *r, long count)
{
	pager_prev_section(&r->pager, count);
}

static void scroll(struct reader *r, enum action a, long lines)
{
	if (lines > 0)
		reach(r, lines + r->view.rect.rows);
	if (a == ACTION_PAGE_DOWN || a == ACTION_PAGE_UP)
		pager_page(&r->pager, lines);
	else
		pager_scroll(&r->pager, lines);
}

static bool act(struct view *v, enum action a, long count)
{
	static const struct {
		enum action action;
		void (*move)(struct reader *r, long count);
	} moves[] = {
		{ ACTION_FIRST, first },
		{ ACTION_LAST, last },
		{ ACTION_NEXT_SECTION, next_section },
		{ ACTION_PREV_SECTION, prev_section },
	};
	struct reader *r = reader(v);
	const long lines = scroll_distance(a, count, v->rect.rows);

	if (lines != 0 && ready(r))
		scroll(r, a, lines);
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		if (moves[i].action != a)
			continue;
		if (ready(r))
			moves[i].move(r, count);
		return true;
	}
	return lines != 0;
}

static void draw_trouble(struct reader *r, struct canvas *c)
{
	const struct rect *rect = &r->view.rect;

	if (r->trouble.len > 0)
		canvas_label(c, rect->row + rect->rows - 1, rect->col,
			     rect->cols, buf_str(&r->trouble), r->trouble.len,
			     FACE_ERROR);
}

static void draw_line(struct reader *r, struct canvas *c, struct rect row,
		      struct spot s)
{
	const struct line *line = layout_line(r->pager.layout, s);
	const int shift = r->pager.shift;

	page_draw_line(c, row, r->doc, line, shift);
	if (r->found.n > 0)
		page_draw_found(c, row, r->doc, line, shift, &r->found,
				r->match);
}

static void draw(struct view *v, struct canvas *c, bool focus)
{
	struct reader *r = reader(v);
	struct rect row = { v->rect.row, 0, 1, text_width(r) };
	struct spot header;

	canvas_fill(c, v->rect, FACE_TEXT);
	if (!ready(r))
		return;
	row.col = v->rect.col + (v->rect.cols - row.cols) / 2;
	struct spot s = r->pager.top;
	int covered = pager_header(&r->pager, &header);
	for (; row.row < v->rect.row + v->rect.rows; row.row++) {
		draw_line(r, c, row, covered > 0 ? header : s);
		if (covered-- > 0)
			layout_move(r->pager.layout, &header, 1);
		if (layout_move(r->pager.layout, &s, 1) == 0)
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
	buf_release(&r->body);
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
	r->pager.options = *o;
	r->style = *o;
	r->measure = r->first_measure = o->width;
	r->match = none;
	r->flags = DOC_HEAD | DOC_LINK_NUMBERS | DOC_SCRIPTS;
	return &r->view;
}

void reader_set_styles(struct view *v, const struct reader_style *styles,
		       size_t n)
{
	reader(v)->styles = styles;
	reader(v)->n_styles = n;
}

static void set_flag(struct view *v, unsigned flag, bool on)
{
	struct reader *r = reader(v);

	r->flags = on ? r->flags | flag : r->flags & ~flag;
}

void reader_hide_ruby(struct view *v, bool hide)
{
	set_flag(v, DOC_HIDE_RUBY, hide);
}

void reader_mark_struck(struct view *v, bool mark)
{
	set_flag(v, DOC_STRUCK, mark);
}

static struct picture *find_picture(void *arg, const struct link *image,
				    int cols, bool *later)
{
	const struct reader *r = arg;

	return r->pictures.find(r->pictures.arg, r->post, image->url, cols,
				later);
}

void reader_set_pictures(struct view *v, const struct reader_pictures *from)
{
	struct reader *r = reader(v);

	r->pictures = *from;
	r->pager.options.pictures.arg = r;
	r->pager.options.pictures.find = from->find ? find_picture : NULL;
}

void reader_retry_pictures(struct view *v)
{
	pager_retry_pictures(&reader(v)->pager);
}

void reader_set_rules(struct view *v, const struct width_rules *rules)
{
	pager_set_rules(&reader(v)->pager, rules);
}

void reader_show(struct view *v, const struct post *p)
{
	struct reader *r = reader(v);

	if (r->post == p)
		return;
	unload(r);
	r->post = p;
}

/* A place of the head's lines, which no body has: there it stays. */
static void move_head(struct reader *r, size_t leaf, uint32_t off)
{
	const struct block *b = doc_leaf(r->doc, leaf);

	if (b)
		pager_go(&r->pager, (uint32_t)leaf, off <= b->len ? off : 0);
}

static bool is_head(const struct block *b)
{
	return b->kind == BLOCK_TITLE || b->kind == BLOCK_META;
}

/* To what byte `source` of the old body has become. */
static void move(struct reader *r, const struct buf *old, uint32_t source)
{
	const size_t place = change_map(
		(struct slice){ buf_str(old), old->len },
		(struct slice){ buf_str(&r->body), r->body.len }, source);
	size_t leaf;
	uint32_t off;

	while (r->body.len - doc_left(r->doc) <= place && grow(r))
		;
	if (doc_find_source(r->doc, (uint32_t)place, &leaf, &off))
		pager_go(&r->pager, (uint32_t)leaf, off);
}

static size_t count_head(const struct doc *d)
{
	size_t n = 0;

	while (n < doc_leaf_count(d) && is_head(doc_leaf(d, n)))
		n++;
	return n;
}

/* The byte of the body where a place of its document comes from, `off` in
 * `leaf`, which is none of the head's. Nothing else needs to know it, so it is
 * looked for in a document that is made for that: of the post as it is now, for
 * the old one may be gone, but by its old title, which says whether the first
 * heading is left out. */
static uint32_t source_of(const struct reader *r, const struct doc *doc,
			  const struct buf *body, size_t leaf, uint32_t off)
{
	struct post post = *r->post;
	const struct block *first = doc_leaf(doc, 0);

	post.title = first->kind == BLOCK_TITLE ? first->text : "";
	struct doc *d = doc_begin(&post, buf_str(body), body->len,
				  r->flags | DOC_SOURCES);
	const size_t same = leaf - count_head(doc) + count_head(d);
	while (doc_leaf_count(d) <= same && doc_more(d))
		;
	const uint32_t source = doc_source(d, same, off);
	doc_free(d);
	return source;
}

void reader_moved(struct view *v, const struct post *p)
{
	struct reader *r = reader(v);
	struct doc *old_doc = r->doc;
	struct buf old = r->body;
	size_t leaf = r->pager.leaf;
	uint32_t off = r->pager.off;
	const int shift = r->pager.shift;

	r->post = NULL;
	r->doc = NULL;
	r->body = (struct buf){ 0 };
	reader_show(v, p);
	load(r, DOC_SOURCES);
	const struct block *b = old_doc ? doc_leaf(old_doc, leaf) : NULL;
	if (b && r->doc && is_head(b))
		move_head(r, leaf, off);
	else if (b && r->doc)
		move(r, &old, source_of(r, old_doc, &old, leaf, off));
	r->pager.shift = shift;
	doc_free(old_doc);
	buf_release(&old);
}

void reader_widen(struct view *v, int cols)
{
	struct reader *r = reader(v);
	/* Shorter than what is seen, or nothing would be. */
	const int base = cols < 0 ? text_width(r) : r->measure;
	const int want = cols == 0 ? r->first_measure : base + cols;

	r->measure = want < READER_MEASURE_MIN   ? READER_MEASURE_MIN
		     : want > READER_MEASURE_MAX ? READER_MEASURE_MAX
						 : want;
}

bool reader_sideways(struct view *v, int way, long cells)
{
	struct reader *r = reader(v);

	if (!ready(r))
		return false;
	const long half = (text_width(r) + 1) / 2;
	return pager_shift(&r->pager, way * (cells > 0 ? cells : half));
}

bool reader_toggle_scroll(struct view *v)
{
	struct pager *p = &reader(v)->pager;

	pager_set_scroll(p, !p->options.scroll);
	return p->options.scroll;
}

const struct post *reader_post(const struct view *v)
{
	return ((const struct reader *)v)->post;
}

int reader_measure(const struct view *v)
{
	return ((const struct reader *)v)->measure;
}

const struct doc *reader_doc(struct view *v)
{
	load(reader(v), 0);
	finish(reader(v));
	return reader(v)->doc;
}

bool reader_work(struct view *v)
{
	struct reader *r = reader(v);

	if (r->post && !r->loaded)
		load(r, 0);
	return grow(r) && doc_left(r->doc) > 0;
}

struct reader_place reader_place(struct view *v)
{
	const struct pager *p = &reader(v)->pager;

	return (struct reader_place){ p->leaf, p->off };
}

/* The first of `n` links numbered from `base` + 1 on that stands on the page or
 * below; NULL if none does. */
static const struct link *first_seen(struct reader *r, size_t base, size_t n,
				     size_t *number)
{
	const uint32_t top = doc_leaf(r->doc, r->pager.leaf)->index;

	for (size_t i = 1; i <= n; i++) {
		const struct link *l = doc_link(r->doc, base + i);
		*number = base + i;
		if (l->block &&
		    (l->block->index > top ||
		     (l->block->index == top && l->off >= r->pager.off)))
			return l;
	}
	return NULL;
}

size_t reader_link(struct view *v)
{
	const struct doc *d = reader_doc(v);
	size_t number, note;

	if (!d || doc_leaf_count(d) == 0)
		return 0;
	const struct link *l =
		first_seen(reader(v), 0, doc_link_count(d), &number);
	const struct link *n =
		first_seen(reader(v), DOC_NOTE, doc_note_count(d), &note);
	if (n && (!l || n->block->index < l->block->index ||
		  (n->block == l->block && n->off < l->off)))
		return note;
	return l ? number : doc_link_count(d) > 0;
}

int reader_percent(struct view *v)
{
	return ready(reader(v)) ? pager_percent(&reader(v)->pager) : 0;
}

const char *reader_section(struct view *v)
{
	struct reader *r = reader(v);

	if (!r->doc || doc_leaf_count(r->doc) == 0)
		return "";
	for (size_t i = r->pager.leaf + (size_t)1; i-- > 0;)
		if (doc_leaf(r->doc, i)->kind == BLOCK_HEADING)
			return doc_leaf(r->doc, i)->text;
	return "";
}

/* The match that n and N start from is on the page. */
static bool match_is_seen(struct reader *r)
{
	if (r->match >= r->found.n)
		return false;
	const struct find_match *m = &r->found.items[r->match];
	return pager_shows(&r->pager, m->leaf, m->start);
}

/* Goes to the match next to the present one, if that is seen, or else to the
 * page's top. */
static enum reader_found go_on(struct reader *r, bool backwards)
{
	const size_t n = r->found.n;
	const bool seen = match_is_seen(r);
	const size_t from =
		seen ? r->match
		     : find_from(&r->found, r->pager.leaf, r->pager.off);
	const size_t next = backwards ? from - 1 : from + seen;
	const bool wrapped = next >= n; /* 0 - 1 is the largest of all */

	r->match = !wrapped ? next : backwards ? n - 1 : 0;
	const struct find_match *m = &r->found.items[r->match];
	pager_show(&r->pager, m->leaf, m->start);
	pager_reveal(&r->pager, m->leaf, m->start, m->end);
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
	if (r->doc && r->pattern.len > 0)
		search(r);
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
