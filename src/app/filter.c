/* SPDX-License-Identifier: MIT */
#include "app/filter.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static bool add_query(struct filter *f, const char *text, int64_t today,
		      struct err *err)
{
	struct query *q = query_parse(text, today, err);

	if (q)
		f->queries[f->n++] = q;
	return q != NULL;
}

/* "A,B" as the term field:A,B, in which names are quoted as needed. Nothing
 * is added if there is no name. */
static void add_term(struct buf *out, const char *field, const char *text)
{
	char *copy = xstrdup(text);
	const char **names = NULL;
	size_t n = 0, cap = 0;

	for (char *name = copy, *end; name; name = end) {
		end = strchr(name, ',');
		if (end)
			*end++ = '\0';
		if (!*name)
			continue;
		names = xgrow(names, &cap, n + 1, sizeof(*names));
		names[n++] = name;
	}
	if (n)
		query_add_term(out, field, names, n);
	free(names);
	free(copy);
}

static bool add_names(struct filter *f, const char *field, const char *text,
		      int64_t today, struct err *err)
{
	struct buf term = { 0 };

	add_term(&term, field, text);
	const bool ok = term.len ? add_query(f, buf_str(&term), today, err)
				 : err_set(err, "%s: a name is missing", field);
	buf_release(&term);
	return ok;
}

static bool parse_day(const char *option, const char *text, int64_t today,
		      struct date_range *range, struct err *err)
{
	struct err why = { 0 };

	if (date_range_parse(text, strlen(text), today, range, &why))
		return true;
	return err_set(err, "--%s: %s", option, why.text);
}

static bool read_days(struct filter *f, const struct options *o, int64_t today,
		      struct err *err)
{
	struct date_range range;

	f->days = (struct date_range){ INT64_MIN, INT64_MAX };
	if (o->since) {
		if (!parse_day("since", o->since, today, &range, err))
			return false;
		f->days.first = range.first;
	}
	if (o->until) {
		if (!parse_day("until", o->until, today, &range, err))
			return false;
		f->days.last = range.last;
	}
	return true;
}

static bool read_names(struct filter *f, const char *field,
		       const struct options_words *words, int64_t today,
		       struct err *err)
{
	for (size_t i = 0; i < words->n; i++) {
		if (!add_names(f, field, words->items[i], today, err))
			return false;
	}
	return true;
}

static int cmp_cheap_first(const void *a, const void *b)
{
	const struct query *const *x = a, *const *y = b;

	return query_reads_bodies(*x) - query_reads_bodies(*y);
}

bool filter_init(struct filter *f, const struct options *o, int64_t today,
		 struct err *err)
{
	const size_t most = o->queries.n + o->tags.n + o->categories.n;

	*f = (struct filter){ .queries = xcalloc(most, sizeof(*f->queries)) };
	if (!read_days(f, o, today, err) ||
	    !read_names(f, "tag", &o->tags, today, err) ||
	    !read_names(f, "cat", &o->categories, today, err))
		return false;
	for (size_t i = 0; i < o->queries.n; i++) {
		if (!add_query(f, o->queries.items[i], today, err))
			return false;
	}
	for (size_t i = 0; i < f->n; i++)
		if (query_all_languages(f->queries[i]))
			f->all_languages = true;
	qsort(f->queries, f->n, sizeof(*f->queries), cmp_cheap_first);
	return true;
}

void filter_release(struct filter *f)
{
	for (size_t i = 0; i < f->n; i++)
		query_free(f->queries[i]);
	free(f->queries);
	*f = (struct filter){ 0 };
}

static void begin_part(struct buf *out)
{
	if (out->len)
		buf_add_char(out, ' ');
}

static void add_day(struct buf *out, const char *field, const char *day)
{
	if (!day)
		return;
	begin_part(out);
	buf_printf(out, "%s:%s", field, day);
}

static void add_terms(struct buf *out, const char *field,
		      const struct options_words *words)
{
	for (size_t i = 0; i < words->n; i++) {
		begin_part(out);
		add_term(out, field, words->items[i]);
	}
}

void filter_text(struct buf *out, const struct options *o)
{
	const bool alone = o->queries.n == 1 && !o->tags.n &&
			   !o->categories.n && !o->since && !o->until;

	for (size_t i = 0; i < o->queries.n; i++) {
		begin_part(out);
		/* "a or b" must stay together beside other terms. */
		buf_printf(out, alone ? "%s" : "(%s)", o->queries.items[i]);
	}
	add_terms(out, "tag", &o->tags);
	add_terms(out, "cat", &o->categories);
	add_day(out, "since", o->since);
	add_day(out, "until", o->until);
}

bool filter_reads_bodies(const struct filter *f)
{
	return f->n && query_reads_bodies(f->queries[f->n - 1]);
}

bool filter_is_open(const struct filter *f)
{
	return !f->n && f->days.first == INT64_MIN && f->days.last == INT64_MAX;
}

bool filter_match(const struct filter *f, const struct post *p)
{
	const bool any_day =
		f->days.first == INT64_MIN && f->days.last == INT64_MAX;

	if (!f->all_languages && p->flags & POST_TRANSLATION)
		return false;
	if (!any_day && !date_in_range(&p->date, &f->days))
		return false;
	for (size_t i = 0; i < f->n; i++) {
		if (!query_match(f->queries[i], p))
			return false;
	}
	return true;
}
