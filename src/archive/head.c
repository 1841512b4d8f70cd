/* SPDX-License-Identifier: MIT */
#include "archive/head.h"

#include "archive/ascii.h"
#include "archive/date_doubt.h"
#include "archive/encoding.h"
#include "archive/fields.h"
#include "archive/folder_rules.h"
#include "archive/head_need.h"
#include "archive/head_values.h"
#include "archive/json_head.h"
#include "archive/language.h"
#include "archive/loose_head.h"
#include "archive/plain_head.h"
#include "archive/simple_head.h"
#include "archive/title.h"
#include "archive/toml_head.h"
#include "archive/twin.h"
#include "archive/yaml_head.h"
#include "archive/zone.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MAX_TITLE = 4096,    /* bytes */
	BODY_CHECKED = 1024, /* bytes that must be UTF-8 */
	MAX_QUOTED = 60,     /* bytes of a value shown in a message */
};

/* one post on its way from bytes to a draft */
struct work {
	struct batch *batch;
	struct draft *draft;
	struct slice text;
	struct head_split split;
	struct fields *fields;   /* the batch's room for them */
	bool simple;             /* split and read at once */
	const char *encoding;    /* NULL = UTF-8 */
	struct buf converted;    /* the head in UTF-8, if it was not */
	struct buf head;         /* and without controls, if there were any */
	const struct site *site; /* NULL = none */
};

static enum site_kind kind_of(const struct work *w)
{
	return w->site ? w->site->kind : SITE_UNKNOWN;
}

/* Something is wrong at a line of the file, 0 = nowhere in particular. */
static void wrong(struct work *w, enum problem_kind kind, size_t line,
		  size_t col, const char *fmt, ...) ERR_PRINTF(5, 6);

static void wrong(struct work *w, enum problem_kind kind, size_t line,
		  size_t col, const char *fmt, ...)
{
	struct err err;
	va_list args;

	va_start(args, fmt);
	vsnprintf(err.text, sizeof(err.text), fmt, args);
	va_end(args);
	w->draft->post.flags |= POST_BROKEN;
	batch_add_problem(w->batch, w->draft->post.path, line, col, kind, "%s",
			  err.text);
}

static struct slice head_of(const struct work *w)
{
	return slice_head(slice_from(w->text, w->split.head_off),
			  w->split.head_len);
}

static struct slice body_of(const struct work *w)
{
	return slice_from(w->text, w->split.body_off);
}

/* A place in the file as line and column, from 1. */
static void place(struct slice text, size_t off, size_t *line, size_t *col)
{
	struct slice rest = text;

	*line = 0;
	do {
		*col = off - (size_t)(rest.p - text.p) + 1;
		slice_line(&rest);
		++*line;
	} while (rest.len && (size_t)(rest.p - text.p) <= off);
}

/* True if the head, and enough of the body to know it by, are UTF-8; else
 * `*good` bytes are. The last bytes may be the start of a character whose rest
 * is behind. */
static bool is_utf8(const struct work *w, size_t *good)
{
	const struct slice text =
		slice_head(w->text, w->split.body_off + BODY_CHECKED);
	/* a simple head is known to be UTF-8 */
	const size_t known = w->simple ? w->split.body_off : 0;
	const bool cut = text.len < w->draft->post.size;

	*good = known + utf8_valid_len(text.p + known, text.len - known);
	return *good + (cut ? UTF8_MAX - 1 : 0) >= text.len;
}

/* What is no UTF-8 is converted as a whole and split anew. */
static void check_encoding(struct work *w)
{
	const char *wide = w->simple ? NULL : encoding_marked(w->text);
	size_t good = 0, line, col;

	if (!wide && is_utf8(w, &good))
		return;
	place(w->text, good, &line, &col);
	const char *encoding = wide ? wide : encoding_guess(w->text);
	wrong(w, PROBLEM_ENCODING, line, col, "not UTF-8");
	batch_set_taken(w->batch, "read as %s",
			encoding ? encoding
				 : "UTF-8, with U+FFFD for what is not");
	encoding_to_utf8(&w->converted, w->text, encoding);
	w->text = (struct slice){ buf_str(&w->converted), w->converted.len };
	/* GBK may be UTF-8 by chance, as far as the head goes */
	w->simple = w->simple && !encoding;
	if (!w->simple)
		head_split(w->text.p, w->text.len, &w->split);
}

/* What libyaml refuses though it means nothing: controls and the like. Bytes
 * of it at the start of `s`, else 0. */
static size_t unwanted(struct slice s)
{
	const unsigned char c = (unsigned char)s.p[0];
	uint32_t cp;

	if (c < 0x80)
		return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
		       c == 0x7F;
	if (c != 0xC2 && c != 0xE2 && c != 0xEF)
		return 0;
	const size_t n = utf8_decode(s.p, s.len, &cp);
	return cp < 0xA0 || cp == 0x2028 || cp == 0x2029 || cp == 0xFEFF ||
			       cp == 0xFFFE || cp == 0xFFFF
		       ? n
		       : 0;
}

/* Bytes of `s` before what is unwanted. */
static size_t wanted_run(struct slice s)
{
	size_t i = 0;

	while (i < s.len && !unwanted(slice_from(s, i)))
		i++;
	return i;
}

/* Controls become nothing, and are a problem of the post. */
static struct slice without_controls(struct work *w, struct slice text)
{
	size_t i = wanted_run(text), line, col;

	if (i == text.len)
		return text;
	place(text, i, &line, &col);
	if (unwanted(slice_from(text, i)) < 3)
		wrong(w, PROBLEM_CONTROL, w->split.head_line + line, col,
		      "a control character in the front matter");
	buf_add(&w->head, text.p, i);
	while (i < text.len) {
		i += unwanted(slice_from(text, i));
		const size_t run = wanted_run(slice_from(text, i));
		buf_add(&w->head, text.p + i, run);
		i += run;
	}
	return (struct slice){ buf_str(&w->head), w->head.len };
}

/* The line is one of those by which git parts what two have written. */
static bool is_conflict(struct slice head, uint32_t line)
{
	static const char *const marks[] = { "<<<<<<<", "=======", ">>>>>>>",
					     "|||||||" };

	for (uint32_t i = 0; i < line; i++)
		slice_line(&head);
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (slice_starts(head, marks[i]))
			return true;
	return false;
}

static void fields_wrong(struct work *w, struct slice head,
			 const struct fields_error *error)
{
	wrong(w, error->excess ? PROBLEM_LARGE_HEAD : PROBLEM_SYNTAX,
	      w->split.head_line + error->line + 1, error->col + 1,
	      "front matter: %s",
	      is_conflict(head, error->line)
		      ? "a merge conflict is not resolved"
		      : error->why.text);
	batch_set_taken(w->batch, "read line by line");
}

/* What is no YAML may be TOML between the wrong lines; anything else is read
 * as a person would. */
static void read_loosely(struct work *w, struct slice head)
{
	struct fields_error error;

	if (!toml_head_read(head, w->fields, &error) || !w->fields->n)
		loose_head_read(head, w->fields);
}

static void read_head(struct work *w)
{
	const struct slice head = without_controls(w, head_of(w));
	struct fields_error error;

	fields_clear(w->fields);
	switch (w->split.kind) {
	case HEAD_YAML:
		if (yaml_head_read(head, w->fields, &error))
			return;
		fields_wrong(w, head, &error);
		read_loosely(w, head);
		return;
	case HEAD_TOML:
		if (!toml_head_read(head, w->fields, &error))
			fields_wrong(w, head, &error);
		if (!w->fields->n)
			loose_head_read(head, w->fields);
		w->fields->blanks_part = false;
		return;
	case HEAD_JSON:
		if (!json_head_read(head, w->fields, &error))
			fields_wrong(w, head, &error);
		w->fields->blanks_part = false;
		return;
	case HEAD_PAIRS:
		plain_head_read_pairs(head, w->fields);
		w->fields->blanks_part = false;
		return;
	case HEAD_COLUMNS:
		plain_head_read_columns(head, w->fields);
		return;
	case HEAD_ORG:
		plain_head_read_org(head, w->fields);
		w->fields->blanks_part = false;
		return;
	case HEAD_DOTS:
		plain_head_read_dots(head, w->fields);
		w->fields->blanks_part = false;
		return;
	case HEAD_DOUBLE:
		plain_head_read_double(head, w->fields);
		w->fields->blanks_part = false;
		return;
	case HEAD_PERCENT:
		plain_head_read_percent(head, w->fields);
		w->fields->blanks_part = false;
		return;
	case HEAD_REFS:
		plain_head_read_refs(head, w->fields);
		return;
	case HEAD_NONE:
		return;
	}
}

static uint32_t file_line(const struct work *w, const struct field *f)
{
	return w->split.head_line + f->line + 1;
}

static void report_one_repeated(struct work *w, const struct field *f)
{
	wrong(w, PROBLEM_KEY_TWICE, file_line(w, f), 1, "`%s` is given twice",
	      fields_key(w->fields, f));
	batch_set_taken(w->batch, "the last one counts");
}

static void report_repeated(struct work *w)
{
	for (size_t i = 0; i < w->fields->n; i++) {
		const struct field *f = &w->fields->items[i];
		if (f->repeated)
			report_one_repeated(w, f);
	}
}

/* In the head's title a list's brackets were meant as text. */
static bool title_from_head(struct work *w, struct buf *title)
{
	const struct field *f = head_values_title(w->fields);

	if (!f)
		return false;
	for (size_t i = 0; i < f->n; i++) {
		if (i)
			buf_add_str(title, ", ");
		title_add_clean(title, slice_of(fields_value(w->fields, f, i)));
	}
	return title->len > 0;
}

static bool title_from_text(struct work *w, struct buf *title)
{
	const struct slice body = slice_head(body_of(w), HEAD_NEED_TITLE);

	return title_from_body(title, body, w->draft->post.flags & POST_HTML);
}

static bool title_from_subject(struct work *w, struct buf *title)
{
	const struct field *f = fields_find(w->fields, "subject");

	title_add_clean(title, slice_of(fields_first(w->fields, f)));
	return title->len > 0;
}

/* A file name that goes on behind an ordinal or such with the slug. */
static bool title_from_slug(struct work *w, struct buf *title)
{
	const char *slug =
		fields_first(w->fields, fields_find(w->fields, "slug"));
	struct buf name = { 0 };

	title_from_name(&name, w->draft->post.name);
	const struct slice s = { buf_str(&name), name.len };
	const size_t len = strlen(slug);
	const bool ends = len && s.len > len && slice_ends(s, slug) &&
			  !ascii_is_alnum(s.p[s.len - len - 1]);
	if (ends)
		title_add_clean(title, slice_of(slug));
	buf_release(&name);
	return title->len > 0;
}

static void title_for_number(struct work *w, struct buf *title)
{
	struct buf opening = { 0 };

	if (!(w->draft->post.flags & POST_HTML) && title_is_number(title) &&
	    title_from_opening(&opening,
			       slice_head(body_of(w), HEAD_NEED_TITLE))) {
		buf_release(title);
		*title = opening;
		return;
	}
	buf_release(&opening);
}

/* What a quote that isn't closed has swallowed is no title. */
static size_t shown_len(const struct buf *title)
{
	size_t n = title->len < MAX_TITLE ? title->len : MAX_TITLE;

	while (n < title->len && n && (title->data[n] & 0xC0) == 0x80)
		n--;
	return n;
}

static void set_title(struct work *w)
{
	struct post *p = &w->draft->post;
	struct buf title = { 0 };

	if (!title_from_head(w, &title) && !title_from_text(w, &title) &&
	    !title_from_subject(w, &title)) {
		if (!title_from_slug(w, &title))
			title_from_name(&title, p->name);
		title_for_number(w, &title);
		p->flags |= POST_TITLE_FROM_NAME;
	}
	p->title = arena_memdup(&w->batch->arena, buf_str(&title),
				shown_len(&title));
	buf_release(&title);
}

static void report_date(struct work *w, const struct field *f)
{
	const struct post *p = &w->draft->post;
	struct buf day = { 0 };

	date_add_day(&day, &p->date);
	wrong(w, PROBLEM_DATE, file_line(w, f), 1, "`%.*s` is not a date",
	      MAX_QUOTED, fields_first(w->fields, f));
	if (!day.len)
		batch_set_taken(w->batch, "no date");
	else
		batch_set_taken(w->batch, "taken for %s%s", day.data,
				p->flags & POST_DATE_FROM_NAME
					? ", from the file name"
					: "");
	buf_release(&day);
}

/* A day's difference may be that of two time zones. */
static void compare_with_name(struct work *w, const struct field *f)
{
	const struct date *d = &w->draft->post.date;
	struct date name;
	struct buf day = { 0 };

	if (d->precision < DATE_DAY ||
	    !date_from_name(w->draft->post.name, &name))
		return;
	const int64_t days = date_days(d->year, d->month, d->day) -
			     date_days(name.year, name.month, name.day);
	if (days >= -(d->precision > DATE_DAY) &&
	    days <= (d->precision > DATE_DAY))
		return;
	date_add_day(&day, &name);
	wrong(w, PROBLEM_DATE_NAME, file_line(w, f), 1,
	      "`%.*s` is not the day in the file name, %s", MAX_QUOTED,
	      fields_first(w->fields, f), day.data);
	batch_set_taken(w->batch, "the front matter counts");
	buf_release(&day);
}

static bool date_by_name(const struct work *w, struct date *out)
{
	return date_from_path(w->draft->post.name, out) ||
	       date_from_path(head_values_slug(w->fields), out);
}

static void set_date(struct work *w)
{
	struct post *p = &w->draft->post;
	const struct field *f = head_values_date(w->fields);
	const char *text = fields_first(w->fields, f);
	struct date by_name;
	const bool given = date_parse(text, strlen(text), &p->date);
	const bool odd = f && !date_is_left_open(text) &&
			 (!given || date_doubt(text, &p->date));

	if (date_by_name(w, &by_name) &&
	    (!given || date_refines(&by_name, &p->date))) {
		p->date = by_name;
		p->flags |= POST_DATE_FROM_NAME;
	}
	if (odd)
		report_date(w, f);
	else if (given)
		compare_with_name(w, f);
}

/* The zone that the date names, `2026-02-13 08:30 Asia/Tokyo`; NULL = none. */
static const struct zone *zone_of_date(struct work *w)
{
	const struct field *f = head_values_date(w->fields);
	const struct slice name =
		zones_name(slice_of(fields_first(w->fields, f)));

	if (!name.len)
		return NULL;
	const struct zone *zone = zones_find(&w->batch->zones, name);
	if (zone)
		return zone;
	wrong(w, PROBLEM_DATE, file_line(w, f), 1,
	      "the time zone `%.*s` is not known",
	      name.len < MAX_QUOTED ? (int)name.len : MAX_QUOTED, name.p);
	return NULL;
}

/* What is a wall clock's time without a zone was seen where the site is. */
static void set_zone(struct work *w)
{
	struct date *d = &w->draft->post.date;

	if (d->precision != DATE_TIME)
		return;
	const struct zone *zone = zone_of_date(w);
	if (!zone && w->site)
		zone = w->site->zone;
	if (!zone)
		return;
	d->zone = (int16_t)(zone_offset(zone, d->when) / 60);
	d->when -= (int64_t)d->zone * 60;
	d->precision = DATE_ZONE;
}

static void set_month(struct work *w)
{
	struct date month = w->draft->post.date;
	struct buf name = { 0 };

	if (month.precision > DATE_MONTH)
		month.precision = DATE_MONTH;
	date_add_day(&name, &month);
	batch_add_name(w->batch, w->draft, FACET_MONTH, buf_str(&name),
		       name.len);
	buf_release(&name);
}

/* Which text it is in one of its languages. */
static void set_twin(struct work *w)
{
	struct post *p = &w->draft->post;
	const bool slugs =
		w->split.kind == HEAD_PAIRS || kind_of(w) == SITE_PELICAN;
	const struct slice given = { p->path, (size_t)(p->name - p->path) };

	p->twin = twin_of(w->fields, slugs,
			  w->site ? slice_of(w->site->folder) : given);
	if (p->twin)
		p->flags |= POST_TAGGED;
}

/* post.en.md, en/post.md */
static void set_lang_from_path(struct work *w)
{
	struct post *p = &w->draft->post;
	const struct slice in_name = language_in_name(p->path);
	const struct slice tag =
		in_name.len ? in_name : language_in_folders(p->path, p->lang);

	if (tag.len)
		p->flags |= POST_TAGGED;
	if (tag.len && !*p->lang)
		p->lang = arena_memdup(&w->batch->arena, tag.p, tag.len);
	if (*p->lang || !w->site || !*w->site->lang)
		return;
	p->lang = arena_strdup(&w->batch->arena, w->site->lang);
	p->flags |= POST_LANG_OF_SITE;
}

static void add_category(struct work *w, struct slice name)
{
	batch_add_name(w->batch, w->draft, FACET_CATEGORY, name.p, name.len);
}

/* Folders above `_posts` and below it, as far as they are known. */
static void add_folders(struct work *w, const char *path, size_t name_off,
			enum folder_part part)
{
	struct slice folder = { 0 };

	while (folder_rules_category(path, name_off, part, &folder))
		add_category(w, folder);
}

static bool has_category(const struct work *w)
{
	return batch_name_count(w->batch, w->draft, FACET_CATEGORY) > 0;
}

/* Jekyll has those above beside what the head says; else folders speak where
 * the head doesn't, and then the configuration. Of a file that was given alone
 * nobody knows where its site begins, so that those above say nothing. */
static void set_categories_from_path(struct work *w)
{
	const struct post *p = &w->draft->post;
	const enum site_kind kind = kind_of(w);
	struct buf room = { 0 };
	const char *path = p->path;
	size_t name_off =
		p->name == p->path ? strlen(path) : (size_t)(p->name - p->path);

	if (w->site) {
		path = sites_path(p->place, p->path, &room);
		name_off = site_posts_off(w->site, path);
	}
	if (kind == SITE_JEKYLL)
		add_folders(w, path, name_off, FOLDER_ABOVE);
	if (kind == SITE_PELICAN && !has_category(w))
		add_category(w, folder_rules_last(path));
	if (!has_category(w))
		add_folders(w, path, name_off, FOLDER_BOTH);
	if (w->site && !has_category(w))
		add_category(w, slice_of(w->site->category));
	buf_release(&room);
}

static void set_flags_from_name(struct post *p)
{
	const struct slice path = slice_of(p->path);
	const struct slice name = slice_of(p->name);

	if (slice_ends(path, ".html") || slice_ends(path, ".htm"))
		p->flags |= POST_HTML;
	if (slice_starts(name, "_drafts/") ||
	    slice_find(path, "/_drafts/") < path.len)
		p->flags |= POST_DRAFT;
}

/* Where a head is too large, its end was not looked for: that is told when it
 * is read. */
static void report_oddity(struct work *w)
{
	const struct head_split *s = &w->split;
	const bool large = s->kind == HEAD_YAML && s->head_len > YAML_HEAD_MAX;

	if (s->oddity && (s->closed || !large))
		wrong(w, PROBLEM_FENCE, s->head_line ? s->head_line : 1, 1,
		      "%s", s->oddity);
}

/* What the site says of the post, and the post doesn't. */
static void apply_site(struct work *w)
{
	const struct site_place *p = w->draft->post.place;

	if (p && (p->section || p->above || p->site->n_scopes))
		sites_apply(p, w->draft->post.path, w->fields);
}

static void split(struct work *w, const struct head_known *known)
{
	w->simple = known && known->simple;
	if (w->simple) {
		w->split = known->split;
		return;
	}
	w->simple =
		simple_head_read(w->text.p, w->text.len, &w->split, w->fields);
	if (!w->simple)
		head_split(w->text.p, w->text.len, &w->split);
}

struct draft *head_read(struct batch *b, const char *path, const char *name,
			const char *text, size_t len, uint64_t size,
			const struct site_place *place,
			const struct head_known *known)
{
	struct work w = { .batch = b,
			  .draft = batch_add(b),
			  .text = { text, len },
			  .fields = &b->fields,
			  .site = place ? place->site : NULL };
	struct post *p = &w.draft->post;

	p->path = path;
	p->name = name;
	p->size = (uint32_t)size;
	p->place = place;
	set_flags_from_name(p);
	split(&w, known);
	p->body_off = (uint32_t)w.split.body_off;
	check_encoding(&w);
	p->body_line = w.split.body_line;
	report_oddity(&w);
	if (!w.simple)
		read_head(&w);
	report_repeated(&w);
	apply_site(&w);
	head_values_set(b, w.draft, w.fields, kind_of(&w));
	set_title(&w);
	set_date(&w);
	set_zone(&w);
	set_month(&w);
	set_lang_from_path(&w);
	set_twin(&w);
	set_categories_from_path(&w);
	buf_release(&w.converted);
	buf_release(&w.head);
	return w.draft;
}
