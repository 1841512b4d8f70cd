/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "unicode/bidi.h"
#include "unicode/grapheme.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* clang-format off */
static const struct row {
	const char *stored, *seen;
	enum bidi_direction direction;
} rows[] = {
	{ "plain text (1) 2", "plain text (1) 2", BIDI_AUTO },
	{ "汉字 (甲)", "汉字 (甲)", BIDI_AUTO },
	{ "", "", BIDI_AUTO },
	/* Hebrew */
	{ "אבג", "גבא", BIDI_AUTO },
	{ "אב גד.", ".דג בא", BIDI_AUTO },
	{ "אב 123 גד", "דג 123 בא", BIDI_AUTO },
	{ "אב (גד) ה", "ה (דג) בא", BIDI_AUTO },
	{ "אב [גד «ה»]", "[«ה» דג] בא", BIDI_AUTO },
	/* its points stay on their letters */
	{ "שָׁם", "םשָׁ", BIDI_AUTO },
	/* mixed with Latin, each way */
	{ "see אב now", "see בא now", BIDI_AUTO },
	{ "אב see now גד", "דג see now בא", BIDI_AUTO },
	{ "see אב, גד now", "see דג ,בא now", BIDI_AUTO },
	{ "see אב 12 now", "see 12 בא now", BIDI_AUTO },
	{ "a (אב) b", "a (בא) b", BIDI_AUTO },
	/* nested: Hebrew in Latin in Hebrew */
	{ "אב x 5 y גד", "דג x 5 y בא", BIDI_AUTO },
	{ "אב 1-2 גד", "דג 1-2 בא", BIDI_AUTO },
	{ "a אב 3.14 גד b", "a דג 3.14 בא b", BIDI_AUTO },
	/* Arabic and Persian; their digits run from left to right */
	{ "قبل ١٢٣ بعد", "دعب ١٢٣ لبق", BIDI_AUTO },
	{ "قبل 456 بعد", "دعب 456 لبق", BIDI_AUTO },
	{ "کتاب ۱۴۰۲", "۱۴۰۲ باتک", BIDI_AUTO },
	{ "١٢ - ٣", "٣ - ١٢", BIDI_AUTO },
	/* a non-joiner stays behind the letter it stands on */
	{ "می‌خواهم", "مهاوخی‌م", BIDI_AUTO },
	/* the direction may be given */
	{ "1. ", " .1", BIDI_RTL },
	{ "• ", " •", BIDI_RTL },
	{ "x = אב + 1", "x = 1 + בא", BIDI_LTR },
	{ "אב!", "בא!", BIDI_LTR },
};
/* clang-format on */

static void text_is_turned_as_it_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf got = { 0 };
		bidi_add(&got, rows[i].stored, strlen(rows[i].stored),
			 rows[i].direction);
		assert_string_equal(buf_str(&got), rows[i].seen);
		buf_release(&got);
	}
}

static void only_text_that_turns_matters(void **state)
{
	static const char *const still[] = { "",    "abc 123", "汉字かな한글",
					     "ไทย", "é — “x”", "नमस्ते" };
	static const char *const turning[] = { "a א", "ع", "١", "ﭏ", "𐤀" };

	(void)state;
	for (size_t i = 0; i < LENGTH(still); i++)
		assert_false(bidi_matters(still[i], strlen(still[i])));
	for (size_t i = 0; i < LENGTH(turning); i++)
		assert_true(bidi_matters(turning[i], strlen(turning[i])));
}

static void first_strong_character_gives_the_direction(void **state)
{
	uint8_t levels[32];

	(void)state;
	assert_int_equal(bidi_levels("12 אב x", 9, BIDI_AUTO, levels),
			 BIDI_RTL);
	assert_int_equal(levels[0], 2);
	assert_int_equal(bidi_levels("x אב", 6, BIDI_AUTO, levels), BIDI_LTR);
	assert_int_equal(levels[0], 0);
	assert_int_equal(levels[2], 1);
	assert_int_equal(bidi_levels("12", 2, BIDI_AUTO, levels), BIDI_LTR);
}

static void levels_are_reversed_from_the_highest_down(void **state)
{
	static const uint8_t levels[] = { 0, 1, 1, 2, 2, 1, 0, 2 };
	static const uint32_t want[] = { 0, 5, 3, 4, 2, 1, 6, 7 };
	uint32_t order[LENGTH(levels)];

	(void)state;
	bidi_order(levels, LENGTH(levels), order);
	assert_memory_equal(order, want, sizeof(want));
}

/* Sum of the bytes, brackets apart: the same however the text is ordered. */
static unsigned long sum_of(const char *s, size_t len)
{
	unsigned long sum = 0;

	for (size_t i = 0; i < len; i++)
		sum += strchr("()[]<>{}", s[i]) && s[i] ? 1
							: (unsigned char)s[i];
	return sum;
}

static void nothing_is_lost_or_added(void **state)
{
	static const char *const words[] = {
		"אב",  "ع",  "١", "7", "(", ")", " ",  "x",   "\xFF",
		"־",   "汉", "َ",  "[", "]", ".", "\n", "‌", "\xE2\x80\xAE",
		"‏", "🇮🇱",
	};
	unsigned dice = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct buf text = { 0 }, got = { 0 };
		for (int n = round % 40; n >= 0; n--) {
			dice = dice * 1103515245 + 12345;
			buf_add_str(&text, words[(dice >> 16) % LENGTH(words)]);
		}
		bidi_add(&got, text.data, text.len, BIDI_AUTO);
		assert_int_equal(got.len, text.len);
		assert_int_equal(sum_of(got.data, got.len),
				 sum_of(text.data, text.len));
		buf_release(&text);
		buf_release(&got);
	}
}

static void a_long_text_is_turned_in_pieces(void **state)
{
	struct buf text = { 0 }, got = { 0 };

	(void)state;
	for (int i = 0; i < BIDI_CHARS + 10; i++)
		buf_add_str(&text, "א");
	bidi_add(&got, text.data, text.len, BIDI_AUTO);
	assert_int_equal(got.len, text.len);
	assert_string_equal(got.data, text.data);
	buf_release(&text);
	buf_release(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_turned_as_it_is_read),
		cmocka_unit_test(only_text_that_turns_matters),
		cmocka_unit_test(first_strong_character_gives_the_direction),
		cmocka_unit_test(levels_are_reversed_from_the_highest_down),
		cmocka_unit_test(nothing_is_lost_or_added),
		cmocka_unit_test(a_long_text_is_turned_in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
