/* SPDX-License-Identifier: MIT */
#include "app/lint.h"

#include "app/job.h"
#include "app/lint_links.h"
#include "archive/ascii.h"
#include "archive/body.h"
#include "archive/head.h"
#include "archive/head_line.h"
#include "archive/slice.h"
#include "base/file.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "unicode/fold.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/* A post has a name, spelled so. */
struct mention {
	uint32_t name; /* of the heads' batch */
	const struct post *post;
};

/* A name of the heads' batch in the order in which variants stand together. */
struct spelling {
	uint32_t name;
	const char *fold;
	size_t n; /* mentions */
};

/* the address that a post gets, as far as it can be known */
struct address {
	const char *key;
	const struct post *post;
	const char *said; /* by this key of the head; "" = by the name */
};

struct lint {
	const struct job *job;
	struct batch *found;
	struct lint_links *links;
	struct batch heads; /* read anew, for the spellings */
	struct arena arena;
	struct mention *mentions;
	size_t n_mentions, mentions_cap;
	struct address *addresses;
	size_t n_addresses, addresses_cap;
};

static bool read_file(const struct post *p, struct buf *out)
{
	if (!p->text)
		return file_read(AT_FDCWD, p->path, FILE_MAX, out, NULL);
	buf_add(out, p->text, (size_t)p->size);
	return true;
}

static void add_mention(struct lint *l, uint32_t name, const struct post *p)
{
	l->mentions = xgrow(l->mentions, &l->mentions_cap, l->n_mentions + 1,
			    sizeof(*l->mentions));
	l->mentions[l->n_mentions++] = (struct mention){ name, p };
}

static void add_mentions(struct lint *l, const struct draft *d,
			 const struct post *p)
{
	const struct batch *b = &l->heads;

	for (uint32_t i = 0; i < d->n_names; i++) {
		const uint32_t name = b->mentions[d->first_name + i];
		const enum facet f = b->names[name].facet;
		if (f == FACET_TAG || f == FACET_CATEGORY)
			add_mention(l, name, p);
	}
}

/* Language and folder are part of it, and the day where the name has one; an
 * index is what its folder is called. */
static void add_key(struct buf *out, const struct post *p, const char *slug)
{
	const struct slice path = slice_of(p->path);
	struct date d;
	size_t at = path.len;

	while (at && path.p[at - 1] != '/')
		at--;
	struct slice name = slice_from(path, at), folder = slice_head(path, at);
	name = slice_head(name, (size_t)(strrchr(name.p, '.')
						 ? strrchr(name.p, '.') - name.p
						 : (long)name.len));
	if (slice_is(name, "index") && at > 1) {
		folder.len--;
		while (folder.len && folder.p[folder.len - 1] != '/')
			folder.len--;
		name = slice_head(slice_from(path, folder.len),
				  at - 1 - folder.len);
	}
	const size_t day = date_at_start(name.p, name.len, &d);
	buf_add(out, folder.p, folder.len);
	if (*slug) {
		buf_add(out, name.p, day);
		buf_add_str(out, day ? "-" : "");
		buf_add_str(out, slug);
	} else {
		buf_add(out, name.p, name.len);
	}
	buf_printf(out, "\n%s", p->lang);
}

static void add_address(struct lint *l, const struct post *p)
{
	const struct fields *f = &l->heads.fields;
	const char *slug = fields_first(f, fields_find(f, "slug"));
	const char *link = fields_first(f, fields_find(f, "permalink"));
	struct buf key = { 0 };

	const bool whole = *link == '/' && !strchr(link, ':');

	if (whole)
		buf_printf(&key, "%s\n%s", link, p->lang);
	else
		add_key(&key, p, slug);
	l->addresses = xgrow(l->addresses, &l->addresses_cap,
			     l->n_addresses + 1, sizeof(*l->addresses));
	l->addresses[l->n_addresses++] = (struct address){
		arena_memdup(&l->arena, buf_str(&key), key.len), p,
		whole   ? "permalink"
		: *slug ? "slug"
			: ""
	};
	buf_release(&key);
}

static void check_body(struct lint *l, const struct post *p,
		       const struct buf *file)
{
	struct post copy = *p;
	struct buf body = { 0 };

	/* So that the file is not read again. */
	copy.text = buf_str(file);
	copy.size = file->len;
	if (body_read(&copy, &body, NULL)) {
		struct doc *doc =
			doc_new(p, buf_str(&body), body.len, DOC_SOURCES);
		lint_links_check(l->links, p, doc, buf_str(&body), body.len,
				 l->found);
		doc_free(doc);
	}
	buf_release(&body);
}

static void check_post(struct lint *l, const struct post *p)
{
	struct buf file = { 0 };

	if (read_file(p, &file)) {
		const struct draft *d =
			head_read(&l->heads, p->path, p->name, buf_str(&file),
				  file.len, file.len, p->place, NULL);
		add_mentions(l, d, p);
		add_address(l, p);
		check_body(l, p, &file);
	}
	buf_release(&file);
}

static int cmp_address(const void *a, const void *b)
{
	const struct address *x = a, *y = b;
	const int by_key = strcmp(x->key, y->key);

	return by_key ? by_key : strcmp(x->post->path, y->post->path);
}

/* Whether the line begins a value that consists of tags or categories. */
static bool begins_words(struct slice line)
{
	static const char *const starts[] = { "tag", "categor", "keyword",
					      "topic", "#+" };

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (slice_starts(line, starts[i]))
			return true;
	return false;
}

static bool is_key_line(struct slice s)
{
	struct slice key, value;

	return !slice_indent(s) &&
	       (head_line_pair(s, &key, &value) || slice_find(s, "=") < s.len);
}

static bool is_letter(struct slice s, size_t i)
{
	return i < s.len &&
	       (ascii_is_alnum(s.p[i]) || (unsigned char)s.p[i] >= 0x80);
}

/* Where the name stands as a word of its own, or the length. */
static size_t find_word(struct slice line, const char *name)
{
	const size_t len = strlen(name);

	for (size_t at = 0; at + len <= line.len; at++)
		if (!memcmp(line.p + at, name, len) &&
		    !(is_letter(line, at - 1) && ascii_is_alnum(*name)) &&
		    !(is_letter(line, at + len) &&
		      ascii_is_alnum(name[len - 1])))
			return at;
	return line.len;
}

/* Behind the keys of such words; for FACET_COUNT in all of the head. */
static bool find_in_head(struct slice head, uint32_t n_lines, const char *name,
			 enum facet f, size_t *line, size_t *col)
{
	bool in_words = f == FACET_COUNT;

	for (uint32_t n = 1; n <= n_lines && head.len; n++) {
		const struct slice s = slice_line(&head);
		if (f != FACET_COUNT && is_key_line(s))
			in_words = begins_words(s);
		const size_t at = in_words ? find_word(s, name) : s.len;
		if (at == s.len)
			continue;
		*line = n;
		*col = at + 1;
		return true;
	}
	return false;
}

/* Where the name of the facet stands in the head: the front matter is read as
 * text. FACET_COUNT = a key. */
static void find_place(const struct post *p, const char *name, enum facet f,
		       size_t *line, size_t *col)
{
	struct buf file = { 0 };

	*line = *col = 1;
	if (read_file(p, &file)) {
		const struct slice head = { buf_str(&file), file.len };
		if (!find_in_head(head, p->body_line, name, f, line, col))
			find_in_head(head, p->body_line, name, FACET_COUNT,
				     line, col);
	}
	buf_release(&file);
}

static void check_addresses(struct lint *l)
{
	if (l->n_addresses)
		qsort(l->addresses, l->n_addresses, sizeof(*l->addresses),
		      cmp_address);
	for (size_t i = 1; i < l->n_addresses; i++) {
		const struct address *a = &l->addresses[i];
		if (strcmp(a->key, a[-1].key) != 0)
			continue;
		size_t line = 1, col = 1;
		if (*a->said)
			find_place(a->post, a->said, FACET_COUNT, &line, &col);
		batch_add_problem(l->found, a->post->path, line, col,
				  PROBLEM_SLUG_TWICE,
				  "the same address as `%s`", a[-1].post->path);
	}
}

static int cmp_fold(const void *a, const void *b)
{
	const struct spelling *x = a, *y = b;
	const int by_fold = strcmp(x->fold, y->fold);

	if (by_fold)
		return by_fold;
	if (x->n != y->n)
		return x->n < y->n ? 1 : -1; /* the usual one first */
	return x->name < y->name ? -1 : 1;
}

/* The facet stands before the folded name. */
static const char *fold_of(struct lint *l, const struct batch_name *name)
{
	struct buf fold = { 0 };

	buf_add_char(&fold, (char)('a' + (int)name->facet));
	fold_text(&fold, name->text, strlen(name->text));
	const char *kept = arena_memdup(&l->arena, buf_str(&fold), fold.len);
	buf_release(&fold);
	return kept;
}

/* The names with the mentions of each; variants stand together, the usual one
 * first. */
static struct spelling *sorted_spellings(struct lint *l)
{
	const struct batch *b = &l->heads;
	struct spelling *s = xcalloc(b->n_names, sizeof(*s));

	for (uint32_t i = 0; i < b->n_names; i++)
		s[i] = (struct spelling){ i, fold_of(l, &b->names[i]), 0 };
	for (size_t i = 0; i < l->n_mentions; i++)
		s[l->mentions[i].name].n++;
	if (b->n_names)
		qsort(s, b->n_names, sizeof(*s), cmp_fold);
	return s;
}

static void report_variant(struct lint *l, const struct mention *m,
			   const char *usual)
{
	const struct batch_name *name = &l->heads.names[m->name];
	size_t line, col;

	find_place(m->post, name->text, name->facet, &line, &col);
	batch_add_problem(l->found, m->post->path, line, col, PROBLEM_VARIANT,
			  "the %s `%s` is spelled `%s` elsewhere",
			  archive_facet_name(name->facet), name->text, usual);
	batch_set_taken(l->found, "both count as one");
}

static void check_variants(struct lint *l)
{
	const struct batch *b = &l->heads;
	struct spelling *s = sorted_spellings(l);
	uint32_t *usual = xcalloc(b->n_names, sizeof(*usual));

	for (size_t i = 0; i < b->n_names; i++) {
		const bool same = i && !strcmp(s[i].fold, s[i - 1].fold);
		usual[s[i].name] = same ? usual[s[i - 1].name] : s[i].name;
	}
	for (size_t i = 0; i < l->n_mentions; i++) {
		const struct mention *m = &l->mentions[i];
		if (usual[m->name] != m->name)
			report_variant(l, m, b->names[usual[m->name]].text);
	}
	free(usual);
	free(s);
}

void lint_posts(const struct job *job, struct batch *found)
{
	const struct selection *s = job->selection;
	struct lint l = {
		.job = job,
		.found = found,
		.links = lint_links_new(s->archive),
	};

	batch_init(&l.heads);
	for (size_t i = 0; i < s->n && !job_over(job); i++)
		check_post(&l, s->posts[i]);
	check_addresses(&l);
	check_variants(&l);
	lint_links_free(l.links);
	batch_release(&l.heads);
	arena_release(&l.arena);
	free(l.mentions);
	free(l.addresses);
}
