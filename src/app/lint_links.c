/* SPDX-License-Identifier: MIT */
#include "app/lint_links.h"

#include "app/image_file.h"
#include "archive/ascii.h"
#include "archive/percent.h"
#include "archive/sites.h"
#include "archive/slice.h"
#include "base/arena.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "unicode/fold.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	MAX_ABOVE = 8,    /* folders above a post that may be its site's */
	MAX_BACK = 64,    /* times that a body is gone through anew */
	MAX_URL = 2048,   /* bytes; what is longer is no file's name */
	MAX_QUOTED = 200, /* bytes of a URL in a message */
};

struct lint_links {
	struct arena arena;
	const char **names; /* folded; sorted */
	size_t n, cap;
	struct buf root;   /* of the site that was found last... */
	struct buf folder; /* ...for posts of this folder */
	bool has_root;
};

/* Case, width, blanks and underscores make no difference. */
static void fold_name(struct buf *out, struct slice name)
{
	const size_t start = out->len;

	fold_text(out, name.p, name.len);
	for (size_t i = start; i < out->len; i++)
		if (out->data[i] == ' ' || out->data[i] == '_')
			out->data[i] = '-';
}

static void add_name(struct lint_links *l, struct slice name)
{
	struct buf fold = { 0 };

	fold_name(&fold, name);
	l->names = xgrow(l->names, &l->cap, l->n + 1, sizeof(*l->names));
	l->names[l->n++] = arena_memdup(&l->arena, buf_str(&fold), fold.len);
	buf_release(&fold);
}

static struct slice last_part(struct slice path)
{
	while (path.len && path.p[path.len - 1] == '/')
		path.len--;
	size_t at = path.len;
	while (at && path.p[at - 1] != '/')
		at--;
	return slice_from(path, at);
}

/* Behind the date that it begins with, and its hyphen. */
static struct slice without_date(struct slice name)
{
	struct date d;
	const size_t n = date_at_start(name.p, name.len, &d);

	return n && n + 1 < name.len ? slice_from(name, n + 1) : name;
}

/* What links may call a post: its file, with or without the date, its folder
 * if it is an index, its title. */
static void add_post(struct lint_links *l, const struct post *p)
{
	struct slice path = slice_of(p->path);
	const struct slice file = last_part(path);
	struct slice stem = slice_stem(file);

	if (slice_is(stem, "index") || slice_is(stem, "_index"))
		stem = last_part(slice_head(path, path.len - file.len));
	add_name(l, stem);
	add_name(l, without_date(stem));
	/* x.en.md is x too */
	add_name(l, without_date(slice_stem(stem)));
	add_name(l, slice_of(p->title));
}

static int cmp_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct lint_links *lint_links_new(const struct archive *a)
{
	struct lint_links *l = xcalloc(1, sizeof(*l));

	for (size_t i = 0; i < archive_count(a); i++)
		add_post(l, archive_post(a, i));
	if (l->n)
		qsort(l->names, l->n, sizeof(*l->names), cmp_name);
	return l;
}

void lint_links_free(struct lint_links *l)
{
	if (!l)
		return;
	free(l->names);
	arena_release(&l->arena);
	buf_release(&l->root);
	buf_release(&l->folder);
	free(l);
}

static bool is_post_name(const struct lint_links *l, struct slice name)
{
	struct buf fold = { 0 };

	fold_name(&fold, name);
	const char *key = buf_str(&fold);
	const bool known = l->n && bsearch(&key, l->names, l->n,
					   sizeof(*l->names), cmp_name);
	buf_release(&fold);
	return known;
}

static bool exists(const char *folder, size_t folder_len, const char *between,
		   struct slice name)
{
	struct buf path = { 0 };
	struct stat st;

	buf_add(&path, folder, folder_len);
	buf_add_str(&path, between);
	buf_add(&path, name.p, name.len);
	const bool there = stat(buf_str(&path), &st) == 0;
	buf_release(&path);
	return there;
}

/* Whether the folder holds a file that only the top of a site has. */
static bool is_root(const char *folder, size_t len)
{
	static const char *const marks[] = {
		"_config.yml", "_config.yaml", "hugo.toml",    "hugo.yaml",
		"config.toml", "config.yaml",  "hugo.json",    "pelicanconf.py",
		".obsidian",   ".git",         "package.json",
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (exists(folder, len, "/", slice_of(marks[i])))
			return true;
	return false;
}

static size_t folder_len(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) : 0;
}

/* Looks for the site's top in the folders above the post. */
static void find_root(struct lint_links *l, const char *path)
{
	struct slice folder = { path, folder_len(path) };

	if (l->folder.len == folder.len && folder.len &&
	    !memcmp(l->folder.data, folder.p, folder.len))
		return;
	buf_clear(&l->folder);
	buf_add(&l->folder, folder.p, folder.len);
	buf_clear(&l->root);
	l->has_root = false;
	for (int i = 0; i < MAX_ABOVE && !l->has_root; i++) {
		const struct slice at = folder.len ? folder : slice_of(".");
		if (is_root(at.p, at.len)) {
			l->has_root = true;
			buf_add(&l->root, at.p, at.len);
		}
		if (!folder.len)
			return;
		if (path[0] == '/' &&
		    !memchr(folder.p + 1, '/', folder.len - 1))
			return; /* above is the root, and not the folder that
				 * the program was started in */
		folder.len -= last_part(folder).len;
		while (folder.len && folder.p[folder.len - 1] == '/')
			folder.len--;
	}
}

static bool exists_in_site(const struct lint_links *l, struct slice name)
{
	for (const char *const *f = image_file_folders; *f; f++)
		if (exists(l->root.data, l->root.len, *f, name))
			return true;
	return false;
}

/* Beside the post, or in the folder of its name (Hexo). */
static bool exists_beside(const struct post *p, struct slice name)
{
	const size_t len = folder_len(p->path);
	const struct slice stem = slice_stem(slice_of(p->path));

	return exists(len ? p->path : ".", len ? len : 1, "/", name) ||
	       exists(p->path, stem.len, "/", name);
}

/* Elsewhere, within the page, or not known before a template has run. */
static bool is_foreign(struct slice url)
{
	static const char *const marks[] = { "//", "#", "?", "data:", "<" };
	size_t n = 0;

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (slice_starts(url, marks[i]))
			return true;
	if (slice_starts(url, "@/")) /* Zola: from its content's top */
		return false;
	while (n < url.len && (ascii_is_alnum(url.p[n]) || url.p[n] == '+' ||
			       url.p[n] == '-' || url.p[n] == '.'))
		n++;
	const bool scheme = n > 1 && n < url.len && url.p[n] == ':';
	return !url.len || url.len > MAX_URL || scheme ||
	       slice_find(url, "{{") < url.len ||
	       slice_find(url, "{%") < url.len ||
	       memchr(url.p, '@', url.len) != NULL || url.p[0] == '$';
}

static bool is_markdown(struct slice name)
{
	static const char *const ends[] = { ".md", ".markdown", ".mkd",
					    ".mdown", ".mkdn" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (slice_ends(name, ends[i]))
			return true;
	return false;
}

/* .../2026/02/13/slug, as posts are published by many */
static bool is_dated(struct slice path)
{
	static const char form[] = "/0000/00/00/";

	for (size_t i = 0; i + sizeof(form) <= path.len; i++) {
		size_t n = 0;
		while (form[n] &&
		       (form[n] == '0' ? ascii_is_digit(path.p[i + n])
				       : path.p[i + n] == form[n]))
			n++;
		if (!form[n])
			return true;
	}
	return false;
}

/* One word without a path: a post's name in a wiki or a tag of a generator. */
static bool is_bare(struct slice path)
{
	struct date d;

	return slice_find(path, "/") == path.len &&
	       (slice_find(path, ".") == path.len ||
		date_at_start(path.p, path.len, &d));
}

/* /2026-02-13-slug, as {% post_url %} has it */
static bool begins_with_day(struct slice path)
{
	const struct slice name = last_part(path);
	struct date d;

	return date_at_start(name.p, name.len, &d) &&
	       slice_find(name, ".") == name.len;
}

/* A picture, an archive: whatever the extension says that is no page's. */
static bool is_asset(struct slice path)
{
	const struct slice name = last_part(path);
	size_t dot = name.len;

	while (dot && name.p[dot - 1] != '.')
		dot--;
	const struct slice extension = slice_from(name, dot);
	if (!dot || dot == 1 || !extension.len || extension.len > 4 ||
	    is_markdown(name) || slice_is(extension, "html") ||
	    slice_is(extension, "htm"))
		return false;
	for (size_t i = 0; i < extension.len; i++)
		if (!ascii_is_alnum(extension.p[i]))
			return false;
	return !ascii_is_digit(extension.p[0]); /* but 1.5 is a version */
}

/* The tag of a template at the start of `s` leads to a page of the site. */
static bool is_reference(struct slice s)
{
	static const char *const opens[] = { "{{<", "{{%", "{%" };
	static const char *const words[] = { "post_link", "post_url", "relref",
					     "ref" };

	for (size_t i = 0; i < sizeof(opens) / sizeof(*opens); i++) {
		if (!slice_starts(s, opens[i]))
			continue;
		s = slice_from(s, strlen(opens[i]));
		s = slice_from(s, slice_indent(s));
		for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
			if (slice_starts(s, words[k]) &&
			    ascii_is_space(
				    slice_from(s, strlen(words[k])).p[0]))
				return true;
		return false;
	}
	return false;
}

/* The link, whose source begins the slice, is such a tag or has one for its
 * address. */
static bool is_reference_link(struct slice source)
{
	const size_t middle = slice_find(source, "](");

	if (!slice_starts(source, "["))
		return is_reference(source);
	source = slice_from(source, middle + 2);
	return is_reference(slice_from(source, slice_indent(source)));
}

/* Whether the link is to a post; otherwise nobody can tell. */
static bool names_post(struct slice path)
{
	if (is_asset(path))
		return false;
	return is_markdown(path) || is_dated(path) || is_bare(path) ||
	       begins_with_day(path);
}

static bool leads_to_post(const struct lint_links *l, const struct post *p,
			  struct slice path)
{
	const struct slice name = last_part(path);
	const struct slice stem = is_markdown(name) || slice_ends(name, ".html")
					  ? slice_stem(name)
					  : name;
	const struct slice rest =
		slice_starts(path, "/") ? slice_from(path, 1) : path;

	if (exists_beside(p, rest) || (l->has_root && exists_in_site(l, rest)))
		return true;
	/* A path with folders that are there must be right as a whole. */
	if (is_markdown(name) && slice_find(path, "/") < path.len &&
	    path.p[0] == '.')
		return false;
	return is_post_name(l, stem) || is_post_name(l, without_date(stem));
}

/* `from_top`: a template has written it, whose paths begin there. */
static bool leads_to_image(const struct lint_links *l, const struct post *p,
			   struct slice path, bool from_top)
{
	if (from_top && !l->has_root)
		return true;
	if (path.p[0] != '/')
		return exists_beside(p, path) || is_dated(path) ||
		       (l->has_root && exists_in_site(l, path));
	/* Without the site's top nobody can tell. */
	return !l->has_root || exists_in_site(l, slice_from(path, 1));
}

/* a place in the body that moves on */
struct cursor {
	struct slice body;
	size_t at, line_start;
	uint32_t line;
	int n_back;
};

/* Links of footnotes may stand before those that were met: then from the start,
 * as long as it is not done again and again. */
static void move_to(struct cursor *c, size_t off)
{
	if (off < c->at && c->n_back++ < MAX_BACK)
		c->at = c->line_start = c->line = 0;
	for (; c->at < off && c->at < c->body.len; c->at++)
		if (c->body.p[c->at] == '\n') {
			c->line++;
			c->line_start = c->at + 1;
		}
}

static void check_link(struct lint_links *l, const struct post *p,
		       const struct link *link, struct cursor *at,
		       struct batch *found)
{
	const bool image = link->role == LINK_IMAGE;
	const struct slice source = slice_line(&(struct slice){
		at->body.p + link->source, at->body.len - link->source });
	const bool templated = slice_starts(source, "{%");
	struct slice url = slice_of(link->url);
	struct buf path = { 0 };

	if (is_foreign(url))
		return;
	if (p->place && url.p[0] == '/')
		url = slice_of(site_local(p->place->site, url.p));
	if (slice_starts(url, "@/"))
		url = slice_from(url, 1);
	url = slice_head(url, slice_find(url, "#"));
	percent_decode(&path, url.p, slice_find(url, "?"));
	const struct slice s = { buf_str(&path), path.len };
	if (s.len) {
		find_root(l, p->path);
		const bool ok =
			image ? leads_to_image(l, p, s, templated)
			      : !(names_post(s) || is_reference_link(source)) ||
					leads_to_post(l, p, s);
		if (!ok) {
			move_to(at, link->source);
			batch_add_problem(found, p->path,
					  p->body_line + at->line + 1,
					  at->at - at->line_start + 1,
					  image ? PROBLEM_IMAGE : PROBLEM_LINK,
					  image ? "there is no image `%.*s`"
						: "there is no post `%.*s`",
					  MAX_QUOTED, s.p);
		}
	}
	buf_release(&path);
}

void lint_links_check(struct lint_links *l, const struct post *p,
		      const struct doc *doc, const char *body, size_t len,
		      struct batch *found)
{
	struct cursor at = { .body = { body, len } };

	for (size_t i = 1; i <= doc_link_count(doc); i++) {
		const struct link *link = doc_link(doc, i);
		if (link->role == LINK_IMAGE || link->role == LINK_LINK)
			check_link(l, p, link, &at, found);
	}
}
