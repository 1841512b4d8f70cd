/* SPDX-License-Identifier: MIT */
#include "archive/folder_rules.h"

#include "archive/ascii.h"
#include "archive/language.h"

#include <string.h>

#define LENGTH(a) (sizeof(a) / sizeof(*(a)))

static bool is_any(struct slice s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(s, words[i]))
			return true;
	return false;
}

bool folder_rules_skips(struct slice folder)
{
	static const char *const names[] = {
		"node_modules", "bower_components", "_site",
		"_includes",    "_layouts",         "_sass",
		"_data",        "_plugins",         "scaffolds",
		"archetypes",   "__pycache__",
	};

	return is_any(folder, names, LENGTH(names));
}

static struct slice stem_of(struct slice file)
{
	return slice_head(file, slice_find(file, "."));
}

bool folder_rules_is_section(struct slice file)
{
	return file.len && file.p[0] == '_' &&
	       slice_is(stem_of(file), "_index");
}

bool folder_rules_is_notice(struct slice file)
{
	static const char *const names[] = {
		"readme",       "license",         "licence", "changelog",
		"contributing", "code_of_conduct", "copying", "security",
	};

	return is_any(stem_of(file), names, LENGTH(names));
}

/* Only digits: a year, a month. */
static bool is_number(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!ascii_is_digit(s.p[i]))
			return false;
	return true;
}

static bool is_category(struct slice folder)
{
	static const char *const places[] = {
		"_posts", "_drafts", "source", "content", "src",
		"docs",   "blog",    "site",   "posts",   "post",
	};

	return folder.len && folder.p[0] != '_' && folder.p[0] != '.' &&
	       !is_number(folder) && !is_any(folder, places, LENGTH(places)) &&
	       !language_is_tag(folder);
}

/* Where `_posts` begins, or the length of the path. */
static size_t posts_off(struct slice path)
{
	size_t at = slice_find(path, "_posts/");

	while (at < path.len && at && path.p[at - 1] != '/')
		at += 1 + slice_find(slice_from(path, at + 1), "_posts/");
	return at < path.len ? at : path.len;
}

/* The folder that begins at `off`, with the file's bundle left out. */
static bool folder_at(struct slice path, size_t off, struct slice *folder)
{
	const struct slice rest = slice_from(path, off);
	const size_t n = slice_find(rest, "/");
	const struct slice behind = slice_from(rest, n + 1);

	*folder = slice_head(rest, n);
	return n < rest.len && !slice_is(stem_of(behind), "index");
}

struct slice folder_rules_last(const char *path)
{
	const char *end = strrchr(path, '/');
	const struct slice folder = { path, end && strchr(path, '/') != end
						    ? (size_t)(end - path)
						    : 0 };
	size_t at = folder.len;

	while (at && folder.p[at - 1] != '/')
		at--;
	return slice_from(folder, at);
}

bool folder_rules_category(const char *path, size_t name_off,
			   enum folder_part part, struct slice *folder)
{
	const struct slice all = slice_of(path);
	const size_t posts = posts_off(all);
	size_t off = folder->p ? (size_t)(folder->p - path) + folder->len + 1
		     : name_off < posts ? name_off
					: posts;

	if (posts == all.len)
		return false;
	while (folder_at(all, off, folder)) {
		if (part == FOLDER_ABOVE && off >= posts)
			return false;
		if (is_category(*folder))
			return true;
		off += folder->len + 1;
	}
	return false;
}
