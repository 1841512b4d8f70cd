/* SPDX-License-Identifier: MIT */
#include "doc/html_piece.h"

#include "doc/writer.h"

#include <string.h>

void html_piece_url(const struct html_token *token, const char *name,
		    struct buf *out)
{
	static const char blanks[] = " \t\r\n\f";
	struct buf value = { 0 };

	html_attr(token, name, &value);
	const char *url = buf_str(&value) + strspn(buf_str(&value), blanks);
	size_t len = strlen(url);
	while (len && strchr(blanks, url[len - 1]))
		len--;
	buf_add(out, url, len);
	buf_release(&value);
}

static void style(struct writer *w, const struct html_token *token)
{
	if (token->kind == HTML_OPEN)
		writer_style_on(w, token->element->arg);
	else
		writer_style_off(w, token->element->arg);
}

/* Pages that load images late have the address elsewhere. */
static void image(struct writer *w, const struct html_token *token)
{
	struct buf url = { 0 }, alt = { 0 };

	html_piece_url(token, "data-src", &url);
	if (!url.len)
		html_piece_url(token, "src", &url);
	html_attr(token, "alt", &alt);
	if (url.len && token->kind == HTML_OPEN) {
		writer_link_begin(w, LINK_IMAGE, buf_str(&url));
		writer_add_source(w, buf_str(&alt), alt.len);
		writer_link_end(w);
	}
	buf_release(&url);
	buf_release(&alt);
}

static void media(struct writer *w, const struct html_token *token)
{
	const char *name = token->element->name;
	struct buf url = { 0 };

	html_piece_url(token, "src", &url);
	if (url.len && token->kind == HTML_OPEN) {
		writer_link_begin(w, LINK_LINK, buf_str(&url));
		writer_add_str(w, "[");
		writer_add_str(w, strcmp(name, "source") ? name : "media");
		writer_add_str(w, "]");
		writer_link_end(w);
	}
	buf_release(&url);
}

/* The reading of a word stands in brackets behind it. */
static void ruby_text(struct writer *w, const struct html_token *token)
{
	writer_add_str(w, token->kind == HTML_OPEN ? "（" : "）");
}

static void quotation(struct writer *w, const struct html_token *token)
{
	writer_add_str(w, token->kind == HTML_OPEN ? "“" : "”");
}

bool html_piece_write(struct writer *w, const struct html_token *token)
{
	static void (*const write[HTML_ROLE_COUNT])(
		struct writer *, const struct html_token *) = {
		[HTML_STYLE] = style,         [HTML_IMAGE] = image,
		[HTML_MEDIA] = media,         [HTML_RUBY_TEXT] = ruby_text,
		[HTML_QUOTATION] = quotation,
	};

	if (!write[token->element->role])
		return false;
	write[token->element->role](w, token);
	return true;
}
