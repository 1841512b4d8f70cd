/* SPDX-License-Identifier: MIT */
/* Any bytes as the body of a post: the first says how to build it. */
#include "archive/post.h"
#include "base/sanitise.h"
#include "doc/doc.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_leaf(const struct doc *d, const struct block *leaf)
{
	uint32_t done = 0;

	assert(sanitise_clean(leaf->text, leaf->len,
			      leaf->kind == BLOCK_CODE ? SANITISE_VERBATIM
						       : SANITISE_PROSE));
	for (uint32_t i = 0; i < leaf->n_spans; i++) {
		const struct span *s = &leaf->spans[i];
		assert(s->len && s->off >= done);
		assert(s->link <= doc_link_count(d));
		done = s->off + s->len;
	}
	assert(done <= leaf->len);
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

	if (!size)
		return 0;
	if (data[0] & 4)
		p.flags = POST_HTML;
	if (data[0] & 8)
		p.source = "http://a/";
	struct doc *d =
		doc_new(&p, (const char *)data + 1, size - 1, data[0] & 3);
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		check_leaf(d, doc_leaf(d, i));
		assert(doc_section_source(d, i) <= doc_link_count(d));
	}
	for (size_t i = 1; i <= doc_link_count(d); i++)
		assert(doc_link(d, i)->off <= doc_link(d, i)->block->len);
	doc_free(d);
	return 0;
}
