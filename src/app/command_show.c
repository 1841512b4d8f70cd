/* SPDX-License-Identifier: MIT */
#include "app/command_show.h"

#include "app/drawer.h"
#include "app/message.h"
#include "app/press.h"
#include "app/show_json.h"
#include "app/style.h"
#include "archive/body.h"
#include "base/sanitise.h"
#include "doc/doc.h"
#include "doc/export.h"
#include "sketch/picture.h"
#include "typeset/layout.h"
#include "ui/face.h"
#include "ui/theme.h"
#include "unicode/grapheme.h"
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
	if (!out->colour) {
		output_add(out, run->text, len);
		return;
	}
	const struct link *link = run->link ? doc_link(doc, run->link) : NULL;
	const bool open =
		link && style_link_start(&out->buf, link->url, run->link);

	output_face(out, face_of_run(doc, line, run), run->text, len);
	if (open)
		style_link_end(&out->buf);
}

/* Cells without the blanks at the end that show nothing. */
static int picture_cols(const struct line *line)
{
	int n = line->picture_cols;

	while (n && line->picture[n - 1].cp == ' ' &&
	       !line->picture[n - 1].paper)
		n--;
	return n;
}

static void print_picture(struct output *out, const struct line *line)
{
	const int n = picture_cols(line);
	unsigned ink = 0, paper = 0;
	int at = 0; /* cells that the prefix takes, less what was cut off it */

	for (uint32_t i = 0; i < line->n_runs; i++)
		at += line->runs[i].cols;
	output_fill(out, ' ', n ? line->picture_col - at : 0);
	for (int i = 0; i < n; i++) {
		const struct picture_cell *cell = &line->picture[i];
		if (cell->ink != ink || cell->paper != paper)
			style_picture(&out->buf, cell->ink, cell->paper);
		ink = cell->ink;
		paper = cell->paper;
		buf_add_utf8(&out->buf, cell->cp);
	}
	if (ink || paper)
		style_plain(&out->buf);
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
	if (line->picture)
		print_picture(out, line);
	output_end_line(out);
}

/* Prints the leaves from `first` on. */
static void print_leaves(const void *options, const struct doc *doc,
			 size_t first, struct output *out)
{
	struct layout *layout = layout_new(doc, options);
	struct spot spot = { (uint32_t)first, 0 };
	const struct line *line =
		first < doc_leaf_count(doc) ? layout_line(layout, spot) : NULL;

	if (line)
		spot.leaf = line->leaf;
	while (line && line->leaf >= first && !out->error) {
		print_line(out, doc, line);
		if (!layout_move(layout, &spot, 1))
			break;
		line = layout_line(layout, spot);
	}
	layout_free(layout);
}

/* The line cut where it would be too wide, each part on a line of its own. */
static void print_cut(struct output *out, const char *text, size_t len,
		      int width)
{
	while (len) {
		size_t n = width_fit(text, len, width, &out->rules, NULL);
		if (!n) /* a character wider than the line */
			n = grapheme_next(text, len);
		output_face(out, FACE_LINK, text, n);
		output_end_line(out);
		text += n;
		len -= n;
	}
}

/* The addresses under their numbers. */
static void print_links(const struct job *job, const struct doc *doc, int width)
{
	const size_t n = doc_link_count(doc);

	for (size_t i = 1; i <= n; i++) {
		const struct link *link = doc_link(doc, i);
		struct buf line = { 0 };
		if (i == 1)
			output_end_line(job->out);
		buf_printf(&line, "[%zu] ", i);
		sanitise(&line, link->url, strlen(link->url), SANITISE_LINE);
		print_cut(job->out, line.data, line.len, width);
		buf_release(&line);
	}
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

/* Where the pictures of a post come from. */
struct source {
	const struct drawer *drawer;
	const struct post *post;
};

static struct picture *find_picture(void *arg, const struct link *image,
				    int cols, bool *later)
{
	const struct source *s = arg;

	(void)later;
	return drawer_draw(s->drawer, s->post->path, image->url, cols, NULL);
}

static const struct setting_collection *collection_of(const struct settings *s,
						      const struct post *p)
{
	const struct value *in = post_value(p, FACET_COLLECTION, 0);

	return in ? setting_collection_of(s, in->name) : NULL;
}

static void print_text(const struct job *job, const struct drawer *drawer,
		       const struct post *p, struct doc *doc, int width)
{
	const struct settings *settings = &job->options->settings;
	struct source source = { drawer, p };
	struct settings own;
	struct layout_options o;

	setting_overlay(&own, settings, collection_of(settings, p));
	setting_layout(&own, width, post_lang(p, (enum lang)own.lang), &o);
	o.highlight = job->out->colour && settings->highlight;
	o.underline = !job->out->colour;
	if (drawer->program)
		o.pictures = (struct layout_pictures){ find_picture, &source };
	if (press_pays(doc)) {
		press_run(doc, print_leaves, &o, job->out);
	} else {
		while (doc_more(doc))
			;
		print_leaves(&o, doc, 0, job->out);
	}
	if (settings->links == SETTING_LINKS_LIST)
		print_links(job, doc, width);
}

static void print_html(const struct job *job, struct doc *doc)
{
	struct buf html = { 0 };

	while (doc_more(doc))
		;
	export_html(&html, doc);
	output_str(job->out, "<article>\n");
	output_add(job->out, buf_str(&html), html.len);
	output_str(job->out, "</article>\n");
	output_relieve(job->out);
	buf_release(&html);
}

static void print_json(const struct job *job, const struct post *p,
		       struct doc *doc)
{
	while (doc_more(doc))
		;
	show_json(&job->out->buf, p, doc);
	output_relieve(job->out);
}

static unsigned doc_flags(const struct job *job)
{
	const struct settings *s = &job->options->settings;
	unsigned flags = job->options->no_head ? 0 : DOC_HEAD;

	if (s->ruby == SETTING_RUBY_HIDE)
		flags |= DOC_HIDE_RUBY;
	if (job->options->format == FORMAT_JSON)
		flags |= DOC_SOURCES;
	if (job->options->format != FORMAT_TEXT)
		return flags;
	flags |= DOC_SCRIPTS;
	if (!job->out->colour)
		flags |= DOC_STRUCK;
	if (s->links != SETTING_LINKS_PLAIN)
		flags |= DOC_LINK_NUMBERS;
	return flags;
}

static bool print_post(const struct job *job, const struct drawer *drawer,
		       const struct post *p, int width)
{
	struct buf body = { 0 };
	struct err err = { 0 };
	const bool ok = body_read(p, &body, &err);

	if (ok) {
		struct doc *doc =
			doc_begin(p, buf_str(&body), body.len, doc_flags(job));
		if (job->options->format == FORMAT_HTML)
			print_html(job, doc);
		else if (job->options->format == FORMAT_JSON)
			print_json(job, p, doc);
		else
			print_text(job, drawer, p, doc, width);
		doc_free(doc);
	} else {
		job_complain(p, &err);
	}
	buf_release(&body);
	return ok;
}

/* What stands before post `i` of the output. */
static void print_between(const struct job *job, size_t i, int width)
{
	switch ((enum options_format)job->options->format) {
	case FORMAT_TEXT:
		if (i)
			print_rule(job, width);
		break;
	case FORMAT_HTML:
		break;
	case FORMAT_JSON:
		output_str(job->out, i ? ",\n" : "[\n");
		break;
	}
}

/* Pictures are for who asks for them here: the configuration may be about the
 * screen. Without a program if there are none to be. */
static struct drawer find_drawer(const struct job *job)
{
	const struct settings *s = &job->options->settings;
	struct drawer drawer = { NULL, 0, false };

	if (!s->images || job->options->format != FORMAT_TEXT ||
	    setting_origin(s, setting_find("images")) != SETTING_COMMAND)
		return drawer;
	drawer_init(&drawer, job->program);
	drawer.colours = job->out->colours;
	drawer.ascii = job->out->rules.ambiguous_wide;
	if (!drawer.program)
		message_print("%s", drawer_missing);
	return drawer;
}

/* Posts that can't be read are left out, with what stands before them. */
int command_show(const struct job *job)
{
	const struct selection *s = job->selection;
	const bool json = job->options->format == FORMAT_JSON;
	const int width = show_width(job);
	int status = s->n ? JOB_DONE : JOB_NOTHING;
	size_t printed = 0;
	struct drawer drawer = find_drawer(job);

	for (size_t i = 0; i < s->n && !job_over(job); i++) {
		const size_t before = job->out->buf.len;
		print_between(job, printed, width);
		if (print_post(job, &drawer, s->posts[i], width)) {
			printed++;
			continue;
		}
		if (json)
			buf_truncate(&job->out->buf, before);
		status = JOB_NOTHING;
	}
	drawer_release(&drawer);
	if (json)
		output_str(job->out, printed ? "\n]\n" : "[]\n");
	return status;
}
