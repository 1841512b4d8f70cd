/* SPDX-License-Identifier: MIT */
#include "app/command_search.h"

#include "app/record.h"
#include "app/row.h"
#include "archive/body.h"
#include "base/sanitise.h"
#include "ui/theme.h"
#include "unicode/fold.h"
#include "unicode/width.h"

#include <string.h>

/* Less room than this for a line, and it is printed whole. */
enum { LEAST_ROOM = 20 }; /* cells */

/* One search: what is looked for, and where it is told. */
struct search {
	const struct job *job;
	struct record *record; /* NULL = for people */
	struct buf needle;     /* folded */
	struct sieve sieve;    /* for it */
	struct buf line;       /* scratch: a sanitised line */
	int width;             /* cells; 0 = no limit */
	size_t n;              /* posts found */
};

static bool contains(const struct search *s, const char *text, size_t len)
{
	return fold_contains(text, len, s->needle.data, s->needle.len);
}

static bool in_title(const struct search *s, const struct post *p)
{
	const size_t len = strlen(p->title);

	return sieve_passes(&s->sieve, p->title, len,
			    sieve_marks(p->title, len)) &&
	       contains(s, p->title, len);
}

/* Adds sanitised text with the matches marked. */
static void print_marked(const struct search *s, const char *text, size_t len)
{
	struct output *out = s->job->out;
	struct fold_map map;
	size_t from = 0, start, end;

	if (!out->colour) {
		output_add(out, text, len);
		return;
	}
	fold_map_init(&map, text, len);
	while (fold_map_find(&map, s->needle.data, s->needle.len, from, &start,
			     &end)) {
		output_add(out, text + from, start - from);
		output_face(out, FACE_TEXT | FACE_FOUND, text + start,
			    end - start);
		from = end;
	}
	output_add(out, text + from, len - from);
	fold_map_release(&map);
}

/* Bytes to leave out at the start of a line, so that its first match is among
 * the first `room` cells. */
static size_t skipped(const struct search *s, const struct buf *line, int room)
{
	const struct width_rules *rules = &s->job->out->rules;
	struct fold_map map;
	size_t start, end, skip = 0;

	fold_map_init(&map, line->data, line->len);
	if (fold_map_find(&map, s->needle.data, s->needle.len, 0, &start,
			  &end) &&
	    width_text(line->data, end, rules) > room) {
		const int before = width_text(line->data, start, rules);
		skip = width_fit(line->data, line->len, before - room / 3,
				 rules, NULL);
	}
	fold_map_release(&map);
	return skip;
}

/* Prints the line, or the part around its first match that fits. */
static void print_excerpt(const struct search *s, const struct buf *line,
			  int room)
{
	const struct width_rules *rules = &s->job->out->rules;
	const char *mark = output_ellipsis(s->job->out);
	const char *text = buf_str(line);

	if (room < LEAST_ROOM || width_text(text, line->len, rules) <= room) {
		print_marked(s, text, line->len);
		return;
	}
	room -= 2; /* for the marks */
	const size_t skip = skipped(s, line, room);
	const size_t left = line->len - skip;
	const size_t fits = width_fit(text + skip, left, room, rules, NULL);
	if (skip)
		output_str(s->job->out, mark);
	print_marked(s, text + skip, fits);
	if (fits < left)
		output_str(s->job->out, mark);
}

/* "path: " or "path:line: "; returns the cells it takes. */
static int print_place(const struct search *s, const struct post *p,
		       size_t number)
{
	struct output *out = s->job->out;
	struct buf place = { 0 };

	sanitise(&place, p->path, strlen(p->path), SANITISE_LINE);
	if (number)
		buf_printf(&place, ":%zu", number);
	buf_add_str(&place, ": ");
	output_face(out, FACE_MARK, buf_str(&place), place.len);
	const int cols = width_text(buf_str(&place), place.len, &out->rules);
	buf_release(&place);
	return cols;
}

/* One line of output; `number` is 0 for a title. */
static void print_line(struct search *s, const struct post *p, size_t number,
		       const char *text, size_t len)
{
	buf_clear(&s->line);
	sanitise(&s->line, text, len, SANITISE_LINE);
	while (s->line.len && s->line.data[s->line.len - 1] == ' ')
		buf_truncate(&s->line, s->line.len - 1);
	const int used = print_place(s, p, number);
	print_excerpt(s, &s->line, s->width - used);
	output_end_line(s->job->out);
}

/* Bytes of the first line of `text`, and of its end: LF, CR LF or CR. */
static size_t line_len(const char *text, size_t len, size_t *end)
{
	size_t i = 0;

	while (i < len && text[i] != '\n' && text[i] != '\r')
		i++;
	*end = i < len;
	if (i + 1 < len && text[i] == '\r' && text[i + 1] == '\n')
		*end = 2;
	return i;
}

static void print_lines(struct search *s, const struct post *p,
			const struct buf *body)
{
	const char *text = buf_str(body);
	size_t number = p->body_line, left = body->len, end;

	while (left) {
		const size_t len = line_len(text, left, &end);
		number++;
		if (contains(s, text, len))
			print_line(s, p, number, text, len);
		text += len + end;
		left -= len + end;
	}
}

static void search_post(struct search *s, const struct post *p)
{
	struct buf body = { 0 };
	struct err err = { 0 };
	bool lacks;

	if (!body_read_if(p, &s->sieve, 1, &body, &lacks, &err))
		job_complain(p, &err);
	const bool in_body = contains(s, buf_str(&body), body.len);
	const bool found = in_body || in_title(s, p);
	if (found && s->record) {
		row_record(s->record, s->job->selection->archive, p);
	} else if (found) {
		print_line(s, p, 0, p->title, strlen(p->title));
		if (in_body)
			print_lines(s, p, &body);
	}
	s->n += found;
	buf_release(&body);
}

int command_search(const struct job *job)
{
	const struct selection *sel = job->selection;
	const enum options_form form = (enum options_form)job->options->form;
	struct record r;
	struct search s = { .job = job, .width = job_width(job, 0) };

	fold_text(&s.needle, job->options->text, strlen(job->options->text));
	sieve_init(&s.sieve, buf_str(&s.needle), s.needle.len);
	if (form != FORM_TEXT) {
		s.record = &r;
		record_start(&r, job->out, form, "path");
	}
	for (size_t i = 0; s.needle.len && i < sel->n && !job_over(job); i++)
		search_post(&s, sel->posts[i]);
	if (s.record)
		record_stop(&r);
	buf_release(&s.needle);
	buf_release(&s.line);
	return s.n ? JOB_DONE : JOB_NOTHING;
}
