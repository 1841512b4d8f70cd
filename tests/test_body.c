/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/body.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void assert_body(const char *file, const char *want)
{
	const struct post p = { .path = "-",
				.text = file,
				.size = strlen(file) };
	struct buf body = { 0 };

	assert_true(body_read(&p, &body, NULL));
	assert_string_equal(buf_str(&body), want);
	buf_release(&body);
}

static void the_body_begins_behind_the_head(void **state)
{
	(void)state;
	assert_body("---\ntitle: t\n---\nbody\n", "body\n");
	assert_body("---\ntitle: t\n---\n\nbody\n", "\nbody\n");
	assert_body("body\n", "body\n");
	assert_body("---\ntitle: t\n---", "");
	assert_body("", "");
	assert_body("\xEF\xBB\xBF# x\n", "# x\n");
	assert_body("+++\na = 1\n+++\nbody\n", "body\n");
	assert_body("---\n\nprose\n\n---\n", "---\n\nprose\n\n---\n");
}

static void a_body_in_gb18030_is_read_as_such(void **state)
{
	(void)state;
	assert_body("---\na: b\n---\n\xCC\xA9\xB9\xFA\xBF\xE7\xC4\xEA\xD2\xB9",
		    "泰国跨年夜");
	assert_body("a\x92s\n", "a’s\n"); /* Windows */
}

static void a_file_that_has_changed_gives_its_present_body(void **state)
{
	char path[] = "/tmp/kanbao-body-XXXXXX";
	const int fd = mkstemp(path);
	const struct post p = { .path = path, .body_off = 99, .size = 1 };
	struct buf body = { 0 };
	struct err err = { 0 };

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "---\na: b\n---\nnew", 16), 16);
	close(fd);
	assert_true(body_read(&p, &body, &err));
	assert_string_equal(buf_str(&body), "new");
	unlink(path);
	assert_false(body_read(&p, &body, &err));
	assert_true(*err.text);
	assert_string_equal(buf_str(&body), "new");
	buf_release(&body);
}

static void words_are_counted_by_script(void **state)
{
	static const struct {
		const char *text;
		size_t words;
	} texts[] = {
		{ "", 0 },
		{ "one two, three.", 3 },
		{ "don't 3.14", 2 },
		{ "今天天气很好。", 6 },
		{ "用 Rust 写", 3 },
		{ "カタカナとひらがな", 9 },
		{ "한국어 단어", 2 },
		{ "[text](https://a.b/c/d/e) more", 2 },
		{ "<a href=\"x y z\">link</a>", 1 },
		{ "**bold** `code` # - |", 2 },
		{ "a < b", 2 },
		{ "na\u00EFve", 1 },
		{ "\xFF\xFE", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const char *text = texts[i].text;
		if (body_words(text, strlen(text)) != texts[i].words)
			print_error("%s\n", text);
		assert_int_equal(body_words(text, strlen(text)),
				 texts[i].words);
	}
}

static void any_word_takes_a_minute(void **state)
{
	struct buf text = { 0 };

	(void)state;
	assert_int_equal(body_minutes("", 0), 0);
	assert_int_equal(body_minutes("x", 1), 1);
	for (int i = 0; i < 3500; i++)
		buf_add_str(&text, "字");
	assert_int_equal(body_minutes(text.data, text.len), 10);
	for (int i = 0; i < 2300; i++)
		buf_add_str(&text, " word");
	assert_int_equal(body_minutes(text.data, text.len), 20);
	buf_release(&text);
}

static void a_text_of_nothing_but_marks_is_counted_soon(void **state)
{
	struct buf text = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_add_str(&text, "](<a");
	body_words(text.data, text.len);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_body_begins_behind_the_head),
		cmocka_unit_test(a_body_in_gb18030_is_read_as_such),
		cmocka_unit_test(
			a_file_that_has_changed_gives_its_present_body),
		cmocka_unit_test(words_are_counted_by_script),
		cmocka_unit_test(any_word_takes_a_minute),
		cmocka_unit_test(a_text_of_nothing_but_marks_is_counted_soon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
