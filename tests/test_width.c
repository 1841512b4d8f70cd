/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "unicode/width.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct width_rules usual = { 0 };
static const struct width_rules wide = { .ambiguous_wide = true };
static const struct width_rules sum = { .emoji_sum = true };

static void a_character_has_its_cells(void **state)
{
	static const struct {
		uint32_t cp;
		int cols, if_ambiguous_wide;
	} rows[] = {
		{ 'a', 1, 1 },     { 0x4E00, 2, 2 },   { 0x9FFF, 2, 2 },
		{ 0x3002, 2, 2 },  { 0x3042, 2, 2 },   { 0xFF76, 1, 1 }, /* ｶ */
		{ 0xFF9E, 1, 1 },                    /* ﾞ */
		{ 0xFF21, 2, 2 },                    /* Ａ */
		{ 0xAC00, 2, 2 },  { 0x1112, 2, 2 }, /* jamo: lead, */
		{ 0x1161, 0, 0 },                    /* vowel, */
		{ 0x11AB, 0, 0 },                    /* tail */
		{ 0x2014, 1, 2 },                    /* — */
		{ 0x201C, 1, 2 },                    /* “ */
		{ 0x2460, 1, 2 },                    /* ① */
		{ 0x0414, 1, 2 },                    /* Д */
		{ 0x0301, 0, 0 },  { 0x200B, 0, 0 },   { 0x200D, 0, 0 },
		{ 0xFE0F, 0, 0 },  { 0x00AD, 0, 0 },   { 0x00A0, 1, 1 },
		{ 0x1F600, 2, 2 }, { 0x2665, 1, 2 },  /* ♥ */
		{ 0x20000, 2, 2 }, { 0x3FFFD, 2, 2 }, /* unassigned */
		{ 0, 0, 0 },       { 0x1B, 0, 0 },     { 0x85, 0, 0 },
		{ 0xFFFD, 1, 2 },  { 0x110000, 1, 2 }, /* as U+FFFD */
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_int_equal(width_char(rows[i].cp, &usual), rows[i].cols);
		assert_int_equal(width_char(rows[i].cp, &wide),
				 rows[i].if_ambiguous_wide);
	}
}

static void an_emoji_has_two_cells_whatever_its_parts(void **state)
{
	static const struct {
		const char *text;
		int cols, added_up;
	} rows[] = {
		{ "e\u0301", 1, 1 },
		{ "か\u3099", 2, 2 },
		{ "ｶﾞ", 2, 2 },
		{ "\u1112\u1161\u11AB", 2, 2 },
		{ "\u1112\u1112\u1161", 4, 4 },
		{ "का", 2, 2 },
		{ "\u1000\u103C\u102B\u1038", 4, 4 },
		{ "♥\uFE0F", 2, 1 },
		{ "♥", 1, 1 },
		{ "👍🏽", 2, 4 },
		{ "👨\u200D👩\u200D👧", 2, 6 },
		{ "🇨🇳", 2, 2 },
		{ "1\uFE0F\u20E3", 2, 1 },
		{ "1\u20E3", 1, 1 },
		{ "葛\U000E0100", 2, 2 },
		{ "♥\uFE0E", 1, 1 },
		{ "🏳\uFE0F\u200D🌈", 2, 3 },
		{ "❤\uFE0F\u200D🔥", 2, 3 },
		{ "🧑🏽\u200D🚀", 2, 6 },
		{ "🏴\U000E0067\U000E0062\U000E007F", 2, 2 },
		{ "🇨", 1, 1 },
		{ "#\uFE0F\u20E3", 2, 1 },
		{ "ﾊﾟ", 2, 2 },
		{ "\uAC00\u11A8", 2, 2 },
		{ "क\u094D", 1, 1 },
		{ "a\u20DD", 1, 1 },
		{ "␀", 1, 1 },
		{ "\uE000", 1, 1 },
		{ "\r\n", 0, 0 },
		{ "", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const size_t len = strlen(rows[i].text);
		assert_int_equal(width_cluster(rows[i].text, len, &usual),
				 rows[i].cols);
		assert_int_equal(width_cluster(rows[i].text, len, &sum),
				 rows[i].added_up);
	}
}

static void a_text_is_counted_by_clusters(void **state)
{
	(void)state;
	assert_int_equal(width_text("", 0, &usual), 0);
	assert_int_equal(width_text("读 Vim", 7, &usual), 6);
	assert_int_equal(width_text("“好”", 9, &usual), 4);
	assert_int_equal(width_text("“好”", 9, &wide), 6);
	assert_int_equal(width_text("👍🏽👍🏽", 16, &usual), 4);
	assert_int_equal(width_text("a\xFF\xE4\xB8z", 5, &usual), 4);
}

static void what_fits_is_cut_between_clusters(void **state)
{
	static const struct {
		const char *text;
		int cols;
		size_t bytes;
		int used;
	} rows[] = {
		{ "山水", 4, 6, 4 },       { "山水", 3, 3, 2 },
		{ "山水", 1, 0, 0 },       { "山水", 0, 0, 0 },
		{ "山水", -5, 0, 0 },      { "abc", 2, 2, 2 },
		{ "e\u0301a", 1, 3, 1 },   { "a👨\u200D👩", 2, 1, 1 },
		{ "a👨\u200D👩", 3, 12, 3 }, { "a\u200B", 1, 4, 1 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		int used = -1;
		assert_int_equal(width_fit(rows[i].text, strlen(rows[i].text),
					   rows[i].cols, &usual, &used),
				 rows[i].bytes);
		assert_int_equal(used, rows[i].used);
	}
	assert_int_equal(width_fit("ab", 2, 1, &usual, NULL), 1);
}

static void a_heap_of_marks_is_one_cluster(void **state)
{
	enum { LEN = 1 << 20 };
	char *text = malloc(LEN);

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < LEN; i += 4)
		memcpy(text + i, "\U0001F3FD", 4);
	assert_int_equal(width_text(text, LEN, &usual), UINT8_MAX);
	memcpy(text, "\U0001F44D", 4);
	assert_int_equal(width_text(text, LEN, &usual), 2);
	assert_int_equal(width_text(text, LEN, &sum), UINT8_MAX);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_character_has_its_cells),
		cmocka_unit_test(an_emoji_has_two_cells_whatever_its_parts),
		cmocka_unit_test(a_text_is_counted_by_clusters),
		cmocka_unit_test(what_fits_is_cut_between_clusters),
		cmocka_unit_test(a_heap_of_marks_is_one_cluster),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
