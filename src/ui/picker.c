/* SPDX-License-Identifier: MIT */
#include "ui/picker.h"

#include "archive/query.h"
#include "base/xalloc.h"
#include "ui/menu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *title;
	const char *none;
	const char *field; /* in a query */
	uint16_t face;
} facets[FACET_COUNT] = {
	[FACET_TAG]      = { "Tags", "No post shown has a tag", "tag",
			     FACE_TAG },
	[FACET_CATEGORY] = { "Categories", "No post shown has a category",
			     "cat", FACE_CATEGORY },
	[FACET_AUTHOR]   = { "Writers", "No post shown names its writer",
			     "author", FACE_TEXT },
	[FACET_SOURCE]   = { "Source sites", "No post shown names its source",
			     "source", FACE_META },
	[FACET_COLLECTION] = { "Collections", "Only one folder is read", "in",
			     FACE_META },
	[FACET_MONTH]    = { "Months", "No post shown has a date", "date",
			     FACE_DATE },
};
/* clang-format on */

static void add(struct view *v, enum facet f, const struct value_count *count,
		bool own)
{
	char right[24];

	snprintf(right, sizeof(right), "%zu", count->n);
	menu_add(v, &(struct menu_entry){ .left = own ? "*" : "",
					  .text = count->value->name,
					  .right = right,
					  .face = facets[f].face });
}

struct view *picker_new(const struct archive *a, enum facet f,
			struct post *const *posts, size_t n,
			const struct post *own)
{
	size_t n_counts;
	struct value_count *counts =
		archive_count_values(a, f, posts, n, &n_counts);
	struct view *v =
		menu_new(MENU_PICKER, facets[f].title,
			 "type to narrow, Tab marks, Enter takes, Esc leaves");

	menu_set_notice(v, facets[f].none);
	for (size_t i = 0; own && i < n_counts; i++)
		if (post_has(own, counts[i].value))
			add(v, f, &counts[i], true);
	for (size_t i = 0; i < n_counts; i++)
		if (!own || !post_has(own, counts[i].value))
			add(v, f, &counts[i], false);
	free(counts);
	return v;
}

/* The names that were chosen; the array is the caller's. */
static const char **chosen(const struct view *v, size_t *n)
{
	const struct menu_entry *current = menu_current(v);
	const char **names = xcalloc(menu_count(v) + 1, sizeof(*names));

	*n = 0;
	for (size_t i = 0; i < menu_count(v); i++)
		if (menu_entry(v, i)->marked)
			names[(*n)++] = menu_entry(v, i)->text;
	if (*n == 0 && current)
		names[(*n)++] = current->text;
	return names;
}

/* True if the query may hold alternatives, which a term behind them would be
 * taken for a part of. */
static bool has_or(const char *query)
{
	for (const char *s = query; (s = strpbrk(s, " )")) != NULL; s++)
		if ((s[1] == 'o' || s[1] == 'O') &&
		    (s[2] == 'r' || s[2] == 'R') && strchr(" (", s[3]))
			return true;
	return false;
}

/* Encloses the text in parentheses. */
static void enclose(struct buf *query)
{
	char *text = buf_detach(query);

	buf_printf(query, "(%s)", text);
	free(text);
}

bool picker_add_terms(const struct view *v, enum facet f, struct buf *query)
{
	size_t n;
	const char **names = chosen(v, &n);

	if (n > 0) {
		if (has_or(buf_str(query)))
			enclose(query);
		query_add_term(query, facets[f].field, names, n);
	}
	free(names);
	return n > 0;
}
