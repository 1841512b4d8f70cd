/* SPDX-License-Identifier: MIT */
#include "doc/build.h"

#include "base/xalloc.h"
#include "doc/cut.h"
#include "doc/emphasis.h"
#include "doc/footnote.h"
#include "doc/guard.h"
#include "doc/html_inline.h"
#include "doc/html_blocks.h"
#include "doc/lines.h"
#include "doc/markup.h"
#include "doc/prose.h"
#include "doc/references.h"
#include "doc/shield.h"
#include "doc/table.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* A part of the body that is parsed on its own. Line 1 of what the parser is
 * given is line `line` of the body less the `added` ones. */
struct build_piece {
	const char *text; /* in the body */
	size_t len;
	uint32_t line;    /* of the body, from 0 */
	struct buf refs;  /* definitions that stand elsewhere */
	uint32_t added;   /* lines of them */
	bool last;        /* nothing is behind it */
	bool shielded;    /* the parser has got letters more */
	cmark_node *root; /* NULL = not parsed, or refused */
};

/* What the pieces have in common, and the one being written. */
struct build {
	struct writer *w;
	uint32_t lines; /* of the file before the body */
	struct cut cut;
	size_t done;   /* bytes of the body that were cut */
	uint32_t line; /* of the body there, from 0 */
	struct references references;
	bool looked;     /* for them */
	size_t refs_len; /* bytes of definitions given to pieces */

	uint32_t before;   /* line of the body less the parser's */
	size_t html_links; /* opened by tags in this leaf */
	bool rows;         /* the leaf is a table: its lines stay */
	/* An HTML element whose text is left out, up to this node. */
	cmark_node *hidden_end;
	bool never_hidden; /* no element closes any more in this leaf */
	bool shielded;     /* of the piece */
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

/* Of the body, from 1. */
static uint32_t first_line(const struct build *b, cmark_node *node)
{
	return b->before + (uint32_t)cmark_node_get_start_line(node);
}

/* Of the file. */
static uint32_t line_of(const struct build *b, cmark_node *node)
{
	return b->lines + first_line(b, node);
}

/* Takes the trace to the block. */
static void go_to(struct build *b, cmark_node *node)
{
	trace_block(&b->w->trace, first_line(b, node),
		    (uint32_t)cmark_node_get_start_column(node),
		    b->before + (uint32_t)cmark_node_get_end_line(node));
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
	const uint32_t line = first_line(b, node);

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

/* The piece as it is in the file. */
static void write_source(struct build *b, const struct build_piece *p)
{
	trace_block(&b->w->trace, p->line + 1, 1, 0);
	writer_begin(b->w, BLOCK_CODE, b->lines + p->line + 1);
	trace_copy(&b->w->trace, p->text, p->len, 0);
	add_lines(b, p->text, p->len);
	writer_end(b->w);
}

struct build *build_new(struct writer *w, const char *body, size_t len,
			uint32_t lines)
{
	struct build *b = xcalloc(1, sizeof(*b));

	b->w = w;
	b->lines = lines;
	cut_init(&b->cut, body, len);
	return b;
}

void build_free(struct build *b)
{
	if (!b)
		return;
	references_release(&b->references);
	buf_release(&b->clean);
	free(b);
}

size_t build_left(const struct build *b)
{
	return b->cut.len - b->done;
}

static void give_references(struct build *b, struct build_piece *p)
{
	buf_clear(&p->refs);
	p->added = (uint32_t)references_add(&b->references, p->text, p->len,
					    &p->refs);
	b->refs_len += p->refs.len;
}

/* Gives the piece what it must know of the rest of the body, or that itself.
 * Definitions are looked for when the first bracket is met: nothing before it
 * cares for any. */
static void complete(struct build *b, struct build_piece *p)
{
	if (!memchr(p->text, '[', p->len))
		return;
	if (!b->looked)
		references_find(&b->references, b->cut.body, b->cut.len);
	b->looked = true;
	if (b->references.odd) {
		p->len = build_left(b);
		return;
	}
	give_references(b, p);
	/* In time linear in the body, whatever it is made of. */
	if (b->refs_len > 4 * b->cut.len) {
		p->len = build_left(b);
		give_references(b, p);
	}
}

/* Line ends. */
static uint32_t count_lines(const char *s, size_t len)
{
	uint32_t n = 0;

	for (size_t i = 0; i < len; n++) {
		const size_t line = lines_len(s + i, len - i);
		const size_t end = lines_end_len(s + i + line, len - i - line);
		i += line + end;
		if (!end)
			break;
	}
	return n;
}

struct build_piece *build_cut(struct build *b, size_t least)
{
	const char *body = b->cut.body;
	struct build_piece *p;

	if (!build_left(b))
		return NULL;
	p = xcalloc(1, sizeof(*p));
	p->text = body + b->done;
	p->line = b->line;
	p->len = cut_next(&b->cut, least) - b->done;
	if (p->len < b->cut.len)
		complete(b, p);
	p->last = p->len == build_left(b);
	b->line += count_lines(p->text, p->len);
	b->done += p->len;
	return p;
}

/* Other text for the parser, if there is need for it. */
typedef bool prepare_fn(struct buf *out, const char *text, size_t len);

static prepare_fn *const preparations[] = { footnote_prepare,
					    emphasis_prepare };

/* The text of the piece with what the parser must be told, in `*now` if that is
 * more; `*s` and `*len` become what it is given. */
static bool prepare(struct buf *now, const char **s, size_t *len)
{
	const size_t n = sizeof(preparations) / sizeof(preparations[0]);
	bool changed = false;

	for (size_t i = 0; i < n; i++) {
		struct buf next = { 0 };
		if (!preparations[i](&next, *s, *len))
			continue;
		buf_release(now);
		*now = next;
		*s = next.data;
		*len = next.len;
		changed = true;
	}
	return changed;
}

/* Behind all but the last piece stands a heading: what is open ends there as it
 * would in the whole. */
static cmark_node *parse(const char *s, size_t len, bool last)
{
	cmark_parser *parser =
		cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE);

	cmark_parser_feed(parser, s, len);
	if (!last)
		cmark_parser_feed(parser, "#", 1);
	cmark_node *root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	if (!last)
		cmark_node_free(cmark_node_last_child(root));
	cmark_consolidate_text_nodes(root);
	return root;
}

void build_parse(struct build_piece *p)
{
	struct buf text = { 0 };
	const char *s = p->text;
	size_t len = p->len;

	if (guard_refuses(s, len))
		return;
	if (p->added) {
		buf_add(&text, buf_str(&p->refs), p->refs.len);
		buf_add(&text, s, len);
		s = text.data;
		len = text.len;
	}
	p->shielded = prepare(&text, &s, &len);
	p->root = parse(s, len, p->last);
	buf_release(&text);
}

void build_write(struct build *b, struct build_piece *p)
{
	b->shielded = p->shielded;
	b->before = p->line - p->added;
	if (p->root)
		walk(b, p->root);
	else
		write_source(b, p);
}

size_t build_piece_len(const struct build_piece *p)
{
	return p->len;
}

void build_piece_free(struct build_piece *p)
{
	if (!p)
		return;
	if (p->root)
		cmark_node_free(p->root);
	buf_release(&p->refs);
	free(p);
}
