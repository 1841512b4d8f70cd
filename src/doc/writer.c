/* SPDX-License-Identifier: MIT */
#include "doc/writer.h"

#include "base/sanitise.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "doc/align.h"
#include "doc/headline.h"
#include "doc/image_name.h"
#include "doc/inserts.h"
#include "doc/leaf_links.h"
#include "doc/scripts.h"
#include "doc/tree.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A longer text of a link is cut, so that links in links stay linear. */
enum { LINK_TEXT_MAX = 1000 };

static const char hard_break[] = "\u2028";

/* What most leaves have at most: bytes of text, spans. */
enum { USUAL_TEXT = 1000, USUAL_SPANS = 32 };

void writer_init(struct writer *w, struct doc *d, const char *title,
		 unsigned flags)
{
	*w = (struct writer){
		.doc = d, .title = title, .flags = flags, .section = ""
	};
	w->levels[0].block = d->root;
	buf_reserve(&w->text, USUAL_TEXT);
	w->spans = xgrow(NULL, &w->spans_cap, USUAL_SPANS, sizeof(struct span));
}

void writer_release(struct writer *w)
{
	assert(!w->leaf);
	buf_release(&w->text);
	trace_release(&w->trace);
	free(w->cells);
	free(w->spans);
	free(w->links);
}

static void attach(struct writer *w, struct block *block)
{
	struct writer_level *level = &w->levels[w->depth];

	tree_attach(w->doc, level->block, level->last, block);
	level->last = block;
}

/* How deep lists or quotes are nested here. */
static uint8_t nesting(const struct writer *w, enum block_kind kind)
{
	uint8_t n = 0;

	for (int i = 0; i <= w->depth; i++)
		n += w->levels[i].block->kind == kind;
	return n;
}

static uint32_t item_number(const struct writer_level *list)
{
	return list->last ? list->last->start + 1 : list->block->start;
}

struct block *writer_open(struct writer *w, enum block_kind kind, uint32_t line)
{
	assert(!w->leaf);
	/* no list without room for its items */
	const int room = kind == BLOCK_LIST ? 2 : 1;
	if (w->too_deep || w->depth + room > WRITER_DEPTH) {
		w->too_deep++;
		return NULL;
	}
	struct block *block = tree_block(w->doc, kind, line);
	if (kind == BLOCK_ITEM)
		block->start = item_number(&w->levels[w->depth]);
	if (kind == BLOCK_LIST && w->label &&
	    w->label == w->levels[w->depth].last)
		w->source_depth = w->depth + 1;
	attach(w, block);
	w->levels[++w->depth] = (struct writer_level){ .block = block };
	block->level = nesting(w, kind);
	return block;
}

static void attach_empty(struct writer *w)
{
	struct block *empty = tree_block(w->doc, BLOCK_PARAGRAPH, 0);

	empty->source = trace_begin(&w->trace);
	attach(w, empty);
}

void writer_close(struct writer *w)
{
	assert(!w->leaf && (w->too_deep || w->depth > 0));
	if (w->too_deep) {
		w->too_deep--;
		return;
	}
	if (w->levels[w->depth].block->kind == BLOCK_ITEM &&
	    !w->levels[w->depth].last)
		attach_empty(w);
	if (w->depth-- == w->source_depth)
		w->source_depth = 0;
}

bool writer_is_in(const struct writer *w, enum block_kind kind)
{
	return !w->too_deep && w->levels[w->depth].block->kind == kind;
}

struct block *writer_begin(struct writer *w, enum block_kind kind,
			   uint32_t line)
{
	assert(!w->leaf && !tree_is_container(kind));
	w->leaf = tree_block(w->doc, kind, line);
	w->leaf->source = trace_begin(&w->trace);
	w->first_link = w->doc->n_links;
	w->first_note = w->doc->n_notes;
	return w->leaf;
}

static bool has_link(const struct writer *w)
{
	return w->doc->n_links > w->first_link ||
	       w->doc->n_notes > w->first_note;
}

/* True if the leaf is the first heading and only says the title again. */
static bool is_title_again(struct writer *w)
{
	if (w->leaf->kind != BLOCK_HEADING || w->had_heading)
		return false;
	w->had_heading = true;
	return !has_link(w) &&
	       headline_repeats(w->title, buf_str(&w->text), w->text.len);
}

/* Where the text of the cell begins, or of the leaf. */
static size_t text_start(const struct writer *w)
{
	return w->n_cells ? w->cells[w->n_cells - 1].off : 0;
}

bool writer_is_fresh(const struct writer *w)
{
	return w->text.len == text_start(w);
}

static bool ends_with_break(const struct writer *w)
{
	const size_t n = sizeof(hard_break) - 1;

	return w->text.len >= text_start(w) + n &&
	       !memcmp(w->text.data + w->text.len - n, hard_break, n);
}

/* Bytes of the white space at the end of the text, or 0. */
static size_t excess(const struct writer *w)
{
	if (ends_with_break(w))
		return sizeof(hard_break) - 1;
	if (writer_is_fresh(w))
		return 0;
	const char last = w->text.data[w->text.len - 1];
	return last == ' ' || last == '\t' || last == '\n';
}

/* Breaks and blanks at the end say nothing. */
static void trim(struct writer *w)
{
	for (size_t n; (n = excess(w));)
		buf_truncate(&w->text, w->text.len - n);
	while (w->n_spans && w->spans[w->n_spans - 1].off >= w->text.len)
		w->n_spans--;
	if (w->n_spans) {
		struct span *last = &w->spans[w->n_spans - 1];
		if (last->off + last->len > w->text.len)
			last->len = (uint32_t)w->text.len - last->off;
	}
}

/* True if the leaf is worth keeping. */
static bool says_something(struct writer *w)
{
	const enum block_kind kind = w->leaf->kind;

	return w->text.len || kind == BLOCK_RULE || kind == BLOCK_CODE ||
	       kind == BLOCK_ROW || has_link(w);
}

/* A copy in the document's arena, NULL of nothing. */
static void *keep(struct writer *w, const void *items, size_t size)
{
	if (!size)
		return NULL;
	return memcpy(arena_alloc(&w->doc->arena, size), items, size);
}

static void keep_text(struct writer *w, struct block *leaf)
{
	leaf->text =
		arena_memdup(&w->doc->arena, buf_str(&w->text), w->text.len);
	leaf->len = (uint32_t)w->text.len;
	leaf->spans = keep(w, w->spans, w->n_spans * sizeof(struct span));
	leaf->n_spans = (uint32_t)w->n_spans;
	leaf->pieces =
		keep(w, w->trace.pieces, w->trace.n * sizeof(struct piece));
	leaf->n_pieces = (uint32_t)w->trace.n;
	leaf->cells = keep(w, w->cells, w->n_cells * sizeof(struct row_cell));
	leaf->n_cells = (uint32_t)w->n_cells;
}

/* The text from byte `from` on gets the style and the link. */
static void add_span(struct writer *w, size_t from, uint16_t style,
		     uint32_t link)
{
	const uint32_t off = (uint32_t)from;
	const uint32_t len = (uint32_t)(w->text.len - from);

	if (!len || (!style && !link))
		return;
	if (w->n_spans) {
		struct span *last = &w->spans[w->n_spans - 1];
		if (last->off + last->len == off && last->style == style &&
		    last->link == link) {
			last->len += len;
			return;
		}
	}
	w->spans = xgrow(w->spans, &w->spans_cap, w->n_spans + 1,
			 sizeof(struct span));
	w->spans[w->n_spans++] = (struct span){ off, len, link, style };
}

/* Before text, or what text can't be measured without: the mark that begins or
 * ends struck text. It is no text of the post's. */
static void mark_struck(struct writer *w, bool struck)
{
	const size_t from = w->text.len;

	if (!(w->flags & DOC_STRUCK) || struck == w->struck || w->muted ||
	    !w->leaf)
		return;
	w->struck = struck;
	buf_add_str(&w->text, struck ? "[-" : "-]");
	add_span(w, from, STYLE_DIM, 0);
}

static void mark_style(struct writer *w)
{
	mark_struck(w, w->style & STYLE_STRIKE);
}

/* Ends all that is open in the leaf or cell. */
static void end_inlines(struct writer *w)
{
	writer_ruby_end(w);
	while (w->n_links)
		writer_link_end(w);
	mark_struck(w, false);
	w->fallback = 0;
	if (w->style)
		memset(w->styles, 0, sizeof(w->styles));
	w->style = 0;
}

static void end_cell(struct writer *w)
{
	end_inlines(w);
	trim(w);
	trace_cut(&w->trace, w->text.len);
	struct row_cell *cell = &w->cells[w->n_cells - 1];
	cell->len = (uint32_t)w->text.len - cell->off;
}

void writer_cell(struct writer *w, enum align align, uint16_t columns)
{
	assert(w->leaf && w->leaf->kind == BLOCK_ROW);
	if (w->n_cells) {
		end_cell(w);
		buf_add_char(&w->text, '\t');
	}
	w->cells = xgrow(w->cells, &w->cells_cap, w->n_cells + 1,
			 sizeof(struct row_cell));
	w->cells[w->n_cells++] = (struct row_cell){
		.off = (uint32_t)w->text.len,
		.columns = columns,
		.align = (uint8_t)align,
	};
}

void writer_end(struct writer *w)
{
	if (w->n_cells)
		end_cell(w);
	end_inlines(w);
	if (w->leaf->kind == BLOCK_CODE && w->text.len &&
	    w->text.data[w->text.len - 1] != '\n')
		buf_add_char(&w->text, '\n');
	if (w->leaf->kind != BLOCK_CODE)
		trim(w);
	trace_cut(&w->trace, w->text.len);
	if (says_something(w) && !is_title_again(w)) {
		keep_text(w, w->leaf);
		if (w->leaf->kind == BLOCK_CODE)
			syntax_hand_on(&w->code, w->leaf, &w->doc->arena);
		attach(w, w->leaf);
		leaf_links_end(w);
	}
	w->leaf = NULL;
	w->n_spans = 0;
	w->n_cells = 0;
	w->trace.n = 0;
	w->ruby_at = 0;
	buf_clear(&w->text);
}

/* The text of an image in a link is the link's, as in a browser. */
static uint32_t current_link(const struct writer *w)
{
	return w->n_links ? w->links[0].number : 0;
}

/* Adds text without marks. */
static void add_plain(struct writer *w, const char *text, size_t len)
{
	const bool code =
		w->leaf->kind == BLOCK_CODE || (w->style & STYLE_CODE);

	if (w->muted)
		return;
	mark_style(w);
	const size_t from = w->text.len;
	sanitise(&w->text, text, len,
		 code ? SANITISE_VERBATIM : SANITISE_PROSE);
	add_span(w, from, w->style, current_link(w));
}

static void add_traced(struct writer *w, const char *text, size_t len)
{
	mark_style(w);
	const size_t from = w->text.len;

	if (w->clean && !w->muted) {
		buf_add(&w->text, text, len);
		if (w->style)
			add_span(w, from, w->style, current_link(w));
	} else {
		add_plain(w, text, len);
	}
	if (w->trace.text)
		align_text(&w->trace, buf_str(&w->text) + from,
			   w->text.len - from, from);
}

/* Adds text with what is marked in it. */
static void add_marked(struct writer *w, const char *text, size_t len,
		       void (*add)(struct writer *, const char *, size_t))
{
	for (size_t i = 0, n; i < len; i += n) {
		n = inserts_find(text + i, len - i);
		if (n)
			add(w, text + i, n);
		if (i + n == len)
			break;
		i += n;
		const struct insert *item =
			inserts_at(w->inserts, text + i, len - i, &n);
		if (item)
			writer_add_insert(w, item);
	}
}

void writer_add(struct writer *w, const char *text, size_t len)
{
	if (w->inserts)
		add_marked(w, text, len, add_plain);
	else if (len)
		add_plain(w, text, len);
}

void writer_add_str(struct writer *w, const char *text)
{
	writer_add(w, text, strlen(text));
}

void writer_add_source(struct writer *w, const char *text, size_t len)
{
	if (w->inserts)
		add_marked(w, text, len, add_traced);
	else if (len)
		add_traced(w, text, len);
}

/* The lines of code in running text stay lines. */
static void add_code_lines(struct writer *w, const char *text, size_t len)
{
	for (size_t i = 0, n; i < len; i += n + 1) {
		const char *lf = memchr(text + i, '\n', len - i);
		n = lf ? (size_t)(lf - (text + i)) : len - i;
		if (i)
			writer_hard_break(w);
		add_traced(w, text + i, n);
	}
}

void writer_add_insert(struct writer *w, const struct insert *item)
{
	struct trace *t = &w->trace;
	const size_t from = t->at;
	const bool found =
		t->text && t->end - from >= item->source_len &&
		!memcmp(t->text + from, item->source, item->source_len);
	const unsigned style = item->kind == INSERT_DIM    ? STYLE_DIM
			       : item->kind == INSERT_CODE ? STYLE_CODE
							   : 0;

	writer_style_on(w, style);
	if (item->kind == INSERT_CODE)
		add_code_lines(w, item->text, item->len);
	else if (item->text == item->source)
		add_traced(w, item->text, item->len);
	else
		add_plain(w, item->text, item->len);
	writer_style_off(w, style);
	if (found && t->at < from + item->source_len)
		t->at = from + item->source_len;
}

void writer_fallback_begin(struct writer *w)
{
	w->fallback = w->text.len + 1;
	w->fallback_links = w->doc->n_links + w->doc->n_notes;
}

void writer_fallback_end(struct writer *w)
{
	const size_t from = w->fallback - 1;
	const bool drop =
		w->fallback &&
		w->fallback_links == w->doc->n_links + w->doc->n_notes;

	w->fallback = 0;
	if (!drop)
		return;
	buf_truncate(&w->text, from);
	trace_cut(&w->trace, from);
	while (w->n_spans && w->spans[w->n_spans - 1].off >= from)
		w->n_spans--;
	if (w->n_spans) {
		struct span *last = &w->spans[w->n_spans - 1];
		if (last->off + last->len > from)
			last->len = (uint32_t)from - last->off;
	}
}

void writer_soft_break(struct writer *w)
{
	if (w->text.len && !ends_with_break(w))
		writer_add_source(w, "\n", 1);
}

void writer_hard_break(struct writer *w)
{
	if (w->text.len == text_start(w))
		return;
	mark_style(w);
	const size_t from = w->text.len;
	buf_add_str(&w->text, w->leaf->kind == BLOCK_CODE ? "\n" : hard_break);
	add_span(w, from, w->style, current_link(w));
}

void writer_break_line(struct writer *w)
{
	if (!ends_with_break(w))
		writer_hard_break(w);
}

/* The text from byte `from` on, alike in style and not parted by a link, as
 * letters that stand higher or lower. */
static void raise_or_lower(struct writer *w, size_t from)
{
	struct buf shown = { 0 };

	if (!w->n_spans)
		return;
	const struct span span = w->spans[w->n_spans - 1];
	if (span.off == from && span.off + span.len == w->text.len &&
	    !(span.style & STYLE_CODE) &&
	    scripts_show(&shown, w->text.data, from, span.len,
			 span.style & STYLE_SUP)) {
		const uint16_t style =
			span.style & (uint16_t) ~(STYLE_SUB | STYLE_SUP);
		trace_cut(&w->trace, from);
		buf_truncate(&w->text, from);
		w->n_spans--;
		if (scripts_join(&w->text, &shown))
			buf_add_str(&w->text, SCRIPTS_GAP);
		add_span(w, from, style, 0);
		const size_t at = w->text.len;
		buf_add(&w->text, shown.data, shown.len);
		add_span(w, at, style, span.link);
	}
	buf_release(&shown);
}

void writer_style_on(struct writer *w, unsigned style)
{
	if (style & (STYLE_SUB | STYLE_SUP)) {
		mark_style(w);
		w->script_from = w->text.len;
	}
	for (int i = 0; i < WRITER_STYLES; i++) {
		if (style & 1u << i)
			w->styles[i]++;
	}
	w->style |= (uint16_t)style;
}

void writer_style_off(struct writer *w, unsigned style)
{
	const unsigned scripts = STYLE_SUB | STYLE_SUP;

	if (style & scripts && w->flags & DOC_SCRIPTS && w->leaf &&
	    (w->style & scripts) == (style & scripts))
		raise_or_lower(w, w->script_from);
	for (int i = 0; i < WRITER_STYLES; i++) {
		if (style & 1u << i && w->styles[i] && !--w->styles[i])
			w->style &= (uint16_t) ~(1u << i);
	}
}

/* Takes the byte that was added last. */
static void take_back(struct writer *w)
{
	struct span *last = w->n_spans ? &w->spans[w->n_spans - 1] : NULL;

	if (last && last->off + last->len == w->text.len && !--last->len)
		w->n_spans--;
	buf_truncate(&w->text, w->text.len - 1);
	trace_cut(&w->trace, w->text.len);
}

void writer_ruby_begin(struct writer *w)
{
	const bool here = w->text.len && w->ruby_at == w->text.len;

	if (w->ruby && here)
		return;
	writer_ruby_end(w);
	w->ruby = true;
	w->muted = w->flags & DOC_HIDE_RUBY;
	if (here && !w->muted)
		take_back(w);
	else
		writer_add_str(w, "(");
	w->ruby_at = w->text.len;
}

void writer_ruby_end(struct writer *w)
{
	if (w->ruby)
		writer_add_str(w, ")");
	if (w->ruby && !w->muted)
		w->ruby_at = w->text.len;
	w->ruby = w->muted = false;
}

static unsigned role_style(enum link_role role)
{
	return role == LINK_IMAGE ? STYLE_IMAGE : STYLE_LINK;
}

/* An image's description stands in brackets, as in other readers of text; for
 * want of one the name of its file. */
static void begin_image(struct writer *w)
{
	writer_add_str(w, "[");
	w->links[w->n_links - 1].off = (uint32_t)w->text.len;
}

static void end_image(struct writer *w, const char *url)
{
	trim(w); /* up to the bracket at most */
	trace_cut(&w->trace, w->text.len);
	if (w->links[w->n_links - 1].off == w->text.len) {
		struct buf name = { 0 };
		image_name_add(&name, url);
		add_plain(w, name.data, name.len);
		buf_release(&name);
	}
	writer_add_str(w, "]");
}

uint32_t writer_link_begin(struct writer *w, enum link_role role,
			   const char *url)
{
	mark_style(w);
	const uint32_t off = (uint32_t)w->text.len;
	struct buf plain = { 0 };

	if (w->inserts)
		inserts_restore(w->inserts, &plain, url, strlen(url));
	const uint32_t number = tree_link(
		w->doc, role, w->inserts ? buf_str(&plain) : url, w->leaf, off);
	buf_release(&plain);
	tree_link_at(w->doc, number)->source =
		w->trace.text ? (uint32_t)w->trace.at : 0;

	w->links = xgrow(w->links, &w->links_cap, w->n_links + 1,
			 sizeof(struct writer_link));
	w->links[w->n_links++] = (struct writer_link){ number, off };
	writer_style_on(w, role_style(role));
	if (role == LINK_IMAGE)
		begin_image(w);
	return number;
}

void writer_link_title(struct writer *w, uint32_t number, const char *title)
{
	tree_link_at(w->doc, number)->title =
		tree_line(w->doc, title, strlen(title));
}

static void add_number(struct writer *w, uint32_t number)
{
	const size_t from = w->text.len;

	buf_printf(&w->text, "[%u]", (unsigned)number);
	add_span(w, from, STYLE_DIM, number);
}

void writer_link_end(struct writer *w)
{
	assert(w->n_links);
	mark_style(w);
	const struct writer_link open = w->links[w->n_links - 1];
	struct link *link = tree_link_at(w->doc, open.number);
	const char *text = buf_str(&w->text) + open.off;
	size_t len = w->text.len - open.off;

	if (len > LINK_TEXT_MAX)
		len = utf8_valid_len(text, LINK_TEXT_MAX);
	link->text = tree_text_line(w->doc, text, len);
	if (link->role == LINK_IMAGE)
		end_image(w, link->url);
	link->len = (uint32_t)w->text.len - link->off;
	writer_style_off(w, role_style(link->role));
	if (w->flags & DOC_LINK_NUMBERS && open.number < DOC_NOTE)
		add_number(w, open.number);
	w->n_links--;
}
