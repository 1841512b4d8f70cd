/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/entity.h"
#include "doc/html.h"
#include "support/docdump.h"

#include <string.h>

struct row {
	const char *html, *want;
};

/* clang-format off */
static void references_are_decoded(void **state)
{
	static const struct row rows[] = {
		{ "a &amp; b", "a & b" },
		{ "&lt;&gt;&quot;&#39;&nbsp;", "<>\"'\u00A0" },
		{ "&eacute;&ldquo;&hellip;", "é“…" },
		{ "&#20013;&#x6587;", "中文" },
		{ "&#27;", "\033" },
		{ "&#0;", "\uFFFD" },
		{ "&amp;lt;", "&lt;" },
		{ "&foo; & &; &a &#; &#x;", "&foo; & &; &a &#; &#x;" },
		{ "&", "&" },
		{ "&CounterClockwiseContourIntegral;", "∳" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = { 0 };
		entity_decode(&out, rows[i].html, strlen(rows[i].html));
		assert_string_equal(buf_str(&out), rows[i].want);
		buf_release(&out);
	}
}

/* Tokens as letters: t text, o open, c close, n nothing. */
static void html_comes_apart_as_in_a_browser(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "a<b>c</b>", "totc" },
		{ "<!-- <b> -->a", "nt" },
		{ "<!DOCTYPE html><?x?><![CDATA[<b>]]>", "nnn" },
		{ "<!-- a", "n" },
		{ "a < b", "tt" },
		{ "<", "t" },
		{ "<b", "t" },
		{ "</", "t" },
		{ "<a b='>'>c", "ot" },
		{ "<a b=\"><i>", "oo" },
		{ "<1>", "t" },
		{ "<B/>", "o" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].html;
		struct html_scan scan = { .at = s, .end = s + strlen(s) };
		struct html_token token;
		struct buf got = { 0 };
		size_t bytes = 0;
		for (; html_next(&scan, &token); bytes += token.len)
			buf_add_char(&got, "tocn"[token.kind]);
		assert_string_equal(buf_str(&got), rows[i].want);
		assert_int_equal(bytes, strlen(s));
		buf_release(&got);
	}
}

static void attributes_are_found_however_written(void **state)
{
	static const struct row rows[] = {
		{ "<a href=u>", "u" },
		{ "<a HREF = 'u v'>", "u v" },
		{ "<a b href=\"u&amp;v\" href=w>", "u&v" },
		{ "<a/href=u/v>", "u/v" },
		{ "<a xhref=u>", NULL },
		{ "<a href>", "" },
		{ "<a b=\" href=u\">", NULL },
		{ "<a b=\">\" href=u>", "u" },
		{ "<a \">>", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].html;
		struct html_scan scan = { .at = s, .end = s + strlen(s) };
		struct html_token token;
		struct buf got = { 0 };
		assert_true(html_next(&scan, &token));
		assert_int_equal(html_attr(&token, "href", &got),
				 rows[i].want != NULL);
		if (rows[i].want)
			assert_string_equal(buf_str(&got), rows[i].want);
		buf_release(&got);
	}
}

static const struct row blocks[] = {
	{ "<p>a\n  b<p>c", "html:a\\b\nhtml:c\n" },
	{ "<div>a <b>b</b> <i>c</i></div>", "html:a {s:b} {e:c}\n" },
	{ "a<br>b<br><br>c<br>", "html:a|b||c\n" },
	{ "<p></p><div> </div>", "" },
	{ "<h2>a <em>b</em></h2>c", "h2:a {e:b}\nhtml:c\n" },
	{ "a<hr>b", "html:a\nrule:\nhtml:b\n" },
	{ "<ul><li>a<li>b</ul>c", "list/item/html:a\nlist/item/html:b\nhtml:c\n" },
	{ "<ol><li>a</li><li><p>b</ol>", "list/1/html:a\nlist/2/html:b\n" },
	{ "<ul><li>a<ul><li>b</ul><li>c</ul>",
	  "list/item/html:a\nlist/item/list/item/html:b\nlist/item/html:c\n" },
	{ "<li>a<li>b", "list/item/html:a\nlist/item/html:b\n" },
	{ "<blockquote>a</blockquote>b", "quote/html:a\nhtml:b\n" },
	{ "</ul></blockquote></li>a", "html:a\n" },
	{ "<pre>\na\n  <b>b</b> &lt;<br>c</pre>", "code:a\\  b <\\c\\\n" },
	{ "<table><tr><td>1<td>2<tr><td>3</table>", "table/row:1\t2\ntable/row:3\n" },
	{ "<a href=u>a</a> <a>b</a>", "html:{l1:a} b\n" },
	{ "<a href=u> <p>a</p> <p>b</p></a>", "html:{l1:a}\nhtml:b\n" },
	{ "<a href=u></a>", "" },
	{ "<img src=u alt='a &amp; b'><img>", "html:{i1:[image: a & b]}\n" },
	{ "<img data-src=u src=v>", "html:{i1:[image]}\n" },
	{ "<a href=u><img src=v></a>", "html:{li1:[image]}\n" },
	{ "<iframe src=u></iframe>", "html:{l1:[iframe]}\n" },
	{ "<video><source src=u></video>", "html:{l1:[media]}\n" },
	{ "a<script>b<p></script>c<style>d</style>", "html:ac\n" },
	{ "a<script>b", "html:ab\n" },
	{ "a<!-- b -->c<!--more-->", "html:ac\n" },
	{ "<ruby>漢<rt>かん</rt></ruby>", "html:漢（かん）\n" },
	{ "<q>a</q> <del>b</del> <code>c d</code>", "html:“a” {x:b} {c:c d}\n" },
	{ "a&nbsp;&#27;[0m b", "html:a\u00A0[0m b\n" },
	{ "见 http://a.b/?c&amp;d。", "html:见 {l1:http://a.b/?c&d}。\n" },
	{ "<svg><text>a</text></svg><title>b</title>c", "html:c\n" },
	{ "a <foo-bar>b</foo-bar>", "html:a b\n" },
	{ "1 < 2 <b", "html:1 < 2 <b\n" },
};
/* clang-format on */

static void html_posts_are_shown_as_their_text(void **state)
{
	struct post p = docdump_post();

	(void)state;
	p.flags = POST_HTML;
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		docdump_assert(&p, 0, blocks[i].html, blocks[i].want);
}

static void html_blocks_in_markdown_are_too(void **state)
{
	const struct post p = docdump_post();

	(void)state;
	docdump_assert(&p, 0, "- a\n\n  <div>b\n  </div>\n\nc\n\n<p>d\n\n*e*",
		       "list/item/p:a\nlist/item/html:b\np:c\n"
		       "html:d\np:{e:e}\n");
	docdump_assert(&p, 0, "<ul>\n<li>a\n\n<li>b\n</ul>\n\nc",
		       "list/item/html:a\nlist/item/html:b\np:c\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_are_decoded),
		cmocka_unit_test(html_comes_apart_as_in_a_browser),
		cmocka_unit_test(attributes_are_found_however_written),
		cmocka_unit_test(html_posts_are_shown_as_their_text),
		cmocka_unit_test(html_blocks_in_markdown_are_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
