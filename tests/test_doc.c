/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/docdump.h"

#include <string.h>

/* clang-format off */
static void blocks_of_commonmark_become_blocks(void **state)
{
	static const struct docdump_row rows[] = {
		{ "", "" },
		{ "a", "p:a\n" },
		{ "# a\n\n###### b", "h1:a\nh6:b\n" },
		{ "a\n===\n\nb\n---", "h1:a\nh2:b\n" },
		{ "***", "rule:\n" },
		{ "> a\n>\n> > b", "quote/p:a\nquote/quote/p:b\n" },
		{ "- a\n- b\n  - c", "list/item/p:a\nlist/item/p:b\n"
		  "list/item/list/item/p:c\n" },
		{ "3. a\n7. b", "list/3/p:a\nlist/4/p:b\n" },
		{ "-\n- a", "list/item/p:\nlist/item/p:a\n" },
		{ "```c\na\n\tb\n```", "code:a\\\tb\\\n" },
		{ "```\na", "code:a\\\n" },
		{ "```\n```", "code:\n" },
		{ "    a\n\n    b", "code:a\\\\b\\\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

/* As in kramdown. */
static void quotes_go_on_behind_a_line_with_nothing_but_their_mark(void **state)
{
	static const struct docdump_row rows[] = {
		{ ">\n한 줄\n둘\n\n밖", "quote/p:한 줄\\둘\np:밖\n" },
		{ ">\na\n>\nb\n\nc", "quote/p:a\nquote/p:b\np:c\n" },
		{ ">\n- a\n>\nb\n\nc", "quote/list/item/p:a\nquote/p:b\np:c\n" },
		{ "- >\n  a\n\n  b", "list/item/quote/p:a\nlist/item/p:b\n" },
		{ ">\n- >\n  a\n\n  b\n\nc",
		  "quote/list/item/p:a\nquote/list/item/p:b\np:c\n" },
		{ ">\na\n>\nb\n: c\n\nd\n: e",
		  "quote/p:a\ndl/dt:b\ndl/dd/p:c\ndl/dt:d\ndl/dd/p:e\n" },
		/* but not behind an empty line, nor behind text */
		{ ">\n\na", "p:a\n" },
		{ "> a\n>\nb", "quote/p:a\np:b\n" },
		{ ">\n# a\n\nb", "h1:a\np:b\n" },
		{ "```\n>\na\n```", "code:>\\a\\\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

/* A title is a paragraph before the code. */
static void code_keeps_its_title(void **state)
{
	static const struct docdump_row rows[] = {
		{ "```c:test.c\na\n```", "p:{s:test.c}\ncode:a\\\n" },
		{ "```js:title=src/a.js\na\n```", "p:{s:src/a.js}\ncode:a\\\n" },
		{ "```rb: test.rb\na\n```", "p:{s:test.rb}\ncode:a\\\n" },
		{ "```js:主\na\n```", "p:{s:主}\ncode:a\\\n" },
		{ "```js {1} title=\"a b\"\na\n```", "p:{s:a b}\ncode:a\\\n" },
		{ "```{.js filename='a.js'}\na\n```", "p:{s:a.js}\ncode:a\\\n" },
		{ "```js 标题 http://a.b/ 链接\na\n```",
		  "p:{s:标题} {l1:链接}\ncode:a\\\n" },
		{ "```js https://a.b/\na\n```", "p:{l1:https://a.b/}\ncode:a\\\n" },
		{ "```js src/a.js\na\n```", "p:{s:src/a.js}\ncode:a\\\n" },
		{ "{% codeblock 标 lang:js %}\na\n{% endcodeblock %}",
		  "p:{s:标}\ncode:a\\\n" },
		/* what says nothing to the reader */
		{ "```c\na\n```", "code:a\\\n" },
		{ "```rust,ignore\na\n```", "code:a\\\n" },
		{ "```rust edition2021 no_run\na\n```", "code:a\\\n" },
		{ "```js {1,3} hl=[2]\na\n```", "code:a\\\n" },
		{ "```go:linenos\na\n```", "code:a\\\n" },
		{ "```http://a.b/c\na\n```", "code:a\\\n" },
		{ "```c++ 17/20\na\n```", "code:a\\\n" },
		{ "```console user@host:~/x\na\n```", "code:a\\\n" },
		{ "```c:\na\n```", "code:a\\\n" },
		{ "```title=\"\na\n```", "code:a\\\n" },
		{ "{% codeblock lang:js %}\na\n{% endcodeblock %}", "code:a\\\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void inlines_of_commonmark_become_spans(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a *b* **c** ***d***", "p:a {e:b} {s:c} {es:d}\n" },
		{ "**a *b* c**", "p:{s:a }{es:b}{s: c}\n" },
		{ "`a  b` &amp; \\*c\\*", "p:{c:a  b} & *c*\n" },
		{ "[a *b*](u)", "p:{l1:a }{el1:b}\n" },
		{ "[a][r]\n\n[r]: u", "p:{l1:a}\n" },
		{ "<http://a.b> <a@b.c>", "p:{l1:http://a.b} {l2:a@b.c}\n" },
		{ "[a]()", "p:a\n" },
		{ "![a *b*](u)", "p:{i1:[a }{ei1:b}{i1:]}\n" },
		{ "![](u)", "p:{i1:[u]}\n" },
		{ "a\xEB)\nb\xE4\xBD\n\n[c](#\xEB)\n",
		  "p:a\uFFFD)\\b\uFFFD\np:{l1:c}\n" },
		{ "![a ](u)b![ ](v)", "p:{i1:[a]}b{i2:[v]}\n" },
		{ "![](http://x.cn/a/%E5%9B%BE%201.png?v=2#y)",
		  "p:{i1:[图 1.png]}\n" },
		{ "![](/) ![](data:image/gif;base64,R0l/G=)",
		  "p:{i1:[□]} {i2:[□]}\n" },
		{ "![](a/%FF%1B.png)", "p:{i1:[□]}\n" },
		{ "![](0123456789012345678901234567890123456789xyz0123.png)",
		  "p:{i1:[012345678901234567…9xyz0123.png]}\n" },
		{ "[![a](i) b](u)", "p:{li1:[a]}{l1: b}\n" },
		{ "a\nb  \nc\\\nd", "p:a\\b|c|d\n" },
		{ "a  \n\nb", "p:a\np:b\n" },
		{ "a  \n[](u)", "p:a\n" },
		{ "a\n<!-- b -->", "p:a\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void html_in_a_paragraph_is_its_text(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a<br>b<br/>\nc<BR>d", "p:a|b|c|d\n" },
		{ "<b>a</b> <em>b</em> <del>c</del>", "p:{s:a} {e:b} {x:c}\n" },
		{ "<a href=\"u?a&amp;b\">t</a>", "p:{l1:t}\n" },
		{ "a <img alt=x src=u>", "p:a {i1:[x]}\n" },
		{ "x <!-- a --> y<!--more-->", "p:x  y\n" },
		{ "a <script>b *c*</script> d", "p:a  d\n" },
		{ "the <script> tag", "p:the <script> tag\n" },
		{ "Vec<T> and </T>", "p:Vec<T> and </T>\n" },
		{ "a <Tabs><Tab label=\"b\">c</Tab></Tabs> d <Tabs> e",
		  "p:a {s:b:} c d <Tabs> e\n" },
		{ "a <foo bar=1> b", "p:a  b\n" },
		{ "<my-x>字</my-x> <my-y a=\"b\">글</my-y> a <repo-url> b",
		  "p:字 글 a <repo-url> b\n" },
		{ "x<lite-video id=\"y\"></lite-video>", "p:x\n" },
		{ "<!-- a --> <my-x>字</my-x>", "html:字\n" },
		{ "文<datalist>内</datalist> cd <dir> <search>找</search>",
		  "p:文 cd <dir> |找\n" },
		{ "a <my-x>字*b*</my-y>", "p:a <my-x>字{e:b}\n" },
		{ "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
		  "p:漢(かん)\n" },
		{ "a</a></b> [b](u)", "p:a {l1:b}\n" },
		{ "[a<a href=x>b](y)c</a>d", "p:{l1:abc}d\n" },
		{ "<span></span>", "" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}
/* clang-format on */

static void lines_that_number_themselves_stay_lines(void **state)
{
	static const struct docdump_row rows[] = {
		{ "以下：\n①甲\n②乙", "p:以下：|①甲|②乙\n" },
		{ "（一）总则\n（二）分则", "p:（一）总则|（二）分则\n" },
		{ "1、起\n2、走", "p:1、起|2、走\n" },
		{ "一、起\n十二、走\n第三，坐",
		  "p:一、起|十二、走|第三，坐\n" },
		{ "**Q：**なぜ\n**A：**だって",
		  "p:{s:Q：}なぜ|{s:A：}だって\n" },
		{ "質: 왜\n답: 그냥\n질: 왜", "p:質: 왜|답: 그냥|질: 왜\n" },
		{ "a. b\nb. c", "p:a. b|b. c\n" },
		{ "i. 一\nii. 二\niii. 三", "p:i. 一|ii. 二|iii. 三\n" },
		{ "序\nIX) 一\nX) 二", "p:序|IX) 一|X) 二\n" },
		{ "가. 하나\n나. 둘\nㄱ) 셋", "p:가. 하나|나. 둘|ㄱ) 셋\n" },
		{ "(@) a\n(@good) b", "p:(@) a|(@good) b\n" },
		{ "✅ 完成\n❌ 未完成", "p:✅ 完成|❌ 未完成\n" },
		/* one alone, two of different kinds, and numbers in prose */
		{ "as in\n(1) and so on", "p:as in\\(1) and so on\n" },
		{ "①a\n1、b", "p:①a\\1、b\n" },
		{ "版本\n1.5 比\n1.6 好", "p:版本\\1.5 比\\1.6 好\n" },
		{ "a\n(b\n(c", "p:a\\(b\\(c\n" },
		{ "쓰면\nvi. 그리고\n온다.", "p:쓰면\\vi. 그리고\\온다.\n" },
		{ "i.e. a\nvi.b", "p:i.e. a\\vi.b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void images_with_a_line_of_their_own_keep_it(void **state)
{
	static const struct docdump_row rows[] = {
		{ "前\n![图](u)\n后", "p:前|{i1:[图]}|后\n" },
		{ "![a](u)\n<img src=v alt=b>", "p:{i1:[a]}|{i2:[b]}\n" },
		{ "![a](u)\n[^1]\n\n[^1]: b",
		  "p:{i1:[a]}\\{ln1:¹}\nrule:\nnotes/1/p:b {ln2:↩}\n" },
		{ "a ![b](u)\nc", "p:a {i1:[b]}\\c\n" },
		{ "[![a](u)](v)\n[![b](w)](x)", "p:{li1:[a]}\\{li3:[b]}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void names_of_emoji_stand_between_no_colons(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a::b:: :b: 10:30:45", "p:a::b:: 🅱️ 10:30:45\n" },
		{ "has::b: std::x::y :tada::tada:",
		  "p:has:🅱️ std::x::y 🎉🎉\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void controls_never_get_through(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a&#27;[31mb", "p:a[31mb\n" },
		{ "a\033b\x7F"
		  "c",
		  "p:abc\n" },
		{ "`a\u202Eb`", "p:{c:a‹U+202E›b}\n" },
		{ "    a\033[0m", "code:a[0m\\\n" },
		{ "``` \033x\na\n```", "code:a\\\n" },
		{ "a\xFF", "p:a\uFFFD\n" },
		/* where a mark stands for it while the rest is parsed */
		{ "x {% highlight c %}a\u202E"
		  "b{% endhighlight %} y",
		  "p:x {c:a‹U+202E›b} y\n" },
		{ "{% highlight c %}\na\u202E"
		  "b\n{% endhighlight %}",
		  "code:a‹U+202E›b\\\n" },
		{ "<p>&#x1B;]0;x", "html:]0;x\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void first_heading_that_repeats_the_title_is_left_out(void **state)
{
	/* clang-format off */
	static const struct {
		const char *title, *body, *want;
	} rows[] = {
		{ "a", "# a\n\nb", "p:b\n" },
		{ "A b", "## a  B!\n", "" },
		{ "ＡＩ：为什么？", "# AI:为什么", "" },
		{ "用 `make`", "# 用 `make`。", "" },
		{ "a", "b\n\n# a", "p:b\n" },
		{ "a", "# b\n\n# a", "h1:b\nh1:a\n" },
		{ "a", "# a\n\n# a", "h1:a\n" },
		{ "a", "# [a](u)", "h1:{l1:a}\n" },
		{ "", "# !", "h1:!\n" },
		{ "a", "# a b", "h1:a b\n" },
	};
	/* clang-format on */

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct post p = docdump_post();
		struct buf want = { 0 };
		p.title = rows[i].title;
		if (rows[i].title[0])
			buf_printf(&want, "title:%s\n", rows[i].title);
		buf_add_str(&want, rows[i].want);
		docdump_assert(&p, DOC_HEAD, rows[i].body, buf_str(&want));
		buf_release(&want);
	}
}

static void first_heading_stays_where_the_title_is_not_shown(void **state)
{
	struct post p = docdump_post();

	(void)state;
	p.title = "a";
	docdump_assert(&p, 0, "# a\n\nb", "h1:a\np:b\n");
}

static void head_gives_title_and_lines_about_the_post(void **state)
{
	struct value author = { .name = "科技观察" };
	struct value category = { .name = "tech" };
	struct value tags[] = { { .name = "AI" }, { .name = "aws" } };
	struct value *all[] = { &author, &category, &tags[0], &tags[1] };
	const struct post_values values = { .items = all, .n = 4 };
	static const uint32_t numbers[] = { 2, 3, 1, 0 };
	struct post p = docdump_post();

	(void)state;
	p.title = "T";
	p.source = "https://www.ciodive.com/news/1/";
	p.date = (struct date){
		.year = 2026, .month = 2, .day = 13, .precision = DATE_DAY
	};
	p.values = &values;
	p.numbers = numbers;
	p.ends[FACET_TAG] = 2;
	p.ends[FACET_CATEGORY] = 3;
	for (int f = FACET_AUTHOR; f < FACET_STORED; f++)
		p.ends[f] = 4;
	docdump_assert(&p, DOC_HEAD, "# T\n\nb",
		       "title:T\n"
		       "meta:2026-02-13 · 科技观察 · {l1:ciodive.com}\n"
		       "meta:tech · #AI #aws\n"
		       "p:b\n");
	docdump_assert(&p, 0, "b", "p:b\n");
	docdump_assert_links(&p, 0, "[a](b)",
			     "1 source \"ciodive.com\" "
			     "<https://www.ciodive.com/news/1/> \n"
			     "2 link \"a\" <b> \n");
	p.source = "a magazine";
	docdump_assert_links(&p, DOC_HEAD, "", "");
}

static void links_bear_their_numbers_if_asked(void **state)
{
	const struct post p = docdump_post();

	(void)state;
	docdump_assert(&p, DOC_LINK_NUMBERS, "[a](u) ![b](v)",
		       "p:{l1:a}{d1:[1]} {i2:[b]}{d2:[2]}\n");
	docdump_assert(&p, DOC_LINK_NUMBERS, "[![b](v)](u)",
		       "p:{li1:[b]}{d2:[2]}{d1:[1]}\n");
	docdump_assert_links(&p, DOC_LINK_NUMBERS, "# [a](u)",
			     "1 link \"a\" <u> a\n");
}

static void lines_are_those_of_the_file(void **state)
{
	static const char body[] = "a\n\n- b\n\n<p>\nc\n\n# d\n";
	static const uint32_t lines[] = { 11, 13, 16, 18 };
	struct post p = docdump_post();

	(void)state;
	p.body_line = 10;
	struct doc *d = doc_new(&p, body, strlen(body), 0);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(doc_leaf(d, i)->line, lines[i]);
	doc_free(d);
}

static void blocks_are_numbered_in_reading_order(void **state)
{
	static const char body[] = "a\n\n- b\n- c\n\nd";
	const struct post p = docdump_post();

	(void)state;
	struct doc *d = doc_new(&p, body, strlen(body), 0);
	assert_int_equal(doc_root(d)->index, 0);
	assert_int_equal(doc_leaf(d, 0)->index, 1);
	assert_int_equal(doc_leaf(d, 1)->index, 4);
	assert_int_equal(doc_leaf(d, 3)->index, 7);
	const struct block *list = doc_root(d)->child->next;
	assert_int_equal(list->kind, BLOCK_LIST);
	assert_int_equal(list->level, 1);
	assert_true(list->tight);
	assert_null(doc_leaf(d, 4));
	assert_null(doc_link(d, 0));
	assert_null(doc_link(d, 1));
	doc_free(d);
}

static void deep_nesting_is_flattened(void **state)
{
	const struct post p = docdump_post();
	struct buf body = { 0 };

	(void)state;
	buf_add_fill(&body, '>', 1000);
	buf_add_str(&body, "a\n\n- b");
	struct doc *d = doc_new(&p, body.data, body.len, 0);
	assert_int_equal(doc_leaf_count(d), 2);
	size_t depth = 0;
	for (const struct block *b = doc_leaf(d, 0); b; b = b->parent)
		depth++;
	assert_in_range(depth, 2, 40);
	assert_string_equal(doc_leaf(d, 1)->text, "b");
	doc_free(d);
	buf_release(&body);
}

/* Each of these once cost a parser or a walker time that grows as the square;
 * so many bytes of it would then keep this test for minutes. */
static void hostile_text_takes_linear_time(void **state)
{
	static const char *const units[] = {
		"[",         "![[]()", "> ",       "- ",      "*a **a ",
		"![",        "](a)",   "<a \">\"", "<!--",    "<ul>",
		"</ul><li>", "</b",    "&#x1;",    "<script", "<a href=x>",
		"http://a(", "www.a-", "。**",     "a|\n-|",  "<b a='",
		"来源：",    "\\*",    "`",        "<rt>",    "a <script> ",
	};
	struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct buf body = { 0 };
		while (body.len < 300000)
			buf_add_str(&body, units[i]);
		for (p.flags = 0; p.flags <= POST_HTML; p.flags += POST_HTML)
			doc_free(doc_new(&p, body.data, body.len,
					 DOC_HEAD | DOC_LINK_NUMBERS));
		buf_release(&body);
	}
}

static void body_too_hostile_to_parse_is_shown_as_it_is(void **state)
{
	const struct post p = docdump_post();
	struct buf body = { 0 };

	(void)state;
	while (body.len < 100000)
		buf_add_str(&body, "![[]()");
	struct doc *d = doc_new(&p, body.data, body.len, 0);
	assert_int_equal(doc_leaf_count(d), 1);
	assert_int_equal(doc_leaf(d, 0)->kind, BLOCK_CODE);
	assert_int_equal(doc_leaf(d, 0)->len, body.len + 1);
	doc_free(d);
	buf_release(&body);
}

static void section_source_is_that_of_the_section(void **state)
{
	static const char body[] = "intro\n\n## A\n\ntext\n\n"
				   "**Source:** [a](u)\n\n"
				   "## B\n\ntext\n\n### C\n\ntext\n\n"
				   "来源：[c](v)\n\n### D\n\ntext\n\n## E\n\nx";
	/* link by leaf; 1 is the head's */
	static const size_t want[] = { 1, 2, 2, 2, 3, 3, 3, 3, 3, 1, 1, 1, 1 };
	struct post p = docdump_post();

	(void)state;
	p.source = "http://head/";
	struct doc *d = doc_new(&p, body, strlen(body), 0);
	assert_int_equal(doc_leaf_count(d), sizeof(want) / sizeof(want[0]));
	for (size_t i = 0; i < doc_leaf_count(d); i++)
		assert_int_equal(doc_section_source(d, i), want[i]);
	assert_int_equal(doc_section_source(d, 99), 0);
	doc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_of_commonmark_become_blocks),
		cmocka_unit_test(
			quotes_go_on_behind_a_line_with_nothing_but_their_mark),
		cmocka_unit_test(code_keeps_its_title),
		cmocka_unit_test(inlines_of_commonmark_become_spans),
		cmocka_unit_test(html_in_a_paragraph_is_its_text),
		cmocka_unit_test(lines_that_number_themselves_stay_lines),
		cmocka_unit_test(images_with_a_line_of_their_own_keep_it),
		cmocka_unit_test(names_of_emoji_stand_between_no_colons),
		cmocka_unit_test(controls_never_get_through),
		cmocka_unit_test(
			first_heading_that_repeats_the_title_is_left_out),
		cmocka_unit_test(
			first_heading_stays_where_the_title_is_not_shown),
		cmocka_unit_test(head_gives_title_and_lines_about_the_post),
		cmocka_unit_test(links_bear_their_numbers_if_asked),
		cmocka_unit_test(lines_are_those_of_the_file),
		cmocka_unit_test(blocks_are_numbered_in_reading_order),
		cmocka_unit_test(deep_nesting_is_flattened),
		cmocka_unit_test(hostile_text_takes_linear_time),
		cmocka_unit_test(body_too_hostile_to_parse_is_shown_as_it_is),
		cmocka_unit_test(section_source_is_that_of_the_section),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
