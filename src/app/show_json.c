/* SPDX-License-Identifier: MIT */
#include "app/show_json.h"

#include "app/json.h"
#include "archive/post.h"
#include "base/buf.h"
#include "doc/doc.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

static const char *const kinds[] = {
	[BLOCK_DOCUMENT] = "document",
	[BLOCK_QUOTE] = "quote",
	[BLOCK_LIST] = "list",
	[BLOCK_ITEM] = "item",
	[BLOCK_TABLE] = "table",
	[BLOCK_NOTES] = "notes",
	[BLOCK_DEFINITIONS] = "definitions",
	[BLOCK_DEFINITION] = "definition",
	[BLOCK_TITLE] = "title",
	[BLOCK_META] = "meta",
	[BLOCK_HEADING] = "heading",
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_CODE] = "code",
	[BLOCK_HTML] = "html",
	[BLOCK_RULE] = "rule",
	[BLOCK_ROW] = "row",
	[BLOCK_TERM] = "term",
};

static const struct {
	uint16_t style;
	const char *name;
} styles[] = {
	{ STYLE_EMPH, "emph" },
	{ STYLE_STRONG, "strong" },
	{ STYLE_CODE, "code" },
	{ STYLE_LINK, "link" },
	{ STYLE_IMAGE, "image" },
	{ STYLE_DIM, "dim" },
	{ STYLE_STRIKE, "strike" },
	{ STYLE_MARK, "mark" },
	{ STYLE_SUB, "sub" },
	{ STYLE_SUP, "sup" },
	{ STYLE_UNDERLINE, "underline" },
	{ STYLE_SMALL, "small" },
};

static const char *kind_name(enum block_kind kind)
{
	const char *name =
		kind < sizeof(kinds) / sizeof(*kinds) ? kinds[kind] : NULL;

	return name ? name : "block";
}

static void add_text(struct buf *out, const char *key, const char *text,
		     size_t len)
{
	buf_printf(out, ",\"%s\":", key);
	json_string(out, text, len);
}

static void add_str(struct buf *out, const char *key, const char *text)
{
	add_text(out, key, text, strlen(text));
}

static void add_number(struct buf *out, const char *key, uint32_t n)
{
	buf_printf(out, ",\"%s\":%" PRIu32, key, n);
}

static void add_bool(struct buf *out, const char *key, bool yes)
{
	buf_printf(out, ",\"%s\":%s", key, yes ? "true" : "false");
}

static void add_styles(struct buf *out, unsigned style)
{
	const char *separator = "";

	buf_add_str(out, ",\"styles\":[");
	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++) {
		if (!(style & styles[i].style))
			continue;
		buf_printf(out, "%s\"%s\"", separator, styles[i].name);
		separator = ",";
	}
	buf_add_char(out, ']');
}

static void add_spans(struct buf *out, const struct block *b)
{
	buf_add_str(out, ",\"spans\":[");
	for (uint32_t i = 0; i < b->n_spans; i++) {
		const struct span *s = &b->spans[i];
		buf_printf(out, "%s{\"start\":%" PRIu32 ",\"end\":%" PRIu32,
			   i ? "," : "", s->off, s->off + s->len);
		add_styles(out, s->style);
		if (s->link)
			add_number(out, "link", s->link);
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}

/* Where the text stands in the body: [byte of the text, byte of the body,
 * length] for each run that is the same in both. */
static void add_pieces(struct buf *out, const struct block *b)
{
	buf_add_str(out, ",\"pieces\":[");
	for (uint32_t i = 0; i < b->n_pieces; i++)
		buf_printf(out, "%s[%" PRIu32 ",%" PRIu32 ",%" PRIu32 "]",
			   i ? "," : "", b->pieces[i].off, b->pieces[i].source,
			   b->pieces[i].len);
	buf_add_char(out, ']');
}

/* Cells by the bytes of the row's text, how many columns each takes, and how it
 * is aligned. */
static void add_cells(struct buf *out, const struct block *b)
{
	static const char *const sides[] = { "", "left", "center", "right" };

	if (b->header)
		add_bool(out, "header", true);
	buf_add_str(out, ",\"cells\":[");
	for (uint32_t i = 0; i < b->n_cells; i++)
		buf_printf(out, "%s[%" PRIu32 ",%" PRIu32 "]", i ? "," : "",
			   b->cells[i].off, b->cells[i].off + b->cells[i].len);
	buf_add_str(out, "],\"columns\":[");
	for (uint32_t i = 0; i < b->n_cells; i++)
		buf_printf(out, "%s%d", i ? "," : "", b->cells[i].columns);
	buf_add_str(out, "],\"align\":[");
	for (uint32_t i = 0; i < b->n_cells; i++)
		buf_printf(out, "%s\"%s\"", i ? "," : "",
			   sides[b->cells[i].align]);
	buf_add_char(out, ']');
}

static void add_list(struct buf *out, const struct block *b)
{
	add_bool(out, "ordered", b->ordered);
	add_bool(out, "tight", b->tight);
	if (b->ordered)
		add_number(out, "first", b->start);
}

static void add_item(struct buf *out, const struct block *b)
{
	if (b->parent->ordered)
		add_number(out, "number", b->start);
	if (b->task != TASK_NONE)
		add_bool(out, "done", b->task == TASK_DONE);
}

static bool is_container(const struct block *b)
{
	return b->kind < BLOCK_TITLE;
}

/* What is not of its children. */
static void open_block(struct buf *out, const struct block *b)
{
	buf_printf(out, "{\"kind\":\"%s\"", kind_name(b->kind));
	if (b->line)
		add_number(out, "line", b->line);
	if (b->kind == BLOCK_HEADING)
		add_number(out, "level", b->level);
	if (b->kind == BLOCK_LIST || b->kind == BLOCK_NOTES)
		add_list(out, b);
	if (b->kind == BLOCK_ITEM)
		add_item(out, b);
	if (b->kind == BLOCK_CODE)
		add_str(out, "info", b->info);
	if (b->goes_on)
		add_bool(out, "continued", true);
	if (is_container(b)) {
		buf_add_str(out, ",\"children\":[");
		return;
	}
	add_number(out, "source", b->source);
	add_text(out, "text", b->text, b->len);
	add_spans(out, b);
	add_pieces(out, b);
	if (b->kind == BLOCK_ROW)
		add_cells(out, b);
	buf_add_char(out, '}');
}

static void add_tree(struct buf *out, const struct block *root)
{
	const struct block *b = root;

	for (;;) {
		open_block(out, b);
		if (is_container(b) && b->child) {
			b = b->child;
			continue;
		}
		if (is_container(b))
			buf_add_str(out, "]}");
		while (b != root && !b->next) {
			b = b->parent;
			buf_add_str(out, "]}");
		}
		if (b == root)
			return;
		b = b->next;
		buf_add_char(out, ',');
	}
}

static void add_links(struct buf *out, const struct doc *d)
{
	const size_t n = doc_link_count(d);

	buf_add_str(out, ",\"links\":[");
	for (size_t i = 1; i <= n; i++) {
		const struct link *l = doc_link(d, i);
		buf_printf(out, "%s{\"number\":%zu", i > 1 ? "," : "", i);
		add_str(out, "role", doc_role_name(l->role));
		add_str(out, "text", l->text);
		add_str(out, "url", l->url);
		add_str(out, "title", l->title ? l->title : "");
		add_str(out, "section", l->section);
		add_number(out, "source", l->source);
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}

void show_json(struct buf *out, const struct post *p, const struct doc *d)
{
	buf_add_str(out, "{\"path\":");
	json_string(out, p->path, strlen(p->path));
	add_str(out, "title", p->title);
	buf_add_str(out, ",\"document\":");
	add_tree(out, doc_root(d));
	add_links(out, d);
	buf_add_char(out, '}');
}
