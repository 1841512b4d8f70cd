/* SPDX-License-Identifier: MIT */
#include "archive/twin.h"

#include "archive/checksum.h"

static const char *value(const struct fields *f, const char *key)
{
	return fields_first(f, fields_find(f, key));
}

/* What the text is called in all its languages, or "". */
static const char *name_of(const struct fields *f, bool slugs)
{
	static const char *const keys[] = { "translationkey", "translation_key",
					    "translation_id" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (*value(f, keys[i]))
			return value(f, keys[i]);
	if (*value(f, "lang") && *value(f, "ref"))
		return value(f, "ref");
	return slugs ? value(f, "slug") : "";
}

uint64_t twin_of(const struct fields *f, bool slugs, struct slice top)
{
	const char *name = name_of(f, slugs);
	struct buf all = { 0 };

	if (!*name)
		return 0;
	buf_add(&all, top.p, top.len);
	buf_add_char(&all, '\0');
	buf_add_str(&all, name);
	const uint64_t sum = checksum(buf_str(&all), all.len);
	buf_release(&all);
	return sum + !sum;
}
