/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

#include "archive/post.h"
#include "base/xalloc.h"
#include "doc/build.h"
#include "doc/build_piece.h"
#include "doc/html_body.h"
#include "doc/masthead.h"
#include "doc/sections.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* Bytes of a piece: much less than a body, much more than the cost of
	 * one piece more. The first is small, because it is seen first. */
	PIECE_MAX = 64 * 1024,
	PIECE_FIRST = 8 * 1024,
	/* Of the memory of what is made from it. */
	BLOCK_MAX = 1024 * 1024,
};

/* A document that is not whole yet. */
struct doc_making {
	struct writer writer;
	struct build *build;
	size_t piece; /* least bytes of a piece; 0 = as they grow */
	size_t total; /* bytes of the body, as it is parsed, */
	size_t left;  /* and of it those that are not written */
	struct build_piece *writing; /* a piece of which a part is written */
};

static void free_making(struct doc *d)
{
	build_free(d->making->build);
	build_piece_free(d->making->writing);
	writer_release(&d->making->writer);
	free(d->making);
	d->making = NULL;
}

/* Nothing is left to be made. */
static void finish(struct doc *d)
{
	free_making(d);
	sections_find(d);
}

struct doc *doc_begin(const struct post *p, const char *body, size_t len,
		      unsigned flags)
{
	struct doc *d = tree_new(len < BLOCK_MAX / 2 ? 2 * len : BLOCK_MAX);
	struct writer *w;

	d->making = xcalloc(1, sizeof(*d->making));
	w = &d->making->writer;
	/* Where the title isn't shown, the heading does not repeat it. */
	writer_init(w, d, flags & DOC_HEAD ? p->title : "", flags);
	masthead_write(w, p);
	const struct signs signs = signs_find_body(body, len);
	trace_init(&w->trace, body, len, signs);
	if (flags & DOC_SOURCES)
		trace_follow(&w->trace);
	if (p->flags & POST_HTML) {
		html_body_write(w, body, len, signs, p->body_line, p);
	} else {
		d->making->build =
			build_new(w, body, len, signs, p->body_line, p);
		d->making->total = build_left(d->making->build);
		d->making->left = d->making->total;
	}
	if (!doc_left(d))
		finish(d);
	return d;
}

void doc_set_piece(struct doc *d, size_t least)
{
	if (d->making)
		d->making->piece = least;
}

size_t doc_left(const struct doc *d)
{
	return d->making ? d->making->left : 0;
}

static size_t least_piece(const struct doc_making *m)
{
	const size_t done = m->total - build_left(m->build);

	if (m->piece)
		return m->piece;
	if (m->total <= PIECE_MAX)
		return SIZE_MAX;
	return done < PIECE_FIRST ? PIECE_FIRST
	       : done < PIECE_MAX ? done
				  : PIECE_MAX;
}

struct build_piece *doc_cut(struct doc *d)
{
	return d->making ? build_cut(d->making->build, least_piece(d->making))
			 : NULL;
}

void doc_parse(struct build_piece *piece)
{
	build_parse(piece);
}

bool doc_write(struct doc *d, struct build_piece *piece)
{
	struct doc_making *m = d->making;

	if (!build_write(m->build, piece, m->piece ? m->piece : PIECE_MAX)) {
		m->writing = piece;
		return true;
	}
	m->writing = NULL;
	m->left -= build_piece_len(piece);
	build_piece_free(piece);
	if (!doc_left(d))
		finish(d);
	return false;
}

void doc_drop(struct build_piece *piece)
{
	build_piece_free(piece);
}

bool doc_more(struct doc *d)
{
	struct build_piece *piece = d->making ? d->making->writing : NULL;

	if (!piece) {
		piece = doc_cut(d);
		if (!piece)
			return false;
		doc_parse(piece);
	}
	doc_write(d, piece);
	return true;
}

struct doc *doc_new(const struct post *p, const char *body, size_t len,
		    unsigned flags)
{
	struct doc *d = doc_begin(p, body, len, flags);

	while (doc_more(d))
		;
	return d;
}

void doc_free(struct doc *d)
{
	if (!d)
		return;
	if (d->making)
		free_making(d);
	arena_release(&d->arena);
	free(d->leaves);
	free(d->links);
	free(d->notes);
	free(d->sources);
	free(d->by_source);
	free(d);
}

struct doc_mark doc_mark(const struct doc *d)
{
	return (struct doc_mark){ d->n_leaves, d->n_links, d->n_notes };
}

/* A copy of the items behind the first `from`, of `n`. */
static void *copy_from(const void *items, size_t from, size_t n, size_t size)
{
	void *copy = xcalloc(n - from, size);

	if (n > from)
		memcpy(copy, (const char *)items + from * size,
		       (n - from) * size);
	return copy;
}

struct doc *doc_part(const struct doc *d, const struct doc_mark *from)
{
	struct doc *part = xcalloc(1, sizeof(*part));

	part->begin = *from;
	part->root = d->root;
	part->n_leaves = d->n_leaves - from->leaves;
	part->leaves = copy_from(d->leaves, from->leaves, d->n_leaves,
				 sizeof(struct block *));
	part->n_links = d->n_links - from->links;
	part->links = copy_from(d->links, from->links, d->n_links,
				sizeof(struct link));
	part->n_notes = d->n_notes - from->notes;
	part->notes = copy_from(d->notes, from->notes, d->n_notes,
				sizeof(struct link));
	return part;
}

const struct block *doc_root(const struct doc *d)
{
	return d->root;
}

size_t doc_leaf_count(const struct doc *d)
{
	return d->n_leaves;
}

const struct block *doc_leaf(const struct doc *d, size_t i)
{
	return i < d->n_leaves ? d->leaves[i] : NULL;
}

size_t doc_leaf_place(const struct doc *d, const struct block *leaf)
{
	size_t lo = 0, hi = d->n_leaves;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (d->leaves[mid]->index < leaf->index)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < d->n_leaves && d->leaves[lo] == leaf ? lo : d->n_leaves;
}

unsigned doc_style_at(const struct block *b, uint32_t *span, uint32_t off)
{
	const struct span *spans = b->spans;

	while (*span < b->n_spans && spans[*span].off + spans[*span].len <= off)
		++*span;
	return *span < b->n_spans && spans[*span].off <= off
		       ? spans[*span].style
		       : 0;
}

size_t doc_link_count(const struct doc *d)
{
	return d->n_links;
}

/* 0 less something is more than there are. */
static const struct link *link_in(const struct link *links, size_t n,
				  size_t number)
{
	return number && number <= n ? &links[number - 1] : NULL;
}

const struct link *doc_link(const struct doc *d, size_t number)
{
	if (number > DOC_NOTE)
		return link_in(d->notes, d->n_notes,
			       number - DOC_NOTE - d->begin.notes);
	return link_in(d->links, d->n_links, number - d->begin.links);
}

size_t doc_note_count(const struct doc *d)
{
	return d->n_notes;
}

const char *doc_role_name(enum link_role role)
{
	static const char *const names[LINK_ROLE_COUNT] = {
		[LINK_SOURCE] = "source",
		[LINK_SECTION_SOURCE] = "section-source",
		[LINK_LINK] = "link",
		[LINK_IMAGE] = "image",
		[LINK_NOTE] = "note",
		[LINK_NOTE_BACK] = "note-back",
	};

	return names[role];
}

size_t doc_section_source(const struct doc *d, size_t leaf)
{
	if (leaf >= d->n_leaves)
		return 0;
	return d->sources ? d->sources[leaf] : d->head_source;
}

/* The last piece that begins at or before byte `off` of the text, else -1. */
static long piece_at(const struct block *b, uint32_t off)
{
	long lo = 0, hi = (long)b->n_pieces;

	while (lo < hi) {
		const long mid = lo + (hi - lo) / 2;
		if (b->pieces[mid].off <= off)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo - 1;
}

uint32_t doc_source(const struct doc *d, size_t leaf, uint32_t off)
{
	const struct block *b = doc_leaf(d, leaf);
	const long i = b ? piece_at(b, off) : -1;

	if (i < 0)
		return b ? b->source : 0;
	const struct piece *p = &b->pieces[i];
	const uint32_t in = off - p->off;
	return p->source + (in < p->len ? in : p->len);
}

/* The byte of the leaf's text that stands at the byte of the body or behind. */
static uint32_t find_in_leaf(const struct block *b, uint32_t source)
{
	uint32_t lo = 0, hi = b->n_pieces;

	while (lo < hi) {
		const uint32_t mid = lo + (hi - lo) / 2;
		const struct piece *p = &b->pieces[mid];
		if (p->source + p->len <= source)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == b->n_pieces)
		return lo ? b->pieces[lo - 1].off + b->pieces[lo - 1].len : 0;
	const struct piece *p = &b->pieces[lo];
	return p->off + (source > p->source ? source - p->source : 0);
}

static size_t nth_by_source(const struct doc *d, size_t i)
{
	return d->by_source ? d->by_source[i] : i;
}

bool doc_find_source(const struct doc *d, uint32_t source, size_t *leaf,
		     uint32_t *off)
{
	size_t lo = 0, hi = d->by_source ? d->n_by_source : d->n_leaves;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		if (d->leaves[nth_by_source(d, mid)]->source <= source)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!d->n_leaves)
		return false;
	*leaf = nth_by_source(d, lo ? lo - 1 : 0);
	*off = find_in_leaf(d->leaves[*leaf], source);
	return true;
}
