/* SPDX-License-Identifier: MIT */
/* config.yml: what it says, and what is said of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/command_config.h"
#include "app/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct fixture {
	char dir[32], file[64];
	struct settings settings;
	struct config_said said;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	snprintf(f->dir, sizeof(f->dir), "/tmp/kanbao-test-XXXXXX");
	if (!mkdtemp(f->dir))
		return -1;
	snprintf(f->file, sizeof(f->file), "%s/config.yml", f->dir);
	setting_defaults(&f->settings);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	unlink(f->file);
	rmdir(f->dir);
	setting_release(&f->settings);
	config_said_release(&f->said);
	free(f);
	return 0;
}

static void read_bytes(struct fixture *f, const char *text, size_t len)
{
	struct err err = { 0 };
	FILE *file = fopen(f->file, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, len, file), len);
	fclose(file);
	buf_clear(&f->said.lines);
	f->said.n = 0;
	if (!config_read(&f->settings, f->file, &f->said, &err))
		fail_msg("%s", err.text);
}

static void read_text(struct fixture *f, const char *text)
{
	read_bytes(f, text, strlen(text));
}

static void a_file_sets_options_by_name(void **state)
{
	struct fixture *f = *state;

	read_text(f, "# mine\nlang: ja\n\"indent\": 4\njustify: true\n"
		     "orphans: off\nkorean: word # not syllable\n");
	assert_string_equal(buf_str(&f->said.lines), "");
	assert_int_equal(f->settings.lang, LANG_JA);
	assert_int_equal(f->settings.indent, 4);
	assert_true(f->settings.justify);
	assert_false(f->settings.orphans);
	assert_int_equal(f->settings.korean, SETTING_KOREAN_WORD);
}

static void a_file_may_say_nothing(void **state)
{
	static const char *const texts[] = { "", "\n", "# lang: ja\n", "---\n",
					     "{}\n" };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		read_text(f, texts[i]);
		assert_string_equal(buf_str(&f->said.lines), "");
	}
	assert_int_equal(f->settings.lang, LANG_AUTO);
}

/* The first line that is said, without the name of the file. */
static void assert_says(struct fixture *f, const char *text, const char *want)
{
	read_text(f, text);
	char *line = buf_detach(&f->said.lines);
	line[strcspn(line, "\n")] = '\0';
	assert_string_equal(line + (strlen(line) ? strlen(f->file) + 1 : 0),
			    want);
	free(line);
}

static void what_is_wrong_is_said_with_its_place(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "lang: fr\n", "1:7: lang: must be one of auto|en|zh|ja|ko" },
		{ "lang: ja\nindent:   9\n",
		  "2:11: indent: must be a number from 0 to 4" },
		{ "indent: -1\n", "1:9: indent: must be a number from 0 to 4" },
		{ "lang:\n", "1:6: lang: must be one of auto|en|zh|ja|ko" },
		{ "lang: [ja]\n", "" },
		{ "lang: [ja, zh]\n",
		  "1:7: lang: wants one value, not a list" },
		{ "lang: {a: b}\n", "1:7: lang: wants plain words here" },
		{ "lang: \"ja\\0\"\n", "1:7: lang: wants plain words here" },
		{ "posts: [a, [b]]\n", "1:12: posts: wants plain words here" },
		{ "\nlangg: ja\n",
		  "2:1: there is no option 'langg'; is lang meant?" },
		{ "wibble-wobble: 1\n",
		  "1:1: there is no option 'wibble-wobble'; 'kanbao config' "
		  "prints all" },
		{ "[a]: 1\n", "1:1: wants the name of an option here" },
		{ "- lang\n", "1:1: wants lines of the form NAME: VALUE" },
		{ "lang: ja\nlang: ko\n",
		  "2:1: lang stands here for the second time; the last one "
		  "counts" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_says(f, rows[i].text, rows[i].want);
}

static void what_is_right_counts_beside_what_is_wrong(void **state)
{
	struct fixture *f = *state;

	read_text(f, "lang: fr\nwibble: 1\nindent: 2\nlevel: [a, b]\n"
		     "measure: 66\n");
	assert_int_equal(f->said.n, 3);
	assert_int_equal(f->settings.lang, LANG_AUTO);
	assert_int_equal(f->settings.indent, 2);
	assert_int_equal(f->settings.measure, 66);
}

static void a_file_that_is_no_yaml_changes_nothing(void **state)
{
	struct fixture *f = *state;

	read_text(f, "lang: ja\nposts: [a\n");
	assert_int_equal(f->said.n, 1);
	assert_non_null(strstr(f->said.lines.data, ":3:1: not YAML: "));
	assert_int_equal(f->settings.lang, LANG_AUTO);
	read_bytes(f, "lang: ja\nlevel: \xFFx\n", 18);
	assert_int_equal(f->said.n, 1);
	assert_non_null(strstr(f->said.lines.data, ":2:8: not YAML: "));
	assert_int_equal(f->settings.lang, LANG_AUTO);
}

static void the_command_line_counts_more_than_the_file(void **state)
{
	struct fixture *f = *state;
	struct err err = { 0 };

	assert_true(config_assign(&f->settings, "lang=ko", &err));
	assert_true(config_assign(&f->settings, "posts=[a, 'b c']", &err));
	read_text(f, "lang: ja\nindent: 4\nposts: x\n");
	assert_int_equal(f->settings.lang, LANG_KO);
	assert_int_equal(f->settings.indent, 4);
	assert_int_equal(f->settings.posts.n, 2);
	assert_string_equal(f->settings.posts.items[1], "b c");
	/* but wrong is wrong */
	read_text(f, "lang: fr\n");
	assert_int_equal(f->said.n, 1);
}

static void paths_are_taken_from_the_folder_of_the_file(void **state)
{
	struct fixture *f = *state;
	char want[64];

	read_text(f, "posts:\n  - /a\n  - ~/b\n  - c d/e\n");
	assert_int_equal(f->settings.posts.n, 3);
	assert_string_equal(f->settings.posts.items[0], "/a");
	assert_string_equal(f->settings.posts.items[1], "~/b");
	snprintf(want, sizeof(want), "%s/c d/e", f->dir);
	assert_string_equal(f->settings.posts.items[2], want);
	read_text(f, "posts: /one\n");
	assert_int_equal(f->settings.posts.n, 1);
	read_text(f, "posts:\n");
	assert_int_equal(f->settings.posts.n, 0);
}

static void lists_of_the_command_line_must_be_lists(void **state)
{
	static const char *const wrong[] = { "posts=[a", "posts={a: b}",
					     "posts=['']", "posts=[[a]]" };
	struct fixture *f = *state;
	struct err err = { 0 };

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		assert_false(config_assign(&f->settings, wrong[i], &err));
		assert_string_equal(err.text, "posts: must be [PATH, ...]");
	}
	assert_int_equal(f->settings.posts.n, 0);
}

static void what_is_printed_says_the_same_when_it_is_read(void **state)
{
	struct fixture *f = *state;
	struct buf first = { 0 }, second = { 0 };
	struct err err = { 0 };

	assert_true(config_assign(
		&f->settings, "posts=[\"/a\\e[31m\\\"\\\\\", \"/云/\\u202E\"]",
		&err));
	assert_true(config_assign(&f->settings, "wrap=balanced", &err));
	command_config(&first, &f->settings);
	assert_null(strchr(first.data, '\x1B'));
	for (size_t i = 0; i < setting_count; i++)
		assert_non_null(strstr(first.data, setting_table[i].help));
	setting_release(&f->settings);
	setting_defaults(&f->settings);
	read_text(f, first.data);
	assert_string_equal(buf_str(&f->said.lines), "");
	assert_string_equal(f->settings.posts.items[0], "/a\x1B[31m\"\\");
	assert_string_equal(f->settings.posts.items[1], "/云/\xE2\x80\xAE");
	assert_int_equal(f->settings.wrap, SETTING_WRAP_BALANCED);
	/* and again, but for who has said it */
	command_config(&second, &f->settings);
	read_text(f, second.data);
	assert_string_equal(buf_str(&f->said.lines), "");
	buf_release(&first);
	buf_release(&second);
}

static void collections_have_paths_and_options_of_their_own(void **state)
{
	struct fixture *f = *state;
	const struct setting *lang = setting_find("lang");

	read_text(f, "collections:\n  a: /x\n  b: [/y, /z]\n"
		     "  c d:\n    path: /w\n    lang: zh\n"
		     "    refresh: [git, pull]\nlang: ko\n");
	assert_string_equal(buf_str(&f->said.lines), "");
	assert_int_equal(f->settings.n_collections, 3);
	const struct setting_collection *c = f->settings.collections;
	assert_string_equal(c[0].name, "a");
	assert_int_equal(c[1].paths.n, 2);
	assert_string_equal(c[2].name, "c d");
	assert_string_equal(c[2].paths.items[0], "/w");
	assert_int_equal(c[2].own->refresh.n, 2);
	assert_int_equal(setting_of(&f->settings, &c[2], lang)->lang, LANG_ZH);
	assert_int_equal(setting_of(&f->settings, &c[0], lang)->lang, LANG_KO);
}

/* The command line counts more than what is said of a collection. */
static void what_is_said_of_a_collection_counts_for_it(void **state)
{
	struct fixture *f = *state;
	struct settings own;
	struct err err = { 0 };

	read_text(f, "collections:\n  a: {path: /x, indent: 2, wrap: balanced, "
		     "justify: no}\n  b: /y\njustify: yes\nlevel: loose\n");
	assert_string_equal(buf_str(&f->said.lines), "");
	setting_overlay(&own, &f->settings,
			setting_collection_of(&f->settings, "a"));
	assert_int_equal(own.indent, 2);
	assert_int_equal(own.wrap, SETTING_WRAP_BALANCED);
	assert_int_equal(own.justify, 0);
	assert_int_equal(own.level, f->settings.level);
	setting_overlay(&own, &f->settings,
			setting_collection_of(&f->settings, "b"));
	assert_int_equal(own.indent, 0);
	assert_int_equal(own.justify, 1);
	assert_null(setting_collection_of(&f->settings, "c"));
	assert_true(setting_set(&f->settings, "indent", "1", &err));
	setting_overlay(&own, &f->settings,
			setting_collection_of(&f->settings, "a"));
	assert_int_equal(own.indent, 1);
}

static void wrong_collections_are_named(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "collections: /x\n",
		  "1:14: collections: wants lines of the form NAME: PATH" },
		{ "collections:\n  a:\n", "2:3: collection a: wants a path" },
		{ "collections:\n  a: {path: /x, lang: fr}\n",
		  "2:23: lang: must be one of auto|en|zh|ja|ko" },
		{ "collections:\n  a: {path: /x, indent: 9}\n",
		  "2:25: indent: must be a number from 0 to 4" },
		{ "collections:\n  a: {path: /x, watch: no}\n",
		  "2:17: a collection has a path and may have its own lang, "
		  "refresh and rules of setting, but no 'watch'" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_says(f, rows[i].text, rows[i].want);
}

static void times_and_programs_are_read(void **state)
{
	static const struct {
		const char *text;
		int seconds;
	} rows[] = {
		{ "refresh-interval: 90s\n", 90 },
		{ "refresh-interval: 30m\n", 1800 },
		{ "refresh-interval: 2h\n", 7200 },
		{ "refresh-interval: no\n", 0 },
		{ "refresh-interval: 1d\n", 86400 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		read_text(f, rows[i].text);
		assert_string_equal(buf_str(&f->said.lines), "");
		assert_int_equal(f->settings.refresh_interval, rows[i].seconds);
	}
	assert_says(f, "refresh-interval: 5\n",
		    "1:19: refresh-interval: must be no or a time such as 90s, "
		    "30m, 2h");
	assert_says(f, "refresh: git pull\n",
		    "1:10: refresh: write each word apart: [git, pull, "
		    "--ff-only]");
}

static char *no_environment(const char *name)
{
	(void)name;
	return NULL;
}

static char *relative_environment(const char *name)
{
	return !strcmp(name, "HOME") ? "/home/u" : "relative";
}

static char *full_environment(const char *name)
{
	return !strcmp(name, "HOME") ? "/home/u" : "/etc/x";
}

static void the_file_lies_where_the_environment_says(void **state)
{
	static const struct {
		char *(*getenv_)(const char *);
		const char *want;
	} rows[] = {
		{ no_environment, NULL },
		{ relative_environment, "/home/u/.config/kanbao/config.yml" },
		{ full_environment, "/etc/x/kanbao/config.yml" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char *path = config_path(rows[i].getenv_);
		if (rows[i].want)
			assert_string_equal(path, rows[i].want);
		else
			assert_null(path);
		free(path);
	}
}

static void only_a_file_that_was_named_must_be_there(void **state)
{
	struct fixture *f = *state;
	struct err err = { 0 };

	assert_true(config_load(&f->settings, NULL, full_environment, &f->said,
				&err));
	assert_int_equal(f->said.n, 0);
	assert_false(config_load(&f->settings, "/nonexistent/c.yml",
				 full_environment, &f->said, &err));
	assert_string_equal(err.text,
			    "/nonexistent/c.yml: No such file or directory");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_file_sets_options_by_name),
		TEST(a_file_may_say_nothing),
		TEST(what_is_wrong_is_said_with_its_place),
		TEST(what_is_right_counts_beside_what_is_wrong),
		TEST(a_file_that_is_no_yaml_changes_nothing),
		TEST(the_command_line_counts_more_than_the_file),
		TEST(paths_are_taken_from_the_folder_of_the_file),
		TEST(lists_of_the_command_line_must_be_lists),
		TEST(what_is_printed_says_the_same_when_it_is_read),
		TEST(collections_have_paths_and_options_of_their_own),
		TEST(wrong_collections_are_named),
		TEST(what_is_said_of_a_collection_counts_for_it),
		TEST(times_and_programs_are_read),
		TEST(the_file_lies_where_the_environment_says),
		TEST(only_a_file_that_was_named_must_be_there),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
