/* SPDX-License-Identifier: MIT */
#include "ui/outline.h"

#include "base/sanitise.h"
#include "doc/doc.h"
#include "ui/menu.h"

static bool is_entry(const struct block *b)
{
	return b->kind == BLOCK_HEADING || b->kind == BLOCK_TITLE;
}

/* Two cells for each level that the post uses: its highest headings, be they of
 * the first level or the third, stand right below the title. */
static int indent(const struct block *b, int highest, bool titled)
{
	if (b->kind == BLOCK_TITLE)
		return 0;
	return 2 * (b->level - highest + (titled ? 1 : 0));
}

static void add(struct view *v, const struct block *b, size_t leaf, int cols)
{
	const bool title = b->kind == BLOCK_TITLE;
	struct buf text = { 0 };

	buf_add_fill(&text, ' ', cols);
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
	int highest = 0;
	bool titled = false;

	menu_set_notice(v, "This post has no headings");
	for (size_t i = 0; i < n; i++) {
		const struct block *b = doc_leaf(d, i);
		titled = titled || b->kind == BLOCK_TITLE;
		if (b->kind == BLOCK_HEADING &&
		    (highest == 0 || b->level < highest))
			highest = b->level;
	}
	for (size_t i = 0; i < n; i++) {
		const struct block *b = doc_leaf(d, i);
		if (!is_entry(b))
			continue;
		add(v, b, i, indent(b, highest, titled));
		if (i <= at)
			current = i;
	}
	menu_go(v, current);
	return v;
}
