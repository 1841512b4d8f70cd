/* SPDX-License-Identifier: MIT */
#include "archive/post.h"

#include <string.h>

int post_cmp_newest(const struct post *a, const struct post *b)
{
	const int by_date = date_cmp_newest(&a->date, &b->date);

	return by_date ? by_date : strcmp(a->path, b->path);
}

enum lang post_lang(const struct post *p, enum lang otherwise)
{
	return *p->lang ? script_lang_from_tag(p->lang) : otherwise;
}

/* The one it is in, or NULL; a post without a file is in none. */
static struct value *collection_of(const struct post *p)
{
	return p->values && !p->text && p->given < p->values->n_collections
		       ? p->values->collections[p->given]
		       : NULL;
}

static uint32_t start_of(const struct post *p, enum facet f)
{
	return f ? p->ends[f - 1] : 0;
}

uint32_t post_value_count(const struct post *p, enum facet f)
{
	if (f == FACET_COLLECTION)
		return collection_of(p) != NULL;
	return p->ends[f] - start_of(p, f);
}

struct value *post_value(const struct post *p, enum facet f, uint32_t i)
{
	if (f == FACET_COLLECTION)
		return collection_of(p);
	/* The numbers may lie in a file that somebody is damaging. */
	const uint32_t number = p->numbers[start_of(p, f) + i];
	return p->values->items[number < p->values->n ? number : 0];
}

const struct catalogue *post_catalogue(const struct post *p)
{
	return p->values ? p->values->catalogue : NULL;
}

bool post_has(const struct post *p, const struct value *v)
{
	for (int f = 0; f < FACET_COUNT; f++) {
		const uint32_t n = post_value_count(p, (enum facet)f);
		for (uint32_t i = 0; i < n; i++)
			if (post_value(p, (enum facet)f, i) == v)
				return true;
	}
	return false;
}
