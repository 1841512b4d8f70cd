/* SPDX-License-Identifier: MIT */
#include "app/command_check.h"

#include "app/record.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static int cmp_path(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* The paths of the selected posts, sorted; the array is the caller's. */
static const char **selected_paths(const struct selection *s)
{
	const char **paths = xcalloc(s->n, sizeof(*paths));

	for (size_t i = 0; i < s->n; i++)
		paths[i] = s->posts[i]->path;
	qsort(paths, s->n, sizeof(*paths), cmp_path);
	return paths;
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

/* Prints the problems, with a filter only those of the posts that match.
 * Returns their number. */
static size_t print_problems(const struct job *job, struct record *r)
{
	const struct selection *s = job->selection;
	const char **paths = selected_paths(s);
	size_t n = 0;

	for (size_t i = 0; i < archive_problem_count(s->archive); i++) {
		const struct problem *p = archive_problem(s->archive, i);
		if (s->filtered &&
		    !bsearch(&p->path, paths, s->n, sizeof(*paths), cmp_path))
			continue;
		if (r)
			record_problem(r, p);
		else
			print_problem(job->out, p);
		n++;
	}
	free(paths);
	return n;
}

int command_check(const struct job *job)
{
	const enum options_form form = (enum options_form)job->options->form;
	struct record r;

	if (form == FORM_TEXT)
		return print_problems(job, NULL) ? JOB_NOTHING : JOB_DONE;
	record_start(&r, job->out, form, "path");
	const size_t n = print_problems(job, &r);
	record_stop(&r);
	return n ? JOB_NOTHING : JOB_DONE;
}
