/* SPDX-License-Identifier: MIT */
#include "app/command_search.h"

#include "app/record.h"
#include "app/relay.h"
#include "app/row.h"
#include "archive/body.h"
#include "base/sanitise.h"
#include "doc/lines.h"
#include "ui/theme.h"
#include "unicode/fold.h"
#include "unicode/width.h"

#include <string.h>

/* Less room than this for a line, and it is printed whole. */
enum { LEAST_ROOM = 20 }; /* cells */

enum { PIECE = 32 }; /* posts that are looked through at once */

/* One search: what is looked for, and where it is told. Threads that look
 * through posts change nothing in it. */
struct search {
	const struct job *job;
	struct record *record; /* NULL = for people */
	struct output like;    /* what pages look like */
	struct buf needle;     /* folded */
	struct sieve sieve;    /* for it */
	int width;             /* cells; 0 = no limit */
	size_t n;              /* posts found */
};

/* What was found in some posts. */
struct page {
	struct output out; /* for people */
	struct buf line;   /* scratch: a sanitised line */
	const struct post *found[PIECE];
	size_t n_found;
	const struct post *failed[PIECE]; /* could not be read, */
	struct err why[PIECE];            /* because of this */
	size_t n_failed;
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
static void print_marked(const struct search *s, struct output *out,
			 const char *text, size_t len)
{
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
	const struct width_rules *rules = &s->like.rules;
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
static void print_excerpt(const struct search *s, struct page *to, int room)
{
	const struct width_rules *rules = &s->like.rules;
	const char *mark = output_ellipsis(&s->like);
	const struct buf *line = &to->line;
	const char *text = buf_str(line);

	if (room < LEAST_ROOM || width_text(text, line->len, rules) <= room) {
		print_marked(s, &to->out, text, line->len);
		return;
	}
	room -= 2; /* for the marks */
	const size_t skip = skipped(s, line, room);
	const size_t left = line->len - skip;
	const size_t fits = width_fit(text + skip, left, room, rules, NULL);
	if (skip)
		output_str(&to->out, mark);
	print_marked(s, &to->out, text + skip, fits);
	if (fits < left)
		output_str(&to->out, mark);
}

/* "path: " or "path:line: "; returns the cells it takes. */
static int print_place(struct output *out, const struct post *p, size_t number)
{
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
static void print_line(const struct search *s, struct page *to,
		       const struct post *p, size_t number, const char *text,
		       size_t len)
{
	buf_clear(&to->line);
	sanitise(&to->line, text, len, SANITISE_LINE);
	while (to->line.len && to->line.data[to->line.len - 1] == ' ')
		buf_truncate(&to->line, to->line.len - 1);
	const int used = print_place(&to->out, p, number);
	print_excerpt(s, to, s->width - used);
	output_end_line(&to->out);
}

static void print_lines(const struct search *s, struct page *to,
			const struct post *p, const struct buf *body)
{
	const char *text = buf_str(body);
	size_t number = p->body_line, left = body->len;

	while (left) {
		const size_t len = lines_len(text, left);
		const size_t all = len + lines_end_len(text + len, left - len);
		number++;
		if (contains(s, text, len))
			print_line(s, to, p, number, text, len);
		text += all;
		left -= all;
	}
}

static void print_post(const struct search *s, struct page *to,
		       const struct post *p, const struct buf *body)
{
	print_line(s, to, p, 0, p->title, strlen(p->title));
	if (contains(s, buf_str(body), body->len))
		print_lines(s, to, p, body);
}

static void search_post(const struct search *s, struct page *to,
			const struct post *p)
{
	struct err *why = &to->why[to->n_failed];
	struct buf body = { 0 };
	bool lacks;

	if (!body_read_if(p, &s->sieve, 1, &body, &lacks, why))
		to->failed[to->n_failed++] = p;
	if (contains(s, buf_str(&body), body.len) || in_title(s, p)) {
		to->found[to->n_found++] = p;
		if (!s->record)
			print_post(s, to, p, &body);
	}
	buf_release(&body);
}

static void search_posts(void *with, size_t first, size_t n, void *result)
{
	const struct search *s = with;
	struct page *to = result;

	output_part(&to->out, &s->like);
	for (size_t i = first; i < first + n; i++)
		search_post(s, to, s->job->selection->posts[i]);
	buf_release(&to->line);
}

static bool take_page(void *with, size_t first, size_t n, void *result)
{
	struct search *s = with;
	struct page *from = result;

	(void)first;
	(void)n;
	for (size_t i = 0; i < from->n_failed; i++)
		job_complain(from->failed[i], &from->why[i]);
	if (from->out.buf.len)
		output_take(s->job->out, &from->out);
	for (size_t i = 0; s->record && i < from->n_found; i++)
		row_record(s->record, s->job->selection->archive,
			   from->found[i]);
	s->n += from->n_found;
	return !job_over(s->job);
}

int command_search(const struct job *job)
{
	const struct selection *sel = job->selection;
	const enum options_form form = (enum options_form)job->options->form;
	struct record r;
	struct search s = { .job = job, .width = job_width(job, 0) };
	const struct relay relay = {
		.n = sel->n,
		.piece = PIECE,
		.size = sizeof(struct page),
		.work = search_posts,
		.take = take_page,
		.with = &s,
	};

	fold_text(&s.needle, job->options->text, strlen(job->options->text));
	sieve_init(&s.sieve, buf_str(&s.needle), s.needle.len);
	if (form != FORM_TEXT) {
		s.record = &r;
		record_start(&r, job->out, form, "path");
	}
	output_part(&s.like, job->out);
	if (s.needle.len)
		relay_run(&relay);
	if (s.record)
		record_stop(&r);
	buf_release(&s.needle);
	return s.n ? JOB_DONE : JOB_NOTHING;
}
