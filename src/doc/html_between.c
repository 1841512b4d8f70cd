/* SPDX-License-Identifier: MIT */
#include "doc/html_between.h"

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

void html_between_write(struct html_between *h, struct writer *w,
			cmark_node *node, const char *html, size_t len,
			uint32_t line)
{
	if (h->roles.len && h->parent != cmark_node_parent(node)) {
		html_blocks_write(w, html, len, line, NULL);
		return;
	}
	enter(h, node);
	const size_t before = h->roles.len;
	html_blocks_write(w, html, len, line, &h->roles);
	if (h->roles.len <= before)
		return;
	const enum html_role role = (enum html_role)h->roles.data[before];
	if (h->roles.len > OPEN_MAX || !end_tags[role] ||
	    !find_closer(h, node, role))
		html_blocks_close(w, &h->roles, before);
}

void html_between_leave(struct html_between *h, struct writer *w,
			cmark_node *node)
{
	if (h->parent != node)
		return;
	html_blocks_close(w, &h->roles, 0);
	h->parent = NULL;
}

long html_between_count(const char *line, size_t len)
{
	struct html_scan scan = { .at = line, .end = line + len };
	struct html_token token;
	long n = 0;

	while (html_next(&scan, &token)) {
		const bool tag =
			token.kind == HTML_OPEN || token.kind == HTML_CLOSE;
		if (tag && end_tags[token.element->role])
			n += token.kind == HTML_OPEN ? 1 : -1;
	}
	return n;
}

static bool says_markdown(const struct html_token *tag)
{
	struct buf value = { 0 };
	const bool has = html_attr(tag, "markdown", &value);
	const bool yes = has && strcmp(buf_str(&value), "0") != 0;

	buf_release(&value);
	return yes;
}

/* The last "</" of the text. */
static size_t last_end_tag(const char *s, size_t len)
{
	for (size_t i = len; i-- > 1;)
		if (s[i] == '/' && s[i - 1] == '<')
			return i - 1;
	return len;
}

bool html_between_markdown(const char *html, size_t len, struct html_range *in)
{
	struct html_scan scan = { .at = html, .end = html + len };
	struct html_token token;

	if (!html_next(&scan, &token) || token.kind != HTML_OPEN ||
	    !says_markdown(&token))
		return false;
	in->from = (size_t)(scan.at - html);
	in->to = last_end_tag(html, len);
	return in->from < in->to;
}
