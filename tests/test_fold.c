/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "unicode/fold.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void what_readers_hold_for_equal_folds_to_the_same(void **state)
{
	static const struct {
		const char *text, *folded;
	} rows[] = {
		{ "", "" },
		{ "Make", "make" },
		{ "ＡＩ", "ai" },
		{ "山水", "山水" },
		{ "⽇本", "日本" },
		{ "ｶﾞｷﾞ", "ガギ" },
		{ "か\u3099", "が" },
		{ "が", "が" },
		{ "か", "か" },
		{ "は\u309A", "ぱ" },
		{ "㍻", "平成" },
		{ "①", "1" },
		{ "ﬁn", "fin" },
		{ "Straße", "strasse" },
		{ "CAFÉ cafe\u0301", "cafe cafe" },
		{ "ÅΩ", "aω" },
		{ "ΟΔΟΣ", "οδοσ" },
		{ "Ёлка", "елка" },
		{ "한글", "한글" },
		{ "\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글" },
		{ "하\u11AB", "한" },
		{ "ﾡ", "ᄀ" },
		{ "क\u093F", "क\u093F" }, /* a vowel sign spells */
		{ "ก\u0E34", "ก\u0E34" },
		{ "שָׁ", "ש" },
		{ "so\u00ADft\u200B", "soft" },
		{ "葛\U000E0100", "葛" },
		{ "♥\uFE0F", "♥" },
		{ "a\u3000b\u00A0c", "a b c" },
		{ "a\u3099", "a\u3099" },
		{ "豈", "豈" },
		{ "\xFFz\xE4\xB8", "\uFFFDz\uFFFD" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf out = { 0 };
		fold_text(&out, rows[i].text, strlen(rows[i].text));
		assert_string_equal(buf_str(&out), rows[i].folded);
		buf_release(&out);
	}
}

static void folding_adds_to_the_buffer(void **state)
{
	struct buf out = { 0 };

	(void)state;
	fold_text(&out, "か", 3);
	fold_text(&out, "\u3099", 3);
	assert_string_equal(buf_str(&out), "か\u3099");
	buf_release(&out);
}

static void folding_twice_changes_nothing(void **state)
{
	static const char text[] = "ＡＩ①ﬁß㍿ｶﾞĳΐᾳ한İﷺ℃";
	struct buf once = { 0 }, twice = { 0 };

	(void)state;
	fold_text(&once, text, strlen(text));
	fold_text(&twice, once.data, once.len);
	assert_string_equal(buf_str(&twice), buf_str(&once));
	buf_release(&once);
	buf_release(&twice);
}

static void a_find_holds_whole_characters(void **state)
{
	static const struct {
		const char *text, *needle; /* the needle is folded */
		size_t from;
		size_t start, end; /* end 0 = nowhere */
	} rows[] = {
		{ "GNU Make", "make", 0, 4, 8 },
		{ "山水山", "山", 0, 0, 3 },
		{ "山水山", "山", 1, 6, 9 },
		{ "山水山", "山", 9, 0, 0 },
		{ "ＡＩ时代", "ai", 0, 0, 6 },
		{ "xﬁy", "i", 0, 1, 4 },
		{ "xﬁy", "f", 0, 1, 4 },
		{ "xﬁy", "fi", 0, 1, 4 },
		{ "xﬁy", "iy", 0, 1, 5 },
		{ "cafe\u0301s", "cafe", 0, 0, 6 },
		{ "cafe\u0301s", "s", 0, 6, 7 },
		{ "ｶﾞｷ", "ガ", 0, 0, 6 },
		{ "ｶﾞｷ", "カ", 0, 0, 0 },
		{ "\u1112\u1161\u11ABa", "한", 0, 0, 9 },
		{ "a\u00ADb", "ab", 0, 0, 4 },
		{ "abc", "", 0, 0, 0 },
		{ "", "a", 0, 0, 0 },
		{ "ab", "abc", 0, 0, 0 },
		{ "aab", "ab", 0, 1, 3 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const char *needle = rows[i].needle;
		struct fold_map m;
		size_t start = 0, end = 0;
		fold_map_init(&m, rows[i].text, strlen(rows[i].text));
		assert_int_equal(fold_map_find(&m, needle, strlen(needle),
					       rows[i].from, &start, &end),
				 rows[i].end > 0);
		assert_int_equal(start, rows[i].start);
		assert_int_equal(end, rows[i].end);
		fold_map_release(&m);
	}
}

static void a_text_contains_what_its_folding_holds(void **state)
{
	static const struct {
		const char *text, *needle;
		bool held;
	} rows[] = {
		{ "Über 山水", "uber 山", true },
		{ "Über 山水", "über", false },
		{ "か\u3099", "か", false },
		{ "か\u3099", "が", true },
		{ "abc", "", false },
		{ "", "a", false },
		{ "\u200B\u200B", "a", false },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(
			fold_contains(rows[i].text, strlen(rows[i].text),
				      rows[i].needle, strlen(rows[i].needle)),
			rows[i].held);
}

/* Wherever the parts in which a long text is folded end. */
static void a_find_may_lie_anywhere_in_a_long_text(void **state)
{
	static const char word[] = "かＡ\u0301山";
	const char *folded = "か"
			     "a"
			     "山",
		   *other = "が";
	enum { LEN = 3 * 4096 };
	char text[LEN + sizeof(word)];

	(void)state;
	for (size_t at = 4096 - 40; at < 4096 + 40; at++) {
		memset(text, '-', LEN);
		memcpy(text + at, word, strlen(word));
		assert_true(fold_contains(text, LEN, folded, strlen(folded)));
		assert_false(fold_contains(text, LEN, other, strlen(other)));
		memcpy(text + at, "か\u3099", 6);
		assert_true(fold_contains(text, LEN, other, strlen(other)));
		assert_false(fold_contains(text, LEN, "か", 3));
	}
}

static void hostile_bytes_are_folded(void **state)
{
	enum { LEN = 1 << 18 };
	char *text = malloc(LEN);
	struct fold_map m;
	struct buf whole = { 0 };
	uint32_t random = 7;

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < LEN; i++) {
		random = random * 1664525 + 1013904223;
		text[i] = (char)(random >> 24);
	}
	fold_map_init(&m, text, LEN);
	fold_text(&whole, text, LEN);
	assert_int_equal(m.text.len, whole.len);
	assert_memory_equal(m.text.data, whole.data, whole.len);
	for (size_t i = 0; i < m.text.len; i++)
		assert_true(m.source[i] <= m.source[i + 1]);
	assert_int_equal(m.source[m.text.len], LEN);
	assert_false(fold_contains(text, LEN, "\xFF", 1));
	fold_map_release(&m);
	buf_release(&whole);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_readers_hold_for_equal_folds_to_the_same),
		cmocka_unit_test(folding_adds_to_the_buffer),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(a_find_holds_whole_characters),
		cmocka_unit_test(a_text_contains_what_its_folding_holds),
		cmocka_unit_test(a_find_may_lie_anywhere_in_a_long_text),
		cmocka_unit_test(hostile_bytes_are_folded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
