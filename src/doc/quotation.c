/* SPDX-License-Identifier: MIT */
#include "doc/quotation.h"

#include "archive/ascii.h"
#include "archive/slice.h"
#include "doc/md_write.h"

#include <string.h>

/* Bytes before an address that a blank stands before; all if there is none. */
static size_t before_url(struct slice s)
{
	for (size_t i = 1; i < s.len; i++) {
		const struct slice at = slice_from(s, i);
		if (ascii_is_space(s.p[i - 1]) &&
		    (slice_starts(at, "http://") ||
		     slice_starts(at, "https://")))
			return i;
	}
	return s.len;
}

static void add_title(struct slice title, struct slice url, struct buf *out)
{
	if (!title.len)
		return;
	buf_add_str(out, "<em>");
	if (url.len)
		md_write_anchor(out, title.p, title.len, url.p, url.len);
	else
		md_write_references(out, title.p, title.len);
	buf_add_str(out, "</em>");
}

void quotation_write(const char *args, size_t len, struct buf *out)
{
	const struct slice all = slice_trim((struct slice){ args, len });
	struct slice author = { 0 }, title, url = { 0 };
	size_t n = before_url(all);

	if (!all.len)
		return;
	if (n < all.len) {
		author = slice_trim(slice_head(all, n));
		url = slice_from(all, n);
		for (n = 0; n < url.len && !ascii_is_space(url.p[n]);)
			n++;
		title = slice_trim(slice_from(url, n));
		url = slice_head(url, n);
		title = title.len ? title : url;
	} else {
		n = slice_find(all, ",");
		author = slice_trim(slice_head(all, n));
		title = slice_trim(slice_from(all, n + 1));
	}
	if (!author.len && !title.len)
		return;
	buf_add_str(out, "— ");
	md_write_references(out, author.p, author.len);
	if (author.len && title.len)
		buf_add_str(out, ", ");
	add_title(title, url, out);
}
