/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "term/agreed.h"

static void what_posts_are_made_of_is_agreed(void **state)
{
	static const uint32_t chars[] = {
		' ',    '~',    0xA0,   0xE9,   0x301,  0x3A9,  0x414,
		0x5D0,  0x627,  0xE01,  0x2014, 0x2026, 0x201C, 0x2460,
		0x25A0, 0x2500, 0x2665, 0x3001, 0x3042, 0x30AB, 0x3131,
		0x4E00, 0x9FFF, 0xAC00, 0xF900, 0xFF01, 0xFF76, 0x20000,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(chars) / sizeof(*chars); i++)
		assert_true(agreed_width(chars[i]));
}

static void what_terminals_disagree_about_is_not(void **state)
{
	static const uint32_t chars[] = {
		0xAD,    0x200B,  0x200D,  0x2028,   0x3099, 0x302A, 0xFF9E,
		0x1161,  0x915,   0x1000,  0xF40,    0x231A, 0x26A1, 0x1F600,
		0x1FAE8, 0x1F1E8, 0x4DC0,  0xE000,   0xFE0F, 0x3248, 0x378,
		0x17000, 0x3FFFD, 0xF0000, 0x10FFFF,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(chars) / sizeof(*chars); i++)
		assert_false(agreed_width(chars[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_posts_are_made_of_is_agreed),
		cmocka_unit_test(what_terminals_disagree_about_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
