/* SPDX-License-Identifier: MIT */
/* Heads as people leave them: what a reader sees in them is what is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/heads.h"

#include "archive/archive.h"
#include "base/buf.h"

#include <stdio.h>
#include <string.h>

/* NULL = not looked at */
static const struct odd {
	const char *text, *title, *day, *tags, *authors;
} odds[] = {
	/* clang-format off */
	/* delimiters */
	{ "\uFEFF\uFEFF---\ntitle: t\ndate: 2024-03-05\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "\u200B---\ntitle: t\ndate: 2024-03-05\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "—\ntitle: t\ndate: 2024-03-05\n—\nx\n", "t", "2024-03-05", NULL, NULL },
	{ "—-\ntitle: t\ndate: 2024-03-05\n—-\nx\n", "t", "2024-03-05", NULL, NULL },
	{ "—\n\nOnce upon a time: so.\n\n—\n", "x", "", "", "" },
	{ "---\ntitle: t\n---\ndate: 2024-03-05\ntags: [a, b]\n---\nx\n", "t", "2024-03-05", "a|b", NULL },
	{ "---\ntitle: t\n---\ntags: are keys too\n\nText\n", "t", "", "", NULL },
	{ "---\ntitle: t\n---\nTitle: of a heading\n---\n\nText\n", "t", "", "", NULL },
	{ "---\ntitle = \"t\"\ndate = 2024-03-05\ntags = [\"a\", \"b\"]\n---\nx\n", "t", "2024-03-05", "a|b", NULL },
	{ "+++\ntitle = t\ndate = 2024-03-05\ntags = [a, b]\n+++\nx\n", "t", "2024-03-05", "a|b", NULL },
	{ "+++\ntitle = “t”\ndate = “2024-03-05”\ntags = [“a”, “b”]\n+++\nx\n", "t", "2024-03-05", "a|b", NULL },
	{ "{\n  title: 't',\n  date: '2024-03-05',\n  tags: ['a', 'b']\n}\nx\n", "t", "2024-03-05", "a|b", NULL },
	{ "Title: t\nDate: 2024-03-05\nTags: a, b\nText follows at once.\n", "t", "2024-03-05", "a|b", NULL },
	/* lines that are no YAML */
	{ "---\ntitle: t\ncategories;\ndate: 2024-03-05\ntags: [a, b]\nx: y: z\n---\n", "t", "2024-03-05", "a|b", NULL },
	{ "---\ntitle: \"foo\" and \"bar\"\n---\n", "\"foo\" and \"bar\"", NULL, NULL, NULL },
	{ "---\ntitle: 'foo' and 'bar'\n---\n", "'foo' and 'bar'", NULL, NULL, NULL },
	{ "---\ntitle: 'it's here'\n---\n", "it's here", NULL, NULL, NULL },
	{ "---\ntitle: 't\ndate: 2024-03-05\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "---\ntitle: t date: 2024-03-05\ntags: [a, b]\n---\n", "t", "2024-03-05", "a|b", NULL },
	{ "---\ntitle: on a title: and date: formats\nlang: en\n---\n", "on a title: and date: formats", "", NULL, NULL },
	{ "---\n- title: t\n- date: 2024-03-05\n- tags: [a, b]\n---\n", "t", "2024-03-05", "a|b", NULL },
	{ "---\ntitle:\u3000t\ndate:\u30002024-03-05\ntags:\u3000[a, b]\n---\n", "t", "2024-03-05", "a|b", NULL },
	{ "---\ntitle: t\ntags: [a, b]\n; comment\n// more\n---\n", "t", NULL, "a|b", NULL },
	{ "---\n\"title\": \"t\",\n\"date\": \"2024-03-05\",\n\"tags\": [\"a\", \"b\"]\n---\n", "t", "2024-03-05", "a|b", NULL },
	{ "---\ntitle: t\ntags: [a, b];\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags: [a, b]]\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags: [\"a\" \"b\"]\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags: [\"a\", b\"]\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags:\n  * a\n  * b\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags:\n  + a\n  + b\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags:\n\u3000- a\n\u3000- b\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: !important note\n---\n", "!important note", NULL, NULL, NULL },
	/* values */
	{ "---\ntitle: t\ntags: a;b；c\n---\n", "t", NULL, "a|b|c", NULL },
	{ "---\ntitle: t\ntags: C&amp;A; b\n---\n", "t", NULL, "C&A|b", NULL },
	{ "---\ntitle: t\ntags: [C&amp;A, a;b]\n---\n", "t", NULL, "C&A|a;b", NULL },
	{ "---\ntitle: t\ntags: \"#a, #b\"\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags: 'a\u3000b'\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags:\n- 猫,狗\n- 'c, d'\n- e,f\n---\n", "t", NULL, "猫|狗|c, d|e,f", NULL },
	{ "---\ntitle: t\ntags: \"[a, b]\"\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ntags: '[\"a\", \"b\"]'\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\nx: &t [a, b]\ntags: *t\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\nbase: &b {tags: [a, b], title: u}\n<<: *b\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\nauthor: '[[Ann]]'\n---\n", "t", NULL, NULL, "Ann" },
	{ "---\ntitle: t\nauthors: ['[[p/ann|Ann]]', '[[Bob]]']\n---\n", "t", NULL, NULL, "Ann|Bob" },
	{ "---\ntitle: t\nauthor: Ann (ann@x.org)\n---\n", "t", NULL, NULL, "Ann" },
	{ "---\ntitle: t\nauthor: Ann (the elder)\n---\n", "t", NULL, NULL, "Ann (the elder)" },
	{ "---\ntitle: t\nauthor: <a href=\"http://x.org\">Ann</a>\n---\n", "t", NULL, NULL, "Ann" },
	{ "---\ntitle: t\nauthor: 张三,李四\n---\n", "t", NULL, NULL, "张三|李四" },
	{ "---\ntitle: t\nauthor: A <a@b.c>, B <b@c.d>\n---\n", "t", NULL, NULL, "A|B" },
	/* dates under other keys, but not the day of a change */
	{ "---\ntitle: t\npublished: 2024-03-05\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "---\ntitle: t\npublished: true\n---\n", "t", "", NULL, NULL },
	{ "---\ntitle: t\npubDatetime: 2024-03-05T08:00:00Z\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "---\ntitle: t\ndate created: 2024-03-05\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "---\ntitle: t\nlastmod: 2024-03-05\n---\n", "t", "", NULL, NULL },
	{ "---\ntitle: t\ntags: [a, b\n---\n", "t", NULL, "a|b", NULL },
	{ "---\ntitle: t\ndate:\n  created: 2024-03-05\n  updated: 2025-01-01\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "---\npost_title: t\npost_date: 2024-03-05 10:00:00\npost_tag: [a, b]\n---\n", "t", "2024-03-05", "a|b", NULL },
	{ "---\ntitle: t\ndata: 2024-03-05\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "---\ntitle: t\npublish: 2024-03-05\n---\n", "t", "2024-03-05", NULL, NULL },
	{ "---\ntitle: t\npublish: true\nlabels: a b, c\n---\n", "t", "", "a b|c", NULL },
	{ "---\ntitle: t\ntags:\n- label: A b\n  permalink: /a\n- c\n---\n", "t", NULL, "A b|c", NULL },
	/* Nikola, Logseq */
	{ "<!--\n.. title: t\n.. slug: x\n.. date: 2024-03-05 10:00:00 UTC+09:00\n.. tags: a b, c\n\n-->\n\nx\n", "t", "2024-03-05", "a b|c", NULL },
	{ ".. title: t\n.. date: 2024-03-05\n.. tags: a, b\n\nx\n", "t", "2024-03-05", "a|b", NULL },
	{ "<!--\ntitle: no head\n-->\n\n# t\n", "t", "", "", NULL },
	{ "<!--\n.. title: not closed\nText\n", "x", "", "", NULL },
	{ ".. image:: a.png\n\n# t\n", "t", "", "", NULL },
	{ "title:: t: u\ntags:: a, [[b, c]], #d\ndate:: [[2024-03-05]]\n\n- x\n", "t: u", "2024-03-05", "a|b, c|d", NULL },
	{ "tags:: a\n\n- x\n", "x", "", "a", NULL },
	{ "Note:: of prose.\n\n# t\n", "t", "", "", NULL },
	/* titles in the text */
	{ "\n<h1 align=\"center\">Heading</h1>\n\nx\n", "Heading", NULL, NULL, NULL },
	{ "# Foo\\* bar\\_baz\n", "Foo* bar_baz", NULL, NULL, NULL },
	/* clang-format on */
};

static void assert_odd(const struct odd *o)
{
	struct archive *a = heads_archive("x.md", o->text);
	const struct post *p = archive_post(a, 0);
	struct buf day = { 0 };

	date_add_day(&day, &p->date);
	print_message("%s", o->text);
	assert_string_equal(p->title, o->title);
	if (o->day)
		assert_string_equal(buf_str(&day), o->day);
	if (o->tags)
		heads_assert_values(p, FACET_TAG, o->tags);
	if (o->authors)
		heads_assert_values(p, FACET_AUTHOR, o->authors);
	buf_release(&day);
	archive_free(a);
}

static void heads_say_what_a_reader_sees_in_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(odds) / sizeof(*odds); i++)
		assert_odd(&odds[i]);
}

static void names_tell_what_heads_do_not(void **state)
{
	static const struct {
		const char *name, *text, *title, *day;
	} rows[] = {
		{ "2024-03-05-hello.en.md", "x\n", "hello", "2024-03-05" },
		{ "hello.zh-CN.md", "x\n", "hello", "" },
		{ "a.min.md", "x\n", "a.min", "" },
		{ "2024-03-05-x.md", "---\nlastmod: 2025-01-01\n---\n", "x",
		  "2024-03-05" },
		{ "2024-03-05-x.md", "---\npublished: 2024-03-06\n---\n", "x",
		  "2024-03-06" },
		{ "2024_03_05.md", "- x\n", "2024-03-05", "2024-03-05" },
		{ "2024-03-05.md", "Text.\n", "2024-03-05", "2024-03-05" },
		{ "170000.md",
		  "---\ntitle: \"\"\n---\n\nA *note* of **some** words.\n",
		  "A *note* of some words.", "" },
		{ "170000.md", "---\ntitle: \"\"\n---\n\n- x\n", "170000", "" },
		{ "1234.md", "Words.\n", "1234", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct archive *a = heads_archive(rows[i].name, rows[i].text);
		const struct post *p = archive_post(a, 0);
		struct buf day = { 0 };
		date_add_day(&day, &p->date);
		assert_string_equal(p->title, rows[i].title);
		assert_string_equal(buf_str(&day), rows[i].day);
		buf_release(&day);
		archive_free(a);
	}
}

/* A generator fills it in: nothing is wrong. */
static void a_date_may_be_left_open(void **state)
{
	static const char *const dates[] = { "today", "git Last Modified",
					     "\"{{ date }}\"", "\ndata: x y",
					     "'<% tp.date.now() %>'" };

	(void)state;
	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
		struct buf text = { 0 };
		buf_printf(&text, "---\ntitle: t\ndate: %s\n---\n", dates[i]);
		struct archive *a = heads_archive("x.md", buf_str(&text));
		assert_int_equal(archive_post(a, 0)->date.precision, DATE_NONE);
		assert_int_equal(archive_problem_count(a), 0);
		archive_free(a);
		buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heads_say_what_a_reader_sees_in_them),
		cmocka_unit_test(a_date_may_be_left_open),
		cmocka_unit_test(names_tell_what_heads_do_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
