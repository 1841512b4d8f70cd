/* SPDX-License-Identifier: MIT */
/* What configurations and sections say of the posts of a site. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/sites.h"
#include "archive/yaml_tree.h"
#include "support/folder.h"
#include "support/sitefiles.h"

#include <stdio.h>
#include <string.h>

static const struct site_file sections[] = {
	{ "hugo.toml", "baseURL = 'https://x.org/'\n"
		       "[cascade]\nauthor = 'Site'\nlang = 'fr'\n" },
	{ "content/_index.md", "---\ncascade:\n  author: All\n  tags: [top]\n"
			       "---\nWelcome\n" },
	{ "content/news/_index.md", "+++\n[cascade]\ntags = ['news']\n+++\n" },
	{ "content/news/old/_index.md",
	  "---\ntitle: Old\ncascade:\n"
	  "- draft: true\n"
	  "- _target: {path: /news/old/2019*}\n  author: Past\n"
	  "- _target: {kind: section}\n  author: Nobody\n---\n" },
	{ "content/a.md", "---\ndate: 2026-02-13\n---\n" },
	{ "content/news/b.md", "---\ndate: 2026-02-12\n---\n" },
	{ "content/news/old/2019-x/index.md", "---\ndate: 2026-02-11\n---\n" },
	{ "content/news/old/d.md",
	  "---\ndate: 2026-02-10\nauthor: Own\ntags: []\n---\n" },
	{ "content/other/_index.md", "---\ntitle: No cascade\n---\n" },
	{ "content/other/e.md", "---\ndate: 2026-02-09\n---\n" },
	{ 0 },
};

/* The innermost section counts, then those around it, then the site. */
static void a_section_speaks_for_its_posts(void **state)
{
	site_files_assert(state, sections, "content",
			  "a.md|2026-02-13|top||All|fr\n"
			  "news/b.md|2026-02-12|news||All|fr\n"
			  "news/old/2019-x/index.md*|2026-02-11|news||Past|fr\n"
			  "news/old/d.md*|2026-02-10|||Own|fr\n"
			  "other/e.md|2026-02-09|top||All|fr\n");
}

static void assert_author(void **state, const char *file, const char *want)
{
	struct archive *a = site_files_load(state, file);

	assert_int_equal(archive_count(a), 1);
	const struct post *p = archive_post(a, 0);
	assert_int_equal(post_value_count(p, FACET_AUTHOR), *want ? 1 : 0);
	if (*want)
		assert_string_equal(post_value(p, FACET_AUTHOR, 0)->name, want);
	archive_free(a);
}

/* Those above what was asked for are found, as are those of a file's. */
static void a_section_speaks_for_a_part_of_it(void **state)
{
	site_files_assert(state, sections, "content/news/old",
			  "2019-x/index.md*|2026-02-11|news||Past|fr\n"
			  "d.md*|2026-02-10|||Own|fr\n");
	assert_author(state, "content/news/b.md", "All");
}

/* Among those whose names begin alike, and behind inner ones. */
static void the_section_is_the_one_that_a_post_lies_in(void **state)
{
	static const struct site_file files[] = {
		{ "hugo.toml", "baseURL = 'https://x.org/'\n" },
		{ "content/n/_index.md", "---\ncascade: {author: N}\n---\n" },
		{ "content/n-x/_index.md",
		  "---\ncascade: {author: NX}\n---\n" },
		{ "content/n/a/_index.md",
		  "---\ncascade: {author: NA}\n---\n" },
		{ "content/n/a/b/_index.md",
		  "---\ncascade: {author: NAB}\n---\n" },
		{ "content/n/a-c/_index.md",
		  "---\ncascade: {author: NAC}\n---\n" },
		{ "content/m/1.md", "---\ndate: 2026-02-19\n---\n" },
		{ "content/n/a/b/2.md", "---\ndate: 2026-02-18\n---\n" },
		{ "content/n/a/b/z/3.md", "---\ndate: 2026-02-17\n---\n" },
		{ "content/n/a/c/4.md", "---\ndate: 2026-02-16\n---\n" },
		{ "content/n/a-c/5.md", "---\ndate: 2026-02-15\n---\n" },
		{ "content/n/b/6.md", "---\ndate: 2026-02-14\n---\n" },
		{ "content/n-x/7.md", "---\ndate: 2026-02-13\n---\n" },
		{ "content/n-y/8.md", "---\ndate: 2026-02-12\n---\n" },
		{ "content/o/9.md", "---\ndate: 2026-02-11\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "content",
			  "m/1.md|2026-02-19||||\n"
			  "n/a/b/2.md|2026-02-18|||NAB|\n"
			  "n/a/b/z/3.md|2026-02-17|||NAB|\n"
			  "n/a/c/4.md|2026-02-16|||NA|\n"
			  "n/a-c/5.md|2026-02-15|||NAC|\n"
			  "n/b/6.md|2026-02-14|||N|\n"
			  "n-x/7.md|2026-02-13|||NX|\n"
			  "n-y/8.md|2026-02-12||||\n"
			  "o/9.md|2026-02-11||||\n");
}

static void excluded_files_are_no_posts(void **state)
{
	static const struct site_file files[] = {
		{ "_config.yml", "exclude:\n- attic\n- \"*.skip.md\"\n"
				 "- /_posts/secret/\n"
				 "include: [_posts/secret/2026-02-09-e.md]\n" },
		{ "_posts/2026-02-13-a.md", "---\ntitle: A\n---\n" },
		{ "_posts/2026-02-12-b.skip.md", "---\ntitle: B\n---\n" },
		{ "attic/_posts/2026-02-11-c.md", "---\ntitle: C\n---\n" },
		{ "_posts/secret/2026-02-10-d.md", "---\ntitle: D\n---\n" },
		{ "_posts/secret/2026-02-09-e.md", "---\ntitle: E\n---\n" },
		{ "vendor/bundle/gem/2026-02-08-f.md", "---\ntitle: F\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "",
			  "_posts/2026-02-13-a.md|2026-02-13||||\n"
			  "_posts/secret/2026-02-09-e.md|2026-02-09||secret||"
			  "\n");
	/* but what is asked for is read */
	assert_author(state, "attic/_posts/2026-02-11-c.md", "");
}

/* Themes come with examples, and what a generator has made is no source. */
static void what_others_have_made_is_no_post(void **state)
{
	static const struct site_file files[] = {
		{ "hugo.toml", "baseURL = 'https://x.org/'\n" },
		{ "content/a.md", "---\ndate: 2026-02-13\n---\n" },
		{ "content/themes/b.md", "---\ndate: 2026-02-12\n---\n" },
		{ "themes/t/content/c.md", "---\ndate: 2026-02-11\n---\n" },
		{ "public/d/index.html", "---\ndate: 2026-02-10\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "",
			  "content/a.md|2026-02-13||||\n"
			  "content/themes/b.md|2026-02-12||||\n");
	/* but what is asked for is read */
	site_files_assert(state, files, "themes",
			  "t/content/c.md|2026-02-11||||\n");
}

/* What Hexo keeps of drafts is none of its posts. */
static void hexo_passes_over_what_was_given_up(void **state)
{
	static const struct site_file files[] = {
		{ "_config.yml", "source_dir: source\n" },
		{ "source/_posts/a.md", "---\ndate: 2026-02-13\n---\n" },
		{ "source/_drafts/b.md", "---\ndate: 2026-02-12\n---\n" },
		{ "source/_discarded/c.md", "---\ndate: 2026-02-11\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "source",
			  "_posts/a.md|2026-02-13||||\n"
			  "_drafts/b.md*|2026-02-12||||\n");
	site_files_assert(state, files, "source/_discarded",
			  "c.md|2026-02-11||||\n");
}

static void hexo_and_zola_exclude_too(void **state)
{
	static const struct site_file hexo[] = {
		{ "_config.yml", "source_dir: source\nexclude:\n"
				 "- \"_posts/old/**\"\nignore: \"**/tmp\"\n" },
		{ "source/_posts/a.md", "---\ndate: 2026-02-13\n---\n" },
		{ "source/_posts/old/b.md", "---\ndate: 2026-02-12\n---\n" },
		{ "source/_posts/tmp/c.md", "---\ndate: 2026-02-11\n---\n" },
		{ 0 },
	};
	static const struct site_file zola[] = {
		{ "z/config.toml",
		  "base_url = 'https://x.org'\n"
		  "ignored_content = ['*.draft.md', 'old']\n" },
		{ "z/content/a.md", "+++\ndate = 2026-02-13\n+++\n" },
		{ "z/content/b.draft.md", "+++\ndate = 2026-02-12\n+++\n" },
		{ "z/content/old/c.md", "+++\ndate = 2026-02-11\n+++\n" },
		{ 0 },
	};

	site_files_assert(state, hexo, "source/_posts",
			  "a.md|2026-02-13||||\n");
	site_files_assert(state, zola, "z/content", "a.md|2026-02-13||||\n");
}

static void hugo_ignores_by_expressions(void **state)
{
	static const struct site_file files[] = {
		{ "hugo.toml",
		  "baseURL = 'https://x.org'\n"
		  "ignoreFiles = ['\\.skip\\.md$', '_files$', '/\\d+x', '(', "
		  "'(a{1,200}){1,200}']\n" },
		{ "content/a.md", "---\ndate: 2026-02-13\n---\n" },
		{ "content/b.skip.md", "---\ndate: 2026-02-12\n---\n" },
		{ "content/c_files/c.md", "---\ndate: 2026-02-11\n---\n" },
		{ "content/12x.md", "---\ndate: 2026-02-10\n---\n" },
		{ "content/x12.md", "---\ndate: 2026-02-09\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "content",
			  "a.md|2026-02-13||||\n"
			  "x12.md|2026-02-09||||\n");
}

static void the_folder_of_all_posts_is_no_category(void **state)
{
	static const struct site_file files[] = {
		{ "_config.yml", "title: x\nsource: ./web\n"
				 "collections_dir: stuff\n" },
		{ "web/stuff/_posts/2026-02-13-a.md", "---\ntitle: A\n---\n" },
		{ "web/stuff/b/_posts/2026-02-12-b.md",
		  "---\ntitle: B\n---\n" },
		{ "stuff/_posts/2026-02-11-c.md", "---\ntitle: C\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "",
			  "web/stuff/_posts/2026-02-13-a.md|2026-02-13||||\n"
			  "web/stuff/b/_posts/2026-02-12-b.md|2026-02-12||b||\n"
			  "stuff/_posts/2026-02-11-c.md|2026-02-11||||\n");
}

static void nikola_and_vaults_have_rules_too(void **state)
{
	static const struct site_file nikola[] = {
		{ "n/conf.py", "BLOG_TITLE = 'x'\nDEFAULT_LANG = 'ja'\n" },
		{ "n/posts/a.md", "<!--\n.. title: A\n.. date: 2026-02-13\n"
				  ".. tags: a b, c\n-->\n\nx\n" },
		{ "n/output/b.md", "---\ndate: 2026-02-12\n---\n" },
		{ 0 },
	};
	static const struct site_file vault[] = {
		{ "v/.obsidian/app.json", "{}" },
		{ "v/a.md", "---\ndate: 2026-02-13\n---\n" },
		{ "v/Templates/day.md", "---\ndate: 2026-02-12\n---\n" },
		{ 0 },
	};
	static const struct site_file sphinx[] = {
		{ "s/conf.py", "project = 'x'\n" },
		{ "s/output/a.md", "---\ndate: 2026-02-13\n---\n" },
		{ 0 },
	};

	site_files_assert(state, nikola, "n",
			  "posts/a.md|2026-02-13|a b,c|||ja\n");
	site_files_assert(state, vault, "v", "a.md|2026-02-13||||\n");
	site_files_assert(state, sphinx, "s", "output/a.md|2026-02-13||||\n");
}

static void aliases_of_a_configuration_are_followed(void **state)
{
	static const struct site_file files[] = {
		{ "_config.yml",
		  "me: &me Ann\n"
		  "base: &base\n  author: *me\n  tags: &t [x, y]\n"
		  "  categories: c\n"
		  "defaults:\n"
		  "- scope: &all {path: \"\"}\n"
		  "  values:\n    <<: *base\n    categories: d\n"
		  "- scope: {path: _posts/two}\n"
		  "  values:\n    tags: [z]\n    <<: *base\n" },
		{ "_posts/2026-02-13-a.md", "---\ntitle: A\n---\n" },
		{ "_posts/two/2026-02-12-b.md", "---\ntitle: B\n---\n" },
		{ 0 },
	};

	site_files_assert(state, files, "_posts",
			  "2026-02-13-a.md|2026-02-13|x,y|d|Ann|\n"
			  "two/2026-02-12-b.md|2026-02-12|z|c|Ann|\n");
}

static void read_tree(struct fields *f, const char *text)
{
	struct fields_error error;

	*f = (struct fields){ .numbered = true, .most = 2048 };
	yaml_tree_read(slice_of(text), f, &error);
}

/* Nine levels of nine aliases each would be 387 million values. */
static void aliases_of_aliases_have_an_end(void **state)
{
	struct buf text = { 0 };
	struct fields f;

	(void)state;
	buf_add_str(&text, "a0: &a0 [x]\n");
	for (int i = 1; i < 10; i++) {
		buf_printf(&text, "a%d: &a%d [", i, i);
		for (int k = 0; k < 9; k++)
			buf_printf(&text, "*a%d, ", i - 1);
		buf_add_str(&text, "]\n");
	}
	buf_add_str(&text, "title: t\n");
	read_tree(&f, buf_str(&text));
	assert_true(f.n_values < 20000);
	assert_string_equal(fields_first(&f, fields_find(&f, "title")), "t");
	fields_release(&f);
	buf_release(&text);
}

static void an_alias_of_nothing_or_of_itself_is_null(void **state)
{
	struct fields f;

	(void)state;
	read_tree(&f, "a: *b\nc: &c [x, *c, y]\nd: *c\n");
	assert_int_equal(fields_find(&f, "a")->n, 0);
	assert_int_equal(fields_find(&f, "c")->n, 2);
	assert_int_equal(fields_find(&f, "d")->n, 2);
	fields_release(&f);
}

#define CASE(name) \
	cmocka_unit_test_setup_teardown(name, folder_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_section_speaks_for_its_posts),
		CASE(a_section_speaks_for_a_part_of_it),
		CASE(the_section_is_the_one_that_a_post_lies_in),
		CASE(excluded_files_are_no_posts),
		CASE(what_others_have_made_is_no_post),
		CASE(hexo_passes_over_what_was_given_up),
		CASE(hexo_and_zola_exclude_too),
		CASE(hugo_ignores_by_expressions),
		CASE(the_folder_of_all_posts_is_no_category),
		CASE(nikola_and_vaults_have_rules_too),
		CASE(aliases_of_a_configuration_are_followed),
		cmocka_unit_test(aliases_of_aliases_have_an_end),
		cmocka_unit_test(an_alias_of_nothing_or_of_itself_is_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
