/* SPDX-License-Identifier: MIT */
#include "app/command_check.h"

#include "app/record.h"

#include <string.h>

/* With a filter, only what is wrong in the posts that match. */
static bool is_asked_for(const struct selection *s, const struct problem *p)
{
	if (!s->filtered)
		return true;
	for (size_t i = 0; i < s->n; i++) {
		if (!strcmp(s->posts[i]->path, p->path))
			return true;
	}
	return false;
}

static void print_problem(struct output *out, const struct problem *p)
{
	output_raw(out, p->path, strlen(p->path));
	if (p->line)
		buf_printf(&out->buf, ":%u:%u", (unsigned)p->line,
			   p->col ? (unsigned)p->col : 1u);
	output_str(out, ": ");
	output_str(out, p->message);
	output_end_line(out);
}

static void record_problem(struct record *r, const struct problem *p)
{
	record_begin(r);
	record_str(r, "path", p->path);
	record_number(r, "line", p->line);
	record_number(r, "col", p->col);
	record_str(r, "message", p->message);
	record_end(r);
}

int command_check(const struct job *job)
{
	const struct archive *a = job->selection->archive;
	const bool plain = job->options->form == FORM_TEXT;
	struct record r;
	size_t n = 0;

	if (!plain)
		record_start(&r, job->out,
			     (enum options_form)job->options->form, "path");
	for (size_t i = 0; i < archive_problem_count(a); i++) {
		const struct problem *p = archive_problem(a, i);
		if (!is_asked_for(job->selection, p))
			continue;
		if (plain)
			print_problem(job->out, p);
		else
			record_problem(&r, p);
		n++;
	}
	if (!plain)
		record_stop(&r);
	return n ? JOB_NOTHING : JOB_DONE;
}
