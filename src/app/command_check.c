/* SPDX-License-Identifier: MIT */
#include "app/command_check.h"

#include "app/lint.h"
#include "app/message.h"
#include "app/record.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* The problems to print, by file and line. */
struct findings {
	const struct problem **items;
	size_t n, cap;
};

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

static bool is_ignored(const struct options *o, enum problem_kind kind)
{
	for (size_t i = 0; i < o->ignored.n; i++) {
		const char *rest = o->ignored.items[i];
		enum problem_kind one;
		while (problem_take(&rest, &one))
			if (one == kind)
				return true;
	}
	return problem_table[kind].note;
}

/* Whether anything that only lint_posts finds is asked for. */
static bool wants_lint(const struct options *o)
{
	for (int kind = PROBLEM_LINK; kind <= PROBLEM_VARIANT; kind++)
		if (!is_ignored(o, (enum problem_kind)kind))
			return true;
	return false;
}

static int cmp_place(const void *a, const void *b)
{
	const struct problem *const *pa = a, *const *pb = b;
	const struct problem *x = *pa, *y = *pb;
	const int by_path = strcmp(x->path, y->path);

	if (by_path)
		return by_path;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->col != y->col)
		return x->col < y->col ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

static void add(struct findings *to, const struct problem *p)
{
	to->items = xgrow(to->items, &to->cap, to->n + 1, sizeof(*to->items));
	to->items[to->n++] = p;
}

/* With a filter only those of the posts that match. */
static void gather(const struct job *job, const struct batch *linted,
		   struct findings *to)
{
	const struct selection *s = job->selection;
	const char **paths = selected_paths(s);

	for (size_t i = 0; i < archive_problem_count(s->archive); i++) {
		const struct problem *p = archive_problem(s->archive, i);
		if (is_ignored(job->options, p->kind))
			continue;
		if (!s->filtered ||
		    bsearch(&p->path, paths, s->n, sizeof(*paths), cmp_path))
			add(to, p);
	}
	free(paths);
	for (size_t i = 0; i < linted->n_problems; i++)
		if (!is_ignored(job->options, linted->problems[i].kind))
			add(to, &linted->problems[i]);
	if (to->n)
		qsort(to->items, to->n, sizeof(*to->items), cmp_place);
}

static void print_problem(struct output *out, const struct problem *p)
{
	const struct problem_info *info = &problem_table[p->kind];

	output_raw(out, p->path, strlen(p->path));
	/* Programs that read this want a place even where there is none. */
	buf_printf(&out->buf,
		   ":%u:%u: %s %s: ", p->line ? (unsigned)p->line : 1u,
		   p->col ? (unsigned)p->col : 1u, info->code, info->word);
	output_str(out, p->message);
	if (*p->taken) {
		output_str(out, "; ");
		output_str(out, p->taken);
	}
	output_str(out, "; ");
	output_str(out, info->mend);
	output_end_line(out);
}

static void record_problem(struct record *r, const struct problem *p)
{
	const struct problem_info *info = &problem_table[p->kind];

	record_begin(r);
	record_str(r, "path", p->path);
	record_number(r, "line", p->line);
	record_number(r, "col", p->col);
	record_str(r, "code", info->code);
	record_str(r, "kind", info->word);
	record_str(r, "message", p->message);
	record_str(r, "taken", p->taken);
	record_str(r, "mend", info->mend);
	record_end(r);
}

static void print_findings(const struct job *job, const struct findings *f,
			   size_t n)
{
	const enum options_form form = (enum options_form)job->options->form;
	struct record r;

	if (form == FORM_TEXT) {
		for (size_t i = 0; i < n && !job_over(job); i++)
			print_problem(job->out, f->items[i]);
		return;
	}
	record_start(&r, job->out, form, "path");
	for (size_t i = 0; i < n && !job_over(job); i++)
		record_problem(&r, f->items[i]);
	record_stop(&r);
}

int command_check(const struct job *job)
{
	const size_t max = (size_t)job->options->max;
	struct findings found = { 0 };
	struct batch linted;

	batch_init(&linted);
	if (wants_lint(job->options))
		lint_posts(job, &linted);
	gather(job, &linted, &found);
	const size_t n = max && max < found.n ? max : found.n;
	print_findings(job, &found, n);
	if (n < found.n)
		message_print("%zu more of %zu problems are not printed",
			      found.n - n, found.n);
	const int status = found.n ? JOB_NOTHING : JOB_DONE;
	free(found.items);
	batch_release(&linted);
	return status;
}
