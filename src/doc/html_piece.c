/* SPDX-License-Identifier: MIT */
#include "doc/html_piece.h"

#include "doc/syntax.h"
#include "doc/writer.h"

#include <stdlib.h>
#include <string.h>

void html_piece_url(const struct html_token *token, const char *name,
		    struct buf *out)
{
	static const char blanks[] = " \t\r\n\f";

	html_attr(token, name, out);
	buf_drop(out, strspn(buf_str(out), blanks));
	size_t len = strlen(buf_str(out));
	while (len && strchr(blanks, out->data[len - 1]))
		len--;
	buf_truncate(out, len);
}

bool html_piece_number(const struct html_token *token, const char *name,
		       uint32_t *number)
{
	struct buf value = { 0 };
	char *end;

	html_attr(token, name, &value);
	const unsigned long n = strtoul(buf_str(&value), &end, 10);
	const bool is_number = value.len > 0 && value.len < 10 && !*end &&
			       value.data[0] >= '0' && value.data[0] <= '9';
	buf_release(&value);
	if (is_number)
		*number = (uint32_t)n;
	return is_number;
}

static bool is_language(const char *s, size_t len, bool code)
{
	static const char *const starts[] = { "language-", "lang-" };
	struct buf word = { 0 };
	bool is = false;

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		is |= !strncmp(s, starts[i], strlen(starts[i]));
	if (is || !code)
		return is;
	buf_add(&word, s, len);
	is = syntax_find(buf_str(&word), "", 0);
	buf_release(&word);
	return is;
}

void html_piece_language(const struct html_token *token, bool code,
			 struct buf *out)
{
	struct buf value = { 0 };

	if (token->kind != HTML_OPEN)
		return;
	html_attr(token, "class", &value);
	if (code && (html_attr(token, "data-lang", &value) || !value.len))
		html_attr(token, "lang", &value);
	for (const char *p = buf_str(&value); *p; p += strspn(p, " ")) {
		const size_t n = strcspn(p, " ");
		if (!out->len && is_language(p, n, code))
			buf_add(out, p, n);
		p += n;
	}
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

/* What a <source> is for: `video/mp4`. */
static const char *media_name(const struct html_token *token, struct buf *type)
{
	static const char *const names[] = { "audio", "video" };

	if (strcmp(token->element->name, "source") != 0)
		return token->element->name;
	html_attr(token, "type", type);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strncmp(buf_str(type), names[i], strlen(names[i])))
			return names[i];
	return "media";
}

static void media(struct writer *w, const struct html_token *token)
{
	struct buf url = { 0 }, type = { 0 }, title = { 0 };

	if (token->kind != HTML_OPEN)
		writer_fallback_end(w);
	html_piece_url(token, "src", &url);
	if (!url.len)
		html_piece_url(token, "data-src", &url);
	if (url.len && token->kind == HTML_OPEN) {
		html_attr(token, "title", &title);
		writer_link_begin(w, LINK_LINK, buf_str(&url));
		writer_add_str(w, "[");
		writer_add_str(w, media_name(token, &type));
		writer_add_str(w, title.len ? ": " : "");
		writer_add(w, buf_str(&title), title.len);
		writer_add_str(w, "]");
		writer_link_end(w);
		writer_fallback_begin(w);
	}
	buf_release(&url);
	buf_release(&type);
	buf_release(&title);
}

/* The reading of a word stands in brackets behind it. Its end tag may be left
 * out: whatever follows in the ruby ends it. */
static void ruby_text(struct writer *w, const struct html_token *token)
{
	if (token->kind == HTML_OPEN)
		writer_ruby_begin(w);
	else
		writer_ruby_end(w);
}

static void ruby(struct writer *w, const struct html_token *token)
{
	(void)token;
	writer_ruby_end(w);
}

enum block_task html_piece_task(const struct html_token *token)
{
	struct buf type = { 0 }, none = { 0 };
	enum block_task task = TASK_NONE;

	html_attr(token, "type", &type);
	if (!strcmp(buf_str(&type), "checkbox"))
		task = html_attr(token, "checked", &none) ? TASK_DONE
							  : TASK_OPEN;
	buf_release(&type);
	buf_release(&none);
	return task;
}

static void input(struct writer *w, const struct html_token *token)
{
	const enum block_task task =
		token->kind == HTML_OPEN ? html_piece_task(token) : TASK_NONE;

	if (task)
		writer_add_str(w, task == TASK_DONE ? "[x] " : "[ ] ");
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
		[HTML_RUBY] = ruby,           [HTML_RUBY_MARK] = ruby,
		[HTML_QUOTATION] = quotation, [HTML_INPUT] = input,
	};

	if (!write[token->element->role])
		return false;
	write[token->element->role](w, token);
	return true;
}
