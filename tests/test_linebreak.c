/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/breaktest.h"
#include "unicode/linebreak.h"

#include <stdlib.h>
#include <string.h>

static bool breaks_agree(const struct breaktest *t)
{
	const struct linebreak_options plain = { .untailored = true };
	struct linebreak_cluster *c = NULL;
	size_t cap = 0;
	bool breaks[sizeof(t->breaks)] = { false };

	const size_t n = linebreak_scan(t->text, t->len, &plain, &c, &cap);
	for (size_t i = 0; i < n; i++)
		breaks[c[i].off] = c[i].before <= LINEBREAK_ALLOWED;
	breaks[t->len] = true; /* LB3 */
	free(c);
	return !memcmp(breaks, t->breaks, t->len + 1);
}

static void every_case_of_the_consortium_holds(void **state)
{
	(void)state;
	breaktest_run("LineBreakTest.txt", breaks_agree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_of_the_consortium_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
