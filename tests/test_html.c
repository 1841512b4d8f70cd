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
		{ "&#38;lt; &#x26;#X6587; &#00038;", "&lt; &#X6587; &" },
		{ "&#12345678; &#x1234567; &#xZ; &#1a;",
		  "&#12345678; &#x1234567; &#xZ; &#1a;" },
		{ "&#xD800;&#1114112;&#x10FFFF;",
		  "\uFFFD\uFFFD\U0010FFFF" },
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
	{ "<pre>a<tr>b<td>c</pre>", "code:a\\b | c\\\n" },
	{ "<table><tr><td>1<td>2<tr><td>3</table>", "table/row:1\t2\ntable/row:3\n" },
	{ "<a href=u>a</a> <a>b</a>", "html:{l1:a} b\n" },
	{ "<a href=u> <p>a</p> <p>b</p></a>", "html:{l1:a}\nhtml:b\n" },
	{ "<a href=u></a>", "" },
	{ "<img src=u alt='a &amp; b'><img>", "html:{i1:[a & b]}\n" },
	{ "<video src=u>no <b>film</b></video> a", "html:{l1:[video]} a\n" },
	{ "<video><source src=u><source src=v>none</video>",
	  "html:{l1:[media]}{l2:[media]}\n" },
	{ "<iframe src=u/> a <i>b</i>", "html:{l1:[iframe]} a {e:b}\n" },
	{ "<audio src=u>get <a href=v>it</a></audio>",
	  "html:{l1:[audio]}get {l2:it}\n" },
	{ "<video>none</video>", "html:none\n" },
	{ "<img data-src=u src=v>", "html:{i1:[u]}\n" },
	{ "<a href=u><img src=v></a>", "html:{li1:[v]}\n" },
	{ "<iframe src=u></iframe>", "html:{l1:[iframe]}\n" },
	{ "<video><source src=u></video>", "html:{l1:[media]}\n" },
	{ "<video><source type='video/mp4' src=u></video>", "html:{l1:[video]}\n" },
	{ "a<script>b<p></script>c<style>d</style>", "html:ac\n" },
	{ "a<script>b", "html:ab\n" },
	{ "a<!-- b -->c<!--more-->", "html:ac\n" },
	{ "<ruby>漢<rt>かん</rt></ruby>", "html:漢(かん)\n" },
	{ "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "html:漢(かん)\n" },
	{ "<ruby>漢<rp>（<rt>かん<rp>）</ruby>字", "html:漢(かん)字\n" },
	{ "<ruby>東<rt>とう<rb>京<rt>きょう</ruby>", "html:東(とう)京(きょう)\n" },
	{ "<ruby><rb>東<rb>京<rt>とう</rt><rt>きょう</rt></ruby>", "html:東京(とうきょう)\n" },
	{ "<ruby>護<rtc>ご</rtc></ruby> <ruby>旧<rtc><rt>きゅう</rt></rtc></ruby>",
	  "html:護(ご) 旧(きゅう)\n" },
	{ "<ruby>한<rt>韓<p>다", "html:한(韓)\nhtml:다\n" },
	{ "<dl><dt>a<dd>b<dd>c<dt>d</dl>e",
	  "dl/dt:a\ndl/dd/html:b\ndl/dd/html:c\ndl/dt:d\nhtml:e\n" },
	{ "<figure><img src=u alt=a><figcaption>图</figcaption></figure>b",
	  "html:{i1:[a]}\nhtml:{e:图}\nhtml:b\n" },
	{ "<details><summary>a <b>b</b></summary>c</details>d",
	  "quote/html:{s:▾ a b}\nquote/html:c\nhtml:d\n" },
	{ "<ul><li><input type=checkbox checked>a<li><input type=text>b</ul>",
	  "list/itemx/html:a\nlist/item/html:b\n" },
	{ "<input type='checkbox'>a", "html:[ ] a\n" },
	{ "<ol start=9><li>a<li value=20>b<li>c</ol>",
	  "list/9/html:a\nlist/20/html:b\nlist/21/html:c\n" },
	{ "<ol start=-1><li value=99999999999>a</ol>", "list/1/html:a\n" },
	{ "<kbd>^C</kbd><u>a</u><ins>b</ins><small>c</small><mark>d</mark>",
	  "html:{sc:^C}{u:ab}{-:c}{m:d}\n" },
	{ "H<sub>2</sub>O<sup>x</sup><s>y</s>", "html:H{,:2}O{^:x}{x:y}\n" },
	{ "<audio src=u></audio><iframe src=v title='标题'></iframe>",
	  "html:{l1:[audio]}{l2:[iframe: 标题]}\n" },
	{ "<q>a</q> <del>b</del> <code>c d</code>", "html:“a” {x:b} {c:c d}\n" },
	{ "a&nbsp;&#27;[0m b", "html:a\u00A0[0m b\n" },
	{ "见 http://a.b/?c&amp;d。", "html:见 {l1:http://a.b/?c&d}。\n" },
	{ "a  b\t\n c\rd &amp;\f e&lt; <i>f  g\n</i>h ",
	  "html:a b\\c d & e< {e:f g}\\h\n" },
	{ "\u200E a b", "html:a b\n" },
	{ "a b&#13;\nc d", "html:a b\\\\c d\n" },
	{ "a (http://b.c/d) www.e.fg, <i>h i@j.kl :smile:</i> m",
	  "html:a ({l1:http://b.c/d}) {l2:www.e.fg}, "
	  "{e:h }{el3:i@j.kl}{e: 😄} m\n" },
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

/* The element goes on around the Markdown behind the blank line, if its end tag
 * comes. */
static void elements_stay_open_around_markdown(void **state)
{
	static const struct docdump_row rows[] = {
		{ "<details>\n<summary>a</summary>\n\n**b**\n\n- c\n\n"
		  "</details>\n\nd",
		  "quote/html:{s:▾ a}\nquote/p:{s:b}\n"
		  "quote/list/item/p:c\np:d\n" },
		{ "<blockquote>\n\n# 一\n\n二\n\n</blockquote>\n\n三",
		  "quote/h1:一\nquote/p:二\np:三\n" },
		{ "<ul>\n<li>\n\n*a*\n\n</li>\n<li>b</li>\n</ul>\n\nc",
		  "list/item/p:{e:a}\nlist/item/html:b\np:c\n" },
		{ "<blockquote>\n\na\n\nb", "p:a\np:b\n" },
		{ "- <blockquote>\n\n  a\n\nb\n\n</blockquote>\n\nc",
		  "list/item/p:a\np:b\np:c\n" },
		{ "<details>\n\n<details>\n\na\n\n</details>\n\nb\n\n"
		  "</details>\n\nc",
		  "quote/quote/p:a\nquote/p:b\np:c\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void markdown_in_an_element_that_says_so_is_read(void **state)
{
	static const struct docdump_row rows[] = {
		{ "<div markdown=\"1\">\n**강조**와 `코드`\n</div>\n\na",
		  "p:{s:강조}와 {c:코드}\np:a\n" },
		{ "<blockquote markdown=1>\n- a\n- b\n</blockquote>",
		  "quote/list/item/p:a\nquote/list/item/p:b\n" },
		{ "<div markdown='0'>\n*a*\n</div>", "html:*a*\n" },
		{ "<div markdown=1>\n<div markdown=1>\n*a*\n</div>\n</div>",
		  "p:{e:a}\n" },
		{ "<div markdown=1>\n*a*", "p:{e:a}\n" },
		{ "<div markdown=1>\na <b>b</b> c\n\nd\n</div>",
		  "p:a {s:b} c\np:d\n" },
		{ "<div>\n<p>*a*</p>\n<p markdown=\"1\">*글*</p>*b*\n</div>",
		  "html:*a*\np:{e:글}\nhtml:*b*\n" },
		{ "<aside markdown=\"1\">\n  <img src=a alt=그림>\n  **글** "
		  "\\[b\\]\n"
		  "  <p markdown=\"1\">\n— *누구*\n  </p>\n</aside>\n*c*",
		  "html:{i1:[그림]}\np:{s:글} [b]\np:— {e:누구}\n"
		  "html:*c*\n" },
		{ "<ul>\n<li markdown=1>*a*</li>\n<li>*b*</li>\n</ul>",
		  "list/item/p:{e:a}\nlist/item/html:*b*\n" },
		{ "<img src=a>\n*a*", "html:{i1:[a]}\\*a*\n" },
		{ "<div>a <span markdown=1>*b*</span> c</div>",
		  "html:a *b* c\n" },
		{ "<pre>\n<p markdown=1>*a*</p>\n</pre>", "code:*a*\\\n" },
		{ "<div markdown=1>\n<p>*a*</p>\n</div>\n", "html:*a*\n" },
		{ "<div markdown=1><p>*a*</div>", "html:*a*\n" },
		{ "<div markdown=1>\n    <p>*a*\n</div>", "code:<p>*a*\\\n" },
		{ "<div markdown=1>\n<!-- a -->\n*b*\n</div>", "p:{e:b}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void tables_go_on_around_markdown(void **state)
{
	static const struct docdump_row rows[] = {
		{ "甲\n\n<table>\n<tr><th>乙</th></"
		  "tr>\n<tr><td>\n\n**丙**と`d`\n\n[e](u)\n\n</td>"
		  "<td>f</td></tr>\n\n</table>\n\ng",
		  "p:甲\ntable/row!:乙\ntable/"
		  "row:{s:丙}と{c:d}||{l1:e}\tf\np:g\n" },
		{ "> <table>\n>\n> <tr><td>가</td>\n>\n> "
		  "<td>나</td></tr></table>\n\nb",
		  "quote/table/row:가\t나\np:b\n" },
		{ "<table><tr><td>\n\n- a\n\n</td><td>b</td></tr></table>\n\nc",
		  "list/item/p:a\nhtml:b\np:c\n" },
		{ "<table><tr><td>\n\n~~a~~\n\n</td><td>b</td></tr></table>",
		  "p:{x:a}\nhtml:b\n" },
		{ "<table><tr><td>\n\na\n\n- b", "p:a\nlist/item/p:b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void readings_can_be_left_out(void **state)
{
	const struct post p = docdump_post();

	(void)state;
	docdump_assert(&p, DOC_HIDE_RUBY,
		       "<ruby>漢字<rp>(</rp><rt>かん*じ*</rt><rp>)</rp></ruby>"
		       "を<ruby>読<rt>よ</ruby>む",
		       "p:漢字を読む\n");
	docdump_assert(&p, DOC_HIDE_RUBY, "<p><ruby>漢<rt>かん</p>\n\n字",
		       "html:漢\np:字\n");
}

static void code_names_its_language(void **state)
{
	static const struct {
		const char *html, *info;
	} rows[] = {
		{ "<pre><code class=\"language-go\">x</code></pre>",
		  "language-go" },
		{ "<pre lang=ruby>x</pre>", "ruby" },
		{ "<div class='language-c "
		  "highlighter-rouge'><pre><code>x</code>"
		  "</pre></div>",
		  "language-c" },
		{ "<pre class='highlight wide'>x</pre>", "" },
		{ "<div class='c'><pre>x</pre></div>", "" },
	};
	struct post p = docdump_post();

	(void)state;
	p.flags = POST_HTML;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct doc *d =
			doc_new(&p, rows[i].html, strlen(rows[i].html), 0);
		assert_int_equal(doc_leaf_count(d), 1);
		assert_string_equal(doc_leaf(d, 0)->info, rows[i].info);
		doc_free(d);
	}
}

/* Without linear time this would not come to an end. */
static void tags_without_end_take_linear_time(void **state)
{
	static const char *const pieces[] = {
		"<div>",
		"<ruby>",
		"<rt>",
		"<rp>",
		"<table>",
		"<table>\n\n",
		"<table>\n\n> <table>\n\n",
		"<a ",
		"<a href=x>",
		"<details>\n\n",
		"<blockquote>\n\nx\n\n",
		"<ul><li>",
		"<dl><dd>",
		"<div markdown=1>\n",
		"<p markdown=1></p>",
		"<div markdown=1><img src=a>\n",
		"<pre><code class=c>",
		"</p",
		"<!--",
		"<input type=checkbox>",
		"<summary>",
		"<script>",
		"<li>\n\n",
	};
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct buf body = { 0 };
		buf_add_str(&body, i % 2 ? "文" : "");
		while (body.len < 300000)
			buf_add_str(&body, pieces[i / 2]);
		doc_free(doc_new(&p, body.data, body.len, DOC_HIDE_RUBY));
		buf_release(&body);
	}
}

static void components_show_their_labels(void **state)
{
	static const struct docdump_row rows[] = {
		{ "<Tabs>\n  <TabItem value=\"a\" "
		  "label=\"りんご\">\n\n**赤**\n\n  </TabItem>\n</Tabs>",
		  "html:{s:りんご}\np:{s:赤}\n" },
		{ "글 <Callout type=\"tip\" title=\"주의 &amp; "
		  "참고\">안</Callout> 끝",
		  "p:글 {s:주의 & 참고:} 안 끝\n" },
		{ "Vec<String> <RET> </T> </dict>",
		  "p:Vec<String> <RET> </T> </dict>\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void formulas_of_mathml_are_text(void **state)
{
	static const struct docdump_row rows[] = {
		{ "式<math><mi>x</mi><mo>=</mo><mn>1</mn></math>。",
		  "p:式x=1。\n" },
		{ "<math>\n<semantics><mi>y</mi><annotation "
		  "encoding=\"application/x-tex\">y_1</annotation></"
		  "semantics>\n</math>",
		  "html:y\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(components_show_their_labels),
		cmocka_unit_test(formulas_of_mathml_are_text),
		cmocka_unit_test(references_are_decoded),
		cmocka_unit_test(html_comes_apart_as_in_a_browser),
		cmocka_unit_test(attributes_are_found_however_written),
		cmocka_unit_test(html_posts_are_shown_as_their_text),
		cmocka_unit_test(html_blocks_in_markdown_are_too),
		cmocka_unit_test(elements_stay_open_around_markdown),
		cmocka_unit_test(markdown_in_an_element_that_says_so_is_read),
		cmocka_unit_test(tables_go_on_around_markdown),
		cmocka_unit_test(readings_can_be_left_out),
		cmocka_unit_test(code_names_its_language),
		cmocka_unit_test(tags_without_end_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
