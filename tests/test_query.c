/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/loader.h"
#include "archive/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Four posts, a to d from the newest; today is 2026-02-13. */
static const struct {
	const char *name, *text;
} posts[] = {
	{ "a.md", "---\ntitle: 亚马逊 AI 投资\ndate: 2026-02-13\n"
		  "tags: [AI, aws, cloud-computing]\ncategories: tech\n"
		  "author: 科技观察\nsource: https://cn.infoq.com/x\n"
		  "lang: zh-Hans\n---\n"
		  "存储\n系统很重要。\n\n```c\nint x;\n```\n" },
	{ "b.md",
	  "---\ntitle: Rust ＮＥＷＳ\ndate: 2026-02-10\n"
	  "tags: [rust, \"a,b\", '云 原生']\ncategory: tech\n"
	  "author: Jane Doe\nsource: infoq.com\nlang: en\nhidden: true\n---\n"
	  "![x](y.png) caf\u00E9\nand bars\n\n| a |\n|---|\n| b |\n" },
	{ "_drafts/c.md", "---\ntitle: が\ndate: 2026-01-01\n"
			  "tags: [AI]\nlang: ja\n---\n⽇本の話 50% off\n" },
	{ "d.md", "---\ntitle: broken: yes\ntags: [rust]\n---\nnothing\n" },
};

static int load(void **state)
{
	struct archive *a = archive_new();

	for (size_t i = 0; i < sizeof(posts) / sizeof(*posts); i++)
		loader_add_text(a, posts[i].name, posts[i].text,
				strlen(posts[i].text));
	*state = a;
	return 0;
}

static int unload(void **state)
{
	archive_free(*state);
	return 0;
}

static int64_t today(void)
{
	return date_days(2026, 2, 13);
}

/* The names of the matching posts without folder and extension, "abd". */
static void assert_matches(const struct archive *a, const char *text,
			   const char *want)
{
	struct err err = { 0 };
	struct query *q = query_parse(text, today(), &err);
	struct buf got = { 0 };
	size_t n;

	if (!q)
		print_error("%s: %s\n", text, err.text);
	assert_non_null(q);
	struct post **found = query_select(q, a, &n);
	for (size_t i = 0; i < n; i++)
		buf_add_char(&got, *strchr("abcd",
					   strstr(found[i]->name, ".md")[-1]));
	if (strcmp(buf_str(&got), want) != 0)
		print_error("%s\n", text);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
	free(found);
	query_free(q);
}

static const struct {
	const char *query, *want;
} matches[] = {
	/* clang-format off */
	{ "", "abcd" }, { "  ", "abcd" },
	{ "tag:AI", "ac" }, { "tag:ａｉ", "ac" }, { "TAG:ai", "ac" },
	{ "tag:AI,rust", "abcd" }, { "tag:AI tag:aws", "a" },
	{ "-tag:AI", "bd" }, { "not tag:AI", "bd" }, { "NOT tag:AI", "bd" },
	{ "--tag:AI", "ac" }, { "tag：AI，rust", "abcd" },
	{ "tag:\"a,b\"", "b" }, { "tag:\"云 原生\"", "b" },
	{ "tag:A", "" }, { "tag:cloud-computing", "a" },
	{ "cat:tech", "ab" }, { "category:TECH", "ab" },
	{ "author:科技", "a" }, { "author:\"jane doe\"", "b" },
	{ "source:infoq.com", "ab" }, { "source:cn.infoq.com", "a" },
	{ "source:foq.com", "" },
	{ "lang:zh", "a" }, { "lang:zh-hans", "a" }, { "lang:z", "" },
	{ "path:drafts", "c" },
	{ "title:亚马逊", "a" }, { "title:news", "b" },
	{ "title:が", "c" }, { "title:か", "" }, { "body:亚马逊", "" },
	{ "ai", "a" }, { "cafe", "b" }, { "日本", "c" }, { "NOTHING", "d" },
	{ "存储系统", "a" }, { "\"cafe and\"", "b" }, { "50%", "c" },
	{ "ai cafe", "" }, { "ai or cafe", "ab" }, { "ai | cafe", "ab" },
	{ "ai OR cafe OR 日本", "abc" },
	{ "(ai or cafe) tag:rust", "b" }, { "ai or cafe tag:rust", "ab" },
	{ "（ai or cafe）-tag:rust", "a" },
	{ "not (ai or cafe)", "cd" }, { "-ai -cafe", "cd" },
	{ "-(ai or cafe)", "cd" }, { "((ai))", "a" },
	{ "2026-02", "ab" }, { "2026", "abc" }, { "2026-02-10", "b" },
	{ "2026-01..2026-02-11", "bc" }, { "..2026-01", "c" },
	{ "2026-02-11..", "a" }, { "date:2026-01", "c" },
	{ "date:2026-01,2026-02-13", "ac" },
	{ "since:1w", "ab" }, { "until:yesterday", "bc" },
	{ "since:2026-02 until:2026-02-12", "b" },
	{ "today", "a" }, { "thisweek", "ab" }, { "thismonth", "ab" },
	{ "\"today\"", "" }, { "-2026", "d" }, { "2w", "" },
	{ "is:draft", "c" }, { "is:broken", "d" }, { "is:draft,broken", "cd" },
	{ "is:hidden", "b" }, { "is:future", "" }, { "-is:hidden 2026", "ac" },
	{ "has:source", "ab" }, { "has:image", "b" }, { "has:code", "a" },
	{ "has:table", "b" }, { "-has:code has:source", "b" },
	{ "/caf. and/", "" }, { "/^and b/", "b" }, { "/RUST|int x/", "ab" },
	{ "/50% off$/", "c" }, { "/a\\/b/", "" }, { "-/./", "" },
	{ "well-known", "" }, { "http://x.y", "" }, { "std::vector", "" },
	{ "10:30", "" }, { "\"a\\\"b\"", "" },
	/* clang-format on */
};

static void future_posts_are_dated_after_today(void **state)
{
	struct archive *a = *state;
	struct query *q =
		query_parse("is:future", date_days(2026, 2, 10), NULL);
	size_t n;

	struct post **found = query_select(q, a, &n);
	assert_int_equal(n, 1);
	assert_string_equal(found[0]->name, "a.md");
	free(found);
	query_free(q);
}

static void queries_find_what_they_say(void **state)
{
	for (size_t i = 0; i < sizeof(matches) / sizeof(*matches); i++)
		assert_matches(*state, matches[i].query, matches[i].want);
	printf("note: %zu queries\n", sizeof(matches) / sizeof(*matches));
}

static void a_wrong_query_points_at_the_word(void **state)
{
	static const struct {
		const char *query, *start;
	} wrong[] = {
		{ "foo:bar", "query:1: no field `foo`" },
		{ "云 foo:bar", "query:3: no field `foo`" },
		{ "tag:", "query:5: a value is missing" },
		{ "tag:a,", "query:7: a value is missing" },
		{ "tag:\"a", "query:5: the quote is not closed" },
		{ "\"a", "query:1: the quote is not closed" },
		{ "/a", "query:1: the / / is not closed" },
		{ "a or", "query:3: `or`" },
		{ "or a", "query:1: `or`" },
		{ "a or or b", "query:6: `or`" },
		{ "(a or) b", "query:4: `or`" },
		{ "(a", "query:1: the parenthesis" },
		{ "a)", "query:2: a parenthesis too many" },
		{ "()", "query:1: nothing stands in" },
		{ "a not", "query:3: nothing stands behind" },
		{ "is:unread", "query:4: what was read" },
		{ "is:red", "query:4: is: knows" },
		{ "has:fun", "query:5: has: knows" },
		{ "date:2026-13", "query:6: 2026-13" },
		{ "since:2026..2027", "query:7: one date" },
		{ "2026-02..soon", "query:1: soon" },
		{ "/(/", "query:1: " },
		{ "/(a)\\1/", "query:1: \\1" },
		{ "/((a{99}){99}){99}/", "query:1: x{n}" },
		{ "//", "query:1: there is nothing" },
		{ "\"\"", "query:1: there is nothing" },
		{ "title:\"\u0301\"", "query:7: there is nothing" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct err err = { 0 };
		const struct query *q =
			query_parse(wrong[i].query, today(), &err);
		if (q || strncmp(err.text, wrong[i].start,
				 strlen(wrong[i].start)) != 0)
			print_error("%s: %s\n", wrong[i].query, err.text);
		assert_null(q);
		assert_int_equal(strncmp(err.text, wrong[i].start,
					 strlen(wrong[i].start)),
				 0);
	}
}

static void deep_and_long_queries_are_refused(void **state)
{
	static const char *const parts[] = { "(",  "-",      "not ",
					     "a ", "tag:a,", "tag:a or " };

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct buf text = { 0 };
		struct err err = { 0 };
		for (int j = 0; j < 20000; j++)
			buf_add_str(&text, parts[i]);
		buf_add_str(&text, "x");
		assert_null(query_parse(text.data, today(), &err));
		assert_true(*err.text);
		buf_release(&text);
	}
}

static void only_words_read_bodies(void **state)
{
	static const struct {
		const char *query;
		bool reads;
	} cases[] = {
		{ "", false },           { "tag:a 2026 title:x", false },
		{ "word", true },        { "body:x", true },
		{ "/x/", true },         { "has:image", true },
		{ "has:source", false }, { "is:draft", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct query *q = query_parse(cases[i].query, today(), NULL);
		assert_int_equal(query_reads_bodies(q), cases[i].reads);
		query_free(q);
	}
}

static void terms_that_were_picked_are_quoted_as_needed(void **state)
{
	static const char *const names[] = { "AI",     "云",  "a b", "a,b",
					     "x\"y\\", "C++", "（）" };
	struct buf text = { 0 };

	query_add_term(&text, "tag", names, 2);
	assert_string_equal(buf_str(&text), "tag:AI,云");
	query_add_term(&text, "cat", names + 2, 5);
	assert_string_equal(buf_str(&text),
			    "tag:AI,云 cat:\"a b\",\"a,b\",\"x\\\"y\\\\\",C++,"
			    "\"（）\"");
	query_add_term(&text, "tag", names, 0);
	struct query *q = query_parse(text.data, today(), NULL);
	assert_non_null(q);
	query_free(q);
	buf_clear(&text);
	query_add_term(&text, "tag", names + 3, 1);
	assert_matches(*state, buf_str(&text), "b");
	buf_release(&text);
}

static void no_query_selects_all_by_rank(void **state)
{
	size_t n;
	struct post **all = query_select(NULL, *state, &n);

	assert_int_equal(n, archive_count(*state));
	for (size_t i = 0; i < n; i++)
		assert_ptr_equal(all[i], archive_post(*state, i));
	free(all);
}

static void a_post_that_is_gone_has_no_text(void **state)
{
	struct post p = { .path = "/nonexistent/x.md", .title = "t" };
	struct query *q = query_parse("word", today(), NULL);

	(void)state;
	assert_false(query_match(q, &p));
	query_free(q);
	query_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(queries_find_what_they_say),
		cmocka_unit_test(future_posts_are_dated_after_today),
		cmocka_unit_test(a_wrong_query_points_at_the_word),
		cmocka_unit_test(deep_and_long_queries_are_refused),
		cmocka_unit_test(only_words_read_bodies),
		cmocka_unit_test(terms_that_were_picked_are_quoted_as_needed),
		cmocka_unit_test(no_query_selects_all_by_rank),
		cmocka_unit_test(a_post_that_is_gone_has_no_text),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
