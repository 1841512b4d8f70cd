/* SPDX-License-Identifier: MIT */
#include "doc/md_write.h"

#include "doc/entity.h"

#include <stdbool.h>
#include <string.h>

static bool is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9') &&
	       !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

void md_write_text(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char c = text[i];
		if (c == '\n' || c == '\r') {
			buf_add_char(out, ' ');
			continue;
		}
		if (is_punctuation(c))
			buf_add_char(out, '\\');
		buf_add_char(out, c);
	}
}

void md_write_url(struct buf *out, const char *url, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const unsigned char c = (unsigned char)url[i];
		if (c <= ' ' || c == 0x7F || strchr("()<>\\", c))
			buf_printf(out, "%%%02X", (unsigned)c);
		else
			buf_add_char(out, (char)c);
	}
}

void md_write_link(struct buf *out, const char *mark, const char *text,
		   size_t text_len, const char *url, size_t url_len)
{
	buf_add_str(out, mark);
	buf_add_char(out, '[');
	buf_add(out, text, text_len);
	buf_add_str(out, "](");
	md_write_url(out, url, url_len);
	buf_add_char(out, ')');
}

/* `&#46;`; no punctuation is below 33. */
static void add_reference(struct buf *out, char c)
{
	const char tens = (char)('0' + c / 10 % 10);
	const char ones = (char)('0' + c % 10);
	const char two[] = { '&', '#', tens, ones, ';' };
	const char three[] = { '&', '#', '1', tens, ones, ';' };

	if (c < 100)
		buf_add(out, two, sizeof(two));
	else
		buf_add(out, three, sizeof(three));
}

void md_write_references(struct buf *out, const char *text, size_t len)
{
	size_t done = 0;

	for (size_t i = 0; i < len; i++) {
		const char c = text[i];
		const bool line_end = c == '\n' || c == '\r';
		if (!line_end && !is_punctuation(c))
			continue;
		const size_t entity =
			c == '&' ? entity_len(text + i, len - i) : 0;
		if (entity) {
			i += entity - 1;
			continue;
		}
		buf_add(out, text + done, i - done);
		done = i + 1;
		if (line_end)
			buf_add_char(out, ' ');
		else
			add_reference(out, c);
	}
	buf_add(out, text + done, len - done);
}

void md_write_anchor(struct buf *out, const char *text, size_t text_len,
		     const char *url, size_t url_len)
{
	buf_add_str(out, "<a href=\"");
	md_write_references(out, url, url_len);
	buf_add_str(out, "\">");
	md_write_references(out, text, text_len);
	buf_add_str(out, "</a>");
}

void md_write_image(struct buf *out, const char *text, size_t text_len,
		    const char *url, size_t url_len)
{
	/* Alone on a line it would begin a block of HTML, and what stands in
	 * the lines below would be no Markdown. */
	buf_add_str(out, "<span><img src=\"");
	md_write_references(out, url, url_len);
	buf_add_str(out, "\" alt=\"");
	md_write_references(out, text, text_len);
	buf_add_str(out, "\"></span>");
}
