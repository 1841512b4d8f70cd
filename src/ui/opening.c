/* SPDX-License-Identifier: MIT */
#include "ui/opening.h"

#include "base/sanitise.h"
#include "doc/anchors.h"
#include "doc/doc.h"
#include "ui/parts.h"
#include "ui/reader.h"

#include <string.h>

/* To a footnote, or back from it. */
static void go_within(struct ui *ui, const struct doc *d, const struct link *l)
{
	const size_t leaf = doc_leaf_place(d, l->target);

	if (leaf == doc_leaf_count(d))
		return;
	ui_read(ui, true);
	const bool note = l->role == LINK_NOTE;
	if (note || !trail_undo_note(ui))
		trail_leave_within(ui, reader_place(ui->reader), note);
	reader_go(ui->reader, (uint32_t)leaf, l->target_off);
}

/* To a place of the post that is shown, if the address is one. */
static bool go_to_anchor(struct ui *ui, const char *url)
{
	struct buf name = { 0 };
	const bool within = url[0] == '#' && anchors_fragment(url, &name);

	if (within) {
		ui_read(ui, true);
		const struct reader_place here = reader_place(ui->reader);
		if (reader_go_anchor(ui->reader, buf_str(&name)))
			trail_leave_within(ui, here, false);
		else
			ui_printf(ui, "This post has no place named %s", url);
	}
	buf_release(&name);
	return within;
}

/* The address is one of the document that goes with the post left. */
static void follow(struct ui *ui, const struct post *to, const char *url)
{
	struct buf name = { 0 };
	const bool part = anchors_fragment(url, &name);

	trail_follow(ui, to);
	if (part)
		reader_go_anchor(ui->reader, buf_str(&name));
	buf_release(&name);
}

enum ui_request opening_link(struct ui *ui, size_t number)
{
	const struct doc *d = reader_doc(ui->reader);
	const struct link *l = d ? doc_link(d, number) : NULL;

	if (l && l->target) {
		go_within(ui, d, l);
		return UI_NOTHING;
	}
	const bool link = l && l->role == LINK_LINK;
	if (link && go_to_anchor(ui, l->url))
		return UI_NOTHING;
	const struct post *to = link ? trail_target(ui, l->url) : NULL;
	if (to) {
		follow(ui, to, l->url);
		return UI_NOTHING;
	}
	if (l)
		return ui_ask_for(ui, UI_OPEN_URL, l->url);
	ui_printf(ui, "There is no link %zu in this post", number);
	return UI_NOTHING;
}

/* The first link of a role; 0 if there is none. */
static size_t first_of(const struct doc *d, enum link_role role)
{
	for (size_t i = 1; i <= doc_link_count(d); i++)
		if (doc_link(d, i)->role == role)
			return i;
	return 0;
}

size_t opening_source(struct ui *ui)
{
	const struct doc *d = reader_doc(ui->reader);

	if (!d)
		return 0;
	const size_t head = first_of(d, LINK_SOURCE);
	return head > 0 ? head : first_of(d, LINK_SECTION_SOURCE);
}

size_t opening_section_source(struct ui *ui)
{
	const struct doc *d = reader_doc(ui->reader);
	const size_t n =
		d ? doc_section_source(d, reader_place(ui->reader).leaf) : 0;

	return n > 0 ? n : opening_source(ui);
}

enum ui_request opening_copy(struct ui *ui, size_t number, bool title)
{
	const struct doc *d = reader_doc(ui->reader);
	const bool source = number == 0;
	const struct link *l =
		d ? doc_link(d, source ? opening_source(ui) : number) : NULL;
	struct buf text = { 0 };

	if (!l) {
		ui_message(ui, "This post names no source to copy");
		return UI_NOTHING;
	}
	if (title)
		buf_printf(&text, "%s ", source ? ui_post(ui)->title : l->text);
	buf_add_str(&text, l->url);
	ui_ask_for(ui, UI_COPY, "");
	sanitise(&ui->text, buf_str(&text), text.len, SANITISE_LINE);
	buf_release(&text);
	ui_printf(ui, "Copied: %s", buf_str(&ui->text));
	return UI_COPY;
}
