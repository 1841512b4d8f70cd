/* SPDX-License-Identifier: MIT */
#include "archive/names.h"

#include "base/sanitise.h"

#include <string.h>

void names_release(struct names *n)
{
	for (int f = 0; f < FACET_STORED; f++)
		value_set_release(&n->sets[f]);
	arena_release(&n->arena);
	buf_release(&n->records);
	buf_release(&n->text);
	*n = (struct names){ 0 };
}

static uint32_t add_text(struct names *n, const char *s)
{
	const uint32_t at = (uint32_t)n->text.len;

	buf_add(&n->text, s, strlen(s) + 1);
	return at;
}

uint32_t names_number(struct names *n, enum facet f, const char *name)
{
	struct value_set *set = &n->sets[f];
	const size_t before = set->n;
	struct value *v = value_set_intern(set, &n->arena, f, name, NULL);

	if (set->n == before)
		return v->number;
	const struct names_record r = {
		.facet = (uint32_t)f,
		.text = add_text(n, v->name),
		.fold = add_text(n, v->fold),
	};
	buf_add(&n->records, (const char *)&r, sizeof(r));
	v->number = n->n++;
	return v->number;
}

static bool is_sound(const struct names_table *t, const struct names_record *r,
		     size_t len)
{
	if (r->facet >= FACET_STORED || r->text >= len || r->fold >= len)
		return false;
	const char *name = t->text + r->text;
	return *name && sanitise_clean(name, strlen(name), SANITISE_LINE);
}

bool names_open(struct names_table *t, const struct names_record *records,
		uint32_t n, const char *text, size_t len)
{
	*t = (struct names_table){ records, text, n };
	if (n && (!len || text[len - 1] != '\0'))
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (!is_sound(t, &records[i], len))
			return false;
	return true;
}
