/* SPDX-License-Identifier: MIT */
#include "archive/site_ignored.h"

#include "archive/ascii.h"
#include "base/xalloc.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PATTERNS = 32, MAX_PATTERN = 256 /* bytes */ };

struct site_ignored {
	regex_t patterns[MAX_PATTERNS];
	size_t n;
};

/* Go's \d, \s and \w as POSIX has them. False if it is too long or has what
 * makes matching costly: repeated repetitions, and back references. */
static bool translate(const char *pattern, struct buf *out)
{
	static const struct {
		char letter;
		const char *means;
	} classes[] = {
		{ 'd', "[0-9]" },
		{ 's', "[[:space:]]" },
		{ 'w', "[[:alnum:]_]" },
		{ 'b', "" },
	};

	if (strlen(pattern) > MAX_PATTERN || strchr(pattern, '{'))
		return false;
	for (const char *p = pattern; *p; p++) {
		if (*p != '\\') {
			buf_add_char(out, *p);
			continue;
		}
		size_t i = 0;
		const char c = *++p;
		while (i < 4 && classes[i].letter != c)
			i++;
		if (!c || (i == 4 && ascii_is_alnum(c)))
			return false;
		if (i < 4)
			buf_add_str(out, classes[i].means);
		else
			buf_printf(out, "\\%c", c);
	}
	return true;
}

static void add(struct site_ignored *s, const char *pattern)
{
	const bool fold = !strncmp(pattern, "(?i)", 4);
	const int flags = REG_EXTENDED | REG_NOSUB | (fold ? REG_ICASE : 0);
	struct buf posix = { 0 };

	if (s->n < MAX_PATTERNS &&
	    translate(pattern + (fold ? 4 : 0), &posix) && posix.len &&
	    regcomp(&s->patterns[s->n], buf_str(&posix), flags) == 0)
		s->n++;
	buf_release(&posix);
}

struct site_ignored *site_ignored_new(const struct fields *settings)
{
	const struct field *f = fields_find(settings, "ignorefiles");

	if (!f || !f->n)
		return NULL;
	struct site_ignored *s = xcalloc(1, sizeof(*s));
	for (size_t i = 0; i < f->n; i++)
		add(s, fields_value(settings, f, i));
	if (s->n)
		return s;
	free(s);
	return NULL;
}

void site_ignored_free(struct site_ignored *s)
{
	for (size_t i = 0; s && i < s->n; i++)
		regfree(&s->patterns[i]);
	free(s);
}

static bool any_matches(const struct site_ignored *s, const char *path)
{
	for (size_t i = 0; i < s->n; i++)
		if (regexec(&s->patterns[i], path, 0, NULL, 0) == 0)
			return true;
	return false;
}

bool site_ignored_has(const struct site_ignored *s, const char *path)
{
	struct buf part = { 0 };
	bool has = false;

	if (!s)
		return false;
	for (const char *p = path; *p && !has; p++) {
		if (*p == '/')
			has = any_matches(s, buf_str(&part));
		buf_add_char(&part, *p);
	}
	has = has || any_matches(s, path);
	buf_release(&part);
	return has;
}
