/* SPDX-License-Identifier: MIT */
#include "ui/outline.h"

#include "base/sanitise.h"
#include "doc/doc.h"
#include "ui/menu.h"

static void add(struct view *v, const struct block *b, size_t leaf)
{
	const bool title = b->kind == BLOCK_TITLE;
	struct buf text = { 0 };

	buf_add_fill(&text, ' ', title ? 0 : 2 * b->level);
	sanitise(&text, b->text, b->len, SANITISE_LINE);
	menu_add(v, &(struct menu_entry){
			    .left = "",
			    .text = buf_str(&text),
			    .right = "",
			    .face = title ? FACE_TITLE : FACE_HEADING,
			    .id = leaf,
		    });
	buf_release(&text);
}

struct view *outline_new(const struct doc *d, uint32_t at)
{
	struct view *v = menu_new(MENU_KEYS, "Outline",
				  "Enter goes there, / narrows, Esc leaves");
	const size_t n = d ? doc_leaf_count(d) : 0;
	size_t current = 0;

	menu_set_notice(v, "This post has no headings");
	for (size_t i = 0; i < n; i++) {
		const struct block *b = doc_leaf(d, i);
		if (b->kind != BLOCK_HEADING && b->kind != BLOCK_TITLE)
			continue;
		add(v, b, i);
		if (i <= at)
			current = i;
	}
	menu_go(v, current);
	return v;
}
