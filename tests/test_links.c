/* SPDX-License-Identifier: MIT */
/* Links and their roles: bare URLs, lines that name sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/urls.h"
#include "support/docdump.h"

#include <string.h>

/* clang-format off */
static void bare_urls_end_where_the_sentence_goes_on(void **state)
{
	/* the first URL of the text, "" = none */
	static const struct {
		const char *text, *url;
	} rows[] = {
		{ "see http://a.b/c now", "http://a.b/c" },
		{ "HTTPS://A.b/c", "HTTPS://A.b/c" },
		{ "www.a.org", "www.a.org" },
		{ "见https://a.cn/x。然后", "https://a.cn/x" },
		{ "见https://a.cn/x然后", "https://a.cn/x" },
		{ "见https://a.cn，然后", "https://a.cn" },
		{ "（https://a.cn/x）", "https://a.cn/x" },
		{ "「https://a.cn/x」", "https://a.cn/x" },
		{ "“https://a.cn/x”", "https://a.cn/x" },
		{ "https://a.org/wiki/中文、b", "https://a.org/wiki/中文" },
		{ "https://a.cn然后", "https://a.cn" },
		{ "https://a.b/c.", "https://a.b/c" },
		{ "https://a.b/c?!:;", "https://a.b/c" },
		{ "(https://a.b/c_(d))", "https://a.b/c_(d)" },
		{ "(https://a.b/c)", "https://a.b/c" },
		{ "[https://a.b/c]", "https://a.b/c" },
		{ "\"https://a.b/c\"", "https://a.b/c" },
		{ "**https://a.b/c**", "https://a.b/c" },
		{ "a|https://a.b/c|b", "https://a.b/c" },
		{ "https://a.b/c?d=e&f#g", "https://a.b/c?d=e&f#g" },
		{ "http://localhost:80/", "http://localhost:80/" },
		{ "https://例え.jp/あ、b", "https://例え.jp/あ" },
		{ "见https://测试.中国，然后", "https://测试.中国" },
		{ "http://한국.한국:80/?a", "http://한국.한국:80/?a" },
		{ "https://例え.jp然后", "https://例え.jp" },
		{ "https://网址", "" },
		{ "https://网址. a", "" },
		{ "https://网址。a.b", "" },
		{ "https://-.中国", "" },
		{ "http://", "" },
		{ "http:// a", "" },
		{ "xhttp://a.b", "" },
		{ "www.a", "" },
		{ "www..a", "" },
		{ "a.www.b.c", "" },
		{ "ftp://a.b", "" },
		{ "h", "" },
		{ "www.a.org/b&c;", "www.a.org/b" },
		{ "www.a.org/b&c;d", "www.a.org/b&c;d" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text = rows[i].text;
		size_t start = 0, end = 0;
		assert_int_equal(urls_find(text, strlen(text), 0, URLS_ANY,
					   &start, &end),
				 *rows[i].url != '\0');
		assert_int_equal(end - start, strlen(rows[i].url));
		assert_memory_equal(text + start, rows[i].url, end - start);
	}
}

static void host_is_without_what_surrounds_it(void **state)
{
	static const struct {
		const char *url, *host;
	} rows[] = {
		{ "http://www.a.b/c", "a.b" },
		{ "https://a.b:80", "a.b" },
		{ "https://u:p@a.b?c", "a.b" },
		{ "HTTP://WWW.a.b", "a.b" },
		{ "https://", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t len;
		const char *host = urls_host(rows[i].url, &len);
		assert_int_equal(len, strlen(rows[i].host));
		assert_memory_equal(host, rows[i].host, len);
	}
}
/* clang-format on */

static void bare_urls_become_links(void **state)
{
	const struct post p = docdump_post();

	(void)state;
	docdump_assert(&p, 0, "见 www.a.cn/x_y_z，*http://b.c*。",
		       "p:见 {l1:www.a.cn/x_y_z}，{el2:http://b.c}。\n");
	docdump_assert(&p, 0, "`http://a` [http://b](c) <a href=d>http://e</a>",
		       "p:{c:http://a} {l1:http://b} {l2:http://e}\n");
	docdump_assert(&p, 0, "www.a.cn/b*c*d_e 见 www.b.cn/_x_/y。 *www.c.cn*",
		       "p:{l1:www.a.cn/b*c*d_e} 见 {l2:www.b.cn/_x_/y}。 "
		       "{el3:www.c.cn}\n");
	/* as in kramdown, blanks may stand before the bracket that closes */
	docdump_assert(&p, 0, "<https://a.cn/x > 字 <http://b.cn/y  >",
		       "p:{l1:https://a.cn/x} 字 {l2:http://b.cn/y}\n");
	docdump_assert(&p, 0, "a < https://a.cn > b https://b.cn >",
		       "p:a < {l1:https://a.cn} > b {l2:https://b.cn} >\n");
	docdump_assert_links(&p, 0, "www.a.b http://c/?d&amp;e",
			     "1 link \"www.a.b\" <http://www.a.b> \n"
			     "2 link \"http://c/?d&e\" <http://c/?d&e> \n");
}

/* The roles of a body's links, a letter each: s for a section's source. */
static void assert_roles(const char *body, const char *want)
{
	static const char letters[] = { 'h', 's', 'l', 'i' };
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, body, strlen(body), DOC_LINK_NUMBERS);
	struct buf got = { 0 };

	for (size_t i = 1; i <= doc_link_count(d); i++)
		buf_add_char(&got, letters[doc_link(d, i)->role]);
	if (strcmp(buf_str(&got), want))
		fail_msg("%s: %s, not %s", body, buf_str(&got), want);
	buf_release(&got);
	doc_free(d);
}

/* clang-format off */
static void lines_that_begin_with_a_label_name_sources(void **state)
{
	static const char *const bodies[][2] = {
		{ "**Source:** [a](u)", "s" },
		{ "Source: [a](u), [b](v)", "ss" },
		{ "*SOURCES*: http://a.b", "s" },
		{ "Sources : [a](u)", "s" },
		{ "来源：[a](u)", "s" },
		{ "來源: [a](u)", "s" },
		{ "(来源: [a](u), [b](u))", "ss" },
		{ "（来源：[a](u)）", "s" },
		{ "【来源】：[a](u)", "s" },
		{ "**出处**：<http://a.b>", "s" },
		{ "原文：https://a.cn/x。", "s" },
		{ "原文链接 [a](u)", "s" },
		{ "[原文链接](u)", "s" },
		{ "（[来源](u)）", "s" },
		{ "via: http://a.b", "s" },
		{ "(via [a](u))", "s" },
		{ "ソース：[a](u)", "s" },
		{ "出典：[a](u)", "s" },
		{ "출처: [a](u)", "s" },
		{ "- Source: [a](u)", "s" },
		{ "text\nSource: [a](u)\n[b](v)", "sl" },
		{ "[b](v)  \n来源：[a](u)", "ls" },
		{ "Source: ![a](u) [b](v)", "is" },
		{ "<p>Source: <a href=u>a</a></p>", "s" },
		{ "来源：\n[a](u)", "s" },
		{ "**Sources:**\n\n- [a](u)\n- x [b](v)\n\n[c](w)", "ssl" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		assert_roles(bodies[i][0], bodies[i][1]);
}

static void other_lines_name_none(void **state)
{
	static const char *const bodies[][2] = {
		{ "The source: [a](u)", "l" },
		{ "[source](u)", "l" },
		{ "Source [a](u)", "l" },
		{ "Sourceforge: [a](u)", "l" },
		{ "Via the API you can [b](u)", "l" },
		{ "viaduct [a](u)", "l" },
		{ "资料：[a](u)", "l" },
		{ "[a](u) 来源：x", "l" },
		{ "来源：x\n\n- [a](u)", "l" },
		{ "来源：\n\ntext\n\n- [a](u)", "l" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		assert_roles(bodies[i][0], bodies[i][1]);
}
/* clang-format on */

static void links_know_their_section(void **state)
{
	const struct post p = docdump_post();

	(void)state;
	docdump_assert_links(&p, 0,
			     "[a](u)\n\n## *B* c\n\n[d](v)\n\n### [e](w)\n\n"
			     "![f](x)",
			     "1 link \"a\" <u> \n"
			     "2 link \"d\" <v> B c\n"
			     "3 link \"e\" <w> e\n"
			     "4 image \"f\" <x> e\n");
}

static void hostile_links_are_sanitised_where_shown(void **state)
{
	const struct post p = docdump_post();

	(void)state;
	docdump_assert_links(&p, 0, "[a&#27;\n&#8238;b](<x y&#27;>)",
			     "1 link \"a b\" <x y\033> \n");
}

/* clang-format off */
static void mail_addresses_are_links(void **state)
{
	static const struct docdump_row rows[] = {
		{ "foo@bar.baz", "p:{l1:foo@bar.baz}\n" },
		{ "联系me@x.cn。或mailto:a.b+c@d-e.cn",
		  "p:联系{l1:me@x.cn}。或{l2:mailto:a.b+c@d-e.cn}\n" },
		{ "連絡：a@b.jp、메일c@d.kr로",
		  "p:連絡：{l1:a@b.jp}、메일{l2:c@d.kr}로\n" },
		{ "a.b-c_d@a.b. x", "p:{l1:a.b-c_d@a.b}. x\n" },
		{ "a@b.c- a@b.c_ a@b @c a@@b.c", "p:a@b.c- a@b.c_ a@b @c a@@b.c\n" },
		{ "a@b+c.d @x.y", "p:a@b+c.d @x.y\n" },
		{ "`a@b.c` [a@b.c](u)", "p:{c:a@b.c} {l1:a@b.c}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void names_between_colons_are_emoji(void **state)
{
	static const struct docdump_row rows[] = {
		{ ":tada: 完成:+1:。", "p:🎉 完成👍。\n" },
		{ "[:smile:](u) **:heart:**", "p:{l1:😄} {s:❤️}\n" },
		{ "10:100:45 a:b:c :nothing: ::", "p:10:100:45 a:b:c :nothing: ::\n" },
		{ "std::map::x x:tada:", "p:std::map::x x:tada:\n" },
		{ "\\:tada: `:tada:`", "p::tada: {c::tada:}\n" },
		{ ":one::two:", "p:1️⃣2️⃣\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}
/* clang-format on */

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bare_urls_end_where_the_sentence_goes_on),
		cmocka_unit_test(host_is_without_what_surrounds_it),
		cmocka_unit_test(bare_urls_become_links),
		cmocka_unit_test(lines_that_begin_with_a_label_name_sources),
		cmocka_unit_test(other_lines_name_none),
		cmocka_unit_test(links_know_their_section),
		cmocka_unit_test(hostile_links_are_sanitised_where_shown),
		cmocka_unit_test(mail_addresses_are_links),
		cmocka_unit_test(names_between_colons_are_emoji),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
