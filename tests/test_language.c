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
#include "archive/reader.h"
#include "archive/update.h"

#include <stdio.h>
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
	assert_true(archive_has_translations(a));
	struct post *p = archive_post(a, 2);
	struct post *next = archive_next_translation(a, p);
	assert_string_equal(next->path, "ja/b.md");
	assert_ptr_equal(archive_next_translation(a, next), p);
	archive_choose_translation(a, next);
	assert_true(p->flags & POST_TRANSLATION);
	assert_null(archive_next_translation(a, archive_post(a, 4)));
	archive_free(a);
}

/* As generators let them: by a key, or in Pelican by the slug. */
static void heads_may_say_which_texts_are_one(void **state)
{
	static const char *const posts[][2] = {
		{ "a.md", "---\ntranslationKey: k\nlang: en\n---\n" },
		{ "b.md", "+++\ntranslationKey = 'k'\nlang = 'ja'\n+++\n" },
		{ "c.md", "---\nref: k2\nlang: en\n---\n" },
		{ "d.md", "---\nref: k2\nlang: ja\n---\n" },
		{ "e.md", "Title: E\nDate: 2026\nSlug: s\nLang: en\n\n" },
		{ "f.md", "Title: F\nDate: 2026\nSlug: s\nLang: ja\n\n" },
		{ "g.md", "Title: G\nDate: 2026\nSlug: s\nLang: en\n\n" },
		{ "h.md", "---\nslug: s\nlang: ja\n---\n" },
		{ "i.md", "---\nref: k2\n---\n" },
	};
	struct archive *a = archive_new();

	(void)state;
	for (size_t i = 0; i < sizeof(posts) / sizeof(*posts); i++)
		loader_add_text(a, posts[i][0], posts[i][1],
				strlen(posts[i][1]));
	for (size_t i = 0; i < archive_count(a); i++)
		archive_post(a, i)->name = "below";
	assert_shown(a, "en", "e.md g.md a.md c.md h.md i.md ");
	assert_shown(a, "ja", "f.md b.md d.md h.md i.md ");
	archive_free(a);
}

static void update(struct archive *a, const char *path, bool there)
{
	struct update u;

	update_init(&u);
	update_add(&u, path);
	if (there) {
		reader_add_text(&u.batch, path, "x", 1);
		u.batch.drafts[0].post.name = "below";
	}
	archive_update(a, &u);
}

/* Whatever comes and leaves, it is as if all had been there from the start; but
 * a language that was chosen stays. */
static void translations_follow_updates(void **state)
{
	struct archive *a = archive_new();

	(void)state;
	add(a, "", "c.md");
	archive_post(a, 0)->name = "below";
	assert_shown(a, "", "c.md ");
	update(a, "en/b.md", true);
	assert_shown(a, "", "c.md en/b.md ");
	update(a, "ja/b.md", true);
	assert_shown(a, "", "c.md en/b.md ");
	update(a, "c.ja.md", true);
	assert_shown(a, "", "c.md en/b.md ");
	archive_choose_translation(a, archive_at(a, "ja/b.md"));
	update(a, "c.md", true); /* has changed */
	update(a, "d.md", true);
	assert_shown(a, "", "c.md d.md ja/b.md ");
	update(a, "en/b.md", false);
	update(a, "c.md", false);
	assert_shown(a, "", "c.ja.md d.md ja/b.md ");
	assert_false(archive_has_translations(a));
	update(a, "en/b.md", true);
	assert_shown(a, "ja", "c.ja.md d.md ja/b.md ");
	assert_shown(a, "en", "c.ja.md d.md en/b.md ");
	for (int i = 0; i < 200; i++) {
		char path[32];
		snprintf(path, sizeof(path), "%s/e.md", i % 2 ? "en" : "ja");
		update(a, path, i % 4 < 2);
	}
	update(a, "ja/e.md", true);
	assert_shown(a, "ja", "c.ja.md d.md ja/b.md ja/e.md ");
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
		cmocka_unit_test(heads_may_say_which_texts_are_one),
		cmocka_unit_test(translations_follow_updates),
		cmocka_unit_test(folders_are_categories_below_posts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
