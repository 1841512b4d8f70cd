/* SPDX-License-Identifier: MIT */
/* Heads in the dialects of all generators, and what people make of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/heads.h"

#include "archive/archive.h"

#include <stdio.h>
#include <string.h>

static const struct form {
	const char *name, *text, *title, *day, *tags, *authors;
	size_t n_problems;
} forms[] = {
	/* clang-format off */
	/* Hugo's JSON */
	{ "x.md", "{\n  \"title\": \"a \\u4e2d {b} \\ud83d\\ude00\",\n  \"date\": \"2026-02-13T06:00:00Z\",\n  \"tags\": [\"b c\", \"d\"],\n  \"author\": {\"name\": \"Ann\"}\n}\n\nbody\n",
	  "a 中 {b} 😀", "2026-02-13", "b c|d", "Ann", 0 },
	{ "x.md", "{\"title\": \"t\", \"tags\": \"b c\", \"authors\": [{\"name\": \"A\"}, {\"name\": \"B\"}]}\nbody",
	  "t", "", "b c", "A|B", 0 },
	{ "x.md", "{\n\"title\": \"t\"\n\"date\": \"2026-02-13\",\n\"tags\": [\"a\" \"b\"],\n\"author\": \"A\"\n}\nbody\n",
	  "t", "2026-02-13", "a", "A", 1 },
	{ "x.md", "{ // what it is called, \"so\" }\n  'title': 'it\\'s {1}', /* } */\n  link: \"http://x/\",\n  \"tags\": [\"a\", 'b',],\n}\nbody\n",
	  "it's {1}", "", "a|b", "", 0 },
	{ "x.md", ";;;\n{\"title\": \"t\", \"date\": \"2026-02-13\"}\n;;;\nbody\n", "t", "2026-02-13", "", "", 0 },
	/* keys in other languages */
	{ "x.md", "---\n标题: 甲\n日期: 2026年2月13日\n标签: [乙, 丙]\n作者: 丁\n---\n", "甲", "2026-02-13", "乙|丙", "丁", 0 },
	{ "x.md", "---\nタイトル: 甲\n公開日: 2026-02-13\nタグ:\n- 乙\n---\n", "甲", "2026-02-13", "乙", "", 0 },
	{ "x.md", "제목: 가\n날짜: 2026-02-13\n태그: 나, 다\n\n본문\n", "가", "2026-02-13", "나|다", "", 0 },
	{ "x.md", "---\n标题: 甲\ntitle: t\n标题: 乙\n---\n", "t", "", "", "", 0 },
	/* YAML's longest way to write a key */
	{ "x.md", "---\n? title\n: t\n? tags\n: [a]\n---\n", "t", "", "a", "", 0 },
	{ "x.md", "%YAML 1.2\n---\ntitle: t\n---\nx\n", "t", "", "", "", 0 },
	{ "x.md", "--- # a head\ntitle: t\n--- # the text\nx\n", "t", "", "", "", 0 },
	{ "x.md", "--- # One\n\nprose\n", "x", "", "", "", 0 },
	/* Pandoc */
	{ "x.md", "% One\n  two\n% A B; C\n  D\n% February 13, 2026\n\nbody\n", "One two", "2026-02-13", "", "A B|C|D", 0 },
	{ "x.md", "%\n% A\n\n# One\n", "One", "", "", "A", 0 },
	{ "x.md", "% a comment\nprose\n\n# One\n", "One", "", "", "", 0 },
	{ "x.md", "%% a comment\n\n# One\n", "One", "", "", "", 0 },
	{ "x.md", "{% include x %}\n\n# One\n", "One", "", "", "", 0 },
	{ "x.md", "{{< toc >}}\n\n# One\n", "One", "", "", "", 0 },
	{ "x.md", "{\"a\": 1} is JSON\n\n# One\n", "One", "", "", "", 0 },
	/* Hexo's JSON */
	{ "x.md", "\"title\": \"t\",\n\"date\": \"2026/2/3 20:46:25\",\n\"tags\": [\"a\", \"b\"]\n;;;\nbody\n",
	  "t", "2026-02-03", "a|b", "", 0 },
	{ "x.md", ";;;\n\"title\": \"t\",\n\"tags\": [\"a\", \"b\"],\n;;;;\nbody\n", "t", "", "a|b", "", 0 },
	{ "x.md", ";;; -*- lisp -*-\n\n# One\n", "One", "", "", "", 0 },
	/* the dialect by name */
	{ "x.md", "---toml\ntitle = \"t\"\ntags = [\"a\"]\n---\n", "t", "", "a", "", 0 },
	{ "x.md", "--- json\n{\"title\": \"t\"}\n---\n", "t", "", "", "", 0 },
	{ "x.md", "---yaml\ntitle: t\n---\n", "t", "", "", "", 0 },
	/* Org */
	{ "x.org", "#+TITLE: t: u\n#+DATE: <2026-02-13 Fri>\n\n#+FILETAGS: :a:b:\n#+tags[]: c d\n#+AUTHOR: Ann B\n\n* Heading\n",
	  "t: u", "2026-02-13", "a|b|c|d", "Ann B", 0 },
	{ "x.md", "#+BEGIN_SRC\nx\n#+END_SRC\n\n# One\n", "One", "", "", "", 0 },
	/* TOML */
	{ "x.md", "+++\ntitle = \"\"\"\nOne \\\n   two \"three\"\"\"\"\ndate = 2026-02-13 06:00:00+09:00 # when\ntags = [ # some\n  'a',\n  \"b, c\", # two\n]\n+++\n",
	  "One two \"three\"", "2026-02-13", "a|b, c", "", 0 },
	{ "x.md", "+++\r\n\"title\" = 't\\n'\r\n[taxonomies]\r\ntags = [\"a b\"]\r\nauthors = [\"A\"]\r\n[extra]\r\ntitle = \"no\"\r\n+++\r\n",
	  "t\\n", "", "a b", "A", 0 },
	{ "x.md", "+++\ntitle = 't'\ntaxonomies . 'tags' = ['a']\nauthor = { name = 'A', x.y = [ { z = 1 } ] }\n+++\n", "t", "", "a", "A", 0 },
	{ "x.md", "+++\ntitle = 't'\n[[authors]]\nname = 'A'\n[[authors]]\nname = 'B'\n+++\n", "t", "", "", "A|B", 0 },
	{ "x.md", "+++\ntitle = 't'\n[extra]\nauthor = 'A'\n+++\n", "t", "", "", "A", 0 },
	{ "x.md", "+++\ntitle = 't'\ntags = 'a b'\n+++\n", "t", "", "a b", "", 0 },
	{ "x.md", "+++\ntitle = \"The \"best\" of it\"\ntags = [\"a\",\n\"b\"\ndate = 2026-02-13\nauthor = Ann B\n+++\n",
	  "The \"best\" of it", "2026-02-13", "a|b", "Ann B", 1 },
	{ "x.md", "+++\ntitle = \"open\ndate = 2026-02-13\n+++\n", "open", "2026-02-13", "", "", 1 },
	{ "x.md", "+++\ntitle: t\ndate: 2026-02-13\ntags: [a, b]\n+++\n", "t", "2026-02-13", "a|b", "", 1 },
	{ "x.md", "+++\ntitle = 't'\ntitle = 'u'\n+++\n", "u", "", "", "", 1 },
	/* Pelican */
	{ "x.md", "Title: t\nDate: 2026-02-13\nTags: a b, c\nAuthor: A\nStatus: hidden\n\nbody\n", "t", "2026-02-13", "a b|c", "A", 0 },
	{ "x.md", "Title: t\nDate: 2026-02-13\nAuthors: A B; C\nSummary: one\n    two\n\nbody\n", "t", "2026-02-13", "", "A B|C", 0 },
	{ "x.md", "--- layout\ttitle\ttags\npost\n第五天\nEnglish，study\n\nbody\n", "第五天", "", "English|study", "", 1 },
	{ "x.md", "---\ntitle: t\ndate: 2019-27-01\ntags:\n- 冬天, 树人\n- —\n- a, b\n---\n", "t", "2019-01-27", "冬天|树人|a, b", "", 1 },
	{ "a7f__about.md", "---\nslug: about\n---\n", "about", "", "", "", 0 },
	{ "6657bc52__deep-dive.md", "x\n", "deep-dive", "", "", "", 0 },
	{ "58c114c_2025-09-10-me.md", "x\n", "me", "2025-09-10", "", "", 0 },
	{ "202304051230 A note.md", "x\n", "A note", "2023-04-05", "", "", 0 },
	{ "mabout.md", "---\nslug: about\n---\n", "mabout", "", "", "", 0 },
	/* MultiMarkdown-like refs */
	{ "x.md", "[#]: subject: (t)\n[#]: via: (https://a.b/)\n[#]: author: ([A](https://a.b/a))\n\nx\n", "t", "", "", "A", 0 },
	/* clang-format on */
};

static void assert_form(const struct form *f)
{
	struct archive *a = heads_archive(f->name, f->text);
	const struct post *p = archive_post(a, 0);
	struct buf day = { 0 };

	date_add_day(&day, &p->date);
	if (strcmp(p->title, f->title) != 0 || strcmp(buf_str(&day), f->day) ||
	    archive_problem_count(a) != f->n_problems)
		print_error("%s\n-> %s, %s, %zu problems\n", f->text, p->title,
			    buf_str(&day), archive_problem_count(a));
	assert_string_equal(p->title, f->title);
	assert_string_equal(buf_str(&day), f->day);
	heads_assert_values(p, FACET_TAG, f->tags);
	heads_assert_values(p, FACET_AUTHOR, f->authors);
	assert_int_equal(archive_problem_count(a), f->n_problems);
	buf_release(&day);
	archive_free(a);
}

static void each_dialect_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		assert_form(&forms[i]);
}

static void a_body_begins_behind_its_head(void **state)
{
	static const struct {
		const char *text;
		uint32_t line;
	} bodies[] = {
		{ "{\n\"title\": \"t\"\n}\n<b>\n", 3 },
		{ "{\"title\": \"t\"}\n<b>\n", 1 },
		{ "\"title\": \"t\"\n\"date\": \"2026\"\n;;;\n<b>\n", 3 },
		{ "#+title: t\n#+date: 2026\n<b>\n", 2 },
		{ "Title: t\nDate: 2026\n<b>\n", 0 },
		{ "---toml\ntitle = 't'\n---\n<b>\n", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
		const char *text = bodies[i].text;
		struct archive *a = heads_archive("x.md", text);
		const struct post *p = archive_post(a, 0);
		if (bodies[i].line) {
			assert_int_equal(p->body_line, bodies[i].line);
			assert_string_equal(text + p->body_off, "<b>\n");
		}
		archive_free(a);
	}
}

static void states_are_read(void **state)
{
	static const struct {
		const char *text;
		uint32_t flags;
	} heads[] = {
		{ "---\nhidden: true\n---\n", POST_HIDDEN },
		{ "---\nhidden: false\n---\n", 0 },
		{ "---\nhide: yes\n---\n", POST_HIDDEN },
		{ "---\nprivate: true\n---\n", POST_HIDDEN },
		{ "---\nvisibility: private\n---\n", POST_HIDDEN },
		{ "---\npublic: false\n---\n", POST_DRAFT | POST_HIDDEN },
		{ "---\nbuild:\n  list: never\n---\n", POST_HIDDEN },
		{ "---\nstatus: pending\n---\n", POST_DRAFT },
		{ "---\npublished: 2026-02-13\n---\n", 0 },
		{ "Title: t\nStatus: hidden\n\n", POST_HIDDEN },
		{ "Title: t\nStatus: skip\n\n", POST_HIDDEN },
		{ "+++\ndraft = true\n+++\n", POST_DRAFT },
		{ "{\"draft\": true, \"headless\": true}\n",
		  POST_DRAFT | POST_HIDDEN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++) {
		const char *text = heads[i].text;
		struct archive *a = heads_archive("x.md", text);
		assert_int_equal(archive_post(a, 0)->flags &
					 (POST_DRAFT | POST_HIDDEN),
				 heads[i].flags);
		archive_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_dialect_is_read),
		cmocka_unit_test(a_body_begins_behind_its_head),
		cmocka_unit_test(states_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
