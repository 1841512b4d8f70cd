/* SPDX-License-Identifier: MIT */
#include "doc/build.h"

#include "doc/emphasis.h"
#include "doc/footnote.h"
#include "doc/guard.h"
#include "doc/html_inline.h"
#include "doc/html_blocks.h"
#include "doc/markup.h"
#include "doc/prose.h"
#include "doc/shield.h"
#include "doc/table.h"
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
	bool never_hidden; /* no element closes any more in this leaf */
	bool shielded;     /* prepare has added letters */
	struct buf clean;  /* the text of a node without them */
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

static struct block *begin(struct build *b, cmark_node *node,
			   enum block_kind kind)
{
	b->html_links = 0;
	b->rows = false;
	b->hidden_end = NULL;
	b->never_hidden = false;
	go_to(b, node);
	return writer_begin(b->w, kind, line_of(b, node));
}

static void end_leaf(struct build *b, cmark_node *node)
{
	(void)node;
	writer_end(b->w);
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

static void list(struct build *b, cmark_node *node)
{
	struct block *block = writer_open(b->w, BLOCK_LIST, line_of(b, node));

	if (!block)
		return;
	block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	block->start = (uint32_t)cmark_node_get_list_start(node);
	block->tight = cmark_node_get_list_tight(node);
}

static void item(struct build *b, cmark_node *node)
{
	go_to(b, node);
	writer_open(b->w, BLOCK_ITEM, line_of(b, node));
}

static void close_container(struct build *b, cmark_node *node)
{
	(void)node;
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

static void text(struct build *b, cmark_node *node)
{
	const char *s = literal(b, node);

	prose_add(b->w, s, strlen(s));
}

/* Footnotes often stand line by line. */
static bool is_footnote(cmark_node *node)
{
	const char *s = node ? cmark_node_get_literal(node) : NULL;

	return s && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
	       footnote_starts(s, strlen(s));
}

static void soft_break(struct build *b, cmark_node *node)
{
	markup_end_line(&b->w->trace);
	if (b->rows || is_footnote(cmark_node_next(node)))
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
	[CMARK_NODE_LIST] = { list, close_container },
	[CMARK_NODE_ITEM] = { item, close_container },
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

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		visit(b, cmark_iter_get_node(iter), event);
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
	struct buf notes = { 0 }, starred = { 0 };

	if (footnote_prepare(&notes, body, len)) {
		body = notes.data;
		len = notes.len;
	}
	if (emphasis_prepare(&starred, body, len)) {
		body = starred.data;
		len = starred.len;
	}
	b->shielded = notes.len || starred.len;
	cmark_node *root = cmark_parse_document(
		body, len, CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE);
	buf_release(&notes);
	buf_release(&starred);
	return root;
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
	cmark_node_free(root);
	buf_release(&b.clean);
}
