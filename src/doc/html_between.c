/* SPDX-License-Identifier: MIT */
#include "doc/html_between.h"

#include "archive/slice.h"
#include "doc/html_blocks.h"
#include "doc/writer.h"

#include <cmark.h>
#include <string.h>

/* More elements than that are closed at the end of their block. */
enum { OPEN_MAX = 16 };

/* The end tags of what may stay open. */
static const char *const end_tags[HTML_ROLE_COUNT] = {
	[HTML_LIST] = "</ul",          [HTML_ORDERED] = "</ol",
	[HTML_QUOTE] = "</blockquote", [HTML_DETAILS] = "</details",
	[HTML_DEFINITIONS] = "</dl",
};

void html_between_release(struct html_between *h)
{
	html_blocks_free(h->writing);
	buf_release(&h->roles);
	*h = (struct html_between){ 0 };
}

/* The block behind `node` that has the end tag, or NULL. A block that was found
 * serves until it is reached, so that all searches together are one walk. */
static cmark_node *find_closer(struct html_between *h, cmark_node *node,
			       enum html_role role)
{
	if (h->closer[role] || h->none[role])
		return h->closer[role];
	while ((node = cmark_node_next(node))) {
		if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK ||
		    !strstr(cmark_node_get_literal(node), end_tags[role]))
			continue;
		h->closer[role] = node;
		return node;
	}
	h->none[role] = true;
	return NULL;
}

static void enter(struct html_between *h, cmark_node *node)
{
	if (h->parent == cmark_node_parent(node)) {
		for (int role = 0; role < HTML_ROLE_COUNT; role++)
			if (h->closer[role] == node)
				h->closer[role] = NULL;
		return;
	}
	h->parent = cmark_node_parent(node);
	memset(h->closer, 0, sizeof(h->closer));
	memset(h->none, 0, sizeof(h->none));
}

void html_between_begin(struct html_between *h, struct writer *w,
			cmark_node *node, const char *html, size_t len,
			uint32_t line)
{
	const bool beside =
		!h->roles.len || h->parent == cmark_node_parent(node);

	if (beside)
		enter(h, node);
	h->node = beside ? node : NULL;
	h->before = h->roles.len;
	h->writing =
		html_blocks_new(w, html, len, line, beside ? &h->roles : NULL);
}

bool html_between_more(struct html_between *h, struct writer *w, size_t bytes)
{
	if (html_blocks_more(h->writing, bytes))
		return true;
	html_blocks_free(h->writing);
	h->writing = NULL;
	if (!h->node || h->roles.len <= h->before)
		return false;
	const enum html_role role = (enum html_role)h->roles.data[h->before];
	if (h->roles.len > OPEN_MAX || !end_tags[role] ||
	    !find_closer(h, h->node, role))
		html_blocks_close(w, &h->roles, h->before);
	return false;
}

void html_between_write(struct html_between *h, struct writer *w,
			cmark_node *node, const char *html, size_t len,
			uint32_t line)
{
	html_between_begin(h, w, node, html, len, line);
	html_between_more(h, w, SIZE_MAX);
}

void html_between_leave(struct html_between *h, struct writer *w,
			cmark_node *node)
{
	if (h->parent != node)
		return;
	html_blocks_close(w, &h->roles, 0);
	h->parent = NULL;
}

static bool is_tag(const struct html_token *token)
{
	return token->kind == HTML_OPEN || token->kind == HTML_CLOSE;
}

long html_between_count(const char *line, size_t len)
{
	struct html_scan scan = { .at = line, .end = line + len };
	struct html_token token;
	long n = 0;

	while (html_next(&scan, &token)) {
		const enum html_role role =
			is_tag(&token) ? (enum html_role)token.element->role
				       : HTML_UNKNOWN;
		if (end_tags[role] || role == HTML_TABLE)
			n += token.kind == HTML_OPEN ? 1 : -1;
	}
	return n;
}

bool html_between_may_be_mixed(const char *text, size_t len)
{
	static const char name[] = "markdown";
	static const char rare[] = "kK"; /* of its letters, */
	const size_t before = 3;         /* behind so many others */

	for (int i = 0; rare[i]; i++) {
		const char *s = text, *const end = text + len;
		for (; (s = memchr(s, rare[i], (size_t)(end - s))); s++) {
			if ((size_t)(s - text) < before)
				continue;
			const char *from = s - before;
			if (slice_starts((struct slice){ from,
							 (size_t)(end - from) },
					 name))
				return true;
		}
	}
	return false;
}

static bool says_markdown(const struct html_token *tag)
{
	struct buf value = { 0 };
	const bool has = html_attr(tag, "markdown", &value);
	const bool yes = has && strcmp(buf_str(&value), "0") != 0;

	buf_release(&value);
	return yes;
}

/* Where the element ends that is open at `scan`: before its end tag, or at the
 * end. */
static size_t element_end(struct html_scan scan, const struct html_element *e)
{
	const char *const html = scan.at;
	struct html_token token;
	size_t open = 1;

	while (html_next(&scan, &token)) {
		if (!is_tag(&token) || token.element != e)
			continue;
		open += token.kind == HTML_OPEN ? 1 : (size_t)-1;
		if (!open)
			return (size_t)(token.text - html);
	}
	return (size_t)(scan.end - html);
}

static bool is_blank(const struct html_token *token)
{
	return token->kind == HTML_TEXT &&
	       strspn(token->text, " \t\r\n") >= token->len;
}

/* Bytes of the images that it begins with, and the blanks behind: the line below
 * goes on with their paragraph, so that no indent makes code of it. */
static size_t images_len(const char *html, size_t len)
{
	struct html_scan scan = { .at = html, .end = html + len };
	struct html_token token;
	size_t n = 0;

	while (html_next(&scan, &token)) {
		if (token.kind == HTML_OPEN &&
		    token.element->role == HTML_IMAGE)
			n = (size_t)(scan.at - html);
		else if (!is_blank(&token))
			break;
	}
	return n ? n + strspn(html + n, " \t\r\n") : 0;
}

/* What an element's text can be: Markdown that stands apart from what is around
 * it; or nothing but a part of the whole. */
enum content { WITHIN, APART, WHOLE };

static const uint8_t contents[HTML_ROLE_COUNT] = {
	[HTML_BLOCK] = APART,   [HTML_ITEM] = APART,
	[HTML_QUOTE] = APART,   [HTML_DEFINITION] = APART,
	[HTML_DETAILS] = APART, [HTML_CAPTION] = APART,
	[HTML_TABLE] = WHOLE,   [HTML_PRE] = WHOLE,
	[HTML_HIDDEN] = WHOLE,
};

bool html_between_markdown(const char *html, size_t len, size_t from,
			   bool in_one, struct html_range *in)
{
	struct html_scan scan = { .at = html + from, .end = html + len };
	struct html_token token;

	if (in_one && !from && (in->from = images_len(html, len))) {
		in->to = len;
		return in->from < in->to;
	}
	while (html_next(&scan, &token)) {
		if (token.kind != HTML_OPEN)
			continue;
		const bool first = token.text == html;
		if ((first || contents[token.element->role] == APART) &&
		    says_markdown(&token)) {
			in->from = (size_t)(scan.at - html);
			in->to = in->from + element_end(scan, token.element);
			return true;
		}
		if (contents[token.element->role] == WHOLE)
			scan.at += element_end(scan, token.element);
	}
	return false;
}
