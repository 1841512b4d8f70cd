/* SPDX-License-Identifier: MIT */
#include "ui/links.h"

#include "base/sanitise.h"
#include "doc/doc.h"
#include "ui/menu.h"

#include <stdio.h>
#include <string.h>

/* What of a URL tells where it leads, sanitised: without "https://" and
 * "www.". */
static void add_place(struct buf *out, const char *url)
{
	static const char *const drop[] = { "https://", "http://", "www." };

	for (size_t i = 0; i < sizeof(drop) / sizeof(drop[0]); i++)
		if (!strncmp(url, drop[i], strlen(drop[i])))
			url += strlen(drop[i]);
	sanitise(out, url, strlen(url), SANITISE_LINE);
}

/* What it is, or where it leads: within the post, to another, out of the
 * archive. */
static const char *kind_of(const struct link *l, links_is_post *is_post,
			   void *arg)
{
	if (l->role == LINK_LINK && l->url[0] == '#')
		return "here";
	if (l->role == LINK_LINK && is_post && is_post(arg, l->url))
		return "post";
	return doc_role_name(l->role);
}

static void add(struct view *v, const struct doc *d, size_t number,
		links_is_post *is_post, void *arg)
{
	const struct link *l = doc_link(d, number);
	struct buf place = { 0 };
	char left[40];

	add_place(&place, l->url);
	snprintf(left, sizeof(left), "%3zu %s", number,
		 kind_of(l, is_post, arg));
	menu_add(v, &(struct menu_entry){
			    .left = left,
			    .text = *l->text ? l->text : buf_str(&place),
			    .right = *l->text ? buf_str(&place) : "",
			    .face = FACE_TEXT,
			    .id = number,
		    });
	buf_release(&place);
}

/* A mark says which footnote it leads to, and a footnote that it leads back. */
static void add_note(struct view *v, const struct doc *d, size_t number)
{
	const struct link *l = doc_link(d, number);
	struct buf text = { 0 };

	if (!l->target)
		return;
	const bool back = l->role == LINK_NOTE_BACK;
	const struct block *b = back ? l->block : l->target;
	buf_printf(&text, "%s%s%s", back ? "↩ " : l->text, back ? "" : ". ",
		   b->text);
	struct buf line = { 0 };
	sanitise(&line, text.data, text.len, SANITISE_LINE);
	menu_add(v, &(struct menu_entry){
			    .left = "    note",
			    .text = buf_str(&line),
			    .right = "",
			    .face = FACE_TEXT,
			    .id = number,
		    });
	buf_release(&text);
	buf_release(&line);
}

struct view *links_new(const struct doc *d, size_t at, links_is_post *is_post,
		       void *arg)
{
	struct view *v = menu_new(MENU_KEYS, "Links",
				  "Enter or number opens, y copies, / narrows");
	const size_t n = d ? doc_link_count(d) : 0;

	menu_set_notice(v, "This post has no links");
	for (size_t i = 1; i <= n; i++)
		add(v, d, i, is_post, arg);
	for (size_t i = 1; d && i <= doc_note_count(d); i++)
		add_note(v, d, DOC_NOTE + i);
	menu_go(v, at);
	return v;
}
