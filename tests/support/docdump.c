/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/docdump.h"

#include "base/sanitise.h"

#include <string.h>

struct post docdump_post(void)
{
	return (struct post){
		.path = "",
		.name = "",
		.title = "",
		.source = "",
		.lang = "",
		.layout = "",
		.description = "",
	};
}

static void dump_path(struct buf *out, const struct block *b)
{
	static const char *const names[] = {
		[BLOCK_TABLE] = "table",   [BLOCK_ROW] = "row",
		[BLOCK_QUOTE] = "quote",   [BLOCK_LIST] = "list",
		[BLOCK_ITEM] = "item",     [BLOCK_TITLE] = "title",
		[BLOCK_META] = "meta",     [BLOCK_HEADING] = "h",
		[BLOCK_PARAGRAPH] = "p",   [BLOCK_CODE] = "code",
		[BLOCK_HTML] = "html",     [BLOCK_RULE] = "rule",
		[BLOCK_NOTES] = "notes",   [BLOCK_DEFINITIONS] = "dl",
		[BLOCK_DEFINITION] = "dd", [BLOCK_TERM] = "dt",
	};

	if (b->parent->kind != BLOCK_DOCUMENT)
		dump_path(out, b->parent);
	if (b->kind == BLOCK_ITEM && b->parent->ordered)
		buf_printf(out, "%u", (unsigned)b->start);
	else
		buf_add_str(out, names[b->kind]);
	if (b->kind == BLOCK_HEADING)
		buf_printf(out, "%d", b->level);
	if (b->kind == BLOCK_ROW && b->header)
		buf_add_char(out, '!');
	if (b->task)
		buf_add_char(out, " ox/->"[b->task]);
	if (b->kind < BLOCK_TITLE)
		buf_add_char(out, '/');
}

static void dump_text(struct buf *out, const char *s, size_t len)
{
	static const char hard[] = "\u2028";

	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\n') {
			buf_add_char(out, '\\');
		} else if (len - i >= 3 && !memcmp(s + i, hard, 3)) {
			buf_add_char(out, '|');
			i += 2;
		} else {
			buf_add_char(out, s[i]);
		}
	}
}

static void dump_span(struct buf *out, const struct block *b,
		      const struct span *s)
{
	static const char letters[] = "esclidxm,^u-";

	buf_add_char(out, '{');
	for (int bit = 0; letters[bit]; bit++) {
		if (s->style & 1 << bit)
			buf_add_char(out, letters[bit]);
	}
	if (s->link > DOC_NOTE)
		buf_printf(out, "n%u", (unsigned)s->link - DOC_NOTE);
	else if (s->link)
		buf_printf(out, "%u", (unsigned)s->link);
	buf_add_char(out, ':');
	dump_text(out, b->text + s->off, s->len);
	buf_add_char(out, '}');
}

/* A tab is between two cells and nowhere else. */
static void check_cells(const struct block *b)
{
	uint32_t end = 0;

	for (uint32_t i = 0; i < b->n_cells; i++) {
		const struct row_cell *cell = &b->cells[i];
		assert_int_equal(cell->off, end + (i > 0));
		assert_true(!i || b->text[end] == '\t');
		assert_true(cell->columns > 0);
		end = cell->off + cell->len;
	}
	assert_int_equal(end, b->len);
	assert_true(b->parent->kind == BLOCK_TABLE);
}

static void check_leaf(const struct doc *d, const struct block *b)
{
	const bool code = b->kind == BLOCK_CODE;

	assert_int_equal(b->text[b->len], 0);
	assert_null(b->child);
	assert_true(sanitise_clean(b->text, b->len,
				   code ? SANITISE_VERBATIM : SANITISE_PROSE));
	assert_true(!code || !b->len || b->text[b->len - 1] == '\n');
	if (b->kind == BLOCK_ROW)
		check_cells(b);
	for (uint32_t i = 0; i < b->n_spans; i++) {
		const struct span *s = &b->spans[i];
		const uint32_t done =
			i ? b->spans[i - 1].off + b->spans[i - 1].len : 0;
		assert_true(s->len && s->off >= done);
		assert_true(s->off + s->len <= b->len);
		assert_true(!s->link || doc_link(d, s->link));
	}
}

/* What differs from a cell of one column that says nothing of its side. */
static void dump_cells(struct buf *out, const struct block *b)
{
	static const char sides[] = "-lcr";
	bool any = false;

	for (uint32_t i = 0; i < b->n_cells; i++)
		any |= b->cells[i].align || b->cells[i].columns != 1;
	for (uint32_t i = 0; any && i < b->n_cells; i++) {
		buf_add_char(out, sides[b->cells[i].align]);
		if (b->cells[i].columns != 1)
			buf_printf(out, "%u", (unsigned)b->cells[i].columns);
	}
}

static void dump_leaf(struct buf *out, const struct block *b)
{
	uint32_t done = 0;

	dump_path(out, b);
	dump_cells(out, b);
	buf_add_char(out, ':');
	for (uint32_t i = 0; i < b->n_spans; i++) {
		const struct span *s = &b->spans[i];
		dump_text(out, b->text + done, s->off - done);
		dump_span(out, b, s);
		done = s->off + s->len;
	}
	dump_text(out, b->text + done, b->len - done);
	buf_add_char(out, '\n');
}

void docdump_leaves(struct buf *out, const struct doc *d)
{
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		check_leaf(d, doc_leaf(d, i));
		assert_true(doc_section_source(d, i) <= doc_link_count(d));
		dump_leaf(out, doc_leaf(d, i));
	}
}

static void check_link(const struct link *link)
{
	assert_true(
		sanitise_clean(link->text, strlen(link->text), SANITISE_LINE));
	assert_true(sanitise_clean(link->section, strlen(link->section),
				   SANITISE_LINE));
	assert_non_null(link->block);
	assert_true(link->off <= link->block->len);
}

void docdump_links(struct buf *out, const struct doc *d)
{
	for (size_t i = 1; i <= doc_link_count(d); i++) {
		const struct link *link = doc_link(d, i);
		check_link(link);
		buf_printf(out, "%zu %s \"%s\" <%s> %s\n", i,
			   doc_role_name(link->role), link->text, link->url,
			   link->section);
	}
}

static void dump_block(struct buf *out, const struct block *b)
{
	buf_printf(out, "%u: kind %d level %d %d %d start %u line %u <%s>\n",
		   (unsigned)b->index, b->kind, b->level, b->tight, b->ordered,
		   (unsigned)b->start, (unsigned)b->line, b->info);
	for (const struct block *c = b->child; c; c = c->next)
		dump_block(out, c);
}

void docdump_all(struct buf *out, const struct doc *d)
{
	docdump_leaves(out, d);
	docdump_links(out, d);
	dump_block(out, doc_root(d));
	for (size_t i = 0; i < doc_leaf_count(d); i++)
		buf_printf(out, "%u of %zu\n", (unsigned)doc_leaf(d, i)->index,
			   doc_section_source(d, i));
	for (size_t i = 1; i <= doc_link_count(d); i++)
		buf_printf(out, "%u %u\n",
			   (unsigned)doc_link(d, i)->block->index,
			   (unsigned)doc_link(d, i)->off);
}

/* Where all of it stands in the body. */
static void dump_sources(struct buf *out, const struct doc *d)
{
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		const struct block *b = doc_leaf(d, i);
		buf_printf(out, "%u at %u\n", (unsigned)b->index,
			   (unsigned)b->source);
		for (uint32_t j = 0; j < b->n_pieces; j++)
			buf_printf(out, "  %u+%u = %u\n",
				   (unsigned)b->pieces[j].off,
				   (unsigned)b->pieces[j].len,
				   (unsigned)b->pieces[j].source);
	}
	for (size_t i = 1; i <= doc_link_count(d); i++)
		buf_printf(out, "link at %u\n",
			   (unsigned)doc_link(d, i)->source);
}

static void assert_dump(const struct post *p, unsigned flags, const char *body,
			void (*dump)(struct buf *, const struct doc *),
			const char *want)
{
	struct doc *d = doc_new(p, body, strlen(body), flags);
	struct buf got = { 0 };

	dump(&got, d);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
	doc_free(d);
}

void docdump_assert(const struct post *p, unsigned flags, const char *body,
		    const char *want)
{
	assert_dump(p, flags, body, docdump_leaves, want);
	assert_dump(p, flags ^ DOC_SOURCES, body, docdump_leaves, want);
}

void docdump_assert_links(const struct post *p, unsigned flags,
			  const char *body, const char *want)
{
	assert_dump(p, flags, body, docdump_links, want);
}

void docdump_assert_rows(const struct docdump_row *rows, size_t n)
{
	const struct post p = docdump_post();

	for (size_t i = 0; i < n; i++)
		docdump_assert(&p, 0, rows[i].body, rows[i].want);
}

static void dump_in(struct buf *out, const char *body, size_t len, size_t least,
		    unsigned flags)
{
	const struct post p = docdump_post();
	struct doc *d =
		doc_begin(&p, body, len, DOC_HEAD | DOC_LINK_NUMBERS | flags);

	doc_set_piece(d, least);
	while (doc_more(d))
		;
	assert_int_equal(doc_left(d), 0);
	docdump_all(out, d);
	if (flags & DOC_SOURCES)
		dump_sources(out, d);
	doc_free(d);
}

void docdump_assert_pieces(const char *body, size_t len)
{
	struct buf whole = { 0 }, pieces = { 0 }, nowhere = { 0 };

	dump_in(&whole, body, len, SIZE_MAX, DOC_SOURCES);
	dump_in(&pieces, body, len, 1, DOC_SOURCES);
	dump_in(&nowhere, body, len, SIZE_MAX, 0);
	if (strcmp(buf_str(&whole), buf_str(&pieces)) != 0)
		print_error("in pieces otherwise: %.*s\n", (int)len, body);
	assert_string_equal(buf_str(&pieces), buf_str(&whole));
	buf_truncate(&whole, nowhere.len);
	if (strcmp(buf_str(&whole), buf_str(&nowhere)) != 0)
		print_error("without sources otherwise: %.*s\n", (int)len,
			    body);
	assert_string_equal(buf_str(&nowhere), buf_str(&whole));
	buf_release(&whole);
	buf_release(&pieces);
	buf_release(&nowhere);
}
