/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/date.h"

#include <stdio.h>
#include <string.h>

static void assert_date(const char *text, const struct date *d,
			const char *want)
{
	struct buf got = { 0 };

	if (d->precision < DATE_DAY)
		date_add_day(&got, d);
	else
		date_add_rfc3339(&got, d);
	if (strcmp(buf_str(&got), want) != 0)
		print_error("%s\n", text);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
}

/* A time without a zone is shown as UTC. */
static const struct spelling {
	const char *text, *want;
} spellings[] = {
	/* clang-format off */
	{ "2025-10-15 06:00:00 +0800", "2025-10-15T06:00:00+08:00" },
	{ "2026-02-13", "2026-02-13" },
	{ "2011-09-06 23:32:54.000000000 +09:00", "2011-09-06T23:32:54+09:00" },
	{ "2004-12-25T01:29:00+08:00", "2004-12-25T01:29:00+08:00" },
	{ "2015-01-29 12:00:00", "2015-01-29T12:00:00Z" },
	{ "2014-01-13 03:28:19 UTC", "2014-01-13T03:28:19Z" },
	{ "2013-08-26 06:40:42+00:00", "2013-08-26T06:40:42Z" },
	{ "2013-08-26 06:40:42 -03:00", "2013-08-26T06:40:42-03:00" },
	{ "2014-11-18T00:00:00Z", "2014-11-18T00:00:00Z" },
	{ "2025-10-15 06:00 +0800", "2025-10-15T06:00:00+08:00" },
	{ "2025-10-15 9:00:00 +0800", "2025-10-15T09:00:00+08:00" },
	{ "2013-05-10 23:36", "2013-05-10T23:36:00Z" },
	{ "2015-03-17 14:00:00 -4", "2015-03-17T14:00:00-04:00" },
	{ "October 1, 2021", "2021-10-01" },
	{ "2018-12-20T00:00:00", "2018-12-20T00:00:00Z" },
	{ "2015-2-19T07:00", "2015-02-19T07:00:00Z" },
	{ "2017-01-02 9:05:00", "2017-01-02T09:05:00Z" },
	{ "2017-03-15 2230:00", "2017-03-15T22:30:00Z" },
	{ "2018-110-15", "2018" },
	{ "2019-04-017", "2019-04-17" },
	{ "2016-07-05im", "2016-07-05" },
	{ "‘2018-07-07’", "2018-07-07" },
	{ "2021-01-01T0:10:32+00:00", "2021-01-01T00:10:32Z" },
	{ "2026-01-03T8:00:00+08:00", "2026-01-03T08:00:00+08:00" },
	{ "2016-07-22 (optional)", "2016-07-22" },
	{ "2016-3-10", "2016-03-10" },
	{ "2026 02 13", "2026-02-13" },
	{ "2026 02 13 08:30", "2026-02-13T08:30:00Z" },
	{ "2024-03-05T080709Z", "2024-03-05T08:07:09Z" },
	{ "20240305T0807+0530", "2024-03-05T08:07:00+05:30" },
	{ "20240305080709", "2024-03-05T08:07:09Z" },
	{ "2024. 3. 5.", "2024-03-05" },
	{ "2024. 3. 5. 오후 3:20", "2024-03-05T15:20:00Z" },
	{ "2024년 3월 5일 오후 3시 20분", "2024-03-05T15:20:00Z" },
	{ "2024年3月5日（火）15:20", "2024-03-05T15:20:00Z" },
	{ "2024年3月5日(日) 15時20分01秒", "2024-03-05T15:20:01Z" },
	{ "Tuesday, 05-Mar-24 15:20:00 GMT", "2024-03-05T15:20:00Z" },
	{ "<2024-03-05 Tue 15:20>", "2024-03-05T15:20:00Z" },
	{ "[2024-03-05 Tuesday]", "2024-03-05" },
	{ "5. März 2024", "2024-03-05" },
	{ "5 mars 2024", "2024-03-05" },
	{ "1er août 2024", "2024-08-01" },
	{ "5 de marzo de 2024", "2024-03-05" },
	{ "5 марта 2024 г.", "2024-03-05" },
	{ "5 Dec 2024", "2024-12-05" },
	{ "2024 Mar 5", "2024-03-05" },
	{ "2024, March 5", "2024-03-05" },
	{ "check it out 2024-05-01", "2024-05-01" },
	{ "２０２４年３月５日", "2024-03-05" },
	{ "2024－03－05 １５：２０", "2024-03-05T15:20:00Z" },
	{ "2024–03–05", "2024-03-05" },
	{ "2024-03-05 15h20", "2024-03-05T15:20:00Z" },
	{ "2016-07-22 2016", "2016-07-22" },
	{ "1767571200", "2026-01-05T00:00:00Z" },
	{ "1767571200123", "2026-01-05T00:00:00Z" },
	{ "2026010512", "2026-01-05" },
	{ "2024-08-DD", "2024-08" },
	{ "2016-05-05 12:00:00 +000", "2016-05-05T12:00:00Z" },
	{ "2016-05-05 12:00-400", "2016-05-05T12:00:00-04:00" },
	{ "2014-11-18T07:00", "2014-11-18T07:00:00Z" },
	{ "2014-10-1 12:00:00", "2014-10-01T12:00:00Z" },
	{ "2025-04-01 20:00.000000000 +08:00", "2025-04-01T20:00:00+08:00" },
	{ "2017-03-30 10:11:03 AM", "2017-03-30T10:11:03Z" },
	{ "2017-03-30 10:11:03 PM", "2017-03-30T22:11:03Z" },
	{ "2017-03-30 12:11 am", "2017-03-30T00:11:00Z" },
	{ "2021年10月01日", "2021-10-01" },
	{ "2021年3月5日 下午 3:20", "2021-03-05T15:20:00Z" },
	{ "2021년 3월 5일", "2021-03-05" },
	{ "2026-06-04T06:37:39.303Z", "2026-06-04T06:37:39Z" },
	{ "Fri Sep  3 11:21:31 CEST 2021", "2021-09-03T11:21:31+02:00" },
	{ "2018", "2018" },
	{ "Mon, 13 Jun 2022 15:17:12 GMT", "2022-06-13T15:17:12Z" },
	{ "'2025-12-11T11:44:15.780529'", "2025-12-11T11:44:15Z" },
	{ "2013/7/13 20:46:25", "2013-07-13T20:46:25Z" },
	{ "2017-02-10 00:10::00 -03:00", "2017-02-10T00:10:00-03:00" },
	{ "20260213", "2026-02-13" },
	{ "1st October 2021", "2021-10-01" },
	{ "Sept. 3, 2021", "2021-09-03" },
	{ "13.6.2022", "2022-06-13" },
	{ "6/13/2022", "2022-06-13" },
	{ "13/6/2022", "2022-06-13" },
	{ "2021-Oct-01", "2021-10-01" },
	{ "2024-02-29", "2024-02-29" },
	{ "2023-02-29", "2023-02" },
	{ "2023-02-10 25:00:00", "2023-02-10" },
	{ "2023-02-10 10:00 UTC+8", "2023-02-10T10:00:00+08:00" },
	{ "Published 2023-02-10", "2023-02-10" },
	{ "二〇二四年三月五日", "2024-03-05" },
	{ "二零二四年十二月二十五日 下午三点半", "2024-12-25T15:30:00Z" },
	{ "2024 年 3 月 5 日", "2024-03-05" },
	{ "2024 년 3 월 5 일 오전 9시", "2024-03-05T09:00:00Z" },
	{ "24年3月5日", "2024-03-05" },
	{ "令和6年3月5日", "2024-03-05" },
	{ "令和元年五月一日", "2019-05-01" },
	{ "昭和64年1月7日", "1989-01-07" },
	{ "民國113年3月5日", "2024-03-05" },
	{ "中華民國一一三年三月五日", "2024-03-05" },
	{ "2024年3月5日 晚上8点", "2024-03-05T20:00:00Z" },
	{ "2024年3月5日 20點整", "2024-03-05T20:00:00Z" },
	{ "2024年3月5日 中午12点10分", "2024-03-05T12:10:00Z" },
	{ "2024年3月5日 中午1点", "2024-03-05T13:00:00Z" },
	{ "2024年3月5日 星期二 10:20", "2024-03-05T10:20:00Z" },
	{ "2024-03-05 10:20 北京时间", "2024-03-05T10:20:00+08:00" },
	{ "2024-03-05 10:20（日本時間）", "2024-03-05T10:20:00+09:00" },
	{ "2024‑03‑05", "2024-03-05" },
	{ "2024ー03ー05", "2024-03-05" },
	{ "2024-03-05 10:20", "2024-03-05T10:20:00Z" },
	{ "2024-06-30T23:59:60Z", "2024-06-30T23:59:59Z" },
	{ "24-03-05", "2024-03-05" },
	{ "05.03.24", "2024-03-05" },
	{ "24.3.5", "2024-03-05" },
	{ "24/3/15", "2024-03-15" },
	{ "15/3/24", "2024-03-15" },
	{ "3/15/24", "2024-03-15" },
	{ "98-11-30", "1998-11-30" },
	{ "2024-W10-2", "2024-03-05" },
	{ "2024W102", "2024-03-05" },
	{ "2024-W10", "2024-03-04" },
	{ "2020-W53-7", "2021-01-03" },
	{ "2021-W01-1", "2021-01-04" },
	{ "2024-065", "2024-03-05" },
	{ "2023-365", "2023-12-31" },
	{ "@1767571200", "2026-01-05T00:00:00Z" },
	{ "1767571200.5", "2026-01-05T00:00:00Z" },
	{ "2024-03-05 3pm", "2024-03-05T15:00:00Z" },
	{ "March 5, 2024 at 3 p.m.", "2024-03-05T15:00:00Z" },
	{ "2024-03-05_15-20-01", "2024-03-05T15:20:01Z" },
	{ "2024-03-05-15:20", "2024-03-05T15:20:00Z" },
	{ "mardi 5 mars 2024 à 15h20", "2024-03-05T15:20:00Z" },
	{ "5. M\xC3\x84RZ 2024 um 15:20 Uhr", "2024-03-05T15:20:00Z" },
	{ "5 Şubat 2024", "2024-02-05" },
	{ "5 stycznia 2024", "2024-01-05" },
	{ "5. července 2024", "2024-07-05" },
	{ "5 січня 2024 р.", "2024-01-05" },
	{ "5 Μαρτίου 2024", "2024-03-05" },
	{ "5 tháng 3 năm 2024", "2024-03-05" },
	{ "ngày 5 tháng 3, 2024", "2024-03-05" },
	{ "5 มีนาคม 2567", "2024-03-05" },
	{ "๕ มีนาคม ๒๕๖๗", "2024-03-05" },
	{ "٢٠٢٤-٠٣-٠٥", "2024-03-05" },
	/* clang-format on */
};

static void every_spelling_of_authors_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(spellings) / sizeof(*spellings); i++) {
		const char *text = spellings[i].text;
		struct date d;
		assert_true(date_parse(text, strlen(text), &d));
		assert_date(text, &d, spellings[i].want);
	}
	printf("note: %zu spellings of dates\n",
	       sizeof(spellings) / sizeof(*spellings));
}

static void what_has_no_year_is_no_date(void **state)
{
	static const char *const texts[] = {
		"",
		"TBD",
		"YYYY-MM-DD (optional)",
		"`r Sys.Date()`",
		"May 3",
		"12",
		"+++",
		"0000-00-00",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct date d;
		assert_false(date_parse(texts[i], strlen(texts[i]), &d));
		assert_int_equal(d.precision, DATE_NONE);
		assert_int_equal(d.when, 0);
	}
}

static void dates_compare_in_one_zone_and_show_the_authors_day(void **state)
{
	struct date shanghai, utc, none = { 0 };

	(void)state;
	date_parse("2026-02-13 06:00:00 +0800", 25, &shanghai);
	date_parse("2026-02-12T23:00:00Z", 20, &utc);
	assert_int_equal(shanghai.day, 13);
	assert_true(date_cmp_newest(&utc, &shanghai) < 0);
	assert_true(date_cmp_newest(&shanghai, &utc) > 0);
	assert_true(date_cmp_newest(&none, &shanghai) > 0);
	assert_int_equal(date_cmp_newest(&none, &none), 0);
}

static void names_and_folders_give_a_date(void **state)
{
	static const struct spelling paths[] = {
		{ "2026-02-13-slug.md", "2026-02-13" },
		{ "_posts/2015-4-9-slug.md", "2015-04-09" },
		{ "20230206.3 ⭐️ Mozilla's Servo.md", "2023-02-06" },
		{ "2026-01-03.en.md", "2026-01-03" },
		{ "post/2021-10-17-beamer/index.md", "2021-10-17" },
		{ "published/202302/x.md", "2023-02" },
		{ "inside-rust/2021/07/26/1.54.0", "2021-07-26" },
		{ "2021/07/x.md", "2021-07" },
		{ "posts/2019/x.md", "2019" },
		{ "1502c5b8.md", "" },
		{ "2024年3月5日 日记.md", "2024-03-05" },
		{ "meeting_2017-04-27-notes.md", "2017-04-27" },
		{ "journal/diary 20230405.md", "2023-04-05" },
		{ "2019/notes-2025-01-02.md", "2025-01-02" },
		{ "x2025-01-02.md", "" },
		{ "v1-2025-01-023.md", "" },
		{ "tel-20230405123.md", "" },
		{ "202304051230 zettel.md", "2023-04-05" },
		{ "20230405123059.md", "2023-04-05" },
		{ "2026-02.md", "2026-02" },
		{ "2026-02", "2026-02" },
		{ "2026-02-x.md", "" },
		{ "99999999-x.md", "" },
		{ "2026-13-01-x.md", "" },
		{ "issue-12.md", "" },
		{ "8080/x.md", "" },
		{ "", "" },
		{ "///", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct date d;
		const bool found = date_from_path(paths[i].text, &d);
		assert_int_equal(found, *paths[i].want != '\0');
		assert_date(paths[i].text, &d, paths[i].want);
	}
}

static void civil_days_go_there_and_back(void **state)
{
	(void)state;
	assert_int_equal(date_days(1970, 1, 1), 0);
	assert_int_equal(date_days(2000, 3, 1), 11017);
	assert_int_equal(date_days(1969, 12, 31), -1);
	for (int64_t day = -800000; day < 800000; day += 97) {
		int y, m, d;
		date_civil(day, &y, &m, &d);
		assert_int_equal(date_days(y, m, d), day);
	}
}

static void days_that_do_not_exist_are_refused(void **state)
{
	struct date d;

	(void)state;
	assert_false(date_set(&d, 2023, 2, 29));
	assert_false(date_set(&d, 2023, 13, 1));
	assert_false(date_set(&d, 0, 1, 1));
	assert_false(date_set(&d, 10000, 1, 1));
	assert_int_equal(d.precision, DATE_NONE);
	assert_true(date_set(&d, 2024, 2, 29));
	assert_int_equal(d.precision, DATE_DAY);
}

/* Today is Friday, 2026-02-13. */
static const struct {
	const char *text, *first, *last; /* "" = open */
} ranges[] = {
	{ "2026", "2026-01-01", "2026-12-31" },
	{ "2026-02", "2026-02-01", "2026-02-28" },
	{ "2024-2", "2024-02-01", "2024-02-29" },
	{ "2026-02-13", "2026-02-13", "2026-02-13" },
	{ "2026-02..2026-03", "2026-02-01", "2026-03-31" },
	{ "2026-02..", "2026-02-01", "" },
	{ "..2026-02", "", "2026-02-28" },
	{ "today", "2026-02-13", "2026-02-13" },
	{ "yesterday", "2026-02-12", "2026-02-12" },
	{ "thisweek", "2026-02-09", "2026-02-15" },
	{ "lastweek", "2026-02-02", "2026-02-08" },
	{ "thismonth", "2026-02-01", "2026-02-28" },
	{ "lastmonth", "2026-01-01", "2026-01-31" },
	{ "thisyear", "2026-01-01", "2026-12-31" },
	{ "3d", "2026-02-10", "2026-02-13" },
	{ "2w", "2026-01-30", "2026-02-13" },
	{ "6m", "2025-08-13", "2026-02-13" },
	{ "1y", "2025-02-13", "2026-02-13" },
	{ "1w..", "2026-02-06", "" },
	{ "..1w", "", "2026-02-06" },
	{ "Today..", "2026-02-13", "" },
};

static void assert_day(const char *text, int64_t day, const char *want,
		       int64_t open)
{
	struct date d;

	if (!*want) {
		assert_int_equal(day, open);
		return;
	}
	date_parse(want, strlen(want), &d);
	if (day != date_days(d.year, d.month, d.day))
		print_error("%s\n", text);
	assert_int_equal(day, date_days(d.year, d.month, d.day));
}

static void ranges_span_whole_units(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++) {
		const char *text = ranges[i].text;
		struct date_range r;
		struct err err;
		assert_true(date_range_parse(text, strlen(text),
					     date_days(2026, 2, 13), &r, &err));
		assert_day(text, r.first, ranges[i].first, INT64_MIN);
		assert_day(text, r.last, ranges[i].last, INT64_MAX);
	}
}

static void a_month_less_stays_in_the_month_before(void **state)
{
	struct date_range r;

	(void)state;
	assert_true(
		date_range_parse("1m", 2, date_days(2026, 3, 31), &r, NULL));
	assert_int_equal(r.first, date_days(2026, 2, 28));
}

static void wrong_ranges_are_told(void **state)
{
	static const char *const texts[] = {
		"",        "2026-13", "26",     "2026-02-30",
		"soon",    "5x",      "99999d", "2026..x",
		"x..2026", "2026-",   "-1d",    "2026-02-",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct date_range r;
		struct err err = { 0 };
		assert_false(date_range_parse(texts[i], strlen(texts[i]), 0, &r,
					      &err));
		assert_true(*err.text);
	}
}

static void the_authors_day_lies_in_a_range(void **state)
{
	const int64_t day = date_days(2026, 2, 13);
	struct date_range r = { day, day };
	struct date d, none = { 0 };

	(void)state;
	date_parse("2026-02-13 01:00 +0800", 22, &d); /* the 12th in UTC */
	assert_true(date_in_range(&d, &r));
	r = (struct date_range){ INT64_MIN, INT64_MAX };
	assert_false(date_in_range(&none, &r));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_spelling_of_authors_is_read),
		cmocka_unit_test(what_has_no_year_is_no_date),
		cmocka_unit_test(
			dates_compare_in_one_zone_and_show_the_authors_day),
		cmocka_unit_test(names_and_folders_give_a_date),
		cmocka_unit_test(civil_days_go_there_and_back),
		cmocka_unit_test(days_that_do_not_exist_are_refused),
		cmocka_unit_test(ranges_span_whole_units),
		cmocka_unit_test(a_month_less_stays_in_the_month_before),
		cmocka_unit_test(wrong_ranges_are_told),
		cmocka_unit_test(the_authors_day_lies_in_a_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
