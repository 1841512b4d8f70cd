/* SPDX-License-Identifier: MIT */
#include "doc/build.h"

#include "base/xalloc.h"
#include "doc/boxes.h"
#include "doc/build_code.h"
#include "doc/build_inline.h"
#include "doc/build_joined.h"
#include "doc/build_lazy.h"
#include "doc/build_mixed.h"
#include "doc/build_open.h"
#include "doc/building.h"
#include "doc/code_title.h"
#include "doc/dialect.h"
#include "doc/endnotes.h"
#include "doc/html_between.h"
#include "doc/insert_blocks.h"
#include "doc/items.h"
#include "doc/lines.h"
#include "doc/marks.h"
#include "doc/markup.h"
#include "doc/math.h"
#include "doc/note_marks.h"
#include "doc/prose.h"
#include "doc/running.h"
#include "doc/table.h"
#include "doc/table_write.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

static void begin_inlines(struct build *b, cmark_node *node)
{
	b->in_line = (struct html_inline){ 0 };
	b->hidden_end = NULL;
	b->ruby_mark = false;
	b->never_hidden = false;
	if (b->notes.inlines)
		endnotes_take_inline(b, node);
	marks_begin(&b->marks, node, b->piece->signs);
}

static struct block *begin(struct build *b, cmark_node *node,
			   enum block_kind kind)
{
	const bool goes_on = build_open_goes_on(b, node);

	building_go_to(b, node);
	if (goes_on) {
		/* it begins in the line above the piece */
		markup_end_line(&b->w->trace);
		markup_next_line(&b->w->trace);
	}
	struct block *leaf =
		writer_begin(b->w, kind, building_line(b, node) + goes_on);
	begin_inlines(b, node);
	return leaf;
}

static void end_leaf(struct build *b, cmark_node *node)
{
	if (node == b->note_end)
		note_marks_add_back(b->w, b->note);
	if (b->label_style)
		writer_style_off(b->w, b->label_style);
	b->label_style = 0;
	const size_t n = b->w->doc->n_leaves;
	writer_end(b->w);
	build_lazy_end(b, node);
	b->terms = false;
	if (build_open_stays(b, node))
		b->left_text = n < b->w->doc->n_leaves ||
			       (b->text_goes_on && build_open_goes_on(b, node));
}

static void write_rest(struct build *b);

static void quote(struct build *b, cmark_node *node)
{
	if (build_lazy_is_mark(b, node))
		return;
	b->depth++;
	b->w->trace.quotes++;
	if (!build_open_goes_on(b, node))
		writer_open(b->w, BLOCK_QUOTE, building_line(b, node));
}

static void end_quote(struct build *b, cmark_node *node)
{
	if (build_lazy_is_mark(b, node))
		return;
	b->w->trace.quotes--;
	b->depth--;
	if (build_open_stays(b, node)) {
		b->left_open++;
		return;
	}
	writer_close(b->w);
	write_rest(b);
}

static void list(struct build *b, cmark_node *node)
{
	build_lazy_begin(b, node);
	items_list(b, node);
}

static void end_list(struct build *b, cmark_node *node)
{
	items_end_list(b, node);
	build_lazy_end(b, node);
}

static void item(struct build *b, cmark_node *node)
{
	b->depth++;
	items_item(b, node);
}

static void end_item(struct build *b, cmark_node *node)
{
	b->depth--;
	items_end_item(b, node);
	if (!build_open_stays(b, node))
		write_rest(b);
}

static void math_block(struct build *b, cmark_node *node)
{
	const char *tex = building_source(b, cmark_node_get_literal(node));

	building_go_to(b, node);
	insert_blocks_math(b->w, tex, strlen(tex), building_line(b, node));
}

static bool is_fenced(struct build *b, cmark_node *node,
		      const struct build_code *code)
{
	return *code->info ||
	       build_code_is_fenced(&b->w->trace, building_first_line(b, node),
				    (uint32_t)cmark_node_get_start_column(node),
				    code->text);
}

static void code_block(struct build *b, cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);

	if (info && math_is_info(info)) {
		math_block(b, node);
		return;
	}
	struct build_code code = { .info = "",
				   .goes_on = build_open_goes_on(b, node) };
	if (info) {
		const char *text = building_source(b, info);
		code.info = tree_line(b->w->doc, text, strlen(text));
	}
	building_go_to(b, node);
	if (build_open_stays(b, node))
		trace_go_on(&b->w->trace);
	code.text = building_source(b, cmark_node_get_literal(node));
	code.len = strlen(code.text);
	code.line = building_line(b, node);
	code.before =
		code.goes_on ? b->piece->header : is_fenced(b, node, &code);
	if (!code.goes_on)
		code_title_write(b->w, code.info, code.line);
	trace_copy(&b->w->trace, code.text, code.len, code.before);
	build_code_write(b->w, &code);
}

static void write_part(void *ctx, const struct buf *markdown, uint32_t before);

static void html_block(struct build *b, cmark_node *node)
{
	const char *html = building_clean(b, cmark_node_get_literal(node));
	const size_t len = strlen(html);
	const uint32_t line = building_first_line(b, node);
	const struct insert *item =
		b->w->inserts ? inserts_block(b->w->inserts, html, len) : NULL;

	/* cmark is wrong about the last line where a closing tag ends it */
	trace_block(&b->w->trace, line, 1,
		    line + (uint32_t)lines_count_lf(html, len ? len - 1 : 0));
	if (item)
		insert_blocks_write(b->w, item, building_line(b, node));
	else if (!build_joined_take(b, node) &&
		 (b->part >= BUILDING_PARTS_MAX ||
		  !build_mixed_take(b, node, write_part)))
		html_between_begin(&b->between, b->w, node, html, len,
				   building_line(b, node));
}

static bool write_table(struct build *b, cmark_node *node);

static void paragraph(struct build *b, cmark_node *node)
{
	if (items_are_terms(b, node)) {
		if (!b->defining)
			writer_open(b->w, BLOCK_DEFINITIONS,
				    building_line(b, node));
		b->defining = b->terms = true;
		begin(b, node, BLOCK_TERM);
		return;
	}
	build_lazy_begin(b, node);
	if (write_table(b, node))
		build_lazy_end(b, node);
	else
		begin(b, node, BLOCK_PARAGRAPH)->goes_on =
			b->text_goes_on && build_open_goes_on(b, node);
}

/* What a box is called, and other lines of it that stand by themselves. */
static bool write_label(struct build *b, cmark_node *node)
{
	size_t n;
	const struct insert *item = building_label_of_box(b, node, &n);

	if (!item)
		return false;
	boxes_begin(&b->boxes, b->w, node, item, building_line(b, node));
	begin(b, node, BLOCK_PARAGRAPH);
	b->label_style = item->kind == INSERT_SOURCE ? 0 : STYLE_STRONG;
	writer_style_on(b->w, b->label_style);
	writer_add_insert(b->w, item);
	b->opening = cmark_node_first_child(node);
	b->opening_len = n;
	return true;
}

/* Dashes below a table are taken for the underline of a heading. */
static void heading(struct build *b, cmark_node *node)
{
	if (write_label(b, node) || write_table(b, node))
		return;
	begin(b, node, BLOCK_HEADING)->level =
		(uint8_t)cmark_node_get_heading_level(node);
	markup_skip_heading(&b->w->trace);
}

static void rule(struct build *b, cmark_node *node)
{
	begin(b, node, BLOCK_RULE);
	writer_end(b->w);
}

typedef void handler(struct build *b, cmark_node *node);

/* What enter and leave are for each node. */
static const struct {
	handler *enter, *leave;
} handlers[CMARK_NODE_LAST_INLINE + 1] = {
	[CMARK_NODE_BLOCK_QUOTE] = { quote, end_quote },
	[CMARK_NODE_LIST] = { list, end_list },
	[CMARK_NODE_ITEM] = { item, end_item },
	[CMARK_NODE_CODE_BLOCK] = { code_block, NULL },
	[CMARK_NODE_HTML_BLOCK] = { html_block, NULL },
	[CMARK_NODE_PARAGRAPH] = { paragraph, end_leaf },
	[CMARK_NODE_HEADING] = { heading, end_leaf },
	[CMARK_NODE_THEMATIC_BREAK] = { rule, NULL },
	[CMARK_NODE_TEXT] = { running_text, NULL },
	[CMARK_NODE_SOFTBREAK] = { build_inline_soft_break, NULL },
	[CMARK_NODE_LINEBREAK] = { build_inline_hard_break, NULL },
	[CMARK_NODE_CODE] = { build_inline_code, NULL },
	[CMARK_NODE_HTML_INLINE] = { build_inline_html, NULL },
	[CMARK_NODE_EMPH] = { build_inline_emph, build_inline_end_emph },
	[CMARK_NODE_STRONG] = { build_inline_strong, build_inline_end_strong },
	[CMARK_NODE_LINK] = { build_inline_link, build_inline_end_link },
	[CMARK_NODE_IMAGE] = { build_inline_image, build_inline_end_link },
};

static void visit(struct build *b, cmark_node *node, cmark_event_type event)
{
	const cmark_node_type type = cmark_node_get_type(node);
	handler *h = event == CMARK_EVENT_ENTER ? handlers[type].enter
						: handlers[type].leave;

	if (node == b->hidden_end)
		b->hidden_end = NULL;
	/* those around and in what is in two pieces stay */
	if (b->boxes.n &&
	    !(event == CMARK_EVENT_ENTER ? build_open_goes_on(b, node)
					 : build_open_stays(b, node)))
		boxes_end(&b->boxes, b->w, node, event, b->before);
	if (event == CMARK_EVENT_EXIT && node == b->between.parent)
		html_between_leave(&b->between, b->w, node);
	if (h && !b->hidden_end)
		h(b, node);
}

/* Goes on with the walk, until it has written some bytes more of a block of
 * HTML than one screen needs; false = it is at its end. */
static bool walk_on(struct build *b, cmark_iter *iter, size_t bytes)
{
	cmark_event_type event;

	for (;;) {
		if (b->between.writing &&
		    html_between_more(&b->between, b->w, bytes))
			return true;
		event = cmark_iter_next(iter);
		if (event == CMARK_EVENT_DONE)
			return false;
		cmark_node *node = cmark_iter_get_node(iter);
		visit(b, node, event);
		if (b->skip)
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		b->skip = false;
	}
}

static void walk(struct build *b, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);

	while (walk_on(b, iter, SIZE_MAX))
		;
	cmark_iter_free(iter);
}

/* A tree is made that is thrown away before what is made now. */
static struct build_tree begin_tree(const struct build *b)
{
	return (struct build_tree){ nodes_mark(&b->piece->nodes),
				    b->notes.n_fresh };
}

/* Notes that were met in it are still needed. */
static void drop_tree(struct build *b, struct build_tree tree)
{
	if (!endnotes_unlink(b, tree.n_fresh))
		nodes_rewind(&b->piece->nodes, tree.begin);
}

static cmark_node *parse_cells(void *ctx, const struct buf *markdown)
{
	struct build *b = ctx;

	b->cells = begin_tree(b);
	return build_piece_parse_cells(b->piece, markdown);
}

static void drop_cells(void *ctx)
{
	drop_tree(ctx, ((struct build *)ctx)->cells);
}

/* Writes Markdown that stands behind `before` lines of the body. */
static void write_part(void *ctx, const struct buf *markdown, uint32_t before)
{
	struct build *b = ctx;
	struct build part = {
		.w = b->w,
		.lines = b->lines,
		.before = before,
		.part = b->part + 1,
		.in_html = b->in_html,
		.piece = b->piece,
		.shielded = b->shielded,
		.walk = b->walk,
		.notes = b->notes,
	};

	size_t added;
	struct buf all = { 0 };
	const struct build_tree tree = begin_tree(b);
	cmark_node *root =
		build_piece_parse_lines(b->piece, markdown, &all, &added);
	part.before -= (uint32_t)added;
	if (part.part < BUILDING_PARTS_MAX)
		table_finder_init(&part.tables, all.data, all.len, signs_any);
	walk(&part, root);
	boxes_end_all(&part.boxes, b->w);
	write_rest(&part);
	b->notes = part.notes;
	drop_tree(b, tree);
	marks_release(&part.marks);
	table_finder_release(&part.tables);
	buf_release(&all);
	buf_release(&part.clean);
	buf_release(&part.source);
	html_between_release(&part.between);
	buf_release(&part.rest.text);
}

static void write_rest(struct build *b)
{
	struct buf text = b->rest.text;

	if (!text.len || b->depth > b->rest.depth)
		return;
	b->rest.text = (struct buf){ 0 };
	write_part(b, &text, b->rest.before);
	buf_release(&text);
}

/* What GFM takes for other blocks than rows: `line` is the first of them. */
static void keep_rest(struct build *b, const struct table *t,
		      const struct table_line *line)
{
	struct table around = *t;

	if (line->off >= t->end)
		return;
	around.n_containers = line->depth;
	table_add_lines(&around, line->off, t->end, line->line, &b->rest.text);
	b->rest.before = b->before + line->line - 1;
	b->rest.depth = b->depth - (t->n_containers - line->depth);
	write_rest(b);
}

static void write_inlines(void *ctx, cmark_node *node)
{
	struct build *b = ctx;
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	begin_inlines(b, node);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		if (cmark_iter_get_node(iter) != node)
			visit(b, cmark_iter_get_node(iter), event);
	cmark_iter_free(iter);
}

static void write_plain(void *ctx, const char *s, size_t len)
{
	prose_add(((struct build *)ctx)->w, s, len);
}

/* The lines of a paragraph in two pieces are not all there. */
static bool find_bare(struct build *b, cmark_node *node, struct table *t)
{
	return b->tables.bars &&
	       cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
	       !build_open_goes_on(b, node) && !build_open_stays(b, node) &&
	       table_find_bare(&b->tables, node, t);
}

/* Writes a table and the lines around it in place of the paragraph that holds
 * them, if it does hold one. */
static bool write_table(struct build *b, cmark_node *node)
{
	const struct table_host host = {
		.ctx = b,
		.writer = b->w,
		.lines = b->lines,
		.before = b->before,
		.parse = parse_cells,
		.drop = drop_cells,
		.inlines = write_inlines,
		.plain = write_plain,
		.blocks = write_part,
	};
	struct table t;

	const bool goes_on = b->in_table;
	b->in_table = false;
	if (!b->tables.n || !table_find(&b->tables, node, &t)) {
		if (goes_on)
			writer_close(b->w);
		if (!find_bare(b, node, &t))
			return false;
	}
	b->opening = NULL; /* its cells are parsed anew */
	if (b->note_end == node)
		b->note_end = NULL;
	t.begun = goes_on && !t.bare;
	t.headed = build_open_goes_on(b, node);
	t.open = build_open_table(b, node);
	const struct table_line behind = table_write(&host, &t);
	keep_rest(b, &t, &behind);
	b->skip = true;
	return true;
}

/* The piece as it is in the file. */
static void write_source(struct build *b, const struct build_piece *p)
{
	buf_clear(&b->source);
	inserts_restore(&b->inserts, &b->source, p->text, p->len);
	const struct build_code code = {
		.text = buf_str(&b->source),
		.len = b->source.len,
		.info = "",
		.line = b->lines + p->line + 1,
	};
	trace_block(&b->w->trace, p->line + 1, 1, 0);
	trace_copy(&b->w->trace, code.text, code.len, 0);
	build_code_write(b->w, &code);
}

struct build *build_new(struct writer *w, const char *body, size_t len,
			struct signs signs, uint32_t lines,
			const struct post *post)
{
	struct build *b = xcalloc(1, sizeof(*b));

	b->w = w;
	b->walk = walk;
	b->lines = lines;
	w->absent = prose_absent(body, len, signs);
	/* the whole, for parts of it are in no copy but shown all the same */
	w->clean = signs_clean(signs, body, len);
	if (dialect_prepare(&b->own, &b->inserts, body, len, &signs, post,
			    false)) {
		body = buf_str(&b->own);
		len = b->own.len;
		w->inserts =
			signs_has(signs, SIGN_NONCHAR) ? &b->inserts : NULL;
		w->absent &= prose_absent(body, len, signs);
		w->clean = w->clean && signs_clean(signs, body, len);
	}
	b->cutter = build_piece_cutter_new(body, len, signs);
	notes_find(&b->notes, body, len, signs);
	return b;
}

void build_free(struct build *b)
{
	if (!b)
		return;
	boxes_end_all(&b->boxes, b->w);
	b->w->inserts = NULL;
	b->w->absent = 0;
	b->w->clean = false;
	inserts_release(&b->inserts);
	buf_release(&b->own);
	buf_release(&b->source);
	build_piece_cutter_free(b->cutter);
	buf_release(&b->rest.text);
	buf_release(&b->clean);
	html_between_release(&b->between);
	notes_release(&b->notes);
	marks_release(&b->marks);
	free(b);
}

size_t build_left(const struct build *b)
{
	return build_piece_left(b->cutter);
}

struct build_piece *build_cut(struct build *b, size_t least)
{
	return build_piece_cut(b->cutter, least);
}

void build_parse(struct build_piece *p)
{
	build_piece_parse(p);
}

static void begin_piece(struct build *b, struct build_piece *p)
{
	b->shielded = p->shielded;
	b->before = p->line - p->added;
	b->tables = p->tables;
	b->piece = p;
	b->joined = (struct build_joined){ 0 };
	b->notes.full = b->notes.n_met >= NOTES_MOST;
	build_open_begin(b, p, write_rest);
	items_begin_piece(b, p->root);
	if (p->root)
		b->iter = cmark_iter_new(p->root);
	else
		write_source(b, p);
}

static void end_piece(struct build *b, struct build_piece *p)
{
	if (b->iter)
		cmark_iter_free(b->iter);
	b->iter = NULL;
	if (!b->left_open)
		write_rest(b);
	if (p->last)
		boxes_end_all(&b->boxes, b->w);
	endnotes_keep(b, &p->nodes);
	b->notes.full = false;
	if (p->last)
		endnotes_write(b);
}

bool build_write(struct build *b, struct build_piece *p, size_t bytes)
{
	struct nodes *const before = nodes_use(&p->nodes);

	if (!b->iter)
		begin_piece(b, p);
	const bool more = b->iter && walk_on(b, b->iter, bytes);
	if (!more)
		end_piece(b, p);
	nodes_use(before);
	return !more;
}
