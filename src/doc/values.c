/* SPDX-License-Identifier: MIT */
#include "doc/values.h"

#include "archive/archive.h"
#include "archive/ascii.h"
#include "archive/sites.h"
#include "doc/template.h"

#include <string.h>

static bool is(struct slice s, const char *word)
{
	return strlen(word) == s.len && !memcmp(s.p, word, s.len);
}

/* The part before the next `|` outside of quotes, which `*rest` stands
 * behind. */
static struct slice next_part(struct slice *rest)
{
	char quote = '\0';
	size_t n = memchr(rest->p, '|', rest->len) ? 0 : rest->len;

	for (; n < rest->len && (quote || rest->p[n] != '|'); n++) {
		const char c = rest->p[n];
		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
	}
	const struct slice part = { rest->p, n };
	const size_t skip = n < rest->len ? n + 1 : n;
	rest->p += skip;
	rest->len -= skip;
	return slice_trim(part);
}

static bool add(struct buf *out, const char *text)
{
	if (!text || !*text)
		return false;
	buf_add_str(out, text);
	return true;
}

static bool add_date(const struct post *p, struct buf *out)
{
	const size_t before = out->len;

	date_add_day(out, &p->date);
	return out->len > before;
}

static bool add_author(const struct post *p, struct buf *out)
{
	return post_value_count(p, FACET_AUTHOR) &&
	       add(out, post_value(p, FACET_AUTHOR, 0)->name);
}

static bool page_value(const struct post *p, struct slice key, struct buf *out)
{
	const struct {
		const char *name, *text;
	} texts[] = {
		{ "title", p->title },   { "lang", p->lang },
		{ "layout", p->layout }, { "description", p->description },
		{ "path", p->name },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (is(key, texts[i].name))
			return add(out, texts[i].text);
	}
	if (is(key, "date"))
		return add_date(p, out);
	return is(key, "author") && add_author(p, out);
}

static const struct site *site_of(const struct post *p)
{
	return p && p->place ? p->place->site : NULL;
}

/* Without a setting a site lies at the root of its host. */
static bool site_value(const struct post *p, struct slice key, struct buf *out)
{
	const struct site *site = site_of(p);

	return (site && add(out, site_setting(site, key.p, key.len))) ||
	       is(key, "baseurl");
}

static bool starts(struct slice s, const char *word)
{
	const size_t n = strlen(word);

	return s.len > n && !memcmp(s.p, word, n);
}

static bool is_string(struct slice s)
{
	return s.len >= 2 && (*s.p == '"' || *s.p == '\'') &&
	       s.p[s.len - 1] == *s.p;
}

static bool add_value(const struct post *p, struct slice s, struct buf *out)
{
	if (is_string(s)) {
		buf_add(out, s.p + 1, s.len - 2);
		return true;
	}
	if (!p)
		return false;
	if (starts(s, "page."))
		return page_value(p, (struct slice){ s.p + 5, s.len - 5 }, out);
	if (starts(s, "site."))
		return site_value(p, (struct slice){ s.p + 5, s.len - 5 }, out);
	if (starts(s, "config.") && site_of(p))
		return site_value(p, (struct slice){ s.p + 7, s.len - 7 }, out);
	return false;
}

enum filter {
	FILTER_SAME, /* nothing that matters here */
	FILTER_BEFORE,
	FILTER_BEHIND,
	FILTER_ROOT,     /* an address below the site */
	FILTER_ABSOLUTE, /* with its host */
	FILTER_LOWER,
	FILTER_COUNT
};

static const struct {
	const char *name;
	enum filter filter;
} filters[] = {
	{ "absolute_url", FILTER_ABSOLUTE },
	{ "append", FILTER_BEHIND },
	{ "cgi_escape", FILTER_SAME },
	{ "date", FILTER_SAME },
	{ "date_to_long_string", FILTER_SAME },
	{ "date_to_string", FILTER_SAME },
	{ "date_to_xmlschema", FILTER_SAME },
	{ "downcase", FILTER_LOWER },
	{ "escape", FILTER_SAME },
	{ "markdownify", FILTER_SAME },
	{ "prepend", FILTER_BEFORE },
	{ "relative_url", FILTER_ROOT },
	{ "smartify", FILTER_SAME },
	{ "strip", FILTER_SAME },
	{ "strip_html", FILTER_SAME },
	{ "uri_escape", FILTER_SAME },
	{ "url_encode", FILTER_SAME },
	{ "xml_escape", FILTER_SAME },
};

/* FILTER_COUNT if it is unknown; `*arg` is what stands behind the colon. */
static enum filter filter_of(struct slice part, struct slice *arg)
{
	const char *colon = memchr(part.p, ':', part.len);
	const size_t n = colon ? (size_t)(colon - part.p) : part.len;
	const struct slice name = slice_trim((struct slice){ part.p, n });

	*arg = slice_trim((struct slice){ part.p + n + (colon != NULL),
					  part.len - n - (colon != NULL) });
	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
		if (is(name, filters[i].name))
			return filters[i].filter;
	}
	return FILTER_COUNT;
}

static void put_before(struct buf *value, struct buf *before)
{
	buf_add(before, buf_str(value), value->len);
	buf_clear(value);
	buf_add(value, buf_str(before), before->len);
}

static void lower(struct buf *value)
{
	for (size_t i = 0; i < value->len; i++)
		value->data[i] = ascii_lower(value->data[i]);
}

/* Where the site lies, without a slash behind. */
static void add_root(const struct post *p, bool host, struct buf *out)
{
	const struct site *site = site_of(p);

	if (!site)
		return;
	if (host)
		buf_add_str(out, site_setting(site, "url", 3));
	buf_add_str(out, site_setting(site, "baseurl", 7));
	while (out->len && out->data[out->len - 1] == '/')
		buf_truncate(out, out->len - 1);
}

static bool apply(const struct post *p, struct slice part, struct buf *value)
{
	struct slice arg;
	struct buf other = { 0 };
	const enum filter filter = filter_of(part, &arg);
	bool known = filter != FILTER_COUNT;

	if (filter == FILTER_LOWER)
		lower(value);
	if (filter == FILTER_BEHIND)
		known = add_value(p, arg, value);
	if (filter == FILTER_BEFORE && (known = add_value(p, arg, &other)))
		put_before(value, &other);
	if ((filter == FILTER_ROOT || filter == FILTER_ABSOLUTE) &&
	    !strstr(buf_str(value), "://")) {
		add_root(p, filter == FILTER_ABSOLUTE, &other);
		if (*buf_str(value) != '/')
			buf_add_char(&other, '/');
		put_before(value, &other);
	}
	buf_release(&other);
	return known && value->len <= VALUES_MAX;
}

static bool evaluate(const struct post *p, struct slice rest, struct buf *value)
{
	const struct slice base = next_part(&rest);

	if (!add_value(p, base, value))
		return false;
	/* what a filter does that is unknown: most only finish an address */
	while (rest.len) {
		if (!apply(p, next_part(&rest), value) && !is_string(base))
			return false;
	}
	return value->len <= VALUES_MAX;
}

bool values_get(const struct post *post, const char *expression, size_t len,
		struct buf *out)
{
	struct buf value = { 0 };
	const bool known =
		evaluate(post, (struct slice){ expression, len }, &value);

	for (size_t i = 0; known && i < value.len; i++)
		if (value.data[i] == '\n' || value.data[i] == '\r')
			value.data[i] = ' ';
	if (known)
		buf_add(out, buf_str(&value), value.len);
	buf_release(&value);
	return known;
}

bool values_param(const struct post *post, const char *name, size_t len,
		  struct buf *out)
{
	struct buf key = { 0 };
	const struct site *site = site_of(post);

	buf_add_str(&key, "params.");
	buf_add(&key, name, len);
	const bool known =
		site && add(out, site_setting(site, buf_str(&key), key.len));
	buf_release(&key);
	return known;
}

bool values_is_field(const char *expression, size_t len)
{
	static const char *const roots[] = {
		"page.",    "site.",    "post.",   "include.",
		"layout.",  "forloop.", "jekyll.", "paginator.",
		"content.", "config.",  "theme.",
	};
	struct slice rest = { expression, len }, arg;
	const struct slice base = next_part(&rest);

	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		if (starts(base, roots[i]))
			return !memchr(base.p, ' ', base.len);
	}
	while (rest.len) {
		if (filter_of(next_part(&rest), &arg) != FILTER_COUNT)
			return true;
	}
	return false;
}
