/* SPDX-License-Identifier: MIT */
#include "doc/sections.h"

#include "base/xalloc.h"
#include "doc/tree.h"

#include <stdlib.h>

/* A heading and what follows it until the next that is no deeper. */
struct section {
	struct section *outer;
	uint32_t own;   /* first source before any deeper heading, 0 = none */
	uint32_t first; /* first source anywhere in it */
	uint8_t level;
};

struct finder {
	struct section *sections; /* at most one a leaf, and one before all */
	size_t n;
	uint32_t head; /* the head's source */
};

/* The section that a leaf belongs to, given that of the leaf before. */
static struct section *section_of(struct finder *f, struct section *now,
				  const struct block *leaf)
{
	if (leaf->kind != BLOCK_HEADING)
		return now;
	while (now->outer && now->level >= leaf->level)
		now = now->outer;
	struct section *section = &f->sections[f->n++];
	section->outer = now;
	section->level = leaf->level;
	return section;
}

/* The walk outward is as short as headings have levels. */
static void note_source(struct section *section, uint32_t number)
{
	if (!section->own)
		section->own = number;
	for (; section; section = section->outer) {
		if (!section->first)
			section->first = number;
	}
}

/* A source deeper down in an enclosing section is that of a neighbour, so only
 * what stands in it directly counts. */
static uint32_t source_for(const struct finder *f,
			   const struct section *section)
{
	if (section->level && section->first)
		return section->first;
	for (; section; section = section->outer) {
		if (section->own)
			return section->own;
	}
	return f->head;
}

/* The first section source in each leaf, 0 = none. */
static uint32_t *sources_in_leaves(const struct doc *d)
{
	uint32_t *by_block = xcalloc(d->n_blocks, sizeof(*by_block));

	for (size_t i = d->n_links; i-- > 0;) {
		if (d->links[i].role == LINK_SECTION_SOURCE)
			by_block[d->links[i].block->index] = (uint32_t)(i + 1);
	}
	return by_block;
}

static bool has_sources(const struct doc *d)
{
	for (size_t i = 0; i < d->n_links; i++)
		if (d->links[i].role == LINK_SECTION_SOURCE)
			return true;
	return false;
}

void sections_find(struct doc *d)
{
	struct finder f = { 0 };

	d->head_source = d->n_links && d->links[0].role == LINK_SOURCE;
	if (!has_sources(d))
		return;
	uint32_t *in_leaf = sources_in_leaves(d);
	struct section **of = xcalloc(d->n_leaves + 1, sizeof(*of));

	f.sections = xcalloc(d->n_leaves + 1, sizeof(struct section));
	f.head = d->head_source;
	struct section *now = &f.sections[f.n++];
	for (size_t i = 0; i < d->n_leaves; i++) {
		now = section_of(&f, now, d->leaves[i]);
		of[i] = now;
		if (in_leaf[d->leaves[i]->index])
			note_source(now, in_leaf[d->leaves[i]->index]);
	}
	d->sources = xcalloc(d->n_leaves + 1, sizeof(*d->sources));
	for (size_t i = 0; i < d->n_leaves; i++) {
		const uint32_t own = in_leaf[d->leaves[i]->index];
		d->sources[i] = own ? own : source_for(&f, of[i]);
	}
	free(in_leaf);
	free(of);
	free(f.sections);
}
