/* SPDX-License-Identifier: MIT */
/* Fragments of addresses and the places in a document that they name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "doc/anchors.h"
#include "support/docdump.h"

#include <string.h>

/* `leaf` from 0; -1 = none */
static void assert_heading(const struct anchors *a, const char *name, int leaf)
{
	size_t found = 0;
	const int got = anchors_find(a, name, &found) ? (int)found : -1;

	if (got != leaf)
		print_error("%s\n", name);
	assert_int_equal(got, leaf);
}

static const char headings[] =
	"# 第一节：开始\n\n## What's new, in 2.0?\n\n"
	"## Setup\n\n### Setup\n\n## `code` & more\n\n"
	"## 3. 设置 🎉\n\n## はじめに\n\n"
	"## 시작하기 (1)\n\n## Setup 1\n\n## ÄÖ\n\ntext\n";

static void headings_are_found_by_what_generators_make_of_them(void **state)
{
	static const struct {
		const char *name;
		int leaf;
	} rows[] = {
		{ "第一节开始", 0 },
		{ "第一节：开始", 0 },
		{ "whats-new-in-20", 1 },
		{ "what-s-new-in-2-0", 1 },
		{ "setup", 2 },
		{ "Setup", 2 },
		{ "setup-2", -1 },
		{ "setup-1", 8 }, /* one that says so itself comes first */
		{ "code--more", 4 },
		{ "code-more", 4 },
		{ "3-设置-", 5 },
		{ "设置", 5 },
		{ "はじめに", 6 },
		{ "시작하기-1", 7 },
		{ "äö", 9 },
		{ "text", -1 },
		{ "", -1 },
		{ "-", -1 },
		{ "-1", -1 },
		{ "setup-99999999999999999999", -1 },
	};
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, headings, strlen(headings), 0);
	struct anchors *a = anchors_new(d);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_heading(a, rows[i].name, rows[i].leaf);
	anchors_free(a);
	doc_free(d);
}

static void headings_alike_are_counted(void **state)
{
	static const char body[] = "# 小结\n\n# 小结\n\na\n\n# 小结\n";
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, body, strlen(body), 0);

	(void)state;
	struct anchors *a = anchors_new(d);
	assert_heading(a, "小结", 0);
	assert_heading(a, "小结-1", 1);
	assert_heading(a, "小结-2", 3);
	assert_heading(a, "小结-3", -1);
	anchors_free(a);
	doc_free(d);
}

static void names_that_authors_give_are_found(void **state)
{
	/* the text of the leaf that "x" names, NULL = it names none */
	static const struct {
		const char *body, *text;
	} rows[] = {
		{ "a\n\n## b {#x}\n\nc", "b" },
		{ "a\n\n## b {.k #x}\n\nc", "b" },
		{ "a\n\n## b\n{: #x}\n\nc", "b" },
		{ "a\n\n<a name=\"x\"></a>\n\nb", "b" },
		{ "a\n\n<a id='x'></a>\n## b", "b" },
		{ "a\n\n<h2 id=x>b</h2>\n\nc", "b" },
		{ "a\n\n<h2 class=\"k\" id=\"x\">b</h2>\n\nc", "b" },
		{ "a\n\nb <span id=\"x\"></span>c\n\nd", "b c" },
		{ "[a](#x)\n\nb", NULL },
		{ "a x b #x id=y", NULL },
		{ "a {#xy} {#y} idx=\"x\" data-id=\"x\"", NULL },
		{ "id=\"x", NULL },
		{ "{#x", NULL },
		{ "x", NULL },
		{ "", NULL },
	};
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const size_t len = strlen(rows[i].body);
		size_t at = 0, leaf;
		uint32_t off;
		const bool found =
			anchors_find_name(rows[i].body, len, "x", &at);
		assert_int_equal(found, rows[i].text != NULL);
		if (!found)
			continue;
		struct doc *d = doc_new(&p, rows[i].body, len, DOC_SOURCES);
		assert_true(anchors_leaf(d, (uint32_t)at, &leaf, &off));
		assert_string_equal(doc_leaf(d, leaf)->text, rows[i].text);
		assert_true(off <= doc_leaf(d, leaf)->len);
		doc_free(d);
	}
}

static void ids_of_shortcodes_have_their_name_before_them(void **state)
{
	static const char body[] = "{{< def id=\"x\" name=\"X\" >}} "
				   "<i id=\"guide\"></i>";
	size_t at = 0;

	(void)state;
	assert_true(anchors_find_name(body, strlen(body), "def-x", &at));
	assert_int_equal(at, strlen("{{< def id=\""));
	at = 0;
	assert_false(anchors_find_name(body, strlen(body), "fed-x", &at));
	assert_false(anchors_find_name(body, strlen(body), "user-guide", &at));
	assert_true(anchors_find_name(body, strlen(body), "guide", &at));
}

static void fragments_are_decoded(void **state)
{
	static const struct {
		const char *url, *fragment;
	} rows[] = {
		{ "#a", "a" },
		{ "#%E5%B0%BE", "尾" },
		{ "../b.md#尾", "尾" },
		{ "http://a.b/c?d#e", "e" },
		{ "#", "" },
		{ "a.md", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf got = { 0 };
		assert_int_equal(anchors_fragment(rows[i].url, &got),
				 rows[i].fragment != NULL);
		if (rows[i].fragment)
			assert_string_equal(buf_str(&got), rows[i].fragment);
		buf_release(&got);
	}
}

static void many_names_in_a_line_take_linear_time(void **state)
{
	struct buf body = { 0 };
	size_t at = 0;

	(void)state;
	for (int i = 0; i < 1000000; i++)
		buf_add_str(&body, "#x id=x ");
	buf_add_str(&body, "id=y ");
	assert_true(anchors_find_name(body.data, body.len, "x", &at));
	assert_true(anchors_find_name(body.data, body.len, "y", &at));
	assert_true(at > 1000000);
	buf_clear(&body);
	at = 0;
	for (int i = 0; i < 1000000; i++)
		buf_add_str(&body, "#x} ");
	assert_false(anchors_find_name(body.data, body.len, "x", &at));
	buf_release(&body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			headings_are_found_by_what_generators_make_of_them),
		cmocka_unit_test(headings_alike_are_counted),
		cmocka_unit_test(names_that_authors_give_are_found),
		cmocka_unit_test(ids_of_shortcodes_have_their_name_before_them),
		cmocka_unit_test(fragments_are_decoded),
		cmocka_unit_test(many_names_in_a_line_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
