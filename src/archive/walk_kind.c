/* SPDX-License-Identifier: MIT */
#include "archive/walk_kind.h"

#include "archive/date.h"

#include <string.h>

/* A file with another extension is data: a picture, a style, a program. */
static const struct {
	const char *extension;
	enum walk_kind kind;
} extensions[] = {
	{ ".md", WALK_POST },    { ".markdown", WALK_POST },
	{ ".mkd", WALK_POST },   { ".mkdn", WALK_POST },
	{ ".mdown", WALK_POST }, { ".html", WALK_MAYBE },
	{ ".htm", WALK_MAYBE },  { ".rmd", WALK_MAYBE },
	{ ".text", WALK_MAYBE }, { ".txt", WALK_MAYBE },
	{ ".org", WALK_MAYBE },  { ".mdx", WALK_MAYBE },
	{ ".qmd", WALK_MAYBE },
};

/* Posts of other generators, and data that was given the name of a post. */
static const char *const foreign[] = { ".yml",  ".yaml",    ".rst",
				       ".adoc", ".textile", ".tex" };

struct slice walk_kind_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slice_of(slash ? slash + 1 : path);
}

bool walk_kind_of(struct slice name, enum walk_kind *kind)
{
	size_t dot = name.len;

	while (dot && name.p[dot - 1] != '.')
		dot--;
	*kind = WALK_QUIET;
	if (!dot)
		return true;
	const struct slice extension = slice_from(name, dot - 1);
	for (size_t i = 0; i < sizeof(extensions) / sizeof(*extensions); i++)
		if (slice_is(extension, extensions[i].extension)) {
			*kind = extensions[i].kind;
			return true;
		}
	return false;
}

bool walk_kind_is_foreign(const char *path)
{
	const struct slice name = walk_kind_base(path);
	struct date d;

	for (size_t i = 0; i < sizeof(foreign) / sizeof(*foreign); i++)
		if (slice_ends(name, foreign[i]))
			return date_from_path(name.p, &d);
	return false;
}

bool walk_kind_wants(const char *name)
{
	enum walk_kind kind;

	return walk_kind_of(slice_of(name), &kind) ||
	       walk_kind_is_foreign(name);
}

/* The later the day, the lower the order. A path tells no time of day. */
static uint32_t order_of(const struct date *d)
{
	enum {
		UNDATED = 1 << 22, /* the year 9999 ends before */
		FIRST = -719162, /* 1 January of year 1, as date_days counts */
	};

	if (d->precision == DATE_NONE)
		return UNDATED;
	return (uint32_t)(UNDATED - 1 - (d->when / 86400 - FIRST));
}

uint32_t walk_kind_order(const char *name, const char *base)
{
	struct date d;

	if (!date_from_path(base, &d) && name < base)
		date_from_path(name, &d);
	return order_of(&d);
}
