/* SPDX-License-Identifier: MIT */
#include "support/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/post.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "typeset/layout.h"

#include <string.h>

struct doc *page_doc(const char *markdown, size_t len)
{
	const struct post post = {
		.path = "",
		.name = "",
		.title = "",
		.source = "",
		.lang = "",
		.layout = "",
		.description = "",
	};

	return doc_new(&post, markdown, len, DOC_SCRIPTS);
}

struct layout *page_layout(const struct doc *d, int width)
{
	struct layout_options o;

	layout_defaults(&o);
	o.width = width;
	return layout_new(d, &o);
}

void page_add(struct buf *out, struct layout *l, char end)
{
	struct spot s = { 0 };
	const struct line *line = layout_line(l, s);

	while (line) {
		for (uint32_t i = 0; i < line->n_runs; i++)
			buf_add(out, line->runs[i].text, line->runs[i].len);
		buf_add_char(out, end);
		line = layout_move(l, &s, 1) ? layout_line(l, s) : NULL;
	}
}

void page_assert(const char *text, const struct layout_options *o,
		 const char *want)
{
	struct doc *d = page_doc(text, strlen(text));
	struct layout *l = layout_new(d, o);
	struct buf got = { 0 };

	page_add(&got, l, '|');
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
	layout_free(l);
	doc_free(d);
}
