/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

#include "archive/post.h"
#include "doc/build.h"
#include "doc/html_blocks.h"
#include "doc/masthead.h"
#include "doc/sections.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <stdlib.h>

struct doc *doc_new(const struct post *p, const char *body, size_t len,
		    unsigned flags)
{
	struct doc *d = tree_new();
	struct writer w;

	/* Where the title isn't shown, the heading does not repeat it. */
	writer_init(&w, d, flags & DOC_HEAD ? p->title : "", flags);
	masthead_write(&w, p);
	if (p->flags & POST_HTML)
		html_blocks_write(&w, body, len, p->body_line + 1);
	else
		build_body(&w, body, len, p->body_line);
	writer_release(&w);
	sections_find(d);
	return d;
}

void doc_free(struct doc *d)
{
	if (!d)
		return;
	arena_release(&d->arena);
	free(d->leaves);
	free(d->links);
	free(d->sources);
	free(d);
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

const struct link *doc_link(const struct doc *d, size_t number)
{
	return number && number <= d->n_links ? &d->links[number - 1] : NULL;
}

const char *doc_role_name(enum link_role role)
{
	static const char *const names[LINK_ROLE_COUNT] = {
		[LINK_SOURCE] = "source",
		[LINK_SECTION_SOURCE] = "section-source",
		[LINK_LINK] = "link",
		[LINK_IMAGE] = "image",
	};

	return names[role];
}

size_t doc_section_source(const struct doc *d, size_t leaf)
{
	return leaf < d->n_leaves ? d->sources[leaf] : 0;
}
