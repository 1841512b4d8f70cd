/* SPDX-License-Identifier: MIT */
#include "app/row.h"

#include "archive/body.h"

void row_names(struct buf *out, const struct post *p, enum facet f,
	       const char *before, const char *between)
{
	const uint32_t n = post_value_count(p, f);

	for (uint32_t i = 0; i < n; i++)
		buf_printf(out, "%s%s%s", i ? between : "", before,
			   post_value(p, f, i)->name);
}

static void add_names(struct record *r, const char *name, const struct post *p,
		      enum facet f)
{
	const uint32_t n = post_value_count(p, f);

	record_list_begin(r, name);
	for (uint32_t i = 0; i < n; i++)
		record_list_item(r, post_value(p, f, i)->name);
	record_list_end(r);
}

static void add_length(struct record *r, const struct post *p)
{
	struct buf body = { 0 };
	struct err err = { 0 };

	if (!body_read(p, &body, &err))
		job_complain(p, &err);
	const char *text = buf_str(&body);
	record_number(r, "words", body_words(text, body.len));
	record_number(r, "minutes", (size_t)body_minutes(text, body.len));
	buf_release(&body);
}

/* Only where there are several; a table keeps its columns. */
static void add_collection(struct record *r, const struct post *p)
{
	if (post_value_count(p, FACET_COLLECTION) && r->form == FORM_JSON)
		record_str(r, "collection",
			   post_value(p, FACET_COLLECTION, 0)->name);
}

/* What other languages the text is in, likewise; "" is one nobody names. */
static void add_languages(struct record *r, const struct archive *a,
			  const struct post *p)
{
	const struct post *other = archive_next_translation(a, p);

	if (!other || r->form != FORM_JSON)
		return;
	record_list_begin(r, "languages");
	for (; other != p; other = archive_next_translation(a, other))
		record_list_item(r, other->lang);
	record_list_end(r);
}

void row_record(struct record *r, const struct archive *a, const struct post *p)
{
	struct buf text = { 0 };

	record_begin(r);
	record_str(r, "path", p->path);
	if (r->form != FORM_NUL) {
		record_str(r, "title", p->title);
		date_add_rfc3339(&text, &p->date);
		record_text(r, "date", buf_str(&text), text.len);
		buf_clear(&text);
		row_names(&text, p, FACET_AUTHOR, "", ", ");
		record_text(r, "author", buf_str(&text), text.len);
		record_str(r, "source", p->source);
		add_names(r, "categories", p, FACET_CATEGORY);
		add_names(r, "tags", p, FACET_TAG);
		record_str(r, "lang", p->lang);
		record_bool(r, "draft", p->flags & POST_DRAFT);
		add_length(r, p);
		add_collection(r, p);
		add_languages(r, a, p);
	}
	record_end(r);
	buf_release(&text);
}
