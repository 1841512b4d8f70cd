/* SPDX-License-Identifier: MIT */
#include "doc/export.h"

#include "base/buf.h"
#include "doc/anchors.h"
#include "doc/code_title.h"
#include "doc/doc.h"
#include "doc/export_inline.h"

#include <inttypes.h>
#include <string.h>

static const char *list_tag(const struct block *b)
{
	return b->ordered ? "ol" : "ul";
}

static void open_list(struct buf *out, const struct block *b)
{
	if (b->ordered && b->start != 1)
		buf_printf(out, "<ol start=\"%" PRIu32 "\">\n", b->start);
	else
		buf_printf(out, "<%s>\n", list_tag(b));
}

static bool is_tight(const struct block *leaf)
{
	const struct block *up = leaf->parent;

	return leaf->kind == BLOCK_PARAGRAPH && up &&
	       ((up->kind == BLOCK_ITEM && up->parent->tight) ||
		(up->kind == BLOCK_DEFINITION && up->tight));
}

static void open_item(struct buf *out, const struct block *b)
{
	if (b->parent->kind == BLOCK_NOTES)
		buf_printf(out, "<li id=\"fn%" PRIu32 "\">", b->start);
	else
		buf_add_str(out, "<li>");
	if (b->task && b->task != TASK_DONE)
		buf_add_str(out, "<input type=\"checkbox\" disabled=\"\" /> ");
	else if (b->task == TASK_DONE)
		buf_add_str(out, "<input type=\"checkbox\" checked=\"\" "
				 "disabled=\"\" /> ");
	if (b->child && !is_tight(b->child))
		buf_add_char(out, '\n');
}

/* What stands around containers, but for what is written above. */
static const struct {
	const char *open, *close;
} tags[] = {
	[BLOCK_DOCUMENT] = { "", "" },
	[BLOCK_QUOTE] = { "<blockquote>\n", "</blockquote>\n" },
	[BLOCK_LIST] = { "", "" },
	[BLOCK_ITEM] = { "", "</li>\n" },
	[BLOCK_NOTES] = { "<section class=\"footnotes\">\n<ol>\n",
			  "</ol>\n</section>\n" },
	[BLOCK_DEFINITIONS] = { "<dl>\n", "</dl>\n" },
	[BLOCK_DEFINITION] = { "<dd>", "</dd>\n" },
	[BLOCK_TABLE] = { "<table>\n", "</table>\n" },
};

static void open(struct buf *out, const struct block *b)
{
	if (b->kind == BLOCK_LIST)
		open_list(out, b);
	else if (b->kind == BLOCK_ITEM)
		open_item(out, b);
	else
		buf_add_str(out, tags[b->kind].open);
	if (b->kind == BLOCK_DEFINITION && b->child && !is_tight(b->child))
		buf_add_char(out, '\n');
}

static void close(struct buf *out, const struct block *b)
{
	if (b->kind == BLOCK_LIST)
		buf_printf(out, "</%s>\n", list_tag(b));
	else if (b->kind < BLOCK_TITLE)
		buf_add_str(out, tags[b->kind].close);
}

/* The first word of the info string names the language, up to a title in it. */
static size_t language_len(const char *info)
{
	const size_t len = strcspn(info, " \t"), colon = strcspn(info, ":");
	struct code_title title;

	return colon < len && code_title_find(info, &title) ? colon : len;
}

static void code(struct buf *out, const struct block *b)
{
	const size_t len = language_len(b->info);

	if (!b->goes_on) {
		buf_add_str(out, "<pre><code");
		if (len) {
			buf_add_str(out, " class=\"language-");
			export_text(out, b->info, len);
			buf_add_char(out, '"');
		}
		buf_add_char(out, '>');
	}
	export_text(out, b->text, b->len);
	if (!b->next || !b->next->goes_on)
		buf_add_str(out, "</code></pre>\n");
}

static void heading(struct buf *out, struct export_cursor *at,
		    const struct block *b)
{
	const int level = b->kind == BLOCK_TITLE ? 1 : b->level;

	buf_printf(out, "<h%d", level);
	if (at->anchors && b->kind == BLOCK_HEADING) {
		struct buf name = { 0 };
		anchors_add_name(at->anchors, doc_leaf_place(at->doc, b),
				 &name);
		if (name.len) {
			buf_add_str(out, " id=\"");
			export_text(out, name.data, name.len);
			buf_add_char(out, '"');
		}
		buf_release(&name);
	}
	buf_add_char(out, '>');
	export_inline(out, at, b);
	buf_printf(out, "</h%d>\n", level);
}

static void enclosed(struct buf *out, struct export_cursor *at,
		     const struct block *b, const char *open_tag,
		     const char *close_tag)
{
	buf_add_str(out, open_tag);
	export_inline(out, at, b);
	buf_add_str(out, close_tag);
}

/* It may come in several leaves. */
static void paragraph(struct buf *out, struct export_cursor *at,
		      const struct block *b)
{
	const bool tight = is_tight(b);
	const bool last = !b->next || !b->next->goes_on;
	const char *end = tight ? (b->next ? "\n" : "") : "</p>\n";

	enclosed(out, at, b, tight || b->goes_on ? "" : "<p>",
		 last ? end : "\n");
}

/* Short rows are filled up, but not to more cells than these in all. */
enum { ADDED_MAX = 500000 };

/* A cell up to its text. */
static void open_cell(struct buf *out, const char *tag, enum align align,
		      unsigned columns)
{
	static const char *const sides[] = { "", " align=\"left\"",
					     " align=\"center\"",
					     " align=\"right\"" };

	buf_printf(out, "<%s%s", tag, sides[align]);
	if (columns > 1)
		buf_printf(out, " colspan=\"%u\"", columns);
	buf_add_char(out, '>');
}

static void cells(struct buf *out, struct export_cursor *at,
		  const struct block *row)
{
	const char *tag = row->header ? "th" : "td";
	const struct block *first = row->parent->child;
	uint32_t column = 0;

	for (uint32_t i = 0; i < row->n_cells; i++) {
		const struct row_cell *c = &row->cells[i];
		open_cell(out, tag, (enum align)c->align, c->columns);
		export_part(out, at, row, c->off, c->off + c->len);
		buf_printf(out, "</%s>\n", tag);
		column += c->columns;
	}
	for (; column < row->parent->n_cells && at->added < ADDED_MAX;
	     column++, at->added++) {
		open_cell(out, tag,
			  column < first->n_cells
				  ? (enum align)first->cells[column].align
				  : ALIGN_NONE,
			  1);
		buf_printf(out, "</%s>\n", tag);
	}
}

/* The last rows of a header and of all have what ends these behind them. */
static void row(struct buf *out, struct export_cursor *at,
		const struct block *b)
{
	const bool first = b->parent->child == b;
	const bool last = !b->next || b->next->header != b->header;

	if (first)
		buf_add_str(out, b->header ? "<thead>\n" : "<tbody>\n");
	buf_add_str(out, "<tr>\n");
	cells(out, at, b);
	buf_add_str(out, "</tr>\n");
	if (last)
		buf_add_str(out, b->header ? "</thead>\n" : "</tbody>\n");
	if (last && b->next)
		buf_add_str(out, b->next->header ? "<thead>\n" : "<tbody>\n");
}

static void leaf(struct buf *out, struct export_cursor *at,
		 const struct block *b)
{
	switch (b->kind) {
	case BLOCK_TITLE:
	case BLOCK_HEADING:
		heading(out, at, b);
		break;
	case BLOCK_CODE:
		code(out, b);
		break;
	case BLOCK_RULE: /* that before the footnotes is their section's */
		if (!b->next || b->next->kind != BLOCK_NOTES)
			buf_add_str(out, "<hr />\n");
		break;
	case BLOCK_ROW:
		row(out, at, b);
		break;
	case BLOCK_TERM:
		enclosed(out, at, b, "<dt>", "</dt>\n");
		break;
	case BLOCK_META:
		enclosed(out, at, b, "<p class=\"meta\">", "</p>\n");
		break;
	default:
		paragraph(out, at, b);
		break;
	}
}

/* Closes `b` and what ends with it; returns what comes next, or NULL. */
static const struct block *step_out(struct buf *out, const struct block *b)
{
	while (b) {
		close(out, b);
		if (b->next)
			return b->next;
		b = b->parent;
	}
	return NULL;
}

static bool has_links_within(const struct doc *d)
{
	for (size_t i = 1; i <= doc_link_count(d); i++)
		if (doc_link(d, i)->url[0] == '#')
			return true;
	return false;
}

void export_html(struct buf *out, const struct doc *d)
{
	struct anchors *anchors = has_links_within(d) ? anchors_new(d) : NULL;
	struct export_cursor at = { .doc = d, .anchors = anchors };
	const struct block *b = doc_root(d);

	while (b) {
		if (b->kind < BLOCK_TITLE)
			open(out, b);
		else
			leaf(out, &at, b);
		b = b->child ? b->child : step_out(out, b);
	}
	anchors_free(anchors);
}
