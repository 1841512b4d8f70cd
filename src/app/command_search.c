/* SPDX-License-Identifier: MIT */
#include "app/command_search.h"

#include "app/record.h"
#include "app/row.h"
#include "base/sanitise.h"
#include "ui/theme.h"
#include "unicode/fold.h"

#include <string.h>

/* One search: what is looked for, and where it is told. */
struct search {
	const struct job *job;
	struct record *record; /* NULL = for people */
	struct buf needle;     /* folded */
	struct buf line;       /* scratch: a sanitised line */
	size_t n;              /* posts found */
};

static bool contains(const struct search *s, const char *text, size_t len)
{
	return fold_contains(text, len, s->needle.data, s->needle.len);
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

static void print_path(struct output *out, const struct post *p)
{
	struct buf path = { 0 };

	sanitise(&path, p->path, strlen(p->path), SANITISE_LINE);
	output_face(out, FACE_MARK, buf_str(&path), path.len);
	buf_release(&path);
}

static void print_title(const struct search *s, const struct post *p)
{
	print_path(s->job->out, p);
	output_str(s->job->out, ": ");
	print_marked(s, p->title, strlen(p->title));
	output_end_line(s->job->out);
}

static void print_line(struct search *s, const struct post *p, size_t number,
		       const char *text, size_t len)
{
	buf_clear(&s->line);
	sanitise(&s->line, text, len, SANITISE_LINE);
	while (s->line.len && s->line.data[s->line.len - 1] == ' ')
		buf_truncate(&s->line, s->line.len - 1);
	print_path(s->job->out, p);
	buf_printf(&s->job->out->buf, ":%zu: ", number);
	print_marked(s, buf_str(&s->line), s->line.len);
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

	if (!selection_body(s->job->selection, p, &body, &err))
		job_complain(p, &err);
	const bool in_body = contains(s, buf_str(&body), body.len);
	const bool found = in_body || contains(s, p->title, strlen(p->title));
	if (found && s->record) {
		row_record(s->record, s->job->selection, p);
	} else if (found) {
		print_title(s, p);
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
	struct search s = { .job = job };

	fold_text(&s.needle, job->options->text, strlen(job->options->text));
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
