/* SPDX-License-Identifier: MIT */
#include "archive/site_excludes.h"

#include "archive/glob.h"
#include "archive/site_ignored.h"

#include <string.h>

enum { MAX_PATTERN = 256 };

/* How patterns are meant, and what they are of. */
static const struct rule {
	enum site_kind kind;
	const char *key;
	const char *below; /* the folder whose files' paths they are */
	bool starts;       /* whatever begins so is meant too, and `*` is
			    * anything, slashes too */
} rules[] = {
	{ SITE_JEKYLL, "exclude", "", true },
	{ SITE_HEXO, "exclude", "source/", false },
	{ SITE_HEXO, "ignore", "", false },
	{ SITE_ZOLA, "ignored_content", "content/", false },
};

/* Whatever the configuration says besides. */
static const struct {
	enum site_kind kind;
	const char *folder;
} defaults[] = {
	{ SITE_JEKYLL, "vendor/bundle/" }, { SITE_JEKYLL, "vendor/cache/" },
	{ SITE_JEKYLL, "vendor/gems/" },   { SITE_JEKYLL, "vendor/ruby/" },
	{ SITE_JEKYLL, ".jekyll-cache/" }, { SITE_HEXO, "themes/" },
	{ SITE_HEXO, "public/" },          { SITE_HUGO, "themes/" },
	{ SITE_HUGO, "public/" },          { SITE_HUGO, "resources/" },
	{ SITE_HUGO, "layouts/" },         { SITE_ZOLA, "themes/" },
	{ SITE_ZOLA, "public/" },          { SITE_ZOLA, "templates/" },
	{ SITE_PELICAN, "output/" },       { SITE_PELICAN, "themes/" },
	{ SITE_NIKOLA, "output/" },        { SITE_NIKOLA, "themes/" },
	{ SITE_NIKOLA, "cache/" },
};

#define LENGTH(a) (sizeof(a) / sizeof(*(a)))

static const struct field *list_of(const struct site *s, const char *key)
{
	return fields_find(&s->settings, key);
}

bool site_excludes_any(const struct site *s)
{
	for (size_t i = 0; i < LENGTH(rules); i++)
		if (rules[i].kind == s->kind && list_of(s, rules[i].key))
			return true;
	return s->ignored != NULL;
}

/* `*` as `**`, which passes slashes. False if it is too long. */
static bool widen(const char *pattern, char out[MAX_PATTERN])
{
	size_t n = 0;

	for (size_t i = 0; pattern[i]; i++) {
		if (n + 3 > MAX_PATTERN)
			return false;
		out[n++] = pattern[i];
		if (pattern[i] == '*' && pattern[i + 1] != '*' &&
		    (!i || pattern[i - 1] != '*'))
			out[n++] = '*';
	}
	out[n] = '\0';
	return true;
}

static bool fits(const struct rule *rule, const char *pattern, const char *path)
{
	char wide[MAX_PATTERN];

	while (*pattern == '/' || !strncmp(pattern, "./", 2))
		pattern += *pattern == '/' ? 1 : 2;
	if (!*pattern)
		return false;
	if (rule->starts && !strncmp(path, pattern, strlen(pattern)))
		return true;
	if (!strpbrk(pattern, "*?[") && !rule->starts) {
		const size_t len = strlen(pattern);
		return !strncmp(path, pattern, len) &&
		       (!path[len] || path[len] == '/' ||
			pattern[len - 1] == '/');
	}
	if (!rule->starts)
		return glob_match_above(pattern, path, "/");
	return strpbrk(pattern, "*?[") && widen(pattern, wide) &&
	       glob_match_above(wide, path, "/");
}

static bool any_fits(const struct site *s, const struct rule *rule,
		     const char *key, const char *path)
{
	const struct field *f = list_of(s, key);

	for (size_t i = 0; f && i < f->n; i++)
		if (fits(rule, fields_value(&s->settings, f, i), path))
			return true;
	return false;
}

static bool is_default(enum site_kind kind, const char *path)
{
	for (size_t i = 0; i < LENGTH(defaults); i++)
		if (defaults[i].kind == kind &&
		    !strncmp(path, defaults[i].folder,
			     strlen(defaults[i].folder)))
			return true;
	return false;
}

/* `key` NULL = what the rule itself names. */
static bool is_listed(const struct site *s, const char *path, const char *key)
{
	for (size_t i = 0; i < LENGTH(rules); i++) {
		const struct rule *r = &rules[i];
		const size_t below = strlen(r->below);
		if (r->kind == s->kind && !strncmp(path, r->below, below) &&
		    any_fits(s, r, key ? key : r->key, path + below))
			return true;
	}
	return false;
}

bool site_excludes(const struct site *s, const char *path)
{
	return (is_default(s->kind, path) || is_listed(s, path, NULL) ||
		site_ignored_has(s->ignored, path)) &&
	       !is_listed(s, path, "include");
}
