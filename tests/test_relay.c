/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/relay.h"
#include "base/xalloc.h"

#include <stdlib.h>

enum { PIECE = 7 };

struct squares {
	size_t n, sum;
	size_t next;   /* item that is to be taken */
	size_t enough; /* items after which no more are wanted */
	bool in_order;
};

/* A result has memory of its own, which only who takes it frees. */
struct result {
	size_t *squares;
	size_t first, zero;
};

static void square(void *with, size_t first, size_t n, void *result)
{
	struct result *r = result;

	(void)with;
	r->squares = xcalloc(n, sizeof(*r->squares));
	r->first = first + r->zero;
	for (size_t i = 0; i < n; i++)
		r->squares[i] = (first + i) * (first + i);
	r->zero = 1; /* for the next piece that has this room */
}

static bool add(void *with, size_t first, size_t n, void *result)
{
	struct squares *s = with;
	struct result *r = result;

	s->in_order = s->in_order && first == s->next && r->first == first;
	s->next = first + n;
	for (size_t i = 0; i < n; i++)
		s->sum += r->squares[i];
	s->n += n;
	free(r->squares);
	return s->n < s->enough;
}

static struct squares run(size_t n, size_t enough, bool alone)
{
	struct squares s = { .in_order = true, .enough = enough };

	relay_run(&(struct relay){ .n = n,
				   .piece = PIECE,
				   .size = sizeof(struct result),
				   .work = square,
				   .take = add,
				   .with = &s,
				   .alone = alone });
	return s;
}

static void all_is_taken_in_order(void **state)
{
	static const size_t counts[] = { 0, 1, PIECE, PIECE + 1, 1000, 30011 };

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		const size_t n = counts[i];
		for (int alone = 0; alone < 2; alone++) {
			const struct squares s = run(n, SIZE_MAX, alone);
			assert_true(s.in_order);
			assert_int_equal(s.n, n);
			assert_int_equal(s.sum,
					 n ? (n - 1) * n * (2 * n - 1) / 6 : 0);
		}
	}
}

static void it_ends_when_no_more_is_wanted(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++) {
		const struct squares s = run(100000, 100, i % 2);
		assert_true(s.in_order);
		assert_true(s.n >= 100);
		assert_true(s.n < 10000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_is_taken_in_order),
		cmocka_unit_test(it_ends_when_no_more_is_wanted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
