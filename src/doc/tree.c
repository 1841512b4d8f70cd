/* SPDX-License-Identifier: MIT */
#include "doc/tree.h"

#include "base/sanitise.h"
#include "base/xalloc.h"

struct doc *tree_new(void)
{
	struct doc *d = xcalloc(1, sizeof(*d));

	d->root = tree_block(d, BLOCK_DOCUMENT, 0);
	d->n_blocks = 1;
	return d;
}

bool tree_is_container(enum block_kind kind)
{
	return kind < BLOCK_TITLE;
}

const char *tree_line(struct doc *d, const char *text, size_t len)
{
	struct buf line = { 0 };

	sanitise(&line, text, len, SANITISE_LINE);
	const char *copy = arena_memdup(&d->arena, buf_str(&line), line.len);
	buf_release(&line);
	return copy;
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
