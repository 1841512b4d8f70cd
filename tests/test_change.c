/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ui/change.h"

static void a_place_stays_with_its_words(void **state)
{
	static const struct {
		const char *from, *to;
		size_t place, want;
	} rows[] = {
		{ "one two three", "one two three", 4, 4 },
		{ "one two three", "one two three four", 8, 8 },
		{ "one two three", "zero one two three", 4, 9 },
		{ "one two three", "two three", 4, 0 },
		{ "one two three", "one three", 8, 5 },
		{ "one two three", "one three", 5, 5 },
		{ "", "one", 0, 3 },
		{ "one", "", 2, 0 },
		{ "one", "one", 3, 3 },
		{ "a1 lines of old text b1", "a2 new lines of old text b2", 3,
		  3 },
		{ "a1\nsecond line\nb1", "a2\nnew\nsecond line\nb2", 3, 7 },
		{ "a1 two b1", "a2 three two b2", 3, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(change_map(slice_of(rows[i].from),
					    slice_of(rows[i].to),
					    rows[i].place),
				 rows[i].want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_place_stays_with_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
