/* SPDX-License-Identifier: MIT */
#include "archive/site_files.h"

#include "archive/checksum.h"
#include "archive/encoding.h"
#include "archive/head_split.h"
#include "archive/json_head.h"
#include "archive/python_settings.h"
#include "archive/toml_head.h"
#include "archive/yaml_tree.h"
#include "base/file.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	MAX_FILE = 1024 * 1024, /* bytes; real ones have some 10,000 */
	MAX_KEYS = 2048,
};

enum format { YAML, TOML, JSON, PYTHON };

/* One place for a configuration: the first that is there counts. Names that
 * other programs use as well say no kind: then what stands in it must. */
static const struct {
	const char *name;
	enum format format;
	enum site_kind kind;
} files[] = {
	{ "_config.yml", YAML, SITE_JEKYLL },
	{ "_config.yaml", YAML, SITE_JEKYLL },
	{ "_config.toml", TOML, SITE_JEKYLL },
	{ "_config.json", JSON, SITE_HEXO },
	{ "hugo.toml", TOML, SITE_HUGO },
	{ "hugo.yaml", YAML, SITE_HUGO },
	{ "hugo.yml", YAML, SITE_HUGO },
	{ "hugo.json", JSON, SITE_HUGO },
	{ "config.toml", TOML, SITE_UNKNOWN },
	{ "config.yaml", YAML, SITE_UNKNOWN },
	{ "config.yml", YAML, SITE_UNKNOWN },
	{ "config.json", JSON, SITE_UNKNOWN },
	{ "config/_default/hugo.toml", TOML, SITE_HUGO },
	{ "config/_default/hugo.yaml", YAML, SITE_HUGO },
	{ "config/_default/hugo.yml", YAML, SITE_HUGO },
	{ "config/_default/hugo.json", JSON, SITE_HUGO },
	{ "config/_default/config.toml", TOML, SITE_HUGO },
	{ "config/_default/config.yaml", YAML, SITE_HUGO },
	{ "config/_default/config.yml", YAML, SITE_HUGO },
	{ "config/_default/config.json", JSON, SITE_HUGO },
	{ "pelicanconf.py", PYTHON, SITE_PELICAN },
	{ "conf.py", PYTHON, SITE_UNKNOWN },
};

/* What tells a kind where there is no configuration. */
static const struct {
	const char *name;
	enum site_kind kind;
} folders[] = {
	{ ".obsidian", SITE_OBSIDIAN },
	{ "source/_posts", SITE_HEXO },
};

/* What a section says of the pages in it (Hugo). */
static const char *const sections[] = { "_index.md", "_index.markdown",
					"_index.html" };

#define LENGTH(a) (sizeof(a) / sizeof(*(a)))

static bool begins_as(const char *path, const char *name)
{
	const size_t len = strlen(name);

	return !strncmp(path, name, len) && (!path[len] || path[len] == '/');
}

bool site_files_is_section(const char *name)
{
	for (size_t i = 0; i < LENGTH(sections); i++)
		if (!strcmp(sections[i], name))
			return true;
	return false;
}

bool site_files_is_one(const char *name)
{
	if (!strchr("_chps.", name[0]))
		return false;
	for (size_t i = 0; i < LENGTH(files); i++)
		if (begins_as(files[i].name, name))
			return true;
	for (size_t i = 0; i < LENGTH(folders); i++)
		if (begins_as(folders[i].name, name))
			return true;
	return site_files_is_section(name);
}

/* A link may lead elsewhere in the site, but not out of it. */
static bool lies_inside(const struct site *s, const char *path)
{
	const size_t len = strlen(s->folder);
	struct stat st;

	if (lstat(path, &st) != 0)
		return false;
	char *real = realpath(path, NULL);
	const bool inside = real && !strncmp(real, s->folder, len) &&
			    (real[len] == '/' || len == 1);
	free(real);
	return inside;
}

static bool read_text(const struct site *s, const char *name, struct buf *out)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s", s->folder, name);
	const bool ok =
		lies_inside(s, buf_str(&path)) &&
		file_read(AT_FDCWD, buf_str(&path), MAX_FILE, out, NULL);
	buf_release(&path);
	return ok;
}

static bool is_folder(const struct site *s, const char *name)
{
	struct buf path = { 0 };
	struct stat st;

	buf_printf(&path, "%s/%s", s->folder, name);
	const bool is = stat(buf_str(&path), &st) == 0 && S_ISDIR(st.st_mode);
	buf_release(&path);
	return is;
}

static const char *shown_path(struct site *s, const char *shown,
			      const char *name)
{
	const size_t len = strlen(shown);
	struct buf path = { 0 };

	buf_add_str(&path, shown);
	if (len && shown[len - 1] != '/')
		buf_add_char(&path, '/');
	buf_add_str(&path, name);
	const char *kept = arena_memdup(&s->arena, path.data, path.len);
	buf_release(&path);
	return kept;
}

static void tell(struct batch *problems, const char *path,
		 const struct fields_error *error)
{
	batch_add_problem(problems, arena_strdup(&problems->arena, path),
			  error->line + 1, error->col + 1, PROBLEM_CONFIG, "%s",
			  error->why.text);
	batch_set_taken(problems, "what could be read of it counts");
}

static bool parse(enum format format, struct slice text, struct fields *out,
		  struct fields_error *error)
{
	switch (format) {
	case YAML:
		return yaml_tree_read(text, out, error);
	case TOML:
		return toml_head_read(text, out, error);
	case JSON:
		return json_head_read(text, out, error);
	case PYTHON:
		python_settings_read(text, out);
		return true;
	}
	return true;
}

/* Reads the file's text, which is in any encoding, into fields. */
static bool parse_any(enum format format, struct buf *text, struct fields *out,
		      struct fields_error *error)
{
	struct slice s = { buf_str(text), text->len };
	struct buf utf8 = { 0 };

	*error = (struct fields_error){ 0 };
	out->numbered = true;
	out->most = MAX_KEYS;
	if (utf8_valid_len(s.p, s.len) < s.len) {
		encoding_to_utf8(&utf8, s, encoding_guess(s));
		s = (struct slice){ buf_str(&utf8), utf8.len };
	}
	if (slice_starts(s, "\xEF\xBB\xBF"))
		s = slice_from(s, 3);
	const bool ok = parse(format, s, out, error);
	buf_release(&utf8);
	return ok;
}

static bool has(const struct fields *f, const char *const *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (fields_find(f, keys[i]))
			return true;
	return false;
}

/* Both read `_config.yml`. */
static enum site_kind jekyll_or_hexo(const struct site *s)
{
	static const char *const hexo[] = {
		"source_dir",       "public_dir",    "archive_dir",
		"category_dir",     "new_post_name", "default_layout",
		"filename_case",    "render_drafts", "post_asset_folder",
		"default_category",
	};

	return has(&s->settings, hexo, LENGTH(hexo)) ||
			       is_folder(s, "source/_posts")
		       ? SITE_HEXO
		       : SITE_JEKYLL;
}

/* Any program may have a config.toml or a conf.py. */
static enum site_kind kind_by_settings(const struct site *s, enum format format)
{
	static const char *const hugo[] = { "baseurl", "languagecode",
					    "defaultcontentlanguage" };

	if (format == PYTHON)
		return fields_find(&s->settings, "blog_title") ? SITE_NIKOLA
							       : SITE_UNKNOWN;
	if (has(&s->settings, hugo, LENGTH(hugo)))
		return SITE_HUGO;
	if (!is_folder(s, "content"))
		return SITE_UNKNOWN;
	if (fields_find(&s->settings, "base_url"))
		return SITE_ZOLA;
	return fields_find(&s->settings, "title") ? SITE_HUGO : SITE_UNKNOWN;
}

static void add_sum(struct site *s, const char *name, const struct buf *text)
{
	struct buf all = { 0 };

	buf_printf(&all, "%d %llx %s\n", (int)s->kind,
		   (unsigned long long)s->sum, name);
	buf_add(&all, buf_str(text), text->len);
	s->sum = checksum(all.data, all.len);
	buf_release(&all);
}

/* Hugo has parts of its configuration in files of their names: what stands in
 * params.toml is params.x. */
static void read_part(struct site *s, const char *part, const char *shown,
		      struct batch *problems)
{
	static const struct {
		const char *extension;
		enum format format;
	} forms[] = { { "toml", TOML },
		      { "yaml", YAML },
		      { "yml", YAML },
		      { "json", JSON } };
	struct fields f = { 0 };
	struct buf name = { 0 }, text = { 0 };
	struct fields_error error;

	for (size_t i = 0; i < LENGTH(forms) && !text.len; i++) {
		buf_clear(&name);
		buf_printf(&name, "config/_default/%s.%s", part,
			   forms[i].extension);
		if (!read_text(s, buf_str(&name), &text))
			continue;
		if (!parse_any(forms[i].format, &text, &f, &error))
			tell(problems, shown_path(s, shown, buf_str(&name)),
			     &error);
		add_sum(s, buf_str(&name), &text);
	}
	for (size_t i = 0; i < f.n; i++) {
		const struct field *from = &f.items[i];
		fields_begin(&s->settings, slice_of(part),
			     slice_of(fields_key(&f, from)), from->line);
		for (size_t k = 0; k < from->n; k++)
			fields_add(&s->settings,
				   slice_of(fields_value(&f, from, k)));
	}
	fields_release(&f);
	buf_release(&name);
	buf_release(&text);
}

static void read_parts(struct site *s, const char *shown,
		       struct batch *problems)
{
	static const char *const parts[] = { "params", "languages", "cascade" };

	for (size_t i = 0; i < LENGTH(parts); i++)
		read_part(s, parts[i], shown, problems);
}

/* Whether the file may be there: of those in a folder, most are not looked for
 * where there is no such folder. */
static bool is_likely(const struct site *s, const char *name, int *nested)
{
	if (!strchr(name, '/'))
		return true;
	if (*nested < 0)
		*nested = is_folder(s, "config/_default");
	return *nested;
}

/* True if the file is there and configures a site. */
static bool read_one(struct site *s, size_t i, const char *shown,
		     struct batch *problems)
{
	struct buf text = { 0 };
	struct fields_error error = { 0 };
	const char *name = files[i].name;
	bool ok = true;

	if (!read_text(s, name, &text))
		return false;
	s->kind = files[i].kind;
	const bool sound =
		parse_any(files[i].format, &text, &s->settings, &error);
	if (s->kind == SITE_UNKNOWN)
		s->kind = kind_by_settings(s, files[i].format);
	if (s->kind == SITE_UNKNOWN)
		ok = false;
	else if (s->kind == SITE_JEKYLL)
		s->kind = jekyll_or_hexo(s);
	s->file = shown_path(s, shown, name);
	if (ok && !sound)
		tell(problems, s->file, &error);
	if (ok)
		add_sum(s, name, &text);
	buf_release(&text);
	return ok;
}

bool site_files_read(struct site *s, const char *shown, struct batch *problems)
{
	const struct buf none = { 0 };
	int nested = -1; /* not known */

	for (size_t i = 0; i < LENGTH(files); i++) {
		if (!is_likely(s, files[i].name, &nested) ||
		    !read_one(s, i, shown, problems))
			continue;
		if (s->kind == SITE_HUGO)
			read_parts(s, shown, problems);
		return true;
	}
	for (size_t i = 0; i < LENGTH(folders); i++)
		if (is_folder(s, folders[i].name)) {
			fields_clear(&s->settings);
			s->file = "";
			s->kind = folders[i].kind;
			add_sum(s, folders[i].name, &none);
			return true;
		}
	return false;
}

static enum format format_of(enum head_kind kind)
{
	return kind == HEAD_TOML ? TOML : kind == HEAD_JSON ? JSON : YAML;
}

static bool read_section(struct site *s, const char *name)
{
	struct buf text = { 0 }, head = { 0 };
	struct fields_error error;
	struct head_split split;

	bool found = read_text(s, name, &text);
	if (found) {
		head_split(buf_str(&text), text.len, &split);
		found = split.found;
	}
	if (found) {
		buf_add(&head, text.data + split.head_off, split.head_len);
		parse_any(format_of(split.kind), &head, &s->settings, &error);
		add_sum(s, name, &head);
	}
	buf_release(&text);
	buf_release(&head);
	return found;
}

bool site_files_read_section(struct site *s)
{
	for (size_t i = 0; i < LENGTH(sections); i++)
		if (read_section(s, sections[i]))
			return true;
	return false;
}
