/* SPDX-License-Identifier: MIT */
#include "app/selection.h"

#include "app/filter.h"
#include "archive/body.h"
#include "archive/loader.h"
#include "base/file.h"
#include "base/xalloc.h"
#include "unicode/fold.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_stdin(const char *path)
{
	return !strcmp(path, "-");
}

static bool read_stdin(struct selection *s, struct err *err)
{
	struct err why = { 0 };

	if (!file_read_fd(STDIN_FILENO, 0, FILE_MAX, &s->stdin_, &why))
		return err_set(err, "standard input: %s", why.text);
	loader_add_text(s->archive, "-", buf_str(&s->stdin_), s->stdin_.len);
	return true;
}

static bool read_places(struct selection *s, const struct places *places,
			struct err *err)
{
	const char **paths = xcalloc(places->n, sizeof(*paths));
	size_t n = 0;
	bool from_stdin = false;

	for (size_t i = 0; i < places->n; i++) {
		if (is_stdin(places->paths[i]))
			from_stdin = true;
		else
			paths[n++] = places->paths[i];
	}
	if (n) {
		struct loader *loader = loader_start(paths, n, NULL, NULL);
		loader_finish(loader, s->archive);
		loader_free(loader);
	}
	free(paths);
	return !from_stdin || read_stdin(s, err);
}

static void select_posts(struct selection *s, const struct filter *f)
{
	const size_t count = archive_count(s->archive);

	s->posts = xcalloc(count, sizeof(*s->posts));
	for (size_t rank = 0; rank < count; rank++) {
		struct post *p = archive_post(s->archive, rank);
		if (filter_match(f, p))
			s->posts[s->n++] = p;
	}
}

/* A post, what it is sorted by, and its rank, so that the order is total. */
struct sorted {
	struct post *post;
	char *key;
	size_t rank;
};

static const char *key_of(const struct post *p, enum options_sort sort)
{
	const enum facet facet = sort == SORT_TAG ? FACET_TAG : FACET_SOURCE;

	if (sort == SORT_TITLE)
		return p->title;
	return p->values[facet].n ? p->values[facet].items[0]->name : "";
}

/* What has nothing to be sorted by comes last. */
static int cmp_sorted(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (!*x->key != !*y->key)
		return !*x->key - !*y->key;
	const int order = strcmp(x->key, y->key);
	if (order)
		return order;
	return (x->rank > y->rank) - (x->rank < y->rank);
}

static void sort_by(struct selection *s, enum options_sort sort)
{
	struct sorted *sorted = xcalloc(s->n, sizeof(*sorted));

	for (size_t i = 0; i < s->n; i++) {
		struct buf key = { 0 };
		const char *text = key_of(s->posts[i], sort);
		fold_text(&key, text, strlen(text));
		sorted[i] = (struct sorted){ s->posts[i], buf_detach(&key), i };
	}
	qsort(sorted, s->n, sizeof(*sorted), cmp_sorted);
	for (size_t i = 0; i < s->n; i++) {
		s->posts[i] = sorted[i].post;
		free(sorted[i].key);
	}
	free(sorted);
}

static void reverse(struct selection *s)
{
	for (size_t i = 0; i < s->n / 2; i++) {
		struct post *p = s->posts[i];
		s->posts[i] = s->posts[s->n - 1 - i];
		s->posts[s->n - 1 - i] = p;
	}
}

bool selection_load(struct selection *s, const struct options *o,
		    const struct filter *filter, const struct places *places,
		    struct err *err)
{
	*s = (struct selection){ .archive = archive_new() };
	if (!read_places(s, places, err))
		return false;
	s->filtered = !filter_is_open(filter);
	select_posts(s, filter);
	if (o->sort != SORT_DATE)
		sort_by(s, (enum options_sort)o->sort);
	if (o->sort_reversed)
		reverse(s);
	return true;
}

void selection_release(struct selection *s)
{
	free(s->posts);
	archive_free(s->archive);
	buf_release(&s->stdin_);
	*s = (struct selection){ 0 };
}

bool selection_body(const struct selection *s, const struct post *p,
		    struct buf *out, struct err *err)
{
	if (!is_stdin(p->path))
		return body_read(p, out, err);
	assert(p->body_off <= s->stdin_.len);
	buf_add(out, buf_str(&s->stdin_) + p->body_off,
		s->stdin_.len - p->body_off);
	return true;
}
