/* SPDX-License-Identifier: MIT */
#include "doc/masthead.h"

#include "archive/archive.h"
#include "base/buf.h"
#include "doc/tree.h"
#include "doc/urls.h"
#include "doc/writer.h"

#include <string.h>

static const char separator[] = " · ";

/* A line about the post, which is begun when there is something to say. */
struct line {
	struct writer *w;
	bool begun;
};

static void item(struct line *line, const char *between)
{
	if (line->begun)
		writer_add_str(line->w, between);
	else
		writer_begin(line->w, BLOCK_META, 0);
	line->begun = true;
}

static void end(struct line *line)
{
	if (line->begun)
		writer_end(line->w);
}

static void add_values(struct line *line, const struct post *p, enum facet f,
		       const char *first, const char *between, const char *mark)
{
	const uint32_t n = post_value_count(p, f);

	for (uint32_t i = 0; i < n; i++) {
		item(line, i ? between : first);
		writer_add_str(line->w, mark);
		writer_add_str(line->w, post_value(p, f, i)->name);
	}
}

static void add_date(struct line *line, const struct date *date)
{
	struct buf day = { 0 };

	date_add_day(&day, date);
	if (day.len) {
		item(line, separator);
		writer_add(line->w, day.data, day.len);
	}
	buf_release(&day);
}

/* The site where there is a URL, else the name as it was given. */
static void add_source_name(struct writer *w, const struct post *p)
{
	if (post_value_count(p, FACET_SOURCE)) {
		writer_add_str(w, post_value(p, FACET_SOURCE, 0)->name);
	} else if (urls_is_url(p->source)) {
		size_t len;
		const char *host = urls_host(p->source, &len);
		writer_add(w, host, len);
	} else {
		writer_add_str(w, p->source);
	}
}

static void add_source(struct line *line, const struct post *p)
{
	const bool url = urls_is_url(p->source);

	if (!*p->source)
		return;
	item(line, separator);
	if (url)
		writer_link_begin(line->w, LINK_SOURCE, p->source);
	add_source_name(line->w, p);
	if (url)
		writer_link_end(line->w);
}

static void write_title(struct writer *w, const struct post *p)
{
	if (!*p->title)
		return;
	writer_begin(w, BLOCK_TITLE, 0);
	writer_add_str(w, p->title);
	writer_end(w);
}

static void write_lines(struct writer *w, const struct post *p)
{
	struct line about = { .w = w };
	struct line filed = { .w = w };

	add_date(&about, &p->date);
	add_values(&about, p, FACET_AUTHOR, separator, ", ", "");
	add_source(&about, p);
	end(&about);
	add_values(&filed, p, FACET_CATEGORY, separator, ", ", "");
	add_values(&filed, p, FACET_TAG, separator, " ", "#");
	end(&filed);
}

/* Without the lines that show it, the source is a link all the same. */
static void add_unseen_source(struct doc *d, const char *url)
{
	const uint32_t number = tree_link(d, LINK_SOURCE, url, d->root, 0);
	size_t len;
	const char *host = urls_host(url, &len);

	d->links[number - 1].text = tree_line(d, host, len);
}

void masthead_write(struct writer *w, const struct post *p)
{
	if (w->flags & DOC_HEAD) {
		write_title(w, p);
		write_lines(w, p);
	} else if (urls_is_url(p->source)) {
		add_unseen_source(w->doc, p->source);
	}
}
