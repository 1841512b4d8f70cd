/* SPDX-License-Identifier: MIT */
#include "doc/values.h"

#include "archive/archive.h"
#include "archive/ascii.h"
#include "archive/sites.h"
#include "doc/date_format.h"
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

/* `site["title"]`: parts the root from the key. */
static bool is_bracketed(struct slice s, struct slice *root, struct slice *key)
{
	const char *open = s.len ? memchr(s.p, '[', s.len) : NULL;
	const size_t n = open ? (size_t)(open - s.p) : 0;

	if (!n || s.p[s.len - 1] != ']')
		return false;
	*root = slice_head(s, n);
	*key = slice_trim((struct slice){ open + 1, s.len - n - 2 });
	if (!is_string(*key))
		return false;
	*key = (struct slice){ key->p + 1, key->len - 2 };
	return true;
}

static bool add_field(const struct post *p, struct slice root, struct slice key,
		      struct buf *out)
{
	if (is(root, "page"))
		return page_value(p, key, out);
	if (is(root, "site") || (is(root, "config") && site_of(p)))
		return site_value(p, key, out);
	return false;
}

static bool add_value(const struct post *p, struct slice s, struct buf *out)
{
	struct slice root, key;

	if (is_string(s)) {
		buf_add(out, s.p + 1, s.len - 2);
		return true;
	}
	if (!p)
		return false;
	if (is_bracketed(s, &root, &key))
		return add_field(p, root, key, out);
	const char *dot = s.len ? memchr(s.p, '.', s.len) : NULL;
	if (!dot)
		return false;
	const size_t n = (size_t)(dot - s.p);
	return add_field(p, slice_head(s, n), slice_from(s, n + 1), out);
}

enum filter {
	FILTER_SAME, /* nothing that matters here */
	FILTER_BEFORE,
	FILTER_BEHIND,
	FILTER_ROOT,     /* an address below the site */
	FILTER_ABSOLUTE, /* with its host */
	FILTER_LOWER,
	FILTER_UPPER,
	FILTER_CAPITAL,
	FILTER_STRIP,
	FILTER_REPLACE,
	FILTER_DEFAULT, /* in place of what is not known */
	FILTER_DATE,    /* in this format */
	FILTER_COUNT
};

static const struct {
	const char *name;
	enum filter filter;
	const char *arg; /* what stands for it, if it has none */
} filters[] = {
	{ "absolute_url", FILTER_ABSOLUTE, NULL },
	{ "append", FILTER_BEHIND, NULL },
	{ "capitalize", FILTER_CAPITAL, NULL },
	{ "cgi_escape", FILTER_SAME, NULL },
	{ "date", FILTER_DATE, NULL },
	{ "date_to_long_string", FILTER_DATE, "'%d %B %Y'" },
	{ "date_to_string", FILTER_DATE, "'%d %b %Y'" },
	{ "date_to_xmlschema", FILTER_SAME, NULL },
	{ "default", FILTER_DEFAULT, NULL },
	{ "downcase", FILTER_LOWER, NULL },
	{ "escape", FILTER_SAME, NULL },
	{ "markdownify", FILTER_SAME, NULL },
	{ "prepend", FILTER_BEFORE, NULL },
	{ "relative_url", FILTER_ROOT, NULL },
	{ "replace", FILTER_REPLACE, NULL },
	{ "smartify", FILTER_SAME, NULL },
	{ "strip", FILTER_STRIP, NULL },
	{ "strip_html", FILTER_SAME, NULL },
	{ "upcase", FILTER_UPPER, NULL },
	{ "uri_escape", FILTER_SAME, NULL },
	{ "url_encode", FILTER_SAME, NULL },
	{ "xml_escape", FILTER_SAME, NULL },
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
		if (!is(name, filters[i].name))
			continue;
		if (filters[i].arg)
			*arg = slice_of(filters[i].arg);
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

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* Letters of ASCII. */
static void change_case(struct buf *value, enum filter filter)
{
	for (size_t i = 0; i < value->len; i++) {
		const bool up = filter == FILTER_UPPER ||
				(filter == FILTER_CAPITAL && !i);
		value->data[i] = up ? upper(value->data[i])
				    : ascii_lower(value->data[i]);
	}
}

/* The bytes take the place of the value. */
static void set(struct buf *value, const struct buf *other)
{
	buf_clear(value);
	buf_add(value, buf_str(other), other->len);
}

static void strip(struct buf *value)
{
	struct buf other = { 0 };
	const struct slice s =
		slice_trim((struct slice){ buf_str(value), value->len });

	buf_add(&other, s.p, s.len);
	set(value, &other);
	buf_release(&other);
}

/* `replace: "a", "b"` */
static void replace(struct slice arg, struct buf *value)
{
	struct slice rest = { buf_str(value), value->len };
	struct template_arg what, with;
	struct buf other = { 0 };

	if (!template_next_arg(&arg.p, &arg.len, &what) || !what.value_len ||
	    !template_next_arg(&arg.p, &arg.len, &with))
		return;
	while (rest.len) {
		const bool here = rest.len >= what.value_len &&
				  !memcmp(rest.p, what.value, what.value_len);
		buf_add(&other, here ? with.value : rest.p,
			here ? with.value_len : 1);
		rest = slice_from(rest, here ? what.value_len : 1);
		if (other.len > VALUES_MAX)
			break;
	}
	set(value, &other);
	buf_release(&other);
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

static void put_below_site(const struct post *p, bool host, struct buf *value)
{
	struct buf root = { 0 };

	if (!strstr(buf_str(value), "://")) {
		add_root(p, host, &root);
		if (*buf_str(value) != '/')
			buf_add_char(&root, '/');
		put_before(value, &root);
	}
	buf_release(&root);
}

/* What a filter does that is unknown, or with an argument that is: most only
 * finish an address, or make a text nicer. */
static void apply(const struct post *p, enum filter filter, struct slice arg,
		  struct buf *value)
{
	struct buf other = { 0 };

	switch (filter) {
	case FILTER_BEFORE:
		if (add_value(p, arg, &other))
			put_before(value, &other);
		break;
	case FILTER_BEHIND:
		add_value(p, arg, value);
		break;
	case FILTER_ROOT:
	case FILTER_ABSOLUTE:
		put_below_site(p, filter == FILTER_ABSOLUTE, value);
		break;
	case FILTER_LOWER:
	case FILTER_UPPER:
	case FILTER_CAPITAL:
		change_case(value, filter);
		break;
	case FILTER_STRIP:
		strip(value);
		break;
	case FILTER_REPLACE:
		replace(arg, value);
		break;
	default:
		break;
	}
	buf_release(&other);
}

/* The date of the post in the format that the argument is. */
static void format_date(const struct post *p, struct slice arg,
			struct buf *value)
{
	struct buf date = { 0 };

	if (is_string(arg) &&
	    date_format_add(&date, &p->date, arg.p + 1, arg.len - 2))
		set(value, &date);
	buf_release(&date);
}

static bool evaluate(const struct post *p, struct slice rest, struct buf *value)
{
	const struct slice base = next_part(&rest);
	bool known = add_value(p, base, value);
	bool is_date =
		known && (is(base, "page.date") || is(base, "page['date']") ||
			  is(base, "page[\"date\"]"));

	while (rest.len && value->len <= VALUES_MAX) {
		struct slice arg;
		const enum filter filter = filter_of(next_part(&rest), &arg);
		if (filter == FILTER_DEFAULT && (!known || !value->len))
			known = add_value(p, arg, value);
		else if (filter == FILTER_DATE && is_date)
			format_date(p, arg, value);
		else if (known)
			apply(p, filter, arg, value);
		is_date = false;
	}
	return known && value->len <= VALUES_MAX;
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
	struct slice rest = { expression, len }, arg, root;
	const struct slice base = next_part(&rest);

	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		if (starts(base, roots[i]))
			return !memchr(base.p, ' ', base.len);
	}
	if (is_bracketed(base, &root, &arg) &&
	    (is(root, "page") || is(root, "site")))
		return true;
	while (rest.len) {
		if (filter_of(next_part(&rest), &arg) != FILTER_COUNT)
			return true;
	}
	return false;
}
