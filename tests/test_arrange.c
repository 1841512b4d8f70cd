/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ui/arrange.h"
#include "ui/list.h"
#include "ui/scroll.h"

static bool lies_in(struct rect r, int rows, int cols)
{
	return r.row >= 0 && r.col >= 0 && r.rows >= 0 && r.cols >= 0 &&
	       r.row + r.rows <= rows && r.col + r.cols <= cols;
}

static int area(struct rect r)
{
	return r.rows * r.cols;
}

static void mode_follows_the_size(void **state)
{
	static const struct {
		int rows, cols;
		enum arrange_mode mode;
	} rows[] = {
		{ 24, 90, ARRANGE_BESIDE },  { 24, 89, ARRANGE_STACKED },
		{ 24, 80, ARRANGE_STACKED }, { 24, 60, ARRANGE_STACKED },
		{ 24, 59, ARRANGE_SINGLE },  { 15, 200, ARRANGE_SINGLE },
		{ 16, 90, ARRANGE_BESIDE },  { 5, 20, ARRANGE_SINGLE },
		{ 60, 200, ARRANGE_BESIDE }, { 1, 1, ARRANGE_SINGLE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arrange a;
		arrange(rows[i].rows, rows[i].cols, false, 80, &a);
		assert_int_equal(a.mode, rows[i].mode);
		arrange(rows[i].rows, rows[i].cols, true, 80, &a);
		assert_int_equal(a.mode, ARRANGE_SINGLE);
	}
}

static void every_size_is_filled_without_overlap(void **state)
{
	int n = 0;

	(void)state;
	for (int rows = 1; rows <= 70; rows++)
		for (int cols = 1; cols <= 260; cols++, n++) {
			struct arrange a;
			arrange(rows, cols, false, 80, &a);
			assert_true(lies_in(a.list, rows, cols));
			assert_true(lies_in(a.reader, rows, cols));
			assert_true(lies_in(a.border, rows, cols));
			assert_true(lies_in(a.status, rows, cols));
			assert_true(area(a.list) > 0 && area(a.reader) > 0);
			const int panes = a.mode == ARRANGE_SINGLE
						  ? area(a.list)
						  : area(a.list) +
							    area(a.reader) +
							    area(a.border);
			assert_int_equal(panes + area(a.status), rows * cols);
			const struct rect box = arrange_popup(&a, 10, 40);
			assert_true(lies_in(box, rows, cols));
			assert_true(area(box) > 0);
		}
	print_message("note: %d sizes arranged\n", n);
}

static void reader_gets_its_measure_before_the_list_grows(void **state)
{
	struct arrange a;

	(void)state;
	arrange(40, 140, false, 80, &a);
	assert_true(a.reader.cols >= 82);
	arrange(40, 90, false, 80, &a);
	assert_true(a.list.cols >= 36);
	assert_true(a.reader.cols > a.list.cols);
}

static void columns_of_the_list_add_up(void **state)
{
	(void)state;
	for (int cols = 1; cols < 300; cols++) {
		const struct list_columns k = list_columns(cols);
		const int gaps = (k.date > 0) + (k.extra > 0);
		assert_int_equal(k.mark + k.date + k.title + k.extra + gaps,
				 cols);
		assert_true(k.title >= 1);
	}
}

static void scrolling_keeps_a_margin_and_no_empty_rows(void **state)
{
	static const struct {
		size_t top, cursor, n;
		int rows, margin;
		size_t want;
	} rows[] = {
		{ 0, 0, 100, 10, 3, 0 },   { 0, 6, 100, 10, 3, 0 },
		{ 0, 7, 100, 10, 3, 1 },   { 50, 52, 100, 10, 3, 49 },
		{ 0, 99, 100, 10, 3, 90 }, { 90, 3, 5, 10, 3, 0 },
		{ 5, 0, 0, 10, 3, 0 },     { 0, 5, 100, 1, 3, 5 },
		{ 0, 5, 100, 0, 3, 5 },    { 0, 4, 100, 2, 3, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(scroll_top(rows[i].top, rows[i].cursor,
					    rows[i].n, rows[i].rows,
					    rows[i].margin),
				 rows[i].want);
}

static void moving_stops_at_both_ends(void **state)
{
	static const struct {
		enum action action;
		long count;
		size_t from, want;
	} rows[] = {
		{ ACTION_NEXT, 0, 0, 1 },
		{ ACTION_NEXT, 5, 0, 5 },
		{ ACTION_NEXT, 1000000, 0, 99 },
		{ ACTION_PREV, 0, 0, 0 },
		{ ACTION_PREV, 7, 9, 2 },
		{ ACTION_PAGE_DOWN, 0, 0, 9 },
		{ ACTION_PAGE_UP, 2, 50, 32 },
		{ ACTION_HALF_DOWN, 0, 97, 99 },
		{ ACTION_FIRST, 0, 50, 0 },
		{ ACTION_FIRST, 7, 50, 6 },
		{ ACTION_LAST, 0, 50, 99 },
		{ ACTION_LAST, 1000, 50, 99 },
	};
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		at = rows[i].from;
		assert_true(scroll_act(rows[i].action, rows[i].count, 10, 100,
				       &at));
		assert_int_equal(at, rows[i].want);
	}
	at = 0;
	assert_true(scroll_act(ACTION_LAST, 0, 10, 0, &at));
	assert_int_equal(at, 0);
	assert_false(scroll_act(ACTION_OPEN, 0, 10, 100, &at));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mode_follows_the_size),
		cmocka_unit_test(every_size_is_filled_without_overlap),
		cmocka_unit_test(reader_gets_its_measure_before_the_list_grows),
		cmocka_unit_test(columns_of_the_list_add_up),
		cmocka_unit_test(scrolling_keeps_a_margin_and_no_empty_rows),
		cmocka_unit_test(moving_stops_at_both_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
