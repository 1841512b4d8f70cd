/* SPDX-License-Identifier: MIT */
#include "doc/build.h"

#include "doc/emphasis.h"
#include "doc/footnote.h"
#include "doc/guard.h"
#include "doc/inline_notes.h"
#include "doc/html_inline.h"
#include "doc/html_blocks.h"
#include "doc/marks.h"
#include "doc/markup.h"
#include "doc/note_marks.h"
#include "doc/notes.h"
#include "doc/prose.h"
#include "doc/shield.h"
#include "doc/table.h"
#include "doc/tasks.h"
#include "doc/terms.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <cmark.h>
#include <string.h>

struct build {
	struct writer *w;
	uint32_t lines;    /* of the file before the body */
	size_t html_links; /* opened by tags in this leaf */
	bool rows;         /* the leaf is a table: its lines stay */
	/* An HTML element whose text is left out, up to this node. */
	cmark_node *hidden_end;
	bool never_hidden;  /* no element closes any more in this leaf */
	bool shielded;      /* prepare has added letters */
	struct buf clean;   /* the text of a node without them */
	bool marked;        /* marks may be in the body */
	struct marks marks; /* of the leaf */
	size_t mark;        /* the next of them */
	struct notes notes;
	bool skip;           /* what the node holds is not written here */
	cmark_node *opening; /* a text whose first bytes are not written */
	size_t opening_len;
	const struct note *note; /* being written */
	cmark_node *note_end;    /* its last paragraph */
	const char *traced;      /* the body */
	bool terms;              /* the paragraph is one of terms */
	bool defining;           /* in a list of terms */
};

/* A text of cmark's as it was in the file; good until the next call. */
static const char *clean(struct build *b, const char *text)
{
	if (!b->shielded)
		return text;
	buf_clear(&b->clean);
	shield_remove(&b->clean, text, strlen(text));
	return buf_str(&b->clean);
}

static const char *literal(struct build *b, cmark_node *node)
{
	return clean(b, cmark_node_get_literal(node));
}

static uint32_t line_of(const struct build *b, cmark_node *node)
{
	return b->lines + (uint32_t)cmark_node_get_start_line(node);
}

/* Takes the trace to the block. */
static void go_to(struct build *b, cmark_node *node)
{
	trace_block(&b->w->trace, (uint32_t)cmark_node_get_start_line(node),
		    (uint32_t)cmark_node_get_start_column(node),
		    (uint32_t)cmark_node_get_end_line(node));
}

static void take_inline_notes(struct build *b, cmark_node *leaf)
{
	const struct note met = { .place = trace_place(&b->w->trace),
				  .shielded = b->shielded };

	inline_notes_take(&b->notes, leaf, &met);
}

static struct block *begin(struct build *b, cmark_node *node,
			   enum block_kind kind)
{
	b->html_links = 0;
	b->rows = false;
	b->hidden_end = NULL;
	b->never_hidden = false;
	if (b->notes.inlines)
		take_inline_notes(b, node);
	if (b->marked)
		marks_find(&b->marks, node);
	b->mark = 0;
	go_to(b, node);
	return writer_begin(b->w, kind, line_of(b, node));
}

static void end_leaf(struct build *b, cmark_node *node)
{
	if (node == b->note_end)
		note_marks_add_back(b->w, b->note);
	writer_end(b->w);
	b->terms = false;
}

static void quote(struct build *b, cmark_node *node)
{
	b->w->trace.quotes++;
	writer_open(b->w, BLOCK_QUOTE, line_of(b, node));
}

static void end_quote(struct build *b, cmark_node *node)
{
	(void)node;
	b->w->trace.quotes--;
	writer_close(b->w);
}

/* The text that the block begins with, or the empty string. */
static const char *first_text(cmark_node *block)
{
	cmark_node *node = block;

	if (block && cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH)
		node = cmark_node_first_child(block);
	const char *s = node ? cmark_node_get_literal(node) : NULL;
	return s ? s : "";
}

/* True if the item is a footnote. */
static bool is_note(cmark_node *item)
{
	const char *s = first_text(cmark_node_first_child(item));
	size_t label;

	return footnote_starts(s, strlen(s), &label) != 0;
}

/* True if the list has no items but footnotes. */
static bool is_of_notes(cmark_node *list)
{
	cmark_node *item = cmark_node_first_child(list);

	while (item && is_note(item))
		item = cmark_node_next(item);
	return !item;
}

static void list(struct build *b, cmark_node *node)
{
	if (terms_are_defined_by(node) || is_of_notes(node))
		return;
	struct block *block = writer_open(b->w, BLOCK_LIST, line_of(b, node));

	if (!block)
		return;
	block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	block->start = (uint32_t)cmark_node_get_list_start(node);
	block->tight = cmark_node_get_list_tight(node);
}

static bool is_terms(cmark_node *paragraph)
{
	return cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH &&
	       terms_are_defined_by(cmark_node_next(paragraph));
}

static void end_list(struct build *b, cmark_node *node)
{
	if (is_of_notes(node))
		return;
	if (!terms_are_defined_by(node)) {
		writer_close(b->w);
		return;
	}
	cmark_node *next = cmark_node_next(node);
	if (b->defining && !(next && is_terms(next))) {
		writer_close(b->w);
		b->defining = false;
	}
}

/* The footnote is written at the end. */
static void put_off(struct build *b, cmark_node *node)
{
	const char *s = first_text(cmark_node_first_child(node));
	size_t label;

	footnote_starts(s, strlen(s), &label);
	go_to(b, node);
	const struct note met = {
		.node = node,
		.place = trace_place(&b->w->trace),
		.shielded = b->shielded,
	};
	notes_define(&b->notes, s + label,
		     footnote_len(s + label, strlen(s + label)), &met);
	b->skip = true;
}

/* Without a term above, a definition is a paragraph that begins with a
 * colon. */
static void definition(struct build *b, cmark_node *node)
{
	if (!b->defining)
		return;
	struct block *block =
		writer_open(b->w, BLOCK_DEFINITION, line_of(b, node));
	if (block)
		block->tight =
			cmark_node_get_list_tight(cmark_node_parent(node));
	b->opening = cmark_node_first_child(cmark_node_first_child(node));
	const char *s = cmark_node_get_literal(b->opening);
	b->opening_len = terms_starts(s, strlen(s));
}

static void item(struct build *b, cmark_node *node)
{
	if (is_note(node)) {
		put_off(b, node);
		return;
	}
	go_to(b, node);
	if (terms_are_defined_by(cmark_node_parent(node))) {
		definition(b, node);
		return;
	}
	struct block *block = writer_open(b->w, BLOCK_ITEM, line_of(b, node));
	cmark_node *text;
	const enum block_task task = tasks_of(node, &text);
	if (!task || !block)
		return;
	block->task = (uint8_t)task;
	b->opening = text;
	b->opening_len = TASKS_BOX_LEN;
}

static void end_item(struct build *b, cmark_node *node)
{
	if (is_note(node))
		return;
	if (!terms_are_defined_by(cmark_node_parent(node)) || b->defining)
		writer_close(b->w);
}

/* The opening fence is a line that the text doesn't have. */
static bool is_fenced(const struct build *b, const char *code)
{
	const struct trace *t = &b->w->trace;
	const size_t n = strcspn(code, "\n");

	return t->end - t->at < n || memcmp(t->text + t->at, code, n) != 0 ||
	       (t->at + n < t->end && !strchr("\r\n", t->text[t->at + n]));
}

/* Lines of code, as they stand in the body but for what begins them. */
static void add_lines(struct build *b, const char *code, size_t len)
{
	b->w->trace.raw = true;
	for (size_t i = 0, n; i < len; i += n) {
		const char *lf = memchr(code + i, '\n', len - i);
		n = lf ? (size_t)(lf - (code + i)) + 1 : len - i;
		trace_copy_to(&b->w->trace, code + i);
		writer_add_source(b->w, code + i, n);
	}
	b->w->trace.raw = false;
}

static void code_block(struct build *b, cmark_node *node)
{
	struct block *block = begin(b, node, BLOCK_CODE);
	const char *info = cmark_node_get_fence_info(node);

	if (info)
		block->info = tree_line(b->w->doc, clean(b, info),
					strlen(clean(b, info)));
	const char *code = literal(b, node);
	const size_t len = strlen(code);
	trace_copy(&b->w->trace, code, len, is_fenced(b, code));
	add_lines(b, code, len);
	writer_end(b->w);
}

static uint32_t lines_in(const char *text, size_t len)
{
	uint32_t n = 0;

	for (size_t i = 0; i + 1 < len; i++)
		n += text[i] == '\n';
	return n;
}

static void html_block(struct build *b, cmark_node *node)
{
	const char *html = literal(b, node);
	const size_t len = strlen(html);
	const uint32_t line = (uint32_t)cmark_node_get_start_line(node);

	/* cmark is wrong about the last line where a closing tag ends it */
	trace_block(&b->w->trace, line, 1, line + lines_in(html, len));
	html_blocks_write(b->w, html, len, line_of(b, node));
}

static void paragraph(struct build *b, cmark_node *node)
{
	if (is_terms(node)) {
		if (!b->defining)
			writer_open(b->w, BLOCK_DEFINITIONS, line_of(b, node));
		b->defining = b->terms = true;
		begin(b, node, BLOCK_TERM);
		return;
	}
	begin(b, node, BLOCK_PARAGRAPH);
	b->rows = table_looks_like(node);
}

static void heading(struct build *b, cmark_node *node)
{
	begin(b, node, BLOCK_HEADING)->level =
		(uint8_t)cmark_node_get_heading_level(node);
	markup_skip_heading(&b->w->trace);
}

static void rule(struct build *b, cmark_node *node)
{
	begin(b, node, BLOCK_RULE);
	writer_end(b->w);
}

static void add_plain(struct build *b, const char *s, size_t len)
{
	if (b->shielded) {
		buf_clear(&b->clean);
		shield_remove(&b->clean, s, len);
		s = buf_str(&b->clean);
		len = b->clean.len;
	}
	prose_add(b->w, s, len);
}

/* Bytes before the next mark of a note that there is, `len` if none is; then
 * `*n` are the mark's bytes. */
static size_t find_note(struct build *b, const char *s, size_t len, size_t *n,
			struct note **note)
{
	const size_t inlined =
		b->notes.inlines ? inline_notes_find(s, len) : len;
	size_t item;

	for (size_t i = 0; b->notes.n_slots && i < inlined; i++) {
		const char *at = memchr(s + i, '[', inlined - i);
		if (!at)
			break;
		i = (size_t)(at - s);
		*n = footnote_len(at, len - i);
		*note = *n ? notes_of(&b->notes, at, *n) : NULL;
		if (*note)
			return i;
	}
	*n = inline_notes_mark(s + inlined, len - inlined, &item);
	*note = *n && item < b->notes.n ? &b->notes.items[item] : NULL;
	return *note ? inlined : len;
}

static void add_prose(struct build *b, const char *s, size_t len)
{
	struct note *note;
	size_t n;

	if (!b->notes.n_slots && !b->notes.inlines) {
		add_plain(b, s, len);
		return;
	}
	for (size_t at; (at = find_note(b, s, len, &n, &note)) < len;) {
		add_plain(b, s, at);
		if (s[at] == '[')
			markup_skip_text(&b->w->trace, s + at, n);
		else
			markup_skip_inline_note(&b->w->trace);
		note_marks_add(b->w, &b->notes, note);
		s += at + n;
		len -= at + n;
	}
	add_plain(b, s, len);
}

/* The next mark in the text of the node, or NULL. */
static const struct mark *next_mark(struct build *b, const cmark_node *node)
{
	return b->mark < b->marks.n && b->marks.items[b->mark].node == node
		       ? &b->marks.items[b->mark++]
		       : NULL;
}

/* The box of a task, the colon of a definition or the label of a note. */
static void skip_opening(struct build *b, const char *s)
{
	size_t label;

	b->opening = NULL;
	if (footnote_starts(s, strlen(s), &label))
		markup_skip_note(&b->w->trace);
	else if (terms_starts(s, strlen(s)))
		markup_skip_term(&b->w->trace);
	else
		markup_skip_text(&b->w->trace, s, b->opening_len);
}

static void text(struct build *b, cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);
	size_t done = 0;

	if (node == b->opening) {
		done = b->opening_len;
		skip_opening(b, s);
	}
	for (const struct mark *m; (m = next_mark(b, node)) != NULL;) {
		add_prose(b, s + done, m->off - done);
		markup_skip(&b->w->trace, "~=", m->len);
		(m->on ? writer_style_on : writer_style_off)(b->w, m->style);
		done = m->off + m->len;
	}
	add_prose(b, s + done, strlen(s + done));
}

/* Each line is a term. */
static void next_term(struct build *b, cmark_node *node)
{
	const uint32_t line = b->w->leaf->line + 1;

	(void)node;
	writer_end(b->w);
	writer_begin(b->w, BLOCK_TERM, line);
}

static void soft_break(struct build *b, cmark_node *node)
{
	markup_end_line(&b->w->trace);
	if (b->terms && !b->w->n_links)
		next_term(b, node);
	else if (b->rows)
		writer_break_line(b->w);
	else
		writer_soft_break(b->w);
	markup_next_line(&b->w->trace);
}

static void hard_break(struct build *b, cmark_node *node)
{
	(void)node;
	markup_end_line(&b->w->trace);
	writer_hard_break(b->w);
	markup_next_line(&b->w->trace);
}

static void code_span(struct build *b, cmark_node *node)
{
	const char *code = literal(b, node);
	const size_t backticks = markup_open_code(&b->w->trace);

	b->w->trace.raw = true;
	writer_style_on(b->w, STYLE_CODE);
	writer_add_source(b->w, code, strlen(code));
	writer_style_off(b->w, STYLE_CODE);
	b->w->trace.raw = false;
	markup_close_code(&b->w->trace, backticks);
}

/* The text of <script> and kin is left out if it has an end among its
 * siblings; else someone writes about the tag. Once one has no end, no further
 * search is made in this leaf. */
static void hide_until_end(struct build *b, cmark_node *node,
			   const struct html_element *element)
{
	cmark_node *const open = node;

	while (!b->never_hidden && (node = cmark_node_next(node))) {
		if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
			continue;
		const char *tag = cmark_node_get_literal(node);
		if (html_inline_closes(tag, strlen(tag), element)) {
			b->hidden_end = node;
			return;
		}
	}
	b->never_hidden = true;
	const char *tag = literal(b, open);
	writer_add_source(b->w, tag, strlen(tag));
}

static void html_inline(struct build *b, cmark_node *node)
{
	struct trace *t = &b->w->trace;
	const char *tag = literal(b, node);
	const size_t len = strlen(tag);
	const size_t end = markup_find_tag(t, tag, len);
	const struct html_element *hidden =
		html_inline_write(b->w, tag, len, &b->html_links);

	if (hidden)
		hide_until_end(b, node, hidden);
	if (t->at < end)
		t->at = end;
}

static const char stars[] = "*_";

static void emph_on(struct build *b, cmark_node *node)
{
	(void)node;
	markup_skip(&b->w->trace, stars, 1);
	writer_style_on(b->w, STYLE_EMPH);
}

static void emph_off(struct build *b, cmark_node *node)
{
	(void)node;
	markup_skip(&b->w->trace, stars, 1);
	writer_style_off(b->w, STYLE_EMPH);
}

static void strong_on(struct build *b, cmark_node *node)
{
	(void)node;
	markup_skip(&b->w->trace, stars, 2);
	writer_style_on(b->w, STYLE_STRONG);
}

static void strong_off(struct build *b, cmark_node *node)
{
	(void)node;
	markup_skip(&b->w->trace, stars, 2);
	writer_style_off(b->w, STYLE_STRONG);
}

static void begin_link(struct build *b, cmark_node *node, enum link_role role)
{
	const uint32_t number = writer_link_begin(
		b->w, role, clean(b, cmark_node_get_url(node)));
	const char *title = cmark_node_get_title(node);

	if (title && *title)
		writer_link_title(b->w, number, clean(b, title));
}

/* A link to nowhere is its text. */
static void link_on(struct build *b, cmark_node *node)
{
	if (*cmark_node_get_url(node))
		begin_link(b, node, LINK_LINK);
	markup_skip(&b->w->trace, "[<", 1);
}

static void image_on(struct build *b, cmark_node *node)
{
	begin_link(b, node, LINK_IMAGE);
	markup_skip(&b->w->trace, "!", 1);
	markup_skip(&b->w->trace, "[", 1);
}

static void link_off(struct build *b, cmark_node *node)
{
	markup_close_link(&b->w->trace);
	if (cmark_node_get_type(node) == CMARK_NODE_IMAGE ||
	    *cmark_node_get_url(node))
		writer_link_end(b->w);
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
	[CMARK_NODE_TEXT] = { text, NULL },
	[CMARK_NODE_SOFTBREAK] = { soft_break, NULL },
	[CMARK_NODE_LINEBREAK] = { hard_break, NULL },
	[CMARK_NODE_CODE] = { code_span, NULL },
	[CMARK_NODE_HTML_INLINE] = { html_inline, NULL },
	[CMARK_NODE_EMPH] = { emph_on, emph_off },
	[CMARK_NODE_STRONG] = { strong_on, strong_off },
	[CMARK_NODE_LINK] = { link_on, link_off },
	[CMARK_NODE_IMAGE] = { image_on, link_off },
};

static void visit(struct build *b, cmark_node *node, cmark_event_type event)
{
	const cmark_node_type type = cmark_node_get_type(node);
	handler *h = event == CMARK_EVENT_ENTER ? handlers[type].enter
						: handlers[type].leave;

	if (b->hidden_end && node == b->hidden_end)
		b->hidden_end = NULL;
	if (h && !b->hidden_end)
		h(b, node);
}

static void walk(struct build *b, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		visit(b, node, event);
		if (b->skip)
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		b->skip = false;
	}
	cmark_iter_free(iter);
}

/* The body as it is in the file. */
static void write_source(struct build *b, const char *body, size_t len)
{
	writer_begin(b->w, BLOCK_CODE, b->lines + 1);
	trace_copy(&b->w->trace, body, len, 0);
	add_lines(b, body, len);
	writer_end(b->w);
}

/* The tree of the Markdown, shielded where need be. */
static cmark_node *parse(struct build *b, const char *body, size_t len)
{
	static bool (*const prepare[])(struct buf *, const char *, size_t) = {
		marks_prepare, footnote_prepare, terms_prepare, emphasis_prepare
	};
	struct buf now = { 0 };

	b->marked = marks_may_be_in(body, len);
	notes_find(&b->notes, body, len);
	for (size_t i = 0; i < sizeof(prepare) / sizeof(prepare[0]); i++) {
		struct buf next = { 0 };
		if (!prepare[i](&next, body, len))
			continue;
		buf_release(&now);
		now = next;
		body = now.data;
		len = now.len;
		b->shielded = true;
	}
	cmark_node *root = cmark_parse_document(
		body, len, CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE);
	buf_release(&now);
	return root;
}

/* Takes the notes out of the tree, which they would die with. */
static void keep_notes(struct build *b)
{
	for (size_t i = 0; i < b->notes.n; i++)
		if (b->notes.items[i].node)
			cmark_node_unlink(b->notes.items[i].node);
}

static bool is_one_paragraph(const struct note *n)
{
	cmark_node *p = n->node ? cmark_node_first_child(n->node) : NULL;

	return !p || !cmark_node_next(p);
}

/* A note out of the text, between whose pieces its own stand, is not traced. */
static bool is_inline(const struct note *n)
{
	return !cmark_node_get_start_line(n->node);
}

/* Makes ready to write the blocks of the note's item. */
static void begin_note(struct build *b, const struct note *n)
{
	cmark_node *first = cmark_node_first_child(n->node);
	cmark_node *last = cmark_node_last_child(n->node);
	const char *s = first_text(first);
	size_t label;

	b->note = n;
	b->shielded = n->shielded;
	b->opening_len = footnote_starts(s, strlen(s), &label);
	b->opening = b->opening_len ? cmark_node_first_child(first) : NULL;
	b->note_end = last && cmark_node_get_type(last) == CMARK_NODE_PARAGRAPH
			      ? last
			      : NULL;
	b->traced = b->w->trace.text;
	if (is_inline(n))
		trace_stop(&b->w->trace);
	else
		trace_jump(&b->w->trace, n->place);
}

/* The way back has a line of its own where no paragraph is last. */
static void end_note(struct build *b)
{
	if (!b->note_end) {
		writer_begin(b->w, BLOCK_PARAGRAPH, 0);
		note_marks_add_back(b->w, b->note);
		writer_end(b->w);
	}
	b->note_end = NULL;
	b->w->trace.text = b->traced;
}

/* The block that stands for a label which has nothing behind it. */
static bool is_bare_label(cmark_node *block)
{
	const char *s = first_text(block);
	size_t label;

	return cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK &&
	       footnote_starts(s, strlen(s), &label);
}

static void write_note(struct build *b, const struct note *n)
{
	const size_t first = b->w->doc->n_leaves;

	writer_open(b->w, BLOCK_ITEM, 0);
	if (n->node) {
		begin_note(b, n);
		for (cmark_node *c = cmark_node_first_child(n->node); c;
		     c = cmark_node_next(c))
			if (!is_bare_label(c))
				walk(b, c);
		end_note(b);
	}
	writer_close(b->w);
	if (b->w->doc->n_leaves > first)
		notes_next(&b->notes, n->number)->leaf =
			b->w->doc->leaves[first];
}

/* At the end, in the order of their numbers; notes may refer to more. */
static void write_notes(struct build *b)
{
	struct block *list = NULL;
	bool tight = true;

	for (uint32_t i = 1; notes_next(&b->notes, i); i++) {
		if (i == 1) {
			writer_begin(b->w, BLOCK_RULE, 0);
			writer_end(b->w);
			list = writer_open(b->w, BLOCK_NOTES, 0);
			list->ordered = true;
			list->start = 1;
		}
		const struct note n = *notes_next(&b->notes, i);
		tight = tight && is_one_paragraph(&n);
		write_note(b, &n);
	}
	if (!list)
		return;
	list->tight = tight;
	writer_close(b->w);
	for (size_t i = 0; i < b->notes.n; i++)
		note_marks_lead(b->w, &b->notes.items[i]);
	tree_sort_sources(b->w->doc);
}

void build_body(struct writer *w, const char *body, size_t len, uint32_t lines)
{
	struct build b = { .w = w, .lines = lines };

	if (guard_refuses(body, len)) {
		write_source(&b, body, len);
		return;
	}
	cmark_node *root = parse(&b, body, len);
	cmark_consolidate_text_nodes(root);
	walk(&b, root);
	keep_notes(&b);
	cmark_node_free(root);
	write_notes(&b);
	notes_release(&b.notes);
	buf_release(&b.clean);
	marks_release(&b.marks);
}
