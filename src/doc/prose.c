/* SPDX-License-Identifier: MIT */
#include "doc/prose.h"

#include "base/buf.h"
#include "doc/urls.h"
#include "doc/writer.h"

static void add_url(struct writer *w, const char *text, size_t len)
{
	struct buf url = { 0 };

	buf_add_str(&url, urls_default_scheme(text));
	buf_add(&url, text, len);
	writer_link_begin(w, LINK_LINK, url.data);
	writer_add_source(w, text, len);
	writer_link_end(w);
	buf_release(&url);
}

void prose_add(struct writer *w, const char *text, size_t len)
{
	size_t done = 0, start, end;

	if (w->n_links || w->style & STYLE_CODE ||
	    w->leaf->kind == BLOCK_CODE) {
		writer_add_source(w, text, len);
		return;
	}
	while (urls_find(text, len, done, &start, &end)) {
		writer_add_source(w, text + done, start - done);
		add_url(w, text + start, end - start);
		done = end;
	}
	writer_add_source(w, text + done, len - done);
}
