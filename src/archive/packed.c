/* SPDX-License-Identifier: MIT */
#include "archive/packed.h"

#include "base/mapping.h"
#include "base/sanitise.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* More than any batch has; so that sums of sizes stay far from overflow. */
enum { MAX_COUNT = 1 << 24, MAX_BYTES = 1 << 30 };

struct head {
	uint32_t n_posts, n_others, n_problems;
	uint32_t n_mentions;
	uint32_t n_clean; /* bytes of strings that may be shown, each ended by
			   * NUL */
	uint32_t n_raw;   /* likewise of others */
	uint32_t spare[2];
};

/* A string is its offset among the strings. All structs are without gaps. */
struct file_record {
	struct identity id;
	uint32_t path;  /* raw */
	uint16_t given; /* which path it lies below, */
	uint16_t above; /* and how many bytes of `path` are that */
};

struct post_record {
	struct file_record file;
	int64_t when;
	uint64_t twin;
	uint32_t body_off, body_line, flags;
	uint32_t source; /* raw */
	uint32_t title, lang, layout, description;
	uint32_t first; /* of the mentions */
	int16_t zone, year;
	uint8_t month, day, precision, spare;
	uint16_t ends[FACET_STORED]; /* behind `first`, facet after facet */
	uint16_t spare2;
};

/* Whoever adds to struct post, or takes something away, has to think of what is
 * kept of it: here, and in pack_post, set_post and unpack_post. */
_Static_assert(sizeof(struct post) == 8 * sizeof(char *) + sizeof(struct date) +
					      3 * sizeof(void *) +
					      2 * (FACET_STORED + 1) + 5 * 4 +
					      sizeof(uint64_t),
	       "a catalogue keeps all of a post");
_Static_assert(sizeof(struct post_record) == 112, "a record has no gaps");

struct problem_record {
	uint32_t file; /* number of its record */
	uint32_t line, col;
	uint32_t message, taken;
	uint16_t kind;
	uint16_t skipped;
};

/* The parts, in their order. */
struct view {
	const struct packed *head;
	const struct post_record *posts;
	const struct file_record *others;
	const struct problem_record *problems;
	const uint32_t *mentions;
	const char *clean, *raw;
};

static size_t parts_len(const struct head *h)
{
	return sizeof(*h) + h->n_posts * sizeof(struct post_record) +
	       h->n_others * sizeof(struct file_record) +
	       h->n_problems * sizeof(struct problem_record) +
	       h->n_mentions * sizeof(uint32_t);
}

static struct view view_of(const struct packed *k)
{
	struct view v = { .head = k };

	v.posts = (const void *)(k->bytes + sizeof(struct head));
	v.others = (const void *)(v.posts + k->n_posts);
	v.problems = (const void *)(v.others + (k->n - k->n_posts));
	v.mentions = (const void *)(v.problems + k->n_problems);
	v.clean = (const void *)(v.mentions + k->n_mentions);
	v.raw = v.clean + k->n_clean;
	return v;
}

/* A batch on its way into a block. The first of the strings is "". */
struct packer {
	const struct batch *batch;
	uint32_t *numbers; /* of the batch's names */
	struct buf mentions;
	struct buf clean, raw;
};

static uint32_t add_text(struct buf *to, const char *s)
{
	const uint32_t at = (uint32_t)to->len;

	if (!*s)
		return 0;
	buf_add(to, s, strlen(s) + 1);
	return at;
}

static uint32_t mention_count(const struct packer *p)
{
	return (uint32_t)(p->mentions.len / sizeof(uint32_t));
}

/* Once for each value. */
static void add_mention(struct packer *p, uint32_t first, uint32_t number)
{
	const uint32_t *has = (const void *)p->mentions.data;

	for (uint32_t i = first; i < mention_count(p); i++)
		if (has[i] == number)
			return;
	buf_add(&p->mentions, (const char *)&number, sizeof(number));
}

static void add_mentions(struct packer *p, const struct draft *d,
			 struct post_record *r)
{
	const struct batch *b = p->batch;

	r->first = mention_count(p);
	for (int f = 0; f < FACET_STORED; f++) {
		const uint32_t first = mention_count(p);
		for (uint32_t i = 0; i < d->n_names; i++) {
			const uint32_t name = b->mentions[d->first_name + i];
			if ((int)b->names[name].facet == f)
				add_mention(p, first, p->numbers[name]);
		}
		r->ends[f] = (uint16_t)(mention_count(p) - r->first);
	}
}

static struct file_record pack_file(struct packer *p, const char *path,
				    size_t above, struct identity id,
				    uint16_t given)
{
	return (struct file_record){ .id = id,
				     .path = add_text(&p->raw, path),
				     .given = given,
				     .above = (uint16_t)above };
}

static void pack_post(struct packer *p, struct buf *out, const struct draft *d)
{
	const struct post *post = &d->post;
	struct post_record r = {
		.file = pack_file(p, post->path,
				  (size_t)(post->name - post->path), d->id,
				  d->given),
		.when = post->date.when,
		.twin = post->twin,
		.body_off = post->body_off,
		.body_line = post->body_line,
		.flags = post->flags,
		.source = add_text(&p->raw, post->source),
		.title = add_text(&p->clean, post->title),
		.lang = add_text(&p->clean, post->lang),
		.layout = add_text(&p->clean, post->layout),
		.description = add_text(&p->clean, post->description),
		.zone = post->date.zone,
		.year = post->date.year,
		.month = post->date.month,
		.day = post->date.day,
		.precision = post->date.precision,
	};

	add_mentions(p, d, &r);
	buf_add(out, (const char *)&r, sizeof(r));
}

static void pack_other(struct packer *p, struct buf *out,
		       const struct batch_other *o)
{
	const struct file_record r =
		pack_file(p, o->path, o->name, o->id, o->given);

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
			.message = add_text(&p->clean, from->message),
			.taken = add_text(&p->clean, from->taken),
			.kind = (uint16_t)from->kind,
			.skipped = from->skipped,
		};
		buf_add(out, (const char *)&r, sizeof(r));
		n++;
	}
	return n;
}

static uint32_t *number_names(const struct batch *b, struct names *names)
{
	uint32_t *numbers = xreallocarray(NULL, b->n_names, sizeof(*numbers));

	for (size_t i = 0; i < b->n_names; i++)
		numbers[i] = names_number(names, b->names[i].facet,
					  b->names[i].text);
	return numbers;
}

void packed_add(struct buf *out, const struct batch *b, struct names *names)
{
	struct packer p = { .batch = b, .numbers = number_names(b, names) };
	struct head h = { 0 };
	const size_t start = out->len;

	buf_add_char(&p.clean, '\0');
	buf_add_char(&p.raw, '\0');
	buf_add(out, (const char *)&h, sizeof(h));
	for (size_t i = 0; i < b->n; i++)
		pack_post(&p, out, &b->drafts[i]);
	for (size_t i = 0; i < b->n_others; i++)
		pack_other(&p, out, &b->others[i]);
	h.n_problems = pack_problems(&p, out);
	h.n_posts = (uint32_t)b->n;
	h.n_others = (uint32_t)b->n_others;
	h.n_mentions = mention_count(&p);
	h.n_clean = (uint32_t)p.clean.len;
	h.n_raw = (uint32_t)p.raw.len;
	memcpy(out->data + start, &h, sizeof(h));
	buf_add(out, buf_str(&p.mentions), p.mentions.len);
	buf_add(out, p.clean.data, p.clean.len);
	buf_add(out, p.raw.data, p.raw.len);
	buf_release(&p.mentions);
	buf_release(&p.clean);
	buf_release(&p.raw);
	free(p.numbers);
}

static bool head_is_sound(const struct head *h, size_t len)
{
	return h->n_posts < MAX_COUNT && h->n_others < MAX_COUNT &&
	       h->n_problems < MAX_COUNT && h->n_mentions < MAX_COUNT &&
	       h->n_clean && h->n_clean < MAX_BYTES && h->n_raw &&
	       h->n_raw < MAX_BYTES && len < MAX_BYTES &&
	       parts_len(h) + h->n_clean + h->n_raw == len;
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

/* All of them may be shown. Most are ended where the next begins. */
static bool all_are_clean(const struct view *v)
{
	const char *s = v->clean, *end = s + v->head->n_clean;

	while (s < end) {
		const size_t len = strlen(s);
		if (!sanitise_clean(s, len, SANITISE_LINE))
			return false;
		s += len + 1;
	}
	return true;
}

/* One of them begins there. */
static bool begins(const struct view *v, uint32_t at)
{
	return at < v->head->n_clean && (!at || !v->clean[at - 1]);
}

static bool file_is_sound(const struct view *v, const struct file_record *r)
{
	return r->path < v->head->n_raw && r->given < v->head->limits.n_given &&
	       r->above < v->head->n_raw - r->path &&
	       is_inside(v->raw + r->path + r->above);
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

static bool mentions_are_sound(const struct view *v,
			       const struct post_record *r)
{
	for (int f = 1; f < FACET_STORED; f++)
		if (r->ends[f] < r->ends[f - 1])
			return false;
	return r->first <= v->head->n_mentions &&
	       r->ends[FACET_STORED - 1] <= v->head->n_mentions - r->first;
}

static bool post_is_sound(const struct view *v, const struct post_record *r)
{
	return file_is_sound(v, &r->file) && date_is_sound(r) &&
	       begins(v, r->title) && begins(v, r->lang) &&
	       begins(v, r->layout) && begins(v, r->description) &&
	       r->source < v->head->n_raw && mentions_are_sound(v, r);
}

static bool problem_is_sound(const struct view *v,
			     const struct problem_record *r)
{
	return r->file < v->head->n && begins(v, r->message) &&
	       begins(v, r->taken) && r->kind < PROBLEM_COUNT;
}

static bool strings_are_sound(const struct view *v)
{
	return v->clean[v->head->n_clean - 1] == '\0' &&
	       v->raw[v->head->n_raw - 1] == '\0' && all_are_clean(v);
}

static bool is_sound(const struct view *v)
{
	const struct packed *k = v->head;

	if (!strings_are_sound(v))
		return false;
	for (uint32_t i = 0; i < k->n_mentions; i++)
		if (v->mentions[i] >= k->limits.n_names)
			return false;
	for (uint32_t i = 0; i < k->n_posts; i++)
		if (!post_is_sound(v, &v->posts[i]))
			return false;
	for (uint32_t i = 0; i < k->n - k->n_posts; i++)
		if (!file_is_sound(v, &v->others[i]))
			return false;
	for (uint32_t i = 0; i < k->n_problems; i++)
		if (!problem_is_sound(v, &v->problems[i]))
			return false;
	return true;
}

bool packed_open(struct packed *k, const char *bytes, size_t len,
		 struct packed_limits limits)
{
	struct head h;

	if (len < sizeof(h))
		return false;
	memcpy(&h, bytes, sizeof(h));
	if (!head_is_sound(&h, len))
		return false;
	*k = (struct packed){ .bytes = bytes,
			      .n = h.n_posts + h.n_others,
			      .n_posts = h.n_posts,
			      .n_problems = h.n_problems,
			      .n_mentions = h.n_mentions,
			      .n_clean = h.n_clean,
			      .n_raw = h.n_raw,
			      .limits = limits };
	const struct view v = view_of(k);
	return is_sound(&v);
}

/* Records are copied and looked at again before they are used: the first look
 * may have been long ago. False if it is not sound any more. */
static bool take_file(const struct view *v, uint32_t i, struct file_record *r)
{
	const uint32_t n = v->head->n_posts;

	*r = i < n ? v->posts[i].file : v->others[i - n];
	return file_is_sound(v, r);
}

static bool take_post(const struct view *v, uint32_t i, struct post_record *r)
{
	*r = v->posts[i];
	return post_is_sound(v, r);
}

struct packed_file packed_file(const struct packed *k, uint32_t i)
{
	const struct view v = view_of(k);
	struct file_record r;
	const bool sound = take_file(&v, i, &r);

	return (struct packed_file){ sound ? v.raw + r.path + r.above : "",
				     r.id, r.given, i < k->n_posts };
}

/* The path given, and the name behind: mostly as it lies there. */
static const char *path_of(const struct view *v, const struct file_record *r,
			   const char *const *givens, struct batch *b,
			   size_t *above)
{
	const char *given = givens[r->given], *has = v->raw + r->path;
	const char *name = has + r->above;
	const size_t len = strlen(name);

	*above = strlen(given);
	if (*above == r->above && !memcmp(has, given, *above))
		return has;
	char *path = arena_text(&b->arena, *above + len);
	memcpy(path, given, *above);
	memcpy(path + *above, name, len);
	return path;
}

/* All but its values, whose numbers it has. */
static void set_post(struct post *p, const struct view *v,
		     const struct post_record *r, const char *const *givens,
		     struct batch *b)
{
	size_t above;

	*p = (struct post){
		.path = path_of(v, &r->file, givens, b, &above),
		.title = v->clean + r->title,
		.source = v->raw + r->source,
		.lang = v->clean + r->lang,
		.layout = v->clean + r->layout,
		.description = v->clean + r->description,
		.date = { .when = r->when,
			  .zone = r->zone,
			  .year = r->year,
			  .month = r->month,
			  .day = r->day,
			  .precision = r->precision },
		.numbers = v->mentions + r->first,
		.given = r->file.given,
		.size = (uint32_t)r->file.id.size,
		.body_off = r->body_off,
		.body_line = r->body_line,
		.flags = r->flags,
		.twin = r->twin,
	};
	p->name = p->path + above;
	memcpy(p->ends, r->ends, sizeof(p->ends));
}

static const char *copy(struct batch *b, const char *s)
{
	return *s ? arena_strdup(&b->arena, s) : "";
}

/* Nothing of the draft is left in the block. */
static void unpack_post(const struct view *v, const struct post_record *r,
			const char *const *givens,
			const struct names_table *names, struct batch *b)
{
	struct draft *d = batch_add(b);
	struct post *p = &d->post;
	size_t above;

	set_post(p, v, r, givens, b);
	p->path = arena_strdup(&b->arena,
			       path_of(v, &r->file, givens, b, &above));
	p->name = p->path + above;
	p->title = copy(b, p->title);
	p->source = copy(b, p->source);
	p->lang = copy(b, p->lang);
	p->layout = copy(b, p->layout);
	p->description = copy(b, p->description);
	p->numbers = NULL;
	d->id = r->file.id;
	d->given = r->file.given;
	for (uint32_t i = 0; i < p->ends[FACET_STORED - 1]; i++) {
		const uint32_t number = v->mentions[r->first + i];
		if (number >= names->n)
			continue;
		const struct names_record *name = &names->records[number];
		const char *text = names->text + name->text;
		batch_add_name(b, d, (enum facet)name->facet, text,
			       strlen(text));
	}
	memset(p->ends, 0, sizeof(p->ends));
}

static const char *unpack_other(const struct view *v,
				const struct file_record *r,
				const char *const *givens, struct batch *b)
{
	size_t above;
	const char *path =
		arena_strdup(&b->arena, path_of(v, r, givens, b, &above));

	batch_add_other(b, (struct batch_other){ path, (uint32_t)above, r->id,
						 r->given });
	return path;
}

static void unpack_problem(const struct view *v, const struct problem_record *r,
			   const char *path, struct batch *b)
{
	batch_add_problem(b, path, r->line, r->col, (enum problem_kind)r->kind,
			  "%s", v->clean + r->message);
	batch_set_taken(b, "%s", v->clean + r->taken);
	if (r->skipped)
		batch_set_skipped(b);
}

/* Of the records that have a path. */
static void unpack_problems(const struct view *v, const char *const *paths,
			    struct batch *b)
{
	for (uint32_t i = 0; i < v->head->n_problems; i++) {
		const struct problem_record r = v->problems[i];
		if (problem_is_sound(v, &r) && paths[r.file])
			unpack_problem(v, &r, paths[r.file], b);
	}
}

void packed_posts(const struct packed *k, const unsigned char *void_,
		  const char *const *givens, uint32_t first, struct post *room,
		  struct batch *b)
{
	const struct view v = view_of(k);
	const char **paths = xcalloc(k->n, sizeof(*paths));
	struct post_record r;
	struct file_record other;
	size_t above;

	b->posts = room;
	mapping_populate(b->posts, k->n_posts * sizeof(*b->posts));
	for (uint32_t i = 0; i < k->n; i++) {
		if (void_ && void_[i])
			continue;
		if (i >= k->n_posts) {
			if (take_file(&v, i, &other))
				paths[i] =
					path_of(&v, &other, givens, b, &above);
		} else if (take_post(&v, i, &r)) {
			struct post *p = &b->posts[b->n_posts++];
			set_post(p, &v, &r, givens, b);
			p->record = first + i;
			paths[i] = p->path;
		}
	}
	unpack_problems(&v, paths, b);
	free(paths);
}

void packed_unpack(const struct packed *k, const unsigned char *void_,
		   const char *const *givens, uint32_t first,
		   const struct names_table *names, struct batch *b)
{
	const struct view v = view_of(k);
	const char **paths = xcalloc(k->n, sizeof(*paths));
	struct post_record r;
	struct file_record other;

	for (uint32_t i = 0; i < k->n; i++) {
		if (void_ && void_[i])
			continue;
		if (i >= k->n_posts) {
			if (take_file(&v, i, &other))
				paths[i] = unpack_other(&v, &other, givens, b);
		} else if (take_post(&v, i, &r)) {
			unpack_post(&v, &r, givens, names, b);
			b->drafts[b->n - 1].post.record = first + i;
			paths[i] = b->drafts[b->n - 1].post.path;
		}
	}
	unpack_problems(&v, paths, b);
	free(paths);
}
