/* SPDX-License-Identifier: MIT */
#include "app/command_count.h"

#include "app/record.h"
#include "ui/theme.h"
#include "unicode/width.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
	NAME_COLS = 60, /* a longer name stands out of its column */
	GAP = 2,
};

static const struct {
	enum command command;
	enum facet facet;
	enum face face;
} facets[] = {
	{ COMMAND_TAGS, FACET_TAG, FACE_TAG },
	{ COMMAND_CATEGORIES, FACET_CATEGORY, FACE_CATEGORY },
	{ COMMAND_AUTHORS, FACET_AUTHOR, FACE_TEXT },
	{ COMMAND_SOURCES, FACET_SOURCE, FACE_SOURCE },
	{ COMMAND_DATES, FACET_MONTH, FACE_DATE },
};

static int name_cols(const struct job *job, const struct value *v)
{
	return width_text(v->name, strlen(v->name), &job->out->rules);
}

static int widest(const struct job *job, const struct value_count *counts,
		  size_t n)
{
	int cols = 0;

	for (size_t i = 0; i < n; i++) {
		const int name = name_cols(job, counts[i].value);
		if (name > cols && name <= NAME_COLS)
			cols = name;
	}
	return cols;
}

static void print_lines(const struct job *job, enum face face,
			const struct value_count *counts, size_t n)
{
	const int cols = widest(job, counts, n);

	for (size_t i = 0; i < n && !job_over(job); i++) {
		const struct value *v = counts[i].value;
		output_field(job->out, face, v->name, strlen(v->name));
		output_fill(job->out, ' ', cols - name_cols(job, v) + GAP);
		buf_printf(&job->out->buf, "%zu", counts[i].n);
		output_end_line(job->out);
	}
}

static void print_records(const struct job *job,
			  const struct value_count *counts, size_t n)
{
	struct record r;

	record_start(&r, job->out, (enum options_form)job->options->form,
		     "name");
	for (size_t i = 0; i < n; i++) {
		record_begin(&r);
		record_str(&r, "name", counts[i].value->name);
		record_number(&r, "count", counts[i].n);
		record_end(&r);
	}
	record_stop(&r);
}

int command_count(const struct job *job)
{
	const struct selection *s = job->selection;
	size_t i = 0, n;

	while (facets[i].command != job->options->command)
		i++;
	assert(i < sizeof(facets) / sizeof(*facets));
	struct value_count *counts = archive_count_values(
		s->archive, facets[i].facet, s->posts, s->n, &n);
	if (job->options->form == FORM_TEXT)
		print_lines(job, facets[i].face, counts, n);
	else
		print_records(job, counts, n);
	free(counts);
	return n ? JOB_DONE : JOB_NOTHING;
}
