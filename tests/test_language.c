/* SPDX-License-Identifier: MIT */
/* Posts in several languages, and what the names of folders say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/folder_rules.h"
#include "archive/language.h"
#include "archive/loader.h"

#include <string.h>

static void languages_are_taken_off_paths(void **state)
{
	static const struct {
		const char *path, *lang, *key;
	} paths[] = {
		{ "p/x.en.md", "", "p/x.md" },
		{ "p/x.zh-Hans.md", "", "p/x.md" },
		{ "p/2026-01-03.en.md", "", "p/2026-01-03.md" },
		{ "en/news/x.md", "", "news/x.md" },
		{ "c/zh_tw/x.md", "", "c/x.md" },
		{ "c/it/x.md", "it", "c/x.md" },
		{ "c/it/x.md", "", NULL }, /* IT */
		{ "c/ml/x.md", "en", NULL },
		{ "c/x.min.md", "", NULL },
		{ "c/english/x.md", "", NULL },
		{ "en.md", "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct buf key = { 0 };
		const bool tagged =
			language_add_key(&key, paths[i].path, paths[i].lang);
		assert_int_equal(tagged, paths[i].key != NULL);
		assert_string_equal(buf_str(&key), paths[i].key
							   ? paths[i].key
							   : paths[i].path);
		buf_release(&key);
	}
}

static void the_readers_language_comes_first(void **state)
{
	(void)state;
	assert_true(language_rank("zh-Hans", "zh_CN.UTF-8") >
		    language_rank("", "zh_CN.UTF-8"));
	assert_true(language_rank("zh-CN", "zh_CN.UTF-8") >
		    language_rank("zh-TW", "zh_CN.UTF-8"));
	assert_true(language_rank("", "zh_CN") > language_rank("en", "zh_CN"));
	assert_true(language_rank("en", "C") > language_rank("ja", "C"));
	assert_true(language_rank("ja", "ja") > language_rank("en", "ja"));
}

static void add(struct archive *a, const char *folder, const char *name)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s%s", folder, name);
	loader_add_text(a, buf_str(&path), "x", 1);
	buf_release(&path);
}

/* The names of the posts that are shown. */
static void assert_shown(struct archive *a, const char *locale,
			 const char *want)
{
	struct buf got = { 0 };

	archive_fold(a, locale);
	for (size_t i = 0; i < archive_count(a); i++)
		if (!(archive_post(a, i)->flags & POST_TRANSLATION))
			buf_printf(&got, "%s ", archive_post(a, i)->path);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
}

static void a_text_in_several_languages_is_one_entry(void **state)
{
	struct archive *a = archive_new();

	(void)state;
	add(a, "", "a.en.md");
	add(a, "", "a.md");
	add(a, "en/", "b.md");
	add(a, "ja/", "b.md");
	add(a, "ja/", "c.md");
	/* loader_add_text names them as a user would; folders don't */
	for (size_t i = 0; i < archive_count(a); i++)
		archive_post(a, i)->name = "below";
	assert_shown(a, "", "a.md en/b.md ja/c.md ");
	assert_shown(a, "ja_JP.UTF-8", "a.md ja/b.md ja/c.md ");
	assert_shown(a, "en_GB", "a.en.md en/b.md ja/c.md ");
	assert_int_equal(archive_translations(a), 4);
	struct post *p = archive_post(a, 2);
	struct post *next = archive_next_translation(a, p);
	assert_string_equal(next->path, "ja/b.md");
	assert_ptr_equal(archive_next_translation(a, next), p);
	archive_choose_translation(a, next);
	assert_true(p->flags & POST_TRANSLATION);
	assert_null(archive_next_translation(a, archive_post(a, 4)));
	archive_free(a);
}

static void folders_are_categories_below_posts(void **state)
{
	static const struct {
		const char *path, *want;
		size_t name_off;
	} paths[] = {
		{ "b/source/_posts/java/jvm/x.md", "java|jvm|", 2 },
		{ "b/_posts/2026/01/life/x.md", "life|", 2 },
		{ "b/movies/_posts/x.md", "movies|", 2 },
		{ "b/movies/_posts/x.md", "", 9 },
		{ "b/_posts/en/a/x.md", "a|", 2 },
		{ "b/_posts/a/bundle/index.md", "a|", 2 },
		{ "b/notes/x.md", "", 2 },
		{ "_posts/x.md", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct slice folder = { 0 };
		struct buf got = { 0 };
		while (folder_rules_category(paths[i].path, paths[i].name_off,
					     FOLDER_BOTH, &folder))
			buf_printf(&got, "%.*s|", (int)folder.len, folder.p);
		assert_string_equal(buf_str(&got), paths[i].want);
		buf_release(&got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(languages_are_taken_off_paths),
		cmocka_unit_test(the_readers_language_comes_first),
		cmocka_unit_test(a_text_in_several_languages_is_one_entry),
		cmocka_unit_test(folders_are_categories_below_posts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
