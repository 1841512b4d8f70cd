/* SPDX-License-Identifier: MIT */
#include "doc/leaf_links.h"

#include "base/buf.h"
#include "doc/sources.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <stdbool.h>

/* The text of the leaf without the numbers of its links. */
static const char *plain_text(struct writer *w)
{
	struct buf plain = { 0 };
	size_t done = 0, i = 0;

	while (i < w->n_spans && !(w->spans[i].style & STYLE_DIM))
		i++;
	if (i == w->n_spans)
		return tree_text_line(w->doc, buf_str(&w->text), w->text.len);
	for (; i < w->n_spans; i++) {
		if (!(w->spans[i].style & STYLE_DIM))
			continue;
		buf_add(&plain, w->text.data + done, w->spans[i].off - done);
		done = w->spans[i].off + w->spans[i].len;
	}
	buf_add(&plain, buf_str(&w->text) + done, w->text.len - done);
	const char *text = tree_text_line(w->doc, buf_str(&plain), plain.len);
	buf_release(&plain);
	return text;
}

/* The lines that name sources are prose of the body. */
static bool may_name_sources(enum block_kind kind)
{
	return kind == BLOCK_HEADING || kind == BLOCK_PARAGRAPH ||
	       kind == BLOCK_HTML;
}

static void finish_link(const struct writer *w, struct link *link)
{
	const uint32_t len = w->leaf->len;

	link->section = w->section;
	if (link->off > len) /* at the end, trimmed */
		link->off = len;
	if (link->len > len - link->off)
		link->len = len - link->off;
}

void leaf_links_end(struct writer *w)
{
	const struct block *leaf = w->leaf;
	const size_t n = w->doc->n_links - w->first_link;
	struct link *links = n ? w->doc->links + w->first_link : NULL;
	const bool labelled = w->source_depth && w->depth >= w->source_depth;

	if (leaf->kind == BLOCK_HEADING)
		w->section = plain_text(w);
	for (size_t i = 0; i < n; i++)
		finish_link(w, &links[i]);
	for (size_t i = w->first_note; i < w->doc->n_notes; i++)
		finish_link(w, &w->doc->notes[i]);
	if (may_name_sources(leaf->kind) &&
	    sources_mark(leaf->text, leaf->len, links, n, labelled))
		w->label = leaf;
}
