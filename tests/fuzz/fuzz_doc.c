/* SPDX-License-Identifier: MIT */
/* Any bytes as the body of a post: the first says how to build it. */
#include "archive/post.h"
#include "base/sanitise.h"
#include "doc/doc.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Cells follow each other, one byte between two. */
static void check_cells(const struct block *row)
{
	uint32_t end = 0;

	assert(row->parent->kind == BLOCK_TABLE);
	for (uint32_t i = 0; i < row->n_cells; i++) {
		assert(row->cells[i].off == end + (i > 0));
		assert(row->cells[i].columns);
		end = row->cells[i].off + row->cells[i].len;
	}
	assert(end == row->len);
}

static bool is_link(const struct doc *d, uint32_t number)
{
	return number > DOC_NOTE ? number - DOC_NOTE <= doc_note_count(d)
				 : number <= doc_link_count(d);
}

static void check_leaf(const struct doc *d, const struct block *leaf)
{
	uint32_t done = 0;

	if (leaf->kind == BLOCK_ROW)
		check_cells(leaf);

	assert(sanitise_clean(leaf->text, leaf->len,
			      leaf->kind == BLOCK_CODE ? SANITISE_VERBATIM
						       : SANITISE_PROSE));
	for (uint32_t i = 0; i < leaf->n_spans; i++) {
		const struct span *s = &leaf->spans[i];
		assert(s->len && s->off >= done);
		assert(is_link(d, s->link));
		done = s->off + s->len;
	}
	assert(done <= leaf->len);
}

/* Pieces are the same in the body, and places grow in reading order. Returns
 * where the leaf's pieces end. */
static uint32_t check_places(const struct doc *d, size_t i, const char *body,
			     size_t len)
{
	const struct block *leaf = doc_leaf(d, i);
	uint32_t done = 0, source = leaf->source, off;
	size_t found;

	for (uint32_t j = 0; j < leaf->n_pieces; j++) {
		const struct piece *p = &leaf->pieces[j];
		assert(p->len && p->off >= done && p->source >= source);
		done = p->off + p->len;
		source = p->source + p->len;
		assert(done <= leaf->len && source <= len);
		assert(!memcmp(leaf->text + p->off, body + p->source, p->len));
		assert(doc_source(d, i, p->off) == p->source);
		assert(doc_find_source(d, p->source, &found, &off));
		assert(found == i && off == p->off);
	}
	return source;
}

/* Footnotes stand anywhere in the body. */
static bool is_in_notes(const struct block *b)
{
	while (b && b->kind != BLOCK_NOTES)
		b = b->parent;
	return b;
}

static struct doc *build(const struct post *p, const char *body, size_t len,
			 unsigned flags, size_t least)
{
	struct doc *d = doc_begin(p, body, len, flags);

	doc_set_piece(d, least);
	while (doc_more(d))
		;
	return d;
}

static void check_same_leaf(const struct block *a, const struct block *b)
{
	assert(a->kind == b->kind && a->line == b->line);
	assert(a->index == b->index);
	assert(a->parent->index == b->parent->index);
	assert(a->len == b->len && !memcmp(a->text, b->text, a->len));
	assert(a->n_spans == b->n_spans);
	for (uint32_t i = 0; i < a->n_spans; i++)
		assert(!memcmp(&a->spans[i], &b->spans[i], sizeof(*a->spans)));
}

static void check_same_places(const struct block *a, const struct block *b)
{
	assert(a->source == b->source && a->n_pieces == b->n_pieces);
	for (uint32_t i = 0; i < a->n_pieces; i++)
		assert(!memcmp(&a->pieces[i], &b->pieces[i],
			       sizeof(*a->pieces)));
}

/* A body in pieces is the same as in the whole; without DOC_SOURCES too, but for
 * these. */
static void check_pieces(const struct doc *d, const struct post *p,
			 const char *body, size_t len, unsigned flags)
{
	struct doc *whole = build(p, body, len, flags, SIZE_MAX);

	assert(doc_leaf_count(d) == doc_leaf_count(whole));
	assert(doc_link_count(d) == doc_link_count(whole));
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		check_same_leaf(doc_leaf(d, i), doc_leaf(whole, i));
		if (flags & DOC_SOURCES)
			check_same_places(doc_leaf(d, i), doc_leaf(whole, i));
		assert(doc_section_source(d, i) ==
		       doc_section_source(whole, i));
	}
	for (size_t i = 1; i <= doc_link_count(d); i++) {
		const struct link *a = doc_link(d, i), *b = doc_link(whole, i);
		assert(a->role == b->role && a->off == b->off);
		assert(a->source == b->source || !(flags & DOC_SOURCES));
		assert(!strcmp(a->url, b->url) && !strcmp(a->text, b->text));
	}
	doc_free(whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct post p = {
		.path = "",
		.name = "",
		.title = "a",
		.source = "",
		.lang = "",
		.layout = "",
		.description = "",
	};

	const char *body = (const char *)data + 1;
	uint32_t source = 0;

	if (!size)
		return 0;
	if (data[0] & 4)
		p.flags = POST_HTML;
	if (data[0] & 8)
		p.source = "http://a/";
	const unsigned flags = (data[0] & 3) | DOC_SOURCES;
	struct doc *d = build(&p, body, size - 1, flags, 1);
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		check_leaf(d, doc_leaf(d, i));
		assert(doc_leaf(d, i)->source >= source ||
		       is_in_notes(doc_leaf(d, i)));
		source = check_places(d, i, body, size - 1);
		assert(doc_section_source(d, i) <= doc_link_count(d));
	}
	for (size_t i = 1; i <= doc_link_count(d); i++)
		assert(doc_link(d, i)->off <= doc_link(d, i)->block->len);
	check_pieces(d, &p, body, size - 1, flags);
	check_pieces(d, &p, body, size - 1, flags & ~DOC_SOURCES);
	doc_free(d);
	return 0;
}
