/* SPDX-License-Identifier: MIT */
#include "archive/site.h"

#include "archive/glob.h"
#include "archive/site_files.h"
#include "archive/site_ignored.h"
#include "archive/title.h"
#include "archive/zone.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_SCOPES = 256, MAX_NAME = 512 };

bool site_is_mark(const char *name)
{
	return site_files_is_one(name);
}

bool site_is_section_mark(const char *name)
{
	return site_files_is_section(name);
}

const char *site_setting(const struct site *s, const char *name, size_t len)
{
	char key[MAX_NAME];

	if (len >= sizeof(key))
		return "";
	for (size_t i = 0; i < len; i++)
		key[i] = name[i] == '-' ? '_'
			 : name[i] >= 'A' && name[i] <= 'Z'
				 ? (char)(name[i] + ('a' - 'A'))
				 : name[i];
	key[len] = '\0';
	const struct field *f = fields_find(&s->settings, key);
	return f && f->n == 1 && f->form == FIELD_SCALAR
		       ? fields_value(&s->settings, f, 0)
		       : "";
}

static const char *setting(const struct site *s, const char *name)
{
	return site_setting(s, name, strlen(name));
}

size_t site_posts_off(const struct site *s, const char *path)
{
	static const char *const keys[] = { "source", "collections_dir" };
	size_t off = 0;

	for (size_t i = 0; s->kind == SITE_JEKYLL && i < 2; i++) {
		struct slice dir = slice_of(setting(s, keys[i]));
		while (slice_starts(dir, "./") || slice_starts(dir, "/"))
			dir = slice_from(dir, dir.p[0] == '.' ? 2 : 1);
		while (dir.len && dir.p[dir.len - 1] == '/')
			dir.len--;
		if (dir.len && !strncmp(path + off, dir.p, dir.len) &&
		    path[off + dir.len] == '/')
			off += dir.len + 1;
	}
	return off;
}

/* What is behind the start, from its slash on; NULL if it begins otherwise. */
static const char *behind(const char *url, const char *start)
{
	size_t len = strlen(start);

	while (len && start[len - 1] == '/')
		len--;
	return len && !strncmp(url, start, len) &&
			       (url[len] == '/' || !url[len])
		       ? url + len
		       : NULL;
}

const char *site_local(const struct site *s, const char *url)
{
	static const char *const hosts[] = { "url", "baseurl", "base_url",
					     "siteurl" };
	static const char *const paths[] = { "baseurl", "root" };

	for (size_t i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
		const char *host = setting(s, hosts[i]);
		const char *rest =
			strstr(host, "://") ? behind(url, host) : NULL;
		if (rest) {
			url = rest;
			break;
		}
	}
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		const char *path = setting(s, paths[i]);
		const char *rest = *path == '/' ? behind(url, path) : NULL;
		if (rest)
			return rest;
	}
	return url;
}

/* The first of the names that has a value, also as a list: then its first. */
static const struct field *first_of(const struct site *s,
				    const char *const *names)
{
	for (; *names; names++) {
		const struct field *f = fields_find(&s->settings, *names);
		if (f && f->n)
			return f;
	}
	return NULL;
}

static const char *clean(struct site *s, const struct field *f)
{
	struct buf out = { 0 };

	title_add_clean(&out, slice_of(fields_first(&s->settings, f)));
	const char *kept = arena_memdup(&s->arena, buf_str(&out), out.len);
	buf_release(&out);
	return kept;
}

/* Where a site has several languages, the first one's title is as good. */
static const struct field *any_language_title(const struct site *s)
{
	for (size_t i = 0; i < s->settings.n; i++) {
		const struct field *f = &s->settings.items[i];
		const struct slice key = slice_of(fields_key(&s->settings, f));
		if (slice_starts(key, "languages.") &&
		    slice_ends(key, ".title") && f->n)
			return f;
	}
	return NULL;
}

static void set_names(struct site *s)
{
	static const char *const titles[] = { "title", "sitename", "blog_title",
					      NULL };
	static const char *const langs[] = { "lang",
					     "language",
					     "defaultcontentlanguage",
					     "default_language",
					     "default_lang",
					     "languagecode",
					     "locale",
					     NULL };
	static const char *const categories[] = { "default_category", NULL };
	const struct field *title = first_of(s, titles);

	s->title = clean(s, title ? title : any_language_title(s));
	s->lang = clean(s, first_of(s, langs));
	s->category = clean(s, first_of(s, categories));
	/* Hexo's way to say that there is none */
	if (slice_is(slice_of(s->category), "uncategorized"))
		s->category = "";
}

static void set_zone(struct site *s, struct batch *problems)
{
	const struct field *f = fields_find(&s->settings, "timezone");
	const char *name = fields_first(&s->settings, f);

	if (!*name)
		return;
	s->zone = zone_new(name, NULL);
	if (s->zone)
		return;
	batch_add_problem(problems, arena_strdup(&problems->arena, s->file),
			  f->line + 1, 1, PROBLEM_CONFIG,
			  "`%.60s` is no time zone that is known here", name);
	batch_set_taken(problems, "dates without a zone are taken as UTC");
}

/* "defaults.3.": how the keys begin of what belongs to one item; 0 if the key
 * is none of the list's. */
static size_t item_len(struct slice key, const char *list)
{
	size_t n = strlen(list);

	if (!slice_starts(key, list) || key.len <= n || key.p[n] != '.')
		return 0;
	n++;
	const size_t digits = n;
	while (n < key.len && key.p[n] >= '0' && key.p[n] <= '9')
		n++;
	/* a map alone is as good as a list of one */
	return n > digits && n < key.len && key.p[n] == '.' ? n + 1 : digits;
}

/* The value of an item's key. */
static const char *item_value(const struct site *s, struct slice item,
			      const char *name)
{
	struct buf key = { 0 };

	buf_add(&key, item.p, item.len);
	buf_add_str(&key, name);
	const char *value = fields_first(
		&s->settings, fields_find(&s->settings, buf_str(&key)));
	buf_release(&key);
	return value;
}

static const char *keep_path(struct site *s, const char *in, const char *path)
{
	struct slice p = slice_of(path);
	struct buf out = { 0 };

	while (slice_starts(p, "/") || slice_starts(p, "./"))
		p = slice_from(p, 1);
	while (p.len && p.p[p.len - 1] == '/')
		p.len--;
	if (p.len)
		buf_add_str(&out, in);
	buf_add(&out, p.p, p.len);
	const char *kept = arena_memdup(&s->arena, buf_str(&out), out.len);
	buf_release(&out);
	return kept;
}

static void add_scope(struct site *s, struct slice item, const char *path,
		      const char *type, const char *values)
{
	struct buf prefix = { 0 };

	buf_add(&prefix, item.p, item.len);
	buf_add_str(&prefix, values);
	s->scopes[s->n_scopes++] = (struct site_scope){
		.path = path,
		.type = arena_strdup(&s->arena, type),
		.prefix = arena_memdup(&s->arena, prefix.data, prefix.len),
		.prefix_len = prefix.len,
	};
	buf_release(&prefix);
}

/* Jekyll: `defaults`, each with a scope and values. */
static void add_default(struct site *s, struct slice item)
{
	add_scope(s, item, keep_path(s, "", item_value(s, item, "scope.path")),
		  item_value(s, item, "scope.type"), "values.");
}

/* Hugo: `cascade`, whose target is a path in the folder of contents. */
static void add_cascade(struct site *s, struct slice item)
{
	const char *path = item_value(s, item, "_target.path");

	if (!*path)
		path = item_value(s, item, "target.path");
	const char *kind = item_value(s, item, "_target.kind");
	if (!*kind)
		kind = item_value(s, item, "target.kind");
	/* sections and lists are no posts */
	if (*kind && strcmp(kind, "page") != 0 && !strpbrk(kind, "*{"))
		return;
	add_scope(s, item, keep_path(s, "content/", path), "", "");
}

/* The keys of one item follow each other. One that is not added leaves the
 * scopes as they are, and its keys to nobody. */
static void set_scopes(struct site *s, const char *list,
		       void (*add)(struct site *s, struct slice item))
{
	struct slice last = { 0 };
	bool added = false;

	s->scopes = xcalloc(MAX_SCOPES, sizeof(*s->scopes));
	for (size_t i = 0; i < s->settings.n; i++) {
		const struct slice key = slice_of(
			fields_key(&s->settings, &s->settings.items[i]));
		const struct slice item = slice_head(key, item_len(key, list));
		if (!item.len)
			continue;
		if (!slice_same(item, last)) {
			if (s->n_scopes == MAX_SCOPES)
				return;
			const size_t before = s->n_scopes;
			add(s, item);
			added = s->n_scopes > before;
			if (added)
				s->scopes[before].first = i;
		}
		last = item;
		if (!added)
			continue;
		struct site_scope *scope = &s->scopes[s->n_scopes - 1];
		scope->n = i + 1 - scope->first;
	}
}

struct site *site_new(const char *folder, const char *shown,
		      struct batch *problems)
{
	struct site *s = xcalloc(1, sizeof(*s));

	s->title = s->lang = s->category = "";
	s->folder = realpath(folder, NULL);
	if (!s->folder || !site_files_read(s, shown, problems)) {
		site_free(s);
		return NULL;
	}
	set_names(s);
	set_zone(s, problems);
	if (s->kind == SITE_JEKYLL)
		set_scopes(s, "defaults", add_default);
	else if (s->kind == SITE_HUGO)
		set_scopes(s, "cascade", add_cascade);
	if (s->kind == SITE_HUGO)
		s->ignored = site_ignored_new(&s->settings);
	return s;
}

struct site *site_section_new(const char *folder)
{
	struct site *s = xcalloc(1, sizeof(*s));

	s->kind = SITE_HUGO;
	s->title = s->lang = s->category = s->file = "";
	s->folder = xstrdup(folder);
	if (site_files_read_section(s))
		set_scopes(s, "cascade", add_cascade);
	if (s->n_scopes)
		return s;
	site_free(s);
	return NULL;
}

void site_free(struct site *s)
{
	if (!s)
		return;
	zone_free(s->zone);
	site_ignored_free(s->ignored);
	fields_release(&s->settings);
	arena_release(&s->arena);
	free(s->scopes);
	free(s->folder);
	free(s);
}

/* `_posts` and what lies in it are posts, `_name` makes the collection `name`,
 * anything else is a page. */
static struct slice type_of(struct slice path)
{
	for (size_t i = 0; i < path.len; i++) {
		const struct slice at = slice_from(path, i);
		const size_t n = slice_find(at, "/");
		if (n < at.len && at.p[0] == '_')
			return slice_from(slice_head(at, n), 1);
		i += n;
	}
	return slice_of("pages");
}

static bool type_fits(const struct site_scope *scope, struct slice path)
{
	const struct slice type = type_of(path);

	return !*scope->type || slice_is(type, scope->type) ||
	       (slice_is(type, "drafts") &&
		slice_is(slice_of("posts"), scope->type));
}

static bool fits(const struct site_scope *scope, const char *path)
{
	if (!type_fits(scope, slice_of(path)))
		return false;
	if (strpbrk(scope->path, "*?["))
		return glob_match_above(scope->path, path, "/.");
	return !strncmp(path, scope->path, strlen(scope->path));
}

/* As Jekyll has it: the longer path goes before the shorter, a type before
 * none, and the later before the earlier. */
static bool goes_before(const struct site_scope *later,
			const struct site_scope *earlier)
{
	const size_t a = strlen(later->path), b = strlen(earlier->path);

	return a != b ? a > b : *later->type || !*earlier->type;
}

/* Those that fit, the one that counts most first. */
static size_t order_scopes(const struct site *s, const char *path,
			   const struct site_scope **order)
{
	const struct site_scope *best = NULL;
	size_t n = 0;

	for (size_t i = 0; i < s->n_scopes; i++) {
		const struct site_scope *scope = &s->scopes[i];
		if (!fits(scope, path))
			continue;
		if (!best || goes_before(scope, best)) {
			memmove(order + 1, order, n * sizeof(*order));
			order[0] = best = scope;
		} else {
			order[n] = scope;
		}
		n++;
	}
	return n;
}

/* A head that gives `author` says all of `author.name`. */
static bool is_given(const struct fields *head, const char *key)
{
	const char *dot = strchr(key, '.');
	struct buf root = { 0 };

	if (fields_find(head, key))
		return true;
	if (!dot)
		return false;
	buf_add(&root, key, (size_t)(dot - key));
	const struct field *f = fields_find(head, buf_str(&root));
	buf_release(&root);
	return f && f->n;
}

static void add_words(struct fields *to, struct slice s)
{
	while (s.len) {
		size_t n = 0;
		while (n < s.len && s.p[n] != ' ')
			n++;
		fields_add(to, slice_head(s, n));
		s = slice_from(s, n + 1);
	}
}

/* Jekyll adds the categories of both. */
static void add_categories(const struct site *s, const struct field *from,
			   struct fields *head)
{
	const struct slice none = { 0 }, key = slice_of("categories");
	const struct field *f = fields_find(head, key.p);

	if (f->form == FIELD_SCALAR && f->n) {
		char *words = xstrdup(fields_first(head, f));
		fields_begin_more(head, none, key, f->line);
		head->items[head->n - 1].n = 0;
		head->items[head->n - 1].first = head->n_values;
		add_words(head, slice_of(words));
		free(words);
	} else {
		fields_begin_more(head, none, key, f->line);
		fields_set_list(head);
	}
	for (size_t i = 0; i < from->n; i++) {
		const struct slice value =
			slice_of(fields_value(&s->settings, from, i));
		if (from->form == FIELD_LIST)
			fields_add(head, value);
		else
			add_words(head, value);
	}
}

static void add_value(const struct site *s, const struct field *from,
		      const char *key, struct fields *head)
{
	if (is_given(head, key))
		return;
	fields_begin(head, (struct slice){ 0 }, slice_of(key), 0);
	if (from->form == FIELD_LIST)
		fields_set_list(head);
	for (size_t i = 0; i < from->n; i++)
		fields_add(head, slice_of(fields_value(&s->settings, from, i)));
}

/* Whose posts they are, not what is said of them. */
static bool is_target(const char *key)
{
	return !strncmp(key, "_target", 7) || !strncmp(key, "target.", 7);
}

/* `*categories` is set when a scope has given some: of several, one counts. */
static void apply_scope(const struct site *s, const struct site_scope *scope,
			struct fields *head, bool *categories)
{
	for (size_t i = scope->first; i < scope->first + scope->n; i++) {
		const struct field *f = &s->settings.items[i];
		const char *key = fields_key(&s->settings, f);
		if (strncmp(key, scope->prefix, scope->prefix_len) != 0)
			continue;
		key += scope->prefix_len;
		const bool both =
			s->kind == SITE_JEKYLL && !strcmp(key, "categories");
		if (both && !*categories && fields_find(head, key))
			add_categories(s, f, head);
		else if (!is_target(key))
			add_value(s, f, key, head);
		*categories = *categories || both;
	}
}

void site_apply(const struct site *s, const char *path, struct fields *head)
{
	const struct site_scope *order[MAX_SCOPES];
	bool categories = false;

	if (!s->n_scopes)
		return;
	const size_t n = order_scopes(s, path, order);
	for (size_t i = 0; i < n; i++)
		apply_scope(s, order[i], head, &categories);
}
