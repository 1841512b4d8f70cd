/* SPDX-License-Identifier: MIT */
#include "doc/html_body.h"

#include "doc/dialect.h"
#include "doc/html_blocks.h"
#include "doc/inserts.h"
#include "doc/writer.h"

void html_body_write(struct writer *w, const char *body, size_t len,
		     struct signs signs, uint32_t lines,
		     const struct post *post)
{
	struct inserts inserts = { 0 };
	struct buf own = { 0 };

	w->clean = signs_clean(signs, body, len);
	if (dialect_prepare(&own, &inserts, body, len, &signs, post, true)) {
		w->inserts = &inserts;
		body = buf_str(&own);
		len = own.len;
		w->clean = w->clean && signs_clean(signs, body, len);
	}
	html_blocks_write(w, body, len, lines + 1, NULL);
	w->inserts = NULL;
	w->clean = false;
	inserts_release(&inserts);
	buf_release(&own);
}
