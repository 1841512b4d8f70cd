/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/archive.h"
#include "archive/query.h"
#include "support/screen.h"
#include "ui/list.h"
#include "ui/roster.h"

#include <stdio.h>
#include <string.h>

struct list_test {
	struct archive *archive;
	struct roster *roster;
	struct view *list;
	struct canvas *canvas;
};

static struct list_test start(int rows, int cols)
{
	const struct width_rules rules = { false, false };
	struct list_test t = { .archive = archive_new() };

	t.roster = roster_new(t.archive);
	t.list = list_new(t.roster);
	t.canvas = canvas_new(rows, cols, rules);
	view_resize(t.list, (struct rect){ 0, 0, rows, cols });
	return t;
}

static void end(struct list_test *t)
{
	canvas_free(t->canvas);
	view_free(t->list);
	roster_free(t->roster);
	archive_free(t->archive);
}

static void add(struct list_test *t, const char *date, const char *title,
		const char *tags)
{
	screen_add_post(t->archive, date, title, tags, "Text.");
	while (roster_step(t->roster, 1000))
		;
}

/* Posts of n days, the newest first: "post 30", "post 29", ... */
static void add_days(struct list_test *t, int n)
{
	for (int i = 1; i <= n; i++) {
		char date[40], title[40];
		snprintf(date, sizeof(date), "20%02d-%02d-%02d",
			 10 + i / 336 % 80, 1 + i / 28 % 12, 1 + i % 28);
		snprintf(title, sizeof(title), "post %d", i);
		screen_add_post(t->archive, date, title, i % 2 ? "odd" : "even",
				"Text.");
	}
	while (roster_step(t->roster, 1000))
		;
}

static void draw(struct list_test *t)
{
	view_draw(t->list, t->canvas, true);
	screen_assert_sound(t->canvas);
}

/* Each row shows the title of the post that belongs there. */
static void assert_rows(const struct list_test *t)
{
	const int marked = screen_marked_row(t->canvas, FACE_REVERSE);
	const size_t top = roster_cursor(t->roster) - (size_t)marked;

	for (int row = 0; row < t->list->rect.rows; row++) {
		const struct post *p =
			roster_post(t->roster, top + (size_t)row);
		struct buf text = { 0 };
		screen_add(&text, t->canvas, row, 0, t->list->rect.cols);
		assert_int_equal(text.len > 0, p != NULL);
		if (p)
			assert_non_null(strstr(buf_str(&text), p->title));
		buf_release(&text);
	}
}

static void set_query(struct list_test *t, const char *text)
{
	roster_set_query(t->roster, query_parse(text, 0, NULL));
	while (roster_step(t->roster, 10))
		;
}

static void rows_show_what_has_room(void **state)
{
	static const struct {
		int cols;
		const char *want;
	} rows[] = {
		{ 80, " 2026-02-13 天地玄黄                    "
		      "                    AI 云" },
		{ 40, " 2026-02-13 天地玄黄" },
		{ 24, " 02-13 天地玄黄" },
		{ 12, "天地玄黄" },
		{ 7, "天地玄…" },
		{ 6, "天地…" },
		{ 1, "…" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct list_test t = start(3, rows[i].cols);
		add(&t, "2026-02-13", "天地玄黄", "AI, 云");
		draw(&t);
		screen_assert_row(t.canvas, 0, rows[i].want);
		end(&t);
	}
}

static void wide_title_is_not_cut_in_half(void **state)
{
	(void)state;
	for (int cols = 1; cols < 40; cols++) {
		struct list_test t = start(2, cols);
		add(&t, "2026-02-13", "宇宙洪荒日月盈昃辰宿列张", "");
		draw(&t);
		end(&t);
	}
}

static void broken_posts_and_drafts_are_marked(void **state)
{
	struct list_test t = start(3, 40);

	(void)state;
	add(&t, "2026-02-13", "sound", "");
	add(&t, "2026-02-12\ndraft: true", "unfinished", "");
	add(&t, "not a date", "odd", "");
	draw(&t);
	screen_assert_row(t.canvas, 0, " 2026-02-13 sound");
	screen_assert_row(t.canvas, 1, "~2026-02-12 unfinished");
	screen_assert_row(t.canvas, 2, "!           odd");
	end(&t);
}

static void selected_row_is_reversed_and_has_the_cursor(void **state)
{
	struct list_test t = start(5, 40);
	int row, col;

	(void)state;
	add_days(&t, 20);
	view_act(t.list, ACTION_NEXT, 2);
	draw(&t);
	assert_int_equal(screen_marked_row(t.canvas, FACE_REVERSE), 2);
	canvas_cursor(t.canvas, &row, &col);
	assert_int_equal(row, 2);
	end(&t);
}

static void next_stops_at_the_last_post(void **state)
{
	struct list_test t = start(5, 40);

	(void)state;
	add_days(&t, 20);
	view_act(t.list, ACTION_NEXT, 1000);
	draw(&t);
	assert_int_equal(roster_cursor(t.roster), 19);
	assert_int_equal(screen_marked_row(t.canvas, FACE_REVERSE), 4);
	screen_assert_has(t.canvas, "post 1");
	view_act(t.list, ACTION_FIRST, 0);
	draw(&t);
	screen_assert_has(t.canvas, "post 20");
	assert_false(view_act(t.list, ACTION_OPEN, 0));
	end(&t);
}

static void scrolling_keeps_a_margin(void **state)
{
	struct list_test t = start(10, 40);

	(void)state;
	add_days(&t, 50);
	for (int i = 0; i < 30; i++) {
		view_act(t.list, ACTION_NEXT, 0);
		draw(&t);
		assert_true(screen_marked_row(t.canvas, FACE_REVERSE) <= 6);
	}
	for (int i = 0; i < 25; i++) {
		view_act(t.list, ACTION_PREV, 0);
		draw(&t);
		assert_true(screen_marked_row(t.canvas, FACE_REVERSE) >= 3);
	}
	end(&t);
}

static void page_turns_the_page(void **state)
{
	struct list_test t = start(10, 40);

	(void)state;
	add_days(&t, 50);
	draw(&t);
	view_act(t.list, ACTION_PAGE_DOWN, 0);
	draw(&t);
	screen_assert_lacks(t.canvas, "post 45");
	screen_assert_has(t.canvas, "post 38");
	end(&t);
}

/* Rows that were drawn before are not set anew: each must be of its post. */
static void rows_are_of_their_posts_wherever_the_list_goes(void **state)
{
	static const enum action moves[] = {
		ACTION_NEXT,    ACTION_NEXT, ACTION_PAGE_DOWN, ACTION_PREV,
		ACTION_PAGE_UP, ACTION_NEXT, ACTION_LAST,      ACTION_PREV,
	};
	static const char *const queries[] = { "tag:odd", "tag:even", "post" };
	struct list_test t = start(7, 30);

	(void)state;
	add_days(&t, 60);
	for (size_t i = 0; i < 200; i++) {
		view_act(t.list, moves[i * 7 % 8], (long)(i % 3));
		if (i % 23 == 0)
			set_query(&t, queries[i % 3]);
		if (i % 31 == 0)
			add(&t, "2015-01-01", "post 0", "odd, even");
		view_resize(t.list,
			    (struct rect){ 0, 0, 7 - i / 50, 30 - i / 80 });
		canvas_fill(t.canvas, (struct rect){ 0, 0, 7, 30 }, FACE_TEXT);
		draw(&t);
		assert_rows(&t);
	}
	end(&t);
}

static void cursor_stays_on_its_post_when_posts_arrive(void **state)
{
	struct list_test t = start(10, 40);

	(void)state;
	add_days(&t, 30);
	view_act(t.list, ACTION_NEXT, 5);
	draw(&t);
	assert_string_equal(roster_current(t.roster)->title, "post 25");
	assert_int_equal(screen_marked_row(t.canvas, FACE_REVERSE), 5);
	for (int i = 0; i < 20; i++)
		add(&t, "2030-01-01", "news", "");
	draw(&t);
	assert_string_equal(roster_current(t.roster)->title, "post 25");
	assert_int_equal(roster_cursor(t.roster), 25);
	assert_int_equal(screen_marked_row(t.canvas, FACE_REVERSE), 5);
	end(&t);
}

static void untouched_cursor_stays_at_the_newest(void **state)
{
	struct list_test t = start(10, 40);

	(void)state;
	add_days(&t, 3);
	add(&t, "2030-01-01", "news", "");
	assert_string_equal(roster_current(t.roster)->title, "news");
	end(&t);
}

static void filter_keeps_the_post_or_takes_the_next_older(void **state)
{
	struct list_test t = start(10, 40);

	(void)state;
	add_days(&t, 30);
	roster_go(t.roster, 5); /* post 25 */
	set_query(&t, "tag:odd");
	assert_int_equal(roster_count(t.roster), 15);
	assert_string_equal(roster_current(t.roster)->title, "post 25");
	set_query(&t, "tag:even");
	assert_string_equal(roster_current(t.roster)->title, "post 24");
	roster_set_query(t.roster, NULL);
	assert_int_equal(roster_count(t.roster), 30);
	assert_string_equal(roster_current(t.roster)->title, "post 24");
	end(&t);
}

static void posts_that_arrive_are_filtered_too(void **state)
{
	struct list_test t = start(10, 40);

	(void)state;
	add_days(&t, 10);
	set_query(&t, "tag:odd");
	add(&t, "2030-01-01", "news", "odd");
	add(&t, "2001-01-01", "old", "odd");
	add(&t, "2001-01-01", "other", "even");
	assert_int_equal(roster_count(t.roster), 7);
	assert_string_equal(roster_post(t.roster, 0)->title, "news");
	assert_string_equal(roster_post(t.roster, 6)->title, "old");
	assert_false(roster_busy(t.roster));
	end(&t);
}

/* Posts that come between two slices of one scan move the ranks under it. */
static void slices_and_arrivals_give_the_whole_list(void **state)
{
	struct list_test t = start(10, 40);

	(void)state;
	add_days(&t, 40);
	roster_set_query(t.roster, query_parse("tag:odd", 0, NULL));
	for (int i = 0; i < 30; i++) {
		roster_step(t.roster, 1);
		screen_add_post(t.archive, i % 2 ? "2031-01-01" : "2001-01-01",
				"more", i % 3 ? "odd" : "even", "");
	}
	while (roster_step(t.roster, 3))
		;
	size_t n = 0;
	for (size_t i = 0; i < archive_count(t.archive); i++) {
		const struct post *p = archive_post(t.archive, i);
		if (post_value(p, FACET_TAG, 0)->name[0] == 'o')
			assert_ptr_equal(roster_post(t.roster, n++), p);
	}
	assert_int_equal(roster_count(t.roster), n);
	end(&t);
}

static void bodies_are_looked_through_as_well(void **state)
{
	struct list_test t = start(10, 40);

	(void)state;
	screen_add_post(t.archive, "2026-01-01", "one", "", "需要存储空间");
	screen_add_post(t.archive, "2026-01-02", "two", "", "别的");
	set_query(&t, "存储");
	assert_int_equal(roster_count(t.roster), 1);
	assert_string_equal(roster_current(t.roster)->title, "one");
	end(&t);
}

static void empty_list_says_why(void **state)
{
	struct list_test t = start(5, 30);

	(void)state;
	list_set_notice(t.list, "No post matches\ntag:x");
	draw(&t);
	screen_assert_row(t.canvas, 1, "       No post matches");
	screen_assert_row(t.canvas, 2, "            tag:x");
	assert_null(roster_current(t.roster));
	view_act(t.list, ACTION_NEXT, 0);
	view_act(t.list, ACTION_LAST, 0);
	draw(&t);
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_show_what_has_room),
		cmocka_unit_test(wide_title_is_not_cut_in_half),
		cmocka_unit_test(broken_posts_and_drafts_are_marked),
		cmocka_unit_test(selected_row_is_reversed_and_has_the_cursor),
		cmocka_unit_test(next_stops_at_the_last_post),
		cmocka_unit_test(scrolling_keeps_a_margin),
		cmocka_unit_test(page_turns_the_page),
		cmocka_unit_test(
			rows_are_of_their_posts_wherever_the_list_goes),
		cmocka_unit_test(cursor_stays_on_its_post_when_posts_arrive),
		cmocka_unit_test(untouched_cursor_stays_at_the_newest),
		cmocka_unit_test(filter_keeps_the_post_or_takes_the_next_older),
		cmocka_unit_test(posts_that_arrive_are_filtered_too),
		cmocka_unit_test(slices_and_arrivals_give_the_whole_list),
		cmocka_unit_test(bodies_are_looked_through_as_well),
		cmocka_unit_test(empty_list_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
