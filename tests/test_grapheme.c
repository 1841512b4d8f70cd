/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/breaktest.h"
#include "unicode/grapheme.h"

#include <stdlib.h>
#include <string.h>

static bool breaks_agree(const struct breaktest *t)
{
	size_t off = 0;

	for (size_t i = 1; i <= t->len; i++) {
		if (i - 1 == off)
			off += grapheme_next(t->text + off, t->len - off);
		if (t->breaks[i] != (i == off))
			return false;
	}
	return off == t->len;
}

static void every_case_of_the_consortium_holds(void **state)
{
	(void)state;
	breaktest_run("GraphemeBreakTest.txt", breaks_agree);
}

static void a_cluster_is_what_a_reader_calls_a_character(void **state)
{
	static const struct {
		const char *text;
		size_t len; /* of the first cluster */
	} cases[] = {
		{ "ab", 1 },
		{ "e\u0301a", 3 },
		{ "中文", 3 },
		{ "\r\n\n", 2 },
		{ "\n\u0301", 1 },
		{ "\U0001F1E8\U0001F1F3\U0001F1EF", 8 },
		{ "\U0001F469\u200D\U0001F4BB!", 11 },
		{ "1\uFE0F\u20E3", 7 },
		{ "ｶﾞ", 6 },
		{ "\u1112\u1161\u11AB\u1100", 9 },
		{ "葛\U000E0100城", 7 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
			grapheme_next(cases[i].text, strlen(cases[i].text)),
			cases[i].len);
}

static void an_empty_text_has_no_cluster(void **state)
{
	(void)state;
	assert_int_equal(grapheme_next("", 0), 0);
}

static void malformed_bytes_and_nul_are_clusters(void **state)
{
	(void)state;
	assert_int_equal(grapheme_next("\0\0", 2), 1);
	assert_int_equal(grapheme_next("\xFF\xFE", 2), 1);
	assert_int_equal(grapheme_next("\xE4\xB8", 2), 2);
	assert_int_equal(grapheme_next("\xF0\x9F\x91z", 4), 3);
}

static void a_cluster_may_be_as_long_as_the_text(void **state)
{
	const size_t len = (1 << 20) + 1;
	char *text = malloc(len);

	(void)state;
	assert_non_null(text);
	text[0] = 'a';
	for (size_t i = 1; i < len; i += 2)
		memcpy(text + i, "\u0301", 2);
	assert_int_equal(grapheme_next(text, len), len);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_of_the_consortium_holds),
		cmocka_unit_test(a_cluster_is_what_a_reader_calls_a_character),
		cmocka_unit_test(an_empty_text_has_no_cluster),
		cmocka_unit_test(malformed_bytes_and_nul_are_clusters),
		cmocka_unit_test(a_cluster_may_be_as_long_as_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
