/* SPDX-License-Identifier: MIT */
#include "archive/packed.h"

#include "archive/slice.h"
#include "base/sanitise.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* More than any batch has; so that sums of sizes stay far from overflow. */
enum { MAX_COUNT = 1 << 24, MAX_BYTES = 1 << 30 };

struct head {
	uint32_t n_posts, n_others, n_problems;
	uint32_t n_names, n_mentions;
	uint32_t n_text; /* bytes of strings, each ended by NUL */
	uint32_t spare[2];
};

/* A string is its offset among the strings. All structs are without gaps. */
struct file_record {
	struct identity id;
	uint32_t name;
	uint16_t given, spare;
};

struct post_record {
	struct file_record file;
	int64_t when;
	int64_t mtime;
	uint64_t body_off;
	uint32_t title, source, lang, layout, description;
	uint32_t body_line, flags;
	uint32_t first_name, n_names; /* of the mentions */
	int16_t zone, year;
	uint8_t month, day, precision, spare[5];
};

struct name_record {
	uint32_t text;
	uint32_t facet;
};

struct problem_record {
	uint32_t file; /* number of its record */
	uint32_t line, col;
	uint32_t message, taken;
	uint16_t kind;
	uint16_t skipped;
};

/* The parts, in their order. */
struct view {
	const struct head *head;
	const struct post_record *posts;
	const struct file_record *others;
	const struct problem_record *problems;
	const struct name_record *names;
	const uint32_t *mentions;
	const char *text;
};

static size_t parts_len(const struct head *h)
{
	return sizeof(*h) + h->n_posts * sizeof(struct post_record) +
	       h->n_others * sizeof(struct file_record) +
	       h->n_problems * sizeof(struct problem_record) +
	       h->n_names * sizeof(struct name_record) +
	       h->n_mentions * sizeof(uint32_t);
}

static struct view view_of(const struct packed *k)
{
	struct view v = { .head = (const void *)k->bytes };

	v.posts = (const void *)(v.head + 1);
	v.others = (const void *)(v.posts + v.head->n_posts);
	v.problems = (const void *)(v.others + v.head->n_others);
	v.names = (const void *)(v.problems + v.head->n_problems);
	v.mentions = (const void *)(v.names + v.head->n_names);
	v.text = (const void *)(v.mentions + v.head->n_mentions);
	return v;
}

/* Strings on their way into a block; the first is "". */
struct packer {
	const struct batch *batch;
	struct buf text;
};

static uint32_t add_text(struct packer *p, const char *s)
{
	const uint32_t at = (uint32_t)p->text.len;

	if (!*s)
		return 0;
	buf_add(&p->text, s, strlen(s) + 1);
	return at;
}

static void pack_post(struct packer *p, struct buf *out, const struct draft *d)
{
	const struct post *post = &d->post;
	const struct post_record r = {
		.file = { .id = d->id,
			  .name = add_text(p, post->name),
			  .given = d->given },
		.when = post->date.when,
		.mtime = post->mtime,
		.body_off = post->body_off,
		.title = add_text(p, post->title),
		.source = add_text(p, post->source),
		.lang = add_text(p, post->lang),
		.layout = add_text(p, post->layout),
		.description = add_text(p, post->description),
		.body_line = post->body_line,
		.flags = post->flags,
		.first_name = d->first_name,
		.n_names = d->n_names,
		.zone = post->date.zone,
		.year = post->date.year,
		.month = post->date.month,
		.day = post->date.day,
		.precision = post->date.precision,
	};

	buf_add(out, (const char *)&r, sizeof(r));
}

static void pack_other(struct packer *p, struct buf *out,
		       const struct batch_other *o)
{
	const struct file_record r = {
		.id = o->id,
		.name = add_text(p, o->path + o->name),
		.given = o->given,
	};

	buf_add(out, (const char *)&r, sizeof(r));
}

/* The record of the file that a problem is of; problems come in the order of
 * the records, `*last` is where the last one was found. False if there is
 * none: it is of a file that could not be read. */
static bool find_record(const struct batch *b, const char *path, size_t *last)
{
	const size_t n = b->n + b->n_others;

	for (size_t tried = 0; tried < n; tried++) {
		const size_t i = (*last + tried) % n;
		const char *has = i < b->n ? b->drafts[i].post.path
					   : b->others[i - b->n].path;
		if (has == path || !strcmp(has, path)) {
			*last = i;
			return true;
		}
	}
	return false;
}

static uint32_t pack_problems(struct packer *p, struct buf *out)
{
	const struct batch *b = p->batch;
	size_t last = 0;
	uint32_t n = 0;

	for (size_t i = 0; i < b->n_problems; i++) {
		const struct problem *from = &b->problems[i];
		if (!find_record(b, from->path, &last))
			continue;
		const struct problem_record r = {
			.file = (uint32_t)last,
			.line = from->line,
			.col = from->col,
			.message = add_text(p, from->message),
			.taken = add_text(p, from->taken),
			.kind = (uint16_t)from->kind,
			.skipped = from->skipped,
		};
		buf_add(out, (const char *)&r, sizeof(r));
		n++;
	}
	return n;
}

static void pack_names(struct packer *p, struct buf *out)
{
	const struct batch *b = p->batch;

	for (size_t i = 0; i < b->n_names; i++) {
		const struct name_record r = {
			.text = add_text(p, b->names[i].text),
			.facet = (uint32_t)b->names[i].facet,
		};
		buf_add(out, (const char *)&r, sizeof(r));
	}
	buf_add(out, (const char *)b->mentions,
		b->n_mentions * sizeof(*b->mentions));
}

void packed_add(struct buf *out, const struct batch *b)
{
	struct packer p = { .batch = b };
	struct head h = { 0 };
	const size_t start = out->len;

	buf_add_char(&p.text, '\0');
	buf_add(out, (const char *)&h, sizeof(h));
	for (size_t i = 0; i < b->n; i++)
		pack_post(&p, out, &b->drafts[i]);
	for (size_t i = 0; i < b->n_others; i++)
		pack_other(&p, out, &b->others[i]);
	h.n_problems = pack_problems(&p, out);
	pack_names(&p, out);
	h.n_posts = (uint32_t)b->n;
	h.n_others = (uint32_t)b->n_others;
	h.n_names = (uint32_t)b->n_names;
	h.n_mentions = (uint32_t)b->n_mentions;
	h.n_text = (uint32_t)p.text.len;
	memcpy(out->data + start, &h, sizeof(h));
	buf_add(out, p.text.data, p.text.len);
	buf_release(&p.text);
}

static bool head_is_sound(const struct head *h, size_t len)
{
	return h->n_posts < MAX_COUNT && h->n_others < MAX_COUNT &&
	       h->n_problems < MAX_COUNT && h->n_names < MAX_COUNT &&
	       h->n_mentions < MAX_COUNT && h->n_text && len < MAX_BYTES &&
	       parts_len(h) + h->n_text == len;
}

/* Below its folder, wherever that is. */
static bool is_inside(const char *name)
{
	if (!*name || *name == '/')
		return false;
	for (const char *p = name; p; p = strchr(p, '/')) {
		p += *p == '/';
		if (p[0] == '.' && p[1] == '.' && (!p[2] || p[2] == '/'))
			return false;
	}
	return true;
}

static bool is_clean(const struct view *v, uint32_t at)
{
	return at < v->head->n_text &&
	       sanitise_clean(v->text + at, strlen(v->text + at),
			      SANITISE_LINE);
}

static bool file_is_sound(const struct view *v, const struct file_record *r,
			  uint16_t n_given)
{
	return r->name < v->head->n_text && r->given < n_given &&
	       is_inside(v->text + r->name);
}

/* The moment lies near the author's day, so that its time can be told. */
static bool date_is_sound(const struct post_record *r)
{
	struct date d;

	if (r->precision == DATE_NONE)
		return !r->when && !r->year && !r->month && !r->day && !r->zone;
	if (r->precision > DATE_ZONE || r->zone < -1440 || r->zone > 1440 ||
	    !date_set(&d, r->year, r->month, r->day))
		return false;
	const int64_t local = r->when - d.when;
	return local > -3 * 86400 && local < 3 * 86400;
}

static bool post_is_sound(const struct view *v, const struct post_record *r,
			  uint16_t n_given)
{
	return file_is_sound(v, &r->file, n_given) && date_is_sound(r) &&
	       is_clean(v, r->title) && r->source < v->head->n_text &&
	       is_clean(v, r->lang) && is_clean(v, r->layout) &&
	       is_clean(v, r->description) &&
	       r->first_name <= v->head->n_mentions &&
	       r->n_names <= v->head->n_mentions - r->first_name;
}

static bool names_are_sound(const struct view *v)
{
	const struct head *h = v->head;

	for (uint32_t i = 0; i < h->n_names; i++)
		if (v->names[i].facet >= FACET_COUNT ||
		    !is_clean(v, v->names[i].text) ||
		    !v->text[v->names[i].text])
			return false;
	for (uint32_t i = 0; i < h->n_mentions; i++)
		if (v->mentions[i] >= h->n_names)
			return false;
	return true;
}

static bool problem_is_sound(const struct view *v,
			     const struct problem_record *r, uint32_t n)
{
	return r->file < n && is_clean(v, r->message) &&
	       is_clean(v, r->taken) && r->kind < PROBLEM_COUNT;
}

static bool is_sound(const struct view *v, uint16_t n_given)
{
	const struct head *h = v->head;

	if (v->text[h->n_text - 1] != '\0' || !names_are_sound(v))
		return false;
	for (uint32_t i = 0; i < h->n_posts; i++)
		if (!post_is_sound(v, &v->posts[i], n_given))
			return false;
	for (uint32_t i = 0; i < h->n_others; i++)
		if (!file_is_sound(v, &v->others[i], n_given))
			return false;
	for (uint32_t i = 0; i < h->n_problems; i++)
		if (!problem_is_sound(v, &v->problems[i],
				      h->n_posts + h->n_others))
			return false;
	return true;
}

bool packed_open(struct packed *k, const char *bytes, size_t len,
		 uint16_t n_given)
{
	const struct head *h = (const void *)bytes;

	if (len < sizeof(*h) || !head_is_sound(h, len))
		return false;
	*k = (struct packed){ bytes, len, h->n_posts + h->n_others,
			      h->n_posts };
	const struct view v = view_of(k);
	return is_sound(&v, n_given);
}

struct packed_file packed_file(const struct packed *k, uint32_t i)
{
	const struct view v = view_of(k);
	const bool post = i < k->n_posts;
	const struct file_record *r =
		post ? &v.posts[i].file : &v.others[i - k->n_posts];

	return (struct packed_file){ v.text + r->name, r->id, r->given, post };
}

static const char *copy(struct batch *b, const char *s)
{
	return *s ? arena_strdup(&b->arena, s) : "";
}

/* The path given, and the name behind. */
static const char *path_of(struct batch *b, const char *given, const char *name)
{
	const size_t above = strlen(given), len = strlen(name);
	char *path = arena_text(&b->arena, above + len);

	memcpy(path, given, above);
	memcpy(path + above, name, len);
	return path;
}

static void unpack_post(const struct view *v, const struct post_record *r,
			const char *const *givens, struct batch *b)
{
	const char *given = givens[r->file.given];
	struct draft *d = batch_add(b);
	struct post *p = &d->post;

	p->path = path_of(b, given, v->text + r->file.name);
	p->name = p->path + strlen(given);
	p->title = copy(b, v->text + r->title);
	p->source = copy(b, v->text + r->source);
	p->lang = copy(b, v->text + r->lang);
	p->layout = copy(b, v->text + r->layout);
	p->description = copy(b, v->text + r->description);
	p->date = (struct date){ .when = r->when,
				 .zone = r->zone,
				 .year = r->year,
				 .month = r->month,
				 .day = r->day,
				 .precision = r->precision };
	p->size = r->file.id.size;
	p->body_off = r->body_off;
	p->body_line = r->body_line;
	p->mtime = r->mtime;
	p->flags = r->flags;
	d->id = r->file.id;
	d->given = r->file.given;
	for (uint32_t i = 0; i < r->n_names; i++) {
		const struct name_record *name =
			&v->names[v->mentions[r->first_name + i]];
		const char *text = v->text + name->text;
		batch_add_name(b, d, (enum facet)name->facet, text,
			       strlen(text));
	}
}

static void unpack_other(const struct view *v, const struct file_record *r,
			 const char *const *givens, struct batch *b)
{
	const char *given = givens[r->given];

	batch_add_other(b, (struct batch_other){
				   path_of(b, given, v->text + r->name),
				   (uint32_t)strlen(given), r->id, r->given });
}

static void unpack_problem(const struct view *v, const struct problem_record *r,
			   const char *path, struct batch *b)
{
	batch_add_problem(b, path, r->line, r->col, (enum problem_kind)r->kind,
			  "%s", v->text + r->message);
	batch_set_taken(b, "%s", v->text + r->taken);
	if (r->skipped)
		batch_set_skipped(b);
}

void packed_unpack(const struct packed *k, const unsigned char *void_,
		   const char *const *givens, uint32_t first, struct batch *b)
{
	const struct view v = view_of(k);
	const struct head *h = v.head;
	const char **paths = xcalloc(k->n, sizeof(*paths));

	for (uint32_t i = 0; i < h->n_posts; i++) {
		if (void_ && void_[i])
			continue;
		unpack_post(&v, &v.posts[i], givens, b);
		b->drafts[b->n - 1].post.record = first + i;
		paths[i] = b->drafts[b->n - 1].post.path;
	}
	for (uint32_t i = h->n_posts; i < k->n; i++) {
		if (void_ && void_[i])
			continue;
		unpack_other(&v, &v.others[i - h->n_posts], givens, b);
		paths[i] = b->others[b->n_others - 1].path;
	}
	for (uint32_t i = 0; i < h->n_problems; i++)
		if (paths[v.problems[i].file])
			unpack_problem(&v, &v.problems[i],
				       paths[v.problems[i].file], b);
	free(paths);
}
