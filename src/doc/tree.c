/* SPDX-License-Identifier: MIT */
#include "doc/tree.h"

#include "base/sanitise.h"
#include "base/xalloc.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* So that those of most posts never move. */
enum { USUAL_LEAVES = 128 };

struct doc *tree_new(size_t block)
{
	struct doc *d = xcalloc(1, sizeof(*d));

	d->leaves = xgrow(NULL, &d->leaves_cap, USUAL_LEAVES,
			  sizeof(struct block *));
	d->arena.block = block;
	d->root = tree_block(d, BLOCK_DOCUMENT, 0);
	d->n_blocks = 1;
	return d;
}

/* Merges the two halves of a run of leaves, each in order. */
static void merge(const struct doc *d, const uint32_t *from, size_t half,
		  size_t n, uint32_t *to)
{
	size_t a = 0, b = half;

	for (size_t i = 0; i < n; i++) {
		const bool first =
			a < half &&
			(b == n || d->leaves[from[a]]->source <=
					   d->leaves[from[b]]->source);
		to[i] = from[first ? a++ : b++];
	}
}

static bool is_in_notes(const struct block *b)
{
	while (b && b->kind != BLOCK_NOTES)
		b = b->parent;
	return b;
}

void tree_sort_sources(struct doc *d)
{
	size_t n = 0;
	uint32_t *now = xcalloc(d->n_leaves, sizeof(*now));
	uint32_t *next = xcalloc(d->n_leaves, sizeof(*next));

	for (size_t i = 0; i < d->n_leaves; i++)
		if (d->leaves[i]->source || !is_in_notes(d->leaves[i]))
			now[n++] = (uint32_t)i;
	for (size_t run = 1; run < n; run *= 2) {
		for (size_t i = 0; i < n; i += 2 * run) {
			const size_t len = n - i < 2 * run ? n - i : 2 * run;
			merge(d, now + i, len < run ? len : run, len, next + i);
		}
		uint32_t *swap = now;
		now = next;
		next = swap;
	}
	free(next);
	free(d->by_source);
	d->by_source = now;
	d->n_by_source = n;
}

bool tree_is_container(enum block_kind kind)
{
	return kind < BLOCK_TITLE;
}

const char *tree_line(struct doc *d, const char *text, size_t len)
{
	struct buf line = { 0 };

	if (sanitise_clean(text, len, SANITISE_LINE))
		return arena_memdup(&d->arena, text, len);
	sanitise(&line, text, len, SANITISE_LINE);
	const char *copy = arena_memdup(&d->arena, buf_str(&line), line.len);
	buf_release(&line);
	return copy;
}

const char *tree_text_line(struct doc *d, const char *text, size_t len)
{
	static const char line_separator[] = "\u2028";

	if (memchr(text, '\n', len) || memchr(text, '\t', len) ||
	    memchr(text, line_separator[0], len))
		return tree_line(d, text, len);
	return arena_memdup(&d->arena, text, len);
}

struct block *tree_block(struct doc *d, enum block_kind kind, uint32_t line)
{
	struct block *block = arena_alloc(&d->arena, sizeof(*block));

	block->kind = kind;
	block->line = line;
	block->info = "";
	block->text = "";
	return block;
}

static void add_leaf(struct doc *d, struct block *leaf)
{
	d->leaves = xgrow(d->leaves, &d->leaves_cap, d->n_leaves + 1,
			  sizeof(struct block *));
	d->leaves[d->n_leaves++] = leaf;
}

void tree_attach(struct doc *d, struct block *parent, struct block *last,
		 struct block *block)
{
	block->parent = parent;
	block->index = d->n_blocks++;
	if (last)
		last->next = block;
	else
		parent->child = block;
	if (!tree_is_container(block->kind))
		add_leaf(d, block);
}

uint32_t tree_link(struct doc *d, enum link_role role, const char *url,
		   const struct block *block, uint32_t off)
{
	const bool note = role == LINK_NOTE || role == LINK_NOTE_BACK;
	struct link **links = note ? &d->notes : &d->links;
	size_t *n = note ? &d->n_notes : &d->n_links;

	*links = xgrow(*links, note ? &d->notes_cap : &d->links_cap, *n + 1,
		       sizeof(struct link));
	(*links)[(*n)++] = (struct link){
		.role = role,
		.url = arena_strdup(&d->arena, url),
		.text = "",
		.title = "",
		.section = "",
		.block = block,
		.off = off,
	};
	return (uint32_t)(*n + (note ? DOC_NOTE : 0));
}

struct link *tree_link_at(struct doc *d, uint32_t number)
{
	return number > DOC_NOTE ? &d->notes[number - DOC_NOTE - 1]
				 : &d->links[number - 1];
}
