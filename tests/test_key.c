/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ui/key.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct parse_case {
	const char *text;
	size_t taken; /* bytes */
	uint32_t key;
};

static void assert_parsed(const struct parse_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t key = 0;
		assert_int_equal(
			key_parse(cases[i].text, strlen(cases[i].text), &key),
			cases[i].taken);
		if (cases[i].taken > 0)
			assert_int_equal(key, cases[i].key);
	}
}

static void characters_are_themselves(void **state)
{
	static const struct parse_case cases[] = {
		{ "j", 1, 'j' },   { "jk", 1, 'j' },    { "云x", 3, 0x4E91 },
		{ " ", 1, ' ' },   { ">", 1, '>' },     { "|", 1, '|' },
		{ "\033", 1, 27 }, { "😀", 4, 0x1F600 },
	};

	(void)state;
	assert_parsed(cases, COUNT(cases));
}

static void names_stand_for_keys(void **state)
{
	static const struct parse_case cases[] = {
		{ "<down>", 6, KEYCODE_DOWN },
		{ "<Down>x", 6, KEYCODE_DOWN },
		{ "<PgUp>", 6, KEYCODE_PAGE_UP },
		{ "<pagedown>", 10, KEYCODE_PAGE_DOWN },
		{ "<enter>", 7, '\r' },
		{ "<cr>", 4, '\r' },
		{ "<tab>", 5, '\t' },
		{ "<s-tab>", 7, KEYCODE_BACKTAB },
		{ "<esc>", 5, 27 },
		{ "<bs>", 4, 127 },
		{ "<space>", 7, ' ' },
		{ "<lt>", 4, '<' },
		{ "<caret>", 7, '^' },
		{ "<f1>", 4, KEYCODE_F1 },
		{ "<u+3000>", 8, 0x3000 },
		{ "<U+1F600>", 9, 0x1F600 },
	};

	(void)state;
	assert_parsed(cases, COUNT(cases));
}

static void control_keys_have_two_notations(void **state)
{
	static const struct parse_case cases[] = {
		{ "^N", 2, 14 },    { "^n", 2, 14 },   { "<c-n>", 5, 14 },
		{ "<C-N>", 5, 14 }, { "^[", 2, 27 },   { "<c-]>", 5, 29 },
		{ "^?", 2, 127 },   { "^@", 2, 0 },    { "^", 1, '^' },
		{ "^1", 1, '^' },   { "^云", 1, '^' }, { "<c-1>", 0, 0 },
	};

	(void)state;
	assert_parsed(cases, COUNT(cases));
}

static void what_opens_no_name_is_a_less_than(void **state)
{
	static const struct parse_case cases[] = {
		{ "<", 1, '<' },     { "<<", 1, '<' },    { "<>", 1, '<' },
		{ "<a b>", 1, '<' }, { "<down", 1, '<' }, { "<云>", 1, '<' },
	};

	(void)state;
	assert_parsed(cases, COUNT(cases));
}

static void unknown_names_are_no_key(void **state)
{
	static const struct parse_case cases[] = {
		{ "<foo>", 0, 0 },
		{ "<c-xx>", 0, 0 },
		{ "<u+>", 0, 0 },
		{ "<u+110000>", 0, 0 },
		{ "<u+12345678>", 0, 0 },
		{ "<u+xyz>", 0, 0 },
		{ "", 0, 0 },
		{ "\xE4\xBA", 0, 0 },
		{ "\xFF", 0, 0 },
	};

	(void)state;
	assert_parsed(cases, COUNT(cases));
}

static void assert_round_trip(uint32_t key)
{
	char name[16];
	uint32_t back = ~key;

	memset(name, 'x', sizeof(name));
	assert_ptr_equal(key_notation(key, name), name);
	const char *end = memchr(name, '\0', sizeof(name));
	assert_non_null(end);
	assert_int_equal(key_parse(name, (size_t)(end - name), &back),
			 end - name);
	assert_int_equal(back, key);
}

static void every_key_is_read_back_from_its_notation(void **state)
{
	(void)state;
	for (uint32_t key = 0; key < 0x11000; key++)
		if (key < 0xD800 || key > 0xDFFF)
			assert_round_trip(key);
	for (uint32_t key = KEYCODE_UP; key <= KEYCODE_RESIZE; key++)
		assert_round_trip(key);
	assert_round_trip(0x1F600);
	assert_round_trip(0xE0001);
	assert_round_trip(0x10FFFF);
}

static void notations_are_the_usual_ones(void **state)
{
	static const struct {
		uint32_t key;
		const char *name;
	} cases[] = {
		{ 'j', "j" },           { 14, "^N" },
		{ '\r', "<enter>" },    { '<', "<lt>" },
		{ '>', ">" },           { ' ', "<space>" },
		{ 127, "<backspace>" }, { KEYCODE_PAGE_DOWN, "<pgdn>" },
		{ 0x4E91, "云" },       { 0x202E, "<u+202e>" },
	};
	char name[16];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(key_notation(cases[i].key, name),
				    cases[i].name);
}

static void keys_fold_to_their_place_on_the_keyboard(void **state)
{
	static const struct {
		uint32_t key, want;
	} cases[] = {
		{ 'j', 'j' },       { 'J', 'J' },
		{ 0xFF4A, 'j' },    { 0xFF2A, 'J' }, /* ｊ Ｊ */
		{ 0xFF0F, '/' },    { 0xFF1F, '?' },
		{ 0xFF01, '!' },    { 0xFF5E, '~' },
		{ 0xFF61, 0xFF61 }, { 0x3000, ' ' },
		{ 0x3131, 'r' },    { 0x3132, 'R' }, /* ㄱ ㄲ */
		{ 0x3133, 0x3133 },                  /* ㄳ has no key */
		{ 0x3153, 'j' },    { 0x314F, 'k' }, /* ㅓ ㅏ */
		{ 0x3163, 'l' },    { 0x3164, 0x3164 },
		{ 0x043E, 'j' },    { 0x041E, 'J' }, /* о О */
		{ 0x0439, 'q' },    { 0x044F, 'z' }, /* й я */
		{ 0x0410, 'F' },    { 0x0430, 'f' },
		{ 0x0450, 0x0450 }, { 0x3010, '[' },
		{ 0x4E91, 0x4E91 }, { KEYCODE_UP, KEYCODE_UP },
		{ 0x3044, 'i' },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(key_fold(cases[i].key), cases[i].want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_are_themselves),
		cmocka_unit_test(names_stand_for_keys),
		cmocka_unit_test(control_keys_have_two_notations),
		cmocka_unit_test(what_opens_no_name_is_a_less_than),
		cmocka_unit_test(unknown_names_are_no_key),
		cmocka_unit_test(every_key_is_read_back_from_its_notation),
		cmocka_unit_test(notations_are_the_usual_ones),
		cmocka_unit_test(keys_fold_to_their_place_on_the_keyboard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
