/* SPDX-License-Identifier: MIT */
#include "app/command_show.h"

#include "app/message.h"
#include "app/style.h"
#include "archive/body.h"
#include "doc/doc.h"
#include "doc/export.h"
#include "typeset/layout.h"
#include "ui/face.h"
#include "ui/theme.h"
#include "unicode/width.h"

#include <assert.h>
#include <string.h>

enum { WIDTH_WITHOUT_TERMINAL = 80, NARROWEST = LAYOUT_MIN_WIDTH };

static int show_width(const struct job *job)
{
	const int measure = job->options->settings.measure;

	if (job->options->width)
		return job->options->width;
	int cols = job_width(job, WIDTH_WITHOUT_TERMINAL);
	cols = cols < measure ? cols : measure;
	return cols > NARROWEST ? cols : NARROWEST;
}

/* Bytes of the run without the blanks at its end, which no line shall have. */
static uint32_t trimmed(const struct run *run)
{
	uint32_t len = run->len;

	while (len && run->text[len - 1] == ' ')
		len--;
	return len;
}

static void print_run(struct output *out, const struct doc *doc,
		      const struct line *line, const struct run *run,
		      uint32_t len)
{
	const uint16_t face = face_of_run(doc, line, run);
	const struct link *link =
		out->colour && run->link ? doc_link(doc, run->link) : NULL;
	const bool open =
		link && style_link_start(&out->buf, link->url, run->link);

	output_face(out, face, run->text, len);
	if (open)
		style_link_end(&out->buf);
}

static void print_line(struct output *out, const struct doc *doc,
		       const struct line *line)
{
	uint32_t n = line->n_runs;

	while (n && !trimmed(&line->runs[n - 1]))
		n--;
	for (uint32_t i = 0; i < n; i++) {
		const struct run *run = &line->runs[i];
		print_run(out, doc, line, run,
			  i + 1 < n ? run->len : trimmed(run));
	}
	output_end_line(out);
}

static void print_doc(const struct job *job, const struct doc *doc,
		      const struct layout_options *o)
{
	struct layout *layout = layout_new(doc, o);
	struct spot spot = { 0 };
	const struct line *line = layout_line(layout, spot);

	while (line && !job_over(job)) {
		print_line(job->out, doc, line);
		if (!layout_move(layout, &spot, 1))
			break;
		line = layout_line(layout, spot);
	}
	layout_free(layout);
}

/* The line between two posts. */
static void print_rule(const struct job *job, int width)
{
	const char *bar = job->out->rules.ambiguous_wide ? "-" : "─";
	struct buf rule = { 0 };

	for (int cols = 0; cols < width; cols++)
		buf_add_str(&rule, bar);
	output_end_line(job->out);
	output_face(job->out, FACE_RULE, buf_str(&rule), rule.len);
	output_end_line(job->out);
	output_end_line(job->out);
	buf_release(&rule);
}

static void print_text(const struct job *job, const struct post *p,
		       const struct doc *doc, int width)
{
	const struct settings *settings = &job->options->settings;
	struct layout_options o;

	setting_layout(settings, width, post_lang(p, (enum lang)settings->lang),
		       &o);
	o.highlight = job->out->colour && settings->highlight;
	print_doc(job, doc, &o);
}

static void print_html(const struct job *job, const struct doc *doc)
{
	struct buf html = { 0 };

	export_html(&html, doc);
	output_str(job->out, "<article>\n");
	output_add(job->out, buf_str(&html), html.len);
	output_str(job->out, "</article>\n");
	output_relieve(job->out);
	buf_release(&html);
}

static bool print_post(const struct job *job, const struct post *p, int width)
{
	const unsigned flags = job->options->no_head ? 0 : DOC_HEAD;
	struct buf body = { 0 };
	struct err err = { 0 };
	const bool ok = body_read(p, &body, &err);

	if (ok) {
		struct doc *doc = doc_new(p, buf_str(&body), body.len, flags);
		if (job->options->format == FORMAT_HTML)
			print_html(job, doc);
		else
			print_text(job, p, doc, width);
		doc_free(doc);
	} else {
		job_complain(p, &err);
	}
	buf_release(&body);
	return ok;
}

int command_show(const struct job *job)
{
	const struct selection *s = job->selection;
	const int width = show_width(job);
	int status = s->n ? JOB_DONE : JOB_NOTHING;

	for (size_t i = 0; i < s->n && !job_over(job); i++) {
		if (i && job->options->format == FORMAT_TEXT)
			print_rule(job, width);
		if (!print_post(job, s->posts[i], width))
			status = JOB_NOTHING;
	}
	return status;
}
