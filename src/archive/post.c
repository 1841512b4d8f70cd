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

bool post_has(const struct post *p, const struct value *v)
{
	for (int f = 0; f < FACET_COUNT; f++)
		for (uint32_t i = 0; i < p->values[f].n; i++)
			if (p->values[f].items[i] == v)
				return true;
	return false;
}
