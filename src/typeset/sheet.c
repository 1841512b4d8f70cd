/* SPDX-License-Identifier: MIT */
#include "typeset/sheet.h"

#include "base/arena.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "typeset/prefix.h"

#include <stdlib.h>
#include <string.h>

/* Cells: a longer run is parted, so that a view can skip what is out of sight
 * without a look at its text. */
enum { RUN_MAX_COLS = 1024 };

void sheet_begin(struct sheet *s, const struct block *block,
		 const struct prefix *prefix)
{
	s->block = block;
	s->spans = block->spans;
	s->n_spans = block->n_spans;
	s->prefix = prefix;
	s->n_runs = s->n_lines = 0;
	s->span = 0;
	s->started = false;
}

void sheet_release(struct sheet *s)
{
	free(s->runs);
	free(s->lines);
	*s = (struct sheet){ 0 };
}

static struct line *current(struct sheet *s)
{
	return &s->lines[s->n_lines - 1];
}

static void add_line(struct sheet *s, uint32_t off)
{
	s->lines = xgrow(s->lines, &s->lines_cap, s->n_lines + 1,
			 sizeof(*s->lines));
	s->lines[s->n_lines++] = (struct line){ .off = off, .end = off };
}

static void add_run(struct sheet *s, struct run run)
{
	s->runs = xgrow(s->runs, &s->runs_cap, s->n_runs + 1, sizeof(run));
	s->runs[s->n_runs++] = run;
	current(s)->n_runs++;
	current(s)->cols += run.cols;
}

static void add_prefix(struct sheet *s, const struct prefix_part *part)
{
	if (part->len)
		add_run(s, (struct run){ .text = part->text,
					 .len = part->len,
					 .cols = part->cols,
					 .off = current(s)->off,
					 .added = true });
}

void sheet_blank(struct sheet *s)
{
	add_line(s, 0);
	add_prefix(s, &s->prefix->above);
	sheet_close(s, 0);
}

void sheet_open(struct sheet *s, uint32_t off)
{
	add_line(s, off);
	add_prefix(s, s->started ? &s->prefix->rest : &s->prefix->first);
	s->started = true;
}

/* The span that holds byte `off`, or NULL. */
static const struct span *span_at(struct sheet *s, uint32_t off)
{
	while (s->span < s->n_spans &&
	       s->spans[s->span].off + s->spans[s->span].len <= off)
		s->span++;
	if (s->span == s->n_spans || s->spans[s->span].off > off)
		return NULL;
	return &s->spans[s->span];
}

uint32_t sheet_room(struct sheet *s, uint32_t off, uint32_t len)
{
	const struct span *span = span_at(s, off);
	uint32_t end = off + len;

	if (span)
		end = span->off + span->len;
	else if (s->span < s->n_spans)
		end = s->spans[s->span].off;
	return end - off < len ? end - off : len;
}

static struct run styled(struct sheet *s, const char *text, uint32_t len,
			 int cols, uint32_t off)
{
	const struct span *span = span_at(s, off);

	return (struct run){
		.text = text,
		.len = len,
		.cols = (uint16_t)cols,
		.style = span ? span->style : 0,
		.link = span ? span->link : 0,
		.off = off,
	};
}

void sheet_text(struct sheet *s, const char *text, uint32_t len, int cols,
		uint32_t off)
{
	const struct run run = styled(s, text, len, cols, off);

	if (current(s)->n_runs) {
		struct run *last = &s->runs[s->n_runs - 1];
		if (!last->added && last->text + last->len == text &&
		    last->off + last->len == off && last->style == run.style &&
		    last->link == run.link && last->cols < RUN_MAX_COLS) {
			last->len += len;
			last->cols += (uint16_t)cols;
			current(s)->cols += (uint16_t)cols;
			return;
		}
	}
	add_run(s, run);
}

void sheet_added(struct sheet *s, const char *text, uint32_t len, int cols,
		 uint32_t off)
{
	struct run run = styled(s, text, len, cols, off);

	run.added = true;
	add_run(s, run);
}

void sheet_gap(struct sheet *s, uint32_t before, uint32_t off)
{
	const struct run left = styled(s, " ", 1, 1, before);
	struct run run = styled(s, " ", 1, 1, off);

	run.added = run.spread = true;
	run.style &= left.style;
	if (run.link != left.link)
		run.link = 0;
	add_run(s, run);
}

int sheet_indent(const struct sheet *s)
{
	return s->prefix->rest.cols;
}

void sheet_picture(struct sheet *s, const struct picture_cell *cells, int cols)
{
	struct line *line = current(s);

	line->picture = cells;
	line->picture_col = line->cols;
	line->picture_cols = (uint16_t)cols;
}

/* Takes spaces off the end of the last run; false if something is left. */
static bool trim_run(struct line *line, struct run *run)
{
	while (run->len && run->text[run->len - 1] == ' ') {
		run->len--;
		run->cols--;
		line->cols--;
	}
	return run->len == 0;
}

void sheet_close(struct sheet *s, uint32_t end)
{
	struct line *line = current(s);

	while (line->n_runs && trim_run(line, &s->runs[s->n_runs - 1])) {
		line->n_runs--;
		s->n_runs--;
	}
	line->end = end;
	if (line->picture)
		line->cols = line->picture_col + line->picture_cols;
}

void sheet_runs(struct sheet *s, const struct run *runs, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		add_run(s, runs[i]);
}

void sheet_scroll(struct sheet *s, int width, int reach)
{
	for (size_t i = 0; i < s->n_lines; i++)
		if (s->lines[i].cols > reach)
			reach = s->lines[i].cols;
	for (size_t i = 0; reach > width && i < s->n_lines; i++) {
		s->lines[i].reach = (uint16_t)reach;
		s->lines[i].fixed = s->prefix->rest.cols;
	}
}

struct line *sheet_finish(struct sheet *s, struct arena *a)
{
	struct run *runs = arena_alloc(a, s->n_runs * sizeof(*runs));
	struct line *lines = arena_alloc(a, s->n_lines * sizeof(*lines));

	if (s->n_runs)
		memcpy(runs, s->runs, s->n_runs * sizeof(*runs));
	if (s->n_lines)
		memcpy(lines, s->lines, s->n_lines * sizeof(*lines));
	for (size_t i = 0; i < s->n_lines; i++) {
		lines[i].runs = runs;
		runs += lines[i].n_runs;
	}
	return lines;
}
