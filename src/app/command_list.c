/* SPDX-License-Identifier: MIT */
#include "app/command_list.h"

#include "app/record.h"
#include "app/row.h"
#include "base/sanitise.h"
#include "ui/theme.h"
#include "unicode/width.h"

#include <assert.h>
#include <string.h>

enum column { TITLE, CATEGORIES, TAGS, PATH, COLUMN_COUNT };

enum {
	DATE_COLS = 10,  /* 2026-02-13 */
	GAP = 2,         /* cells between columns */
	DATED_FROM = 20, /* narrower, there is only the title */
};

/* Cells in a hundred that a column may take where there is not room for all,
 * and how it looks. */
static const struct {
	int share;
	enum face face;
} columns[COLUMN_COUNT] = {
	[TITLE] = { 46, FACE_TEXT },
	[CATEGORIES] = { 10, FACE_CATEGORY },
	[TAGS] = { 20, FACE_TAG },
	[PATH] = { 24, FACE_MARK },
};

static void column_text(struct buf *out, const struct post *p, enum column c)
{
	buf_clear(out);
	switch (c) {
	case TITLE:
		buf_add_str(out, p->title);
		break;
	case CATEGORIES:
		row_names(out, p, FACET_CATEGORY, "", ", ");
		break;
	case TAGS:
		row_names(out, p, FACET_TAG, "#", " ");
		break;
	case PATH:
		sanitise(out, p->path, strlen(p->path), SANITISE_LINE);
		break;
	case COLUMN_COUNT:
		assert(false);
	}
}

static void add_date(struct output *out, const struct post *p)
{
	struct buf day = { 0 };

	date_add_day(&day, &p->date);
	output_face(out, FACE_DATE, buf_str(&day), day.len);
	output_fill(out, ' ', DATE_COLS - (int)day.len);
	buf_release(&day);
}

/* Nothing is cut where the reader is a program or a file. */
static void print_plain(const struct job *job)
{
	struct buf text = { 0 };

	for (size_t i = 0; i < job->selection->n && !job_over(job); i++) {
		const struct post *p = job->selection->posts[i];
		add_date(job->out, p);
		for (enum column c = 0; c < COLUMN_COUNT; c++) {
			column_text(&text, p, c);
			if (!text.len)
				continue;
			output_fill(job->out, ' ', GAP);
			output_field(job->out, columns[c].face, buf_str(&text),
				     text.len);
		}
		output_end_line(job->out);
	}
	buf_release(&text);
}

/* The widest text of each column, in cells. */
static void measure(const struct job *job, int natural[COLUMN_COUNT])
{
	struct buf text = { 0 };

	for (enum column c = 0; c < COLUMN_COUNT; c++) {
		natural[c] = 0;
		for (size_t i = 0; i < job->selection->n; i++) {
			column_text(&text, job->selection->posts[i], c);
			const int cols = width_text(buf_str(&text), text.len,
						    &job->out->rules);
			natural[c] = cols > natural[c] ? cols : natural[c];
		}
	}
	buf_release(&text);
}

/* Columns that need less than their share get what they need; the title takes
 * what is left. A column of no cells is left out with its gap. */
static void fit(int cols[COLUMN_COUNT], int room)
{
	int left = room;

	for (enum column c = COLUMN_COUNT - 1; c > TITLE; c--) {
		const int share = room * columns[c].share / 100;
		cols[c] = cols[c] < share ? cols[c] : share;
		if (cols[c] < GAP)
			cols[c] = 0;
		else
			left -= cols[c] + GAP;
	}
	cols[TITLE] = cols[TITLE] < left ? cols[TITLE] : left;
}

/* Pads only when something follows, so that no line ends in blanks. */
static void print_row(const struct job *job, const struct post *p, bool dated,
		      const int cols[COLUMN_COUNT], struct buf *text)
{
	int pending = dated ? GAP : 0;

	if (dated)
		add_date(job->out, p);
	for (enum column c = 0; c < COLUMN_COUNT; c++) {
		if (cols[c] <= 0)
			continue;
		column_text(text, p, c);
		if (!text->len) {
			pending += cols[c] + GAP;
			continue;
		}
		output_fill(job->out, ' ', pending);
		const int used =
			output_label(job->out, columns[c].face, buf_str(text),
				     text->len, cols[c]);
		pending = cols[c] - used + GAP;
	}
	output_end_line(job->out);
}

static void print_columns(const struct job *job, int width)
{
	const bool dated = width >= DATED_FROM;
	int cols[COLUMN_COUNT];
	struct buf text = { 0 };

	measure(job, cols);
	fit(cols, dated ? width - DATE_COLS - GAP : width);
	for (size_t i = 0; i < job->selection->n && !job_over(job); i++)
		print_row(job, job->selection->posts[i], dated, cols, &text);
	buf_release(&text);
}

static void print_records(const struct job *job)
{
	struct record r;

	record_start(&r, job->out, (enum options_form)job->options->form,
		     "path");
	for (size_t i = 0; i < job->selection->n && !job_over(job); i++)
		row_record(&r, job->selection->archive,
			   job->selection->posts[i]);
	record_stop(&r);
}

int command_list(const struct job *job)
{
	const int width = job_width(job, 0);

	if (job->options->form != FORM_TEXT)
		print_records(job);
	else if (width)
		print_columns(job, width);
	else
		print_plain(job);
	return job->selection->n ? JOB_DONE : JOB_NOTHING;
}
