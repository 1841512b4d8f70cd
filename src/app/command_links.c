/* SPDX-License-Identifier: MIT */
#include "app/command_links.h"

#include "app/record.h"
#include "archive/body.h"
#include "archive/refer.h"
#include "doc/doc.h"
#include "ui/theme.h"

#include <string.h>

enum { NUMBER_COLS = 4, ROLE_COLS = 14 };

static void add_part(struct output *out, enum face face, const char *text)
{
	if (!*text)
		return;
	output_str(out, "  ");
	output_field(out, face, text, strlen(text));
}

/* What a link is called and where it leads: a link to a post of the archive by
 * the post's path. */
struct target {
	const char *role, *url;
};

static struct target target_of(struct refer *refer, const struct post *from,
			       const struct link *link)
{
	const struct post *to = link->role == LINK_LINK
					? refer_find(refer, from, link->url)
					: NULL;

	return to ? (struct target){ "post", to->path }
		  : (struct target){ doc_role_name(link->role), link->url };
}

static void print_link(struct output *out, size_t number,
		       const struct link *link, struct target target)
{
	buf_printf(&out->buf, "%*zu  %-*s", NUMBER_COLS, number, ROLE_COLS,
		   target.role);
	add_part(out, FACE_TEXT, link->text);
	output_str(out, "  ");
	output_raw(out, target.url, strlen(target.url));
	add_part(out, FACE_MARK, link->section);
	output_end_line(out);
}

static void print_post(const struct job *job, const struct post *p,
		       const struct doc *doc, struct refer *refer)
{
	struct output *out = job->out;

	output_raw(out, p->path, strlen(p->path));
	output_str(out, "  ");
	output_field(out, FACE_TITLE, p->title, strlen(p->title));
	output_end_line(out);
	for (size_t i = 1; i <= doc_link_count(doc); i++) {
		const struct link *link = doc_link(doc, i);
		print_link(out, i, link, target_of(refer, p, link));
	}
}

static void record_post(struct record *r, const struct post *p,
			const struct doc *doc, struct refer *refer)
{
	for (size_t i = 1; i <= doc_link_count(doc); i++) {
		const struct link *link = doc_link(doc, i);
		const struct target target = target_of(refer, p, link);
		record_begin(r);
		record_str(r, "path", p->path);
		record_number(r, "number", i);
		record_str(r, "role", target.role);
		record_str(r, "text", link->text);
		record_str(r, "url", target.url);
		record_str(r, "section", link->section);
		record_end(r);
	}
}

/* The links of one post; `r` is NULL for people. Returns their number. */
static size_t links_of(const struct job *job, const struct post *p,
		       struct record *r, struct refer *refer)
{
	struct buf body = { 0 };
	struct err err = { 0 };
	size_t n = 0;

	if (body_read(p, &body, &err)) {
		struct doc *doc = doc_new(p, buf_str(&body), body.len, 0);
		n = doc_link_count(doc);
		if (r)
			record_post(r, p, doc, refer);
		else if (n)
			print_post(job, p, doc, refer);
		doc_free(doc);
	} else {
		job_complain(p, &err);
	}
	buf_release(&body);
	return n;
}

int command_links(const struct job *job)
{
	const struct selection *s = job->selection;
	const bool plain = job->options->form == FORM_TEXT;
	struct refer *refer = refer_new(s->archive);
	struct record r;
	size_t n = 0;

	if (!plain)
		record_start(&r, job->out,
			     (enum options_form)job->options->form, "url");
	for (size_t i = 0; i < s->n && !job_over(job); i++)
		n += links_of(job, s->posts[i], plain ? NULL : &r, refer);
	if (!plain)
		record_stop(&r);
	refer_free(refer);
	return n ? JOB_DONE : JOB_NOTHING;
}
