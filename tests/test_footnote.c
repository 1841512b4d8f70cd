/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/footnote.h"
#include "doc/shield.h"
#include "support/docdump.h"

#include <string.h>

/* clang-format off */
static void a_footnote_is_never_a_link_that_shows_nothing(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a[^1]\n\n[^1]: word", "p:a[^1]\np:[^1]: word\n" },
		{ "甲[^1]\n\n[^1]: 没有空格的注。", "p:甲[^1]\np:[^1]: 没有空格的注。\n" },
		{ "[^1]: two words", "p:[^1]: two words\n" },
		{ "[^1]:\nword", "p:[^1]:\\word\n" },
		{ "[^1]: word 'title'", "p:[^1]: word 'title'\n" },
		{ "[^1]: http://a.b/", "p:[^1]: {l1:http://a.b/}\n" },
		{ "> [^1]: word", "quote/p:[^1]: word\n" },
		{ "* [^1]: word", "list/item/p:[^1]: word\n" },
		{ "[^a b]: word", "p:[^a b]: word\n" },
		{ "[^a\\]b]: word", "p:[^a]b]: word\n" },
		{ "[x][^1]\n\n[^1]: word", "p:[x][^1]\np:[^1]: word\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void each_footnote_begins_a_line(void **state)
{
	static const struct docdump_row rows[] = {
		{ "[^1]: a\n[^2]: b\nc\n[^3]: d", "p:[^1]: a|[^2]: b\\c|[^3]: d\n" },
		{ "a\n[^1] b", "p:a\\[^1] b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void other_definitions_are_links(void **state)
{
	static const struct docdump_row rows[] = {
		{ "[a]\n\n[a]: word", "p:{l1:a}\n" },
		{ "[^]a]\n\n[^]a]: word", "p:[^]a]\np:[^]a]: word\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void nothing_is_left_of_the_letter(void **state)
{
	static const struct docdump_row rows[] = {
		{ "    [^1]: a", "code:[^1]: a\\\n" },
		{ "`[^1]: a`", "p:{c:[^1]: a}\n" },
		{ "``` [^1]: a\n```", "code:\n" },
		{ "<p>[^1]: a</p>", "html:[^1]: a\n" },
		{ "**[^1]:** a", "p:{s:[^1]:} a\n" },
		{ "# [^1]: a", "h1:[^1]: a\n" },
	};
	const struct post p = docdump_post();

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
	docdump_assert_links(&p, 0, "[x](u[^1]:)", "1 link \"x\" <u[^1]:> \n");
}
/* clang-format on */

static void text_without_footnotes_is_not_copied(void **state)
{
	static const char *const texts[] = {
		"", "[", "[^", "[^1]", "[^1", "[a]: b", "[^[^]", "[^a\\]:"
	};
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_false(
			footnote_prepare(&out, texts[i], strlen(texts[i])));
		assert_int_equal(out.len, 0);
	}
}

static void what_is_shielded_comes_back_whole(void **state)
{
	static const char text[] = "[^1]: a\n[^[^2]: b [^3]:";
	struct buf out = { 0 }, back = { 0 };

	(void)state;
	assert_true(footnote_prepare(&out, text, strlen(text)));
	assert_true(footnote_starts(out.data, out.len));
	assert_false(footnote_starts(text, strlen(text)));
	shield_remove(&back, out.data, out.len);
	assert_string_equal(buf_str(&back), text);
	buf_release(&out);
	buf_release(&back);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_footnote_is_never_a_link_that_shows_nothing),
		cmocka_unit_test(each_footnote_begins_a_line),
		cmocka_unit_test(other_definitions_are_links),
		cmocka_unit_test(nothing_is_left_of_the_letter),
		cmocka_unit_test(text_without_footnotes_is_not_copied),
		cmocka_unit_test(what_is_shielded_comes_back_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
