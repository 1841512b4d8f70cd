/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/batch.h"
#include "archive/glob.h"
#include "archive/loader.h"
#include "archive/refer.h"
#include "archive/sites.h"
#include "support/docdump.h"
#include "support/folder.h"
#include "support/sitefiles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Configurations that lie above the folder of posts are found. */
static void jekyll_gives_what_heads_leave_out(void **state)
{
	static const struct site_file files[] = {
		{ "_config.yml", "title: Weather\n"
				 "timezone: \"+08:00\"\n"
				 "lang: zh-TW\n"
				 "defaults:\n"
				 "  - scope: {path: \"\"}\n"
				 "    values: {author: Ann, tags: all}\n"
				 "  - scope:\n"
				 "      path: \"\"\n"
				 "      type: posts\n"
				 "    values:\n"
				 "      tags: [of posts, x]\n"
				 "      categories: rain snow\n"
				 "  - scope: {path: _posts/old, type: posts}\n"
				 "    values: {published: false, author: Bob}\n"
				 "  - scope: {path: \"_posts/*/deep\"}\n"
				 "    values: {tags: [deep]}\n"
				 "  - scope: {path: \"\", type: drafts}\n"
				 "    values: {tags: [nobody]}\n" },
		{ "_posts/2026-02-13-a.md",
		  "---\ntitle: A\ndate: 2026-02-13 07:00\n---\n" },
		{ "_posts/2026-02-12-b.md",
		  "---\ntitle: B\ntags: own two\nauthor: Cy\n"
		  "date: 2026-02-12 07:00:00 +0100\nlang: ja\n---\n" },
		{ "_posts/old/2026-02-11-c.md",
		  "---\ntitle: C\ncategories: hail\n---\n" },
		{ "_posts/old/deep/2026-02-10-d.md", "---\ntitle: D\n---\n" },
		{ "_posts/2026-02-09-e.md",
		  "---\ntitle: E\ntags: []\ncategories: [a b, c]\n---\n" },
		{ 0 },
	};

	site_files_assert(
		state, files, "_posts",
		"2026-02-13-a.md|2026-02-13T07:00:00+08:00|of posts,x|"
		"rain,snow|Ann|zh-TW\n"
		"2026-02-12-b.md|2026-02-12T07:00:00+01:00|own,two|rain,snow|"
		"Cy|"
		"ja\n"
		"old/2026-02-11-c.md*|2026-02-11|of posts,x|hail,rain,snow|Bob|"
		"zh-TW\n"
		"old/deep/2026-02-10-d.md*|2026-02-10|deep|rain,snow|Bob|"
		"zh-TW\n"
		"2026-02-09-e.md|2026-02-09||a b,c,rain,snow|Ann|zh-TW\n");
}

static void jekyll_has_categories_of_folders_above(void **state)
{
	static const struct site_file files[] = {
		{ "_config.yaml", "title: x\n" },
		{ "films/new/_posts/2026-02-13-a.md",
		  "---\ntitle: A\ncategories: fun\n---\n" },
		{ "films/_posts/2026-02-12-b.md", "---\ntitle: B\n---\n" },
		{ "_posts/2026-02-11-c.md", "---\ntitle: C\n---\n" },
		{ 0 },
	};

	site_files_assert(
		state, files, "",
		"films/new/_posts/2026-02-13-a.md|2026-02-13||fun,films,new||"
		"\n"
		"films/_posts/2026-02-12-b.md|2026-02-12||films||\n"
		"_posts/2026-02-11-c.md|2026-02-11||||\n");
	site_files_assert(state, files + 4, "films/_posts",
			  "2026-02-12-b.md|2026-02-12||films||\n");
}

static void hexo_parts_no_string(void **state)
{
	static const struct site_file files[] = {
		{ "_config.yml",
		  "title: x\nlanguage: [zh-CN, en]\n"
		  "timezone: UTC+9\n"
		  "default_category: Misc\nsource_dir: source\n" },
		{ "source/_posts/2026-02-13-a.md",
		  "---\ntitle: A\ntags: Google Gemini Pro\n"
		  "categories:\n- [Food, Tea]\n- Cups\n"
		  "date: 2026/2/13 7:00:01\n---\n" },
		{ "source/_posts/pot/2026-02-12-b.md",
		  "---\ntitle: B\ntags: a, b\n---\n" },
		{ "source/_posts/2026-02-11-c.md", "---\ntitle: C\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "source/_posts",
			  "2026-02-13-a.md|2026-02-13T07:00:01+09:00|"
			  "Google Gemini Pro|Food,Tea,Cups||zh-CN\n"
			  "pot/2026-02-12-b.md|2026-02-12|a, b|pot||zh-CN\n"
			  "2026-02-11-c.md|2026-02-11||Misc||zh-CN\n");
}

/* The folders tell it. */
static void hexo_without_a_configuration_is_hexo(void **state)
{
	static const struct site_file files[] = {
		{ "source/_posts/2026-02-13-a.md",
		  "---\ntitle: A\ntags: one tag\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "source/_posts",
			  "2026-02-13-a.md|2026-02-13|one tag|||\n");
	site_files_assert(
		state, files + 1, "",
		"source/_posts/2026-02-13-a.md|2026-02-13|one tag|||\n");
}

static void hugo_reads_bundles_and_cascades(void **state)
{
	static const struct site_file files[] = {
		{ "hugo.toml", "title = 'x'\nbaseURL = 'https://x.org/'\n"
			       "timeZone = 'UTC-5'\n"
			       "defaultContentLanguage = 'en'\n"
			       "[[cascade]]\nauthor = 'All'\n"
			       "[[cascade]]\ndraft = true\n"
			       "[cascade.target]\npath = '/posts/raw/**'\n" },
		{ "content/posts/a/index.md",
		  "+++\ntitle = 'A'\ntags = 'one tag'\n"
		  "date = 2026-02-13T07:00:00\n+++\n" },
		{ "content/posts/a/more.md", "---\ntitle: no post\n---\n" },
		{ "content/posts/a/deep/more.md",
		  "---\ntitle: no post\n---\n" },
		{ "content/posts/_index.md", "---\ntitle: section\n---\n" },
		{ "content/posts/raw/b.md",
		  "---\ntitle: B\ndate: 2026-02-12\n---\n" },
		{ "content/posts/c.md",
		  "---\ntitle: C\ndate: 2026-02-11\nauthor: Own\n---\n" },
		{ 0 },
	};

	site_files_assert(
		state, files, "content",
		"posts/a/index.md|2026-02-13T07:00:00-05:00|one tag||All|en\n"
		"posts/raw/b.md*|2026-02-12|||All|en\n"
		"posts/c.md|2026-02-11|||Own|en\n");
}

static void hugo_may_have_a_folder_of_configurations(void **state)
{
	static const struct site_file files[] = {
		{ "config/_default/hugo.yaml", "title: x\ntimeZone: UTC+1\n" },
		{ "config/_default/params.toml", "mood = 'fine'\n" },
		{ "content/a.md",
		  "---\ntitle: A\ndate: 2026-02-13 07:00\n---\n" },
		{ 0 },
	};
	struct batch b;
	struct buf path = { 0 };

	site_files_assert(state, files, "content",
			  "a.md|2026-02-13T07:00:00+01:00||||\n");
	batch_init(&b);
	struct site *s = site_new(*state, "", &b);
	assert_int_equal(s->kind, SITE_HUGO);
	assert_string_equal(site_setting(s, "Params.Mood", 11), "fine");
	site_free(s);
	batch_release(&b);
	buf_release(&path);
}

static void zola_is_told_from_hugo(void **state)
{
	static const struct site_file files[] = {
		{ "config.toml",
		  "base_url = 'https://x.org'\ndefault_language = 'ko'\n" },
		{ "content/a/index.md",
		  "+++\ntitle = 'A'\ndate = 2026-02-13\n[taxonomies]\n"
		  "tags = ['a b', 'c']\n+++\n" },
		{ "content/a/more.md", "no post\n" },
		{ 0 },
	};

	site_files_assert(state, files, "content",
			  "a/index.md|2026-02-13|a b,c|||ko\n");
}

static void pelican_has_pages_and_folders(void **state)
{
	static const struct site_file files[] = {
		{ "pelicanconf.py", "from __future__ import unicode_literals\n"
				    "AUTHOR = u'Ann'\n"
				    "SITENAME = \"Ann's\"\n"
				    "TIMEZONE = '+02:00' # summer\n"
				    "DEFAULT_LANG = 'de'\n"
				    "DEFAULT_CATEGORY = 'Rest'\n"
				    "PLUGINS = ['a',\n   'b']\n" },
		{ "content/a.md",
		  "Title: A\nDate: 2026-02-13 07:00\n"
		  "Tags: one two, three\nAuthors: X, Y\n\nText\n" },
		{ "content/tea/b.md", "Title: B\nDate: 2026-02-12\n\nText\n" },
		{ "content/pages/about.md", "Title: About\n\nText\n" },
		{ 0 },
	};

	site_files_assert(
		state, files, "content",
		"a.md|2026-02-13T07:00:00+02:00|one two,three|Rest|X,Y|de\n"
		"tea/b.md|2026-02-12||tea||de\n");
	/* but what is asked for is read */
	site_files_assert(state, files + 4, "content/pages",
			  "about.md|||pages||de\n");
}

static void a_vault_of_notes_is_no_blog(void **state)
{
	static const struct site_file files[] = {
		{ ".obsidian/app.json", "{}" },
		{ ".obsidian/plugins/x/README.md", "# no note\n" },
		{ ".trash/old.md", "# no note\n" },
		{ "notes/a.md", "---\ntags: '#tea #cup/blue'\n---\n# A\n" },
		{ "b.md", "---\ntags:\n- '#tea'\n- pot\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "",
			  "b.md||tea,pot|||\nnotes/a.md||tea,cup/blue|||\n");
}

/* Nobody's configuration: today's rules. */
static void a_config_of_another_program_is_none(void **state)
{
	static const struct site_file files[] = {
		{ "config.toml", "title = 'x'\ntimezone = 'UTC+8'\n" },
		{ "config.json", "{\"lang\": \"ja\"}" },
		{ "posts/a.md",
		  "---\ntitle: A\ntags: a b\ndate: 2026-02-13 07:00\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "posts",
			  "a.md|2026-02-13T07:00:00Z|a,b|||\n");
}

static void sites_below_what_is_read_are_found(void **state)
{
	static const struct site_file files[] = {
		{ "one/_config.yml", "lang: ja\n" },
		{ "one/_posts/2026-02-13-a.md", "---\ntitle: A\n---\n" },
		{ "two/_config.yml", "lang: ko\n" },
		{ "two/_posts/2026-02-12-b.md", "---\ntitle: B\n---\n" },
		{ "two/docs/_config.yml", "lang: en\n" },
		{ "two/docs/_posts/2026-02-11-c.md", "---\ntitle: C\n---\n" },
		{ "2026-02-10-d.md", "" },
		{ 0 },
	};

	site_files_assert(state, files, "",
			  "one/_posts/2026-02-13-a.md|2026-02-13||||ja\n"
			  "two/_posts/2026-02-12-b.md|2026-02-12||||ko\n"
			  "two/docs/_posts/2026-02-11-c.md|2026-02-11||||en\n"
			  "2026-02-10-d.md|2026-02-10||||\n");
}

static void nothing_above_a_repository_counts(void **state)
{
	static const struct site_file files[] = {
		{ "_config.yml", "lang: ja\n" },
		{ "blog/.git/", "" },
		{ "blog/_posts/2026-02-13-a.md", "---\ntitle: A\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "blog/_posts",
			  "2026-02-13-a.md|2026-02-13||||\n");
}

static void a_link_out_of_the_site_is_not_followed(void **state)
{
	static const struct site_file files[] = {
		{ "else/c.yml", "lang: ja\n" },
		{ "blog/conf/c.yml", "lang: ko\n" },
		{ "blog/_posts/2026-02-13-a.md", "---\ntitle: A\n---\n" },
		{ 0 },
	};
	struct buf from = { 0 };

	folder_put(state, "blog/", "");
	buf_printf(&from, "%s/blog/_config.yml", (const char *)*state);
	assert_int_equal(symlink("../else/c.yml", buf_str(&from)), 0);
	site_files_assert(state, files, "blog/_posts",
			  "2026-02-13-a.md|2026-02-13||||\n");
	unlink(buf_str(&from));
	assert_int_equal(symlink("conf/c.yml", buf_str(&from)), 0);
	site_files_assert(state, files + 3, "blog/_posts",
			  "2026-02-13-a.md|2026-02-13||||ko\n");
	buf_release(&from);
}

static void posts_show_what_their_site_says(void **state)
{
	static const struct {
		const char *body, *want;
	} rows[] = {
		{ "At {{ site.title }}, {{site.author.name}}\n",
		  "p:At Tea & Co, Ann\n" },
		{ "{{ site.url }}{{ site.baseurl }}/x {{ site.my-key }}\n",
		  "p:{l1:https://tea.org/blog/x} 42\n" },
		{ "[a]({{ '/b.png' | relative_url }}) "
		  "[c]({{ \"d\" | absolute_url }})\n",
		  "p:{l1:a} {l2:c}\n" },
		/* lists and what is not there */
		{ "{{ site.list }} {{ site.nothing }}\n",
		  "p:{d:[site.list]} {d:[site.nothing]}\n" },
		{ "{{< param \"mood\" >}} {{% param deep.er %}}\n",
		  "p:fine yes\n" },
		/* what stands in it is text, and can't do harm */
		{ "{{ site.evil }}\n", "p:a [31m {{ site.title }}  b\n" },
	};
	static const struct site_file files[] = {
		{ "_config.yml",
		  "title: Tea &amp; Co\nurl: https://tea.org\nbaseurl: /blog\n"
		  "author:\n  name: Ann\nmy-key: 42\nlist: [a, b]\n"
		  "params: {mood: fine, deep: {er: yes}}\n"
		  "evil: \"a \\e[31m {{ site.title }}\\n\\nb\"\n" },
		{ "_posts/2026-02-13-a.md", "---\ntitle: A\n---\n" },
		{ "_posts/2026-02-12-b.md", "---\ntitle: B\n---\n" },
		{ 0 },
	};

	for (const struct site_file *f = files; f->name; f++)
		folder_put(state, f->name, f->text);
	struct archive *a = site_files_load(state, "_posts");
	const struct post *p = archive_post(a, 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct doc *d =
			doc_new(p, rows[i].body, strlen(rows[i].body), 0);
		struct buf got = { 0 };
		docdump_leaves(&got, d);
		if (strcmp(buf_str(&got), rows[i].want) != 0)
			print_error("%s%s", rows[i].body, buf_str(&got));
		assert_string_equal(buf_str(&got), rows[i].want);
		buf_release(&got);
		doc_free(d);
	}
	struct refer *r = refer_new(a);
	const struct post *b = archive_post(a, 1);
	assert_ptr_equal(
		refer_find(r, p, "https://tea.org/blog/2026/02/12/b.html"), b);
	assert_ptr_equal(refer_find(r, p, "/blog/b/"), b);
	assert_ptr_equal(refer_find(r, p, "/b/"), b);
	assert_null(refer_find(r, p, "https://tea.orgy/2026/02/12/b.html"));
	assert_null(refer_find(r, p, "https://milk.org/2026/02/12/b.html"));
	refer_free(r);
	archive_free(a);
}

/* With the catalogue `cache`, which is brought up to date. */
static struct archive *load_again(void **state, bool early, bool *stale)
{
	struct archive *a = archive_new();
	struct buf cache = { 0 }, posts = { 0 };

	buf_printf(&cache, "%s/cache", (const char *)*state);
	buf_printf(&posts, "%s/posts", (const char *)*state);
	const char *given = buf_str(&posts);
	const struct loader_memory memory = {
		.place = { .dir = buf_str(&cache), .texts = true },
		.early = early,
		.write = true,
	};
	struct loader *l = loader_start_with(&given, 1, &memory, NULL, NULL);
	loader_finish(l, a);
	assert_string_equal(loader_said(l), "");
	*stale = loader_status(l).stale;
	loader_wait(l);
	loader_free(l);
	buf_release(&cache);
	buf_release(&posts);
	return a;
}

static void assert_again(void **state, bool early, bool want_stale,
			 const char *want)
{
	struct buf got = { 0 };
	bool stale;
	struct archive *a = load_again(state, early, &stale);

	for (size_t i = 0; i < archive_count(a); i++) {
		const struct post *p = archive_post(a, i);
		buf_printf(&got, "%s %s %s\n", p->name, p->lang,
			   p->place ? p->place->site->title : "-");
	}
	assert_int_equal(stale, want_stale);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
	archive_free(a);
}

/* What the catalogue says was read by the rules that held then. */
static void
a_changed_configuration_counts_in_spite_of_the_catalogue(void **state)
{
	folder_put(state, ".git/", "");
	folder_put(state, "_config.yml", "lang: ja\ntitle: One\n");
	folder_put(state, "posts/2026-02-13-a.md", "---\ntitle: A\n---\n");
	folder_put(state, "posts/in/2026-02-12-b.md", "---\ntitle: B\n---\n");
	assert_again(state, false, false,
		     "2026-02-13-a.md ja One\nin/2026-02-12-b.md ja One\n");
	assert_again(state, true, false,
		     "2026-02-13-a.md ja One\nin/2026-02-12-b.md ja One\n");
	folder_put(state, "_config.yml", "lang: ko\ntitle: Two\n");
	assert_again(state, true, false,
		     "2026-02-13-a.md ko Two\nin/2026-02-12-b.md ko Two\n");
	/* one that only the walk comes upon */
	folder_put(state, "posts/in/_config.yml", "lang: en\ntitle: In\n");
	assert_again(state, true, true,
		     "2026-02-13-a.md ko Two\nin/2026-02-12-b.md ko Two\n");
	assert_again(state, false, false,
		     "2026-02-13-a.md ko Two\nin/2026-02-12-b.md en In\n");
	assert_again(state, true, false,
		     "2026-02-13-a.md ko Two\nin/2026-02-12-b.md en In\n");
	folder_put(state, "posts/in/_config.yml", "lang: th\ntitle: In\n");
	assert_again(state, false, false,
		     "2026-02-13-a.md ko Two\nin/2026-02-12-b.md th In\n");
}

static void mistakes_have_a_place(void **state)
{
	static const struct {
		const char *name, *text;
		size_t line, col;
	} rows[] = {
		{ "_config.yml", "title: x\ntimezone: Europe/Nowhere\n", 2, 1 },
		{ "_config.yml", "title: x\nauthor: a: b\n", 2, 10 },
		{ "hugo.toml", "title = 'x'\nlang =\n", 2, 7 },
		{ "hugo.json", "{\"title\": \"x\",\n \"a\" 1}\n", 2, 6 },
	};

	folder_put(state, "_posts/2026-02-13-a.md", "---\ntitle: A\n---\n");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		folder_put(state, rows[i].name, rows[i].text);
		struct archive *a = site_files_load(state, "_posts");
		assert_int_equal(archive_count(a), 1);
		assert_int_equal(archive_problem_count(a), 1);
		const struct problem *p = archive_problem(a, 0);
		assert_int_equal(p->kind, PROBLEM_CONFIG);
		assert_int_equal(p->line, rows[i].line);
		assert_int_equal(p->col, rows[i].col);
		const size_t len = strlen(p->path);
		const size_t n = strlen(rows[i].name);
		assert_true(len > n && p->path[len - n - 1] == '/');
		assert_string_equal(p->path + len - n, rows[i].name);
		archive_free(a);
		struct buf path = { 0 };
		buf_printf(&path, "%s/%s", (const char *)*state, rows[i].name);
		unlink(buf_str(&path));
		buf_release(&path);
	}
}

static void what_is_no_configuration_does_no_harm(void **state)
{
	static const char *const texts[] = {
		"",
		"\xFF\xFE",
		"- a\n- b\n",
		"just text",
		"defaults: 1\n",
		"defaults: [1, {scope: 2}, {values: {a: 1}}, [[{x: y}]]]\n",
		"a: &x [*x]\n",
		"defaults:\n  scope: {path: ''}\n  values: {lang: ja}\n",
		"{{{{{{{{{{{{{{{{{{{{{{{{{{{{",
		"[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
	};

	folder_put(state, "_posts/2026-02-13-a.md", "---\ntitle: A\n---\n");
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		folder_put(state, "_config.yml", texts[i]);
		struct archive *a = site_files_load(state, "_posts");
		assert_int_equal(archive_count(a), 1);
		assert_string_equal(archive_post(a, 0)->title, "A");
		archive_free(a);
	}
	/* neither one that never ends nor one that is too large */
	struct buf path = { 0 }, large = { 0 };
	buf_printf(&path, "%s/_config.yml", (const char *)*state);
	unlink(buf_str(&path));
	assert_int_equal(mkfifo(buf_str(&path), 0600), 0);
	archive_free(site_files_load(state, "_posts"));
	unlink(buf_str(&path));
	buf_add_str(&large, "title: x\n");
	buf_add_fill(&large, '#', 2000000);
	folder_put(state, "_config.yml", buf_str(&large));
	archive_free(site_files_load(state, "_posts"));
	buf_release(&large);
	buf_release(&path);
}

static void patterns_match_paths(void **state)
{
	static const struct {
		const char *pattern, *path;
		bool matches;
	} rows[] = {
		{ "a", "a", true },
		{ "a", "b", false },
		{ "a*", "abc", true },
		{ "a*", "a/b", false },
		{ "*", "", true },
		{ "**", "a/b/c", true },
		{ "**/c", "a/b/c", true },
		{ "**/c", "c", true },
		{ "**/c", "a/bc", false },
		{ "a/**/z", "a/z", true },
		{ "a/**/z", "a/b/c/z", true },
		{ "a/*/z", "a/b/c/z", false },
		{ "?.md", "a.md", true },
		{ "?.md", "/.md", false },
		{ "[a-c]x[!y]", "bxz", true },
		{ "[a-c]x[!y]", "bxy", false },
		{ "[", "[", true },
		{ "[a", "[a", true },
		{ "*a*b*c*", "xxaxxbxxcxx", true },
		{ "*a*b*c*", "xxaxxcxxbxx", false },
	};
	struct buf stars = { 0 }, text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (glob_match(rows[i].pattern, rows[i].path,
			       strlen(rows[i].path)) != rows[i].matches)
			print_error("%s %s\n", rows[i].pattern, rows[i].path);
		assert_int_equal(glob_match(rows[i].pattern, rows[i].path,
					    strlen(rows[i].path)),
				 rows[i].matches);
	}
	/* without trying all ways */
	for (int i = 0; i < 100; i++)
		buf_add_str(&stars, "a*");
	buf_add_char(&stars, 'b');
	buf_add_fill(&text, 'a', 4000);
	assert_false(glob_match(buf_str(&stars), buf_str(&text), text.len));
	buf_release(&stars);
	buf_release(&text);
}

int main(void)
{
#define IN_FOLDER(f) \
	cmocka_unit_test_setup_teardown(f, folder_make, folder_remove)
	const struct CMUnitTest tests[] = {
		IN_FOLDER(jekyll_gives_what_heads_leave_out),
		IN_FOLDER(jekyll_has_categories_of_folders_above),
		IN_FOLDER(hexo_parts_no_string),
		IN_FOLDER(hexo_without_a_configuration_is_hexo),
		IN_FOLDER(hugo_reads_bundles_and_cascades),
		IN_FOLDER(hugo_may_have_a_folder_of_configurations),
		IN_FOLDER(zola_is_told_from_hugo),
		IN_FOLDER(pelican_has_pages_and_folders),
		IN_FOLDER(a_vault_of_notes_is_no_blog),
		IN_FOLDER(a_config_of_another_program_is_none),
		IN_FOLDER(sites_below_what_is_read_are_found),
		IN_FOLDER(nothing_above_a_repository_counts),
		IN_FOLDER(a_link_out_of_the_site_is_not_followed),
		IN_FOLDER(posts_show_what_their_site_says),
		IN_FOLDER(
			a_changed_configuration_counts_in_spite_of_the_catalogue),
		IN_FOLDER(mistakes_have_a_place),
		IN_FOLDER(what_is_no_configuration_does_no_harm),
		cmocka_unit_test(patterns_match_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
