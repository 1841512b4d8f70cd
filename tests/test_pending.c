/* SPDX-License-Identifier: MIT */
/* When a file that changes counts as settled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/pending.h"

#include <stdio.h>
#include <string.h>

/* The paths that are due, with their old names: "a b<c ". */
static void assert_due(struct pending *p, int64_t now_ms, const char *want)
{
	char got[128] = "";
	size_t n, len = 0;
	struct pending_path *due = pending_take(p, now_ms, 100, &n);

	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(got + len, sizeof(got) - len, "%s%s%s ",
					due[i].path, due[i].from ? "<" : "",
					due[i].from ? due[i].from : "");
	assert_string_equal(got, want);
	pending_free_paths(due, n);
}

static void a_closed_file_is_due_after_a_moment(void **state)
{
	struct pending p = { 0 };

	(void)state;
	assert_int_equal(pending_wait_ms(&p, 5), -1);
	pending_add(&p, "a", PENDING_DONE, 0);
	assert_int_equal(pending_wait_ms(&p, 0), PENDING_DONE_MS);
	assert_due(&p, PENDING_DONE_MS - 1, "");
	assert_due(&p, PENDING_DONE_MS, "a ");
	assert_int_equal(p.n, 0);
	pending_release(&p);
}

static void a_file_being_written_is_waited_for(void **state)
{
	struct pending p = { 0 };

	(void)state;
	for (int i = 0; i < 5; i++)
		pending_add(&p, "a", PENDING_WRITING, i * 50);
	assert_due(&p, 200 + PENDING_WRITING_MS - 1, "");
	assert_due(&p, 200 + PENDING_WRITING_MS, "a ");
	pending_release(&p);
}

static void but_not_for_ever(void **state)
{
	struct pending p = { 0 };

	(void)state;
	for (int i = 0; i <= PENDING_MOST_MS; i += 50)
		pending_add(&p, "a", PENDING_WRITING, i);
	assert_int_equal(pending_wait_ms(&p, PENDING_MOST_MS), 0);
	assert_due(&p, PENDING_MOST_MS - 1, "");
	assert_due(&p, PENDING_MOST_MS, "a ");
	pending_release(&p);
}

static void closing_ends_the_waiting(void **state)
{
	struct pending p = { 0 };

	(void)state;
	pending_add(&p, "a", PENDING_WRITING, 0);
	pending_add(&p, "b", PENDING_WRITING, 0);
	pending_add(&p, "a", PENDING_DONE, 1);
	assert_due(&p, 1 + PENDING_DONE_MS, "a ");
	assert_due(&p, PENDING_WRITING_MS, "b ");
	pending_release(&p);
}

static void moves_are_followed_to_the_first_name(void **state)
{
	struct pending p = { 0 };

	(void)state;
	pending_move(&p, "a", "b", 0);
	pending_move(&p, "b", "c", 0);
	assert_due(&p, 1000, "a b c<a ");
	pending_release(&p);
}

static void a_name_can_be_moved_away_and_taken_again(void **state)
{
	struct pending p = { 0 };

	(void)state;
	pending_move(&p, "a", "b", 0);
	pending_move(&p, "c", "a", 0);
	pending_move(&p, "b", "c", 0);
	assert_due(&p, 1000, "a<c b c<a ");
	pending_release(&p);
}

static void many_are_taken_a_few_at_a_time(void **state)
{
	struct pending p = { 0 };
	char path[16];
	size_t n, sum = 0;

	(void)state;
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < 1000; i++) {
			snprintf(path, sizeof(path), "%d", i);
			pending_add(&p, path, PENDING_DONE, 0);
		}
	assert_int_equal(p.n, 1000);
	do {
		struct pending_path *due = pending_take(&p, 100, 64, &n);
		assert_true(n <= 64);
		pending_free_paths(due, n);
		sum += n;
	} while (n);
	assert_int_equal(sum, 1000);
	pending_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_closed_file_is_due_after_a_moment),
		cmocka_unit_test(a_file_being_written_is_waited_for),
		cmocka_unit_test(but_not_for_ever),
		cmocka_unit_test(closing_ends_the_waiting),
		cmocka_unit_test(moves_are_followed_to_the_first_name),
		cmocka_unit_test(a_name_can_be_moved_away_and_taken_again),
		cmocka_unit_test(many_are_taken_a_few_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
