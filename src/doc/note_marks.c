/* SPDX-License-Identifier: MIT */
#include "doc/note_marks.h"

#include "base/buf.h"
#include "doc/notes.h"
#include "doc/scripts.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS_SIZE = 16, NAME_SIZE = 40 };

/* The number in raised digits. */
static void add_raised(struct buf *out, uint32_t number)
{
	static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴",
					      "⁵", "⁶", "⁷", "⁸", "⁹" };
	char plain[DIGITS_SIZE];

	snprintf(plain, sizeof(plain), "%" PRIu32, number);
	for (const char *s = plain; *s; s++)
		buf_add_str(out, digits[*s - '0']);
}

void note_marks_add(struct writer *w, struct notes *s, struct note *n)
{
	struct buf mark = { 0 };
	char url[NAME_SIZE], name[NAME_SIZE];

	notes_refer(s, n);
	add_raised(&mark, n->number);
	if (scripts_join(&w->text, &mark))
		writer_add_str(w, SCRIPTS_GAP);
	snprintf(url, sizeof(url), "#fn%" PRIu32, n->number);
	if (n->n_refs == 1)
		snprintf(name, sizeof(name), "fnref%" PRIu32, n->number);
	else
		snprintf(name, sizeof(name), "fnref%" PRIu32 "-%" PRIu32,
			 n->number, n->n_refs);
	const uint32_t link = writer_link_begin(w, LINK_NOTE, url);
	if (n->n_refs == 1) {
		n->ref = w->leaf;
		n->ref_off = (uint32_t)w->text.len;
	}
	writer_link_title(w, link, name);
	writer_add(w, buf_str(&mark), mark.len);
	writer_link_end(w);
	struct link *l = tree_link_at(w->doc, link);
	l->text = tree_line(w->doc, url + 3, strlen(url + 3));
	l->target_off = n->last_ref;
	n->last_ref = link;
	buf_release(&mark);
}

void note_marks_add_back(struct writer *w, const struct note *n)
{
	char url[NAME_SIZE];

	if (!n->ref)
		return;
	if (w->text.len)
		writer_add_str(w, " ");
	snprintf(url, sizeof(url), "#fnref%" PRIu32, n->number);
	const uint32_t link = writer_link_begin(w, LINK_NOTE_BACK, url);
	writer_add_str(w, "↩");
	writer_link_end(w);
	struct link *l = tree_link_at(w->doc, link);
	l->target = n->ref;
	l->target_off = n->ref_off;
}

void note_marks_lead(struct writer *w, const struct note *n)
{
	for (uint32_t i = n->last_ref; i;) {
		struct link *l = tree_link_at(w->doc, i);
		i = l->target_off;
		l->target = n->leaf;
		l->target_off = 0;
	}
}
