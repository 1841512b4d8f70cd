/* SPDX-License-Identifier: MIT */
/* Documents as HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/export.h"
#include "support/docdump.h"

#include <string.h>

static void assert_html(const char *body, const char *want)
{
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, body, strlen(body), 0);
	struct buf html = { 0 };

	export_html(&html, d);
	assert_string_equal(buf_str(&html), want);
	buf_release(&html);
	doc_free(d);
}

static void assert_rows(const struct docdump_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_html(rows[i].body, rows[i].want);
}

#define ASSERT_ROWS(rows) assert_rows(rows, sizeof(rows) / sizeof((rows)[0]))

/* clang-format off */
static void styles_nest_as_they_were_written(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a *b **c*** d",
		  "<p>a <em>b <strong>c</strong></em> d</p>\n" },
		{ "**x _y_**", "<p><strong>x <em>y</em></strong></p>\n" },
		{ "**_y_ x**", "<p><strong><em>y</em> x</strong></p>\n" },
		{ "***x***", "<p><em><strong>x</strong></em></p>\n" },
		{ "*`a`* b", "<p><em><code>a</code></em> b</p>\n" },
		{ "*a\nb*  \nc", "<p><em>a\nb</em><br />\nc</p>\n" },
		{ "<b>a <i>b</b> c</i>",
		  "<p><strong>a <em>b</em></strong><em> c</em></p>\n" },
	};

	(void)state;
	ASSERT_ROWS(rows);
}

static void links_and_images_keep_their_places(void **state)
{
	static const struct docdump_row rows[] = {
		{ "[a *b*](u \"t\") c",
		  "<p><a href=\"u\" title=\"t\">a <em>b</em></a> c</p>\n" },
		{ "*[a](u)*", "<p><em><a href=\"u\">a</a></em></p>\n" },
		{ "[a](#fn1)[^1]\n\n# Fn1\n\n[^1]: b",
		  "<p><a href=\"#fn1_\">a</a><sup class=\"footnote-ref\">"
		  "<a href=\"#fn1\" id=\"fnref1\">1</a></sup></p>\n"
		  "<h1 id=\"fn1_\">Fn1</h1>\n<section class=\"footnotes\">\n"
		  "<ol>\n<li id=\"fn1\">b <a href=\"#fnref1\" "
		  "class=\"footnote-backref\">↩</a></li>\n</ol>\n</section>\n" },
		{ "```c:a.c\nb\n```", "<p><strong>a.c</strong></p>\n"
		  "<pre><code class=\"language-c\">b\n</code></pre>\n" },
		{ "[a](#尾-1) [b](#x)\n\n# 尾\n\n## 「尾」",
		  "<p><a href=\"#%E5%B0%BE-1\">a</a> <a href=\"#x\">b</a></p>\n"
		  "<h1 id=\"尾\">尾</h1>\n<h2 id=\"尾-1\">「尾」</h2>\n" },
		{ "![a *b*](u)", "<p><img src=\"u\" alt=\"a b\" /></p>\n" },
		{ "![](u)", "<p><img src=\"u\" alt=\"\" /></p>\n" },
		{ "![a](u)![b](v)", "<p><img src=\"u\" alt=\"a\" />"
		  "<img src=\"v\" alt=\"b\" /></p>\n" },
		{ "[![a](u) b](v) c", "<p><a href=\"v\"><img src=\"u\" "
		  "alt=\"a\" /> b</a> c</p>\n" },
		{ "![a [b](c) d](u) e",
		  "<p><img src=\"u\" alt=\"a b d\" /> e</p>\n" },
		{ "[](u)", "<p><a href=\"u\"></a></p>\n" },
		{ "[a](u)[b](v)",
		  "<p><a href=\"u\">a</a><a href=\"v\">b</a></p>\n" },
		{ "# [a](u)\n\n[b](v)", "<h1><a href=\"u\">a</a></h1>\n"
		  "<p><a href=\"v\">b</a></p>\n" },
	};

	(void)state;
	ASSERT_ROWS(rows);
}

static void only_harmless_addresses_are_live(void **state)
{
	static const struct docdump_row rows[] = {
		{ "[a](HTTPS://b.c/d?e=f&g#h)",
		  "<p><a href=\"HTTPS://b.c/d?e=f&amp;g#h\">a</a></p>\n" },
		{ "[a](mailto:b@c)",
		  "<p><a href=\"mailto:b@c\">a</a></p>\n" },
		{ "[a](/b/c:d)", "<p><a href=\"/b/c:d\">a</a></p>\n" },
		{ "[a](javascript:x)", "<p><a href=\"\">a</a></p>\n" },
		{ "[a](&#x6A;avascript:x)", "<p><a href=\"\">a</a></p>\n" },
		{ "[a](httpss:x)", "<p><a href=\"\">a</a></p>\n" },
		{ "[a](file:///etc/passwd)", "<p><a href=\"\">a</a></p>\n" },
		{ "![a](data:image/png;base64,x)",
		  "<p><img src=\"\" alt=\"a\" /></p>\n" },
		{ "![a](mailto:b@c)", "<p><img src=\"\" alt=\"a\" /></p>\n" },
		{ "[a](<b\"> 中'>)",
		  "<p>[a](&lt;b&quot;&gt; 中'&gt;)</p>\n" },
		{ "[a](<b\"中'>)",
		  "<p><a href=\"b%22%E4%B8%AD&#x27;\">a</a></p>\n" },
	};

	(void)state;
	ASSERT_ROWS(rows);
}

static void blocks_are_those_of_commonmark(void **state)
{
	static const struct docdump_row rows[] = {
		{ "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n" },
		{ "3. a\n\n   b", "<ol start=\"3\">\n<li>\n<p>a</p>\n"
		  "<p>b</p>\n</li>\n</ol>\n" },
		{ "- a\n  - b\n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n"
		  "</li>\n</ul>\n" },
		{ "> a\n>\n> ***", "<blockquote>\n<p>a</p>\n<hr />\n"
		  "</blockquote>\n" },
		{ "```c x\na<\n```", "<pre><code class=\"language-c\">a&lt;\n"
		  "</code></pre>\n" },
		{ "# a & \"b\"", "<h1>a &amp; &quot;b&quot;</h1>\n" },
		{ "", "" },
	};

	(void)state;
	ASSERT_ROWS(rows);
}
/* clang-format on */

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(styles_nest_as_they_were_written),
		cmocka_unit_test(links_and_images_keep_their_places),
		cmocka_unit_test(only_harmless_addresses_are_live),
		cmocka_unit_test(blocks_are_those_of_commonmark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
