/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/emphasis.h"
#include "support/docdump.h"

#include <string.h>

/* clang-format off */
static void stars_beside_cjk_marks_are_emphasis(void **state)
{
	static const struct docdump_row rows[] = {
		{ "这是**我想做的事。**所以", "p:这是{s:我想做的事。}所以\n" },
		{ "**注意：**请看", "p:{s:注意：}请看\n" },
		{ "他说**“好”**然后", "p:他说{s:“好”}然后\n" },
		{ "**AI（人工智能）**和", "p:{s:AI（人工智能）}和\n" },
		{ "**テスト。**テスト", "p:{s:テスト。}テスト\n" },
		{ "**응집도(cohesion)**라", "p:{s:응집도(cohesion)}라\n" },
		{ "**A。**B**C**", "p:{s:A。}B{s:C}\n" },
		{ "*中文。*后", "p:{e:中文。}后\n" },
		{ "***甲。***乙", "p:{es:甲。}乙\n" },
		{ "见**[甲](u)**乙", "p:见{sl1:甲}乙\n" },
		{ "甲**`乙`**丙", "p:甲{sc:乙}丙\n" },
		{ "**来源：**[a](u)", "p:{s:来源：}{l1:a}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void lines_beside_cjk_marks_are_emphasis(void **state)
{
	static const struct docdump_row rows[] = {
		{ "注意：__注意事項__", "p:注意：{s:注意事項}\n" },
		{ "__注意__：注意事項", "p:{s:注意}：注意事項\n" },
		{ "。\uFE01_a_", "p:。\uFE01{e:a}\n" },
		{ "“\uFE01a”\uFE01__b__", "p:“\uFE01a”\uFE01{s:b}\n" },
		{ "（_a_）_b_。", "p:（{e:a}）{e:b}。\n" },
		{ "甲_乙_丙 __「丁」__戊", "p:甲_乙_丙 __「丁」__戊\n" },
		{ "변수_(값)_은", "p:변수_(값)_은\n" },
		{ "a_b_c _d_", "p:a_b_c {e:d}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void scripts_that_join_words_are_like_cjk(void **state)
{
	static const struct docdump_row rows[] = {
		{ "ה**[קישור](u) כאן**", "p:ה{sl1:קישור}{s: כאן}\n" },
		{ "**متن.**بعد ~~حذف.~~و", "p:{s:متن.}بعد {x:حذف.}و\n" },
		{ "**முதல்.**அது ข้อ**(ก)**ต่อ", "p:{s:முதல்.}அது ข้อ{s:(ก)}ต่อ\n" },
		{ "ب_(x)_ب ж**(б)**ж", "p:ب_(x)_ب ж**(б)**ж\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void marks_in_bare_urls_are_none(void **state)
{
	static const struct docdump_row rows[] = {
		{ "https://a.example/_b_*c*d와", "p:{l1:https://a.example/_b_*c*d}와\n" },
		{ "*見 https://a.example/a*b 後*", "p:{e:見 }{el1:https://a.example/a*b}{e: 後}\n" },
		{ "**https://a.example/a**、*(https://a.example/_b)*", "p:{sl1:https://a.example/a}、{e:(}{el2:https://a.example/_b}{e:)}\n" },
		{ "[https://a.example/_a_ **b**](https://a.example/*c*)", "p:{l1:https://a.example/_a_ }{sl1:b}\n" },
		{ "`https://a.example/_a_` <https://a.example/_a_>", "p:{c:https://a.example/_a_} {l1:https://a.example/_a_}\n" },
		{ "http:// *a* x://*b* http://*c*", "p:http:// {e:a} x://{e:b} http://{e:c}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void what_counts_as_cjk(void **state)
{
	static const struct docdump_row rows[] = {
		{ "ﾃｽﾄ**(ｱ)**ｲ", "p:ﾃｽﾄ{s:(ｱ)}ｲ\n" },
		{ "\U00020B9F**(a)**乙", "p:\U00020B9F{s:(a)}乙\n" },
		{ "\u845B\U000E0100**(a)**乙", "p:\u845B\U000E0100{s:(a)}乙\n" },
		{ "\u1112\u1161**(a)**乙", "p:\u1112\u1161{s:(a)}乙\n" },
		{ "\u303D\uFE0E**(a)**乙", "p:\u303D\uFE0E{s:(a)}乙\n" },
		{ "\u3297**(a)**乙", "p:\u3297{s:(a)}乙\n" },
		{ "\u3297\uFE0F**(a)**乙", "p:\u3297\uFE0F**(a)**乙\n" },
		{ "\u2615**(a)**乙", "p:\u2615**(a)**乙\n" },
		{ "\U0001F389**(a)**乙", "p:\U0001F389**(a)**乙\n" },
		{ "我**“好”**吗", "p:我{s:“好”}吗\n" },
		{ "a**“b”**c", "p:a**“b”**c\n" },
		{ "α**(b)**γ", "p:α**(b)**γ\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void other_stars_stay_as_commonmark_has_them(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a**\"b\"**c", "p:a**\"b\"**c\n" },
		{ "甲 ** 乙。** 丙", "p:甲 ** 乙。** 丙\n" },
		{ "\\*甲。*乙", "p:*甲。*乙\n" },
		{ "* 甲。", "list/item/p:甲。\n" },
		{ "***", "rule:\n" },
		{ "2*3*4", "p:2{e:3}4\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void nothing_is_left_of_the_letters_that_help(void **state)
{
	static const struct docdump_row rows[] = {
		{ "`。**a` 。**b", "p:{c:。**a} 。**b\n" },
		{ "```\n。**a\n```", "code:。**a\\\n" },
		{ "``` 。**a\n```", "code:\n" },
		{ "<p title='。**a'>。**a", "html:。**a\n" },
		{ "a <b title='。**a'>。**b", "p:a {s:。**b}\n" },
		{ "<http://a/。**b>", "p:{l1:http://a/。**b}\n" },
	};
	const struct post p = docdump_post();

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
	docdump_assert_links(&p, 0, "[x](u。**a) ![y。**a](v。**b)",
			     "1 link \"x\" <u。**a> \n"
			     "2 image \"y。**a\" <v。**b> \n");
	docdump_assert_links(&p, 0, "[甲。**乙]\n\n[甲。**乙]: u",
			     "1 link \"甲。**乙\" <u> \n");
}
/* clang-format on */

static void text_without_a_case_is_not_copied(void **state)
{
	static const char *const texts[] = {
		"", "*", "**a** b", "这是**重点**内容", "a\\", "\\",
	};
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_false(
			emphasis_prepare(&out, texts[i], strlen(texts[i])));
	assert_null(out.data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stars_beside_cjk_marks_are_emphasis),
		cmocka_unit_test(lines_beside_cjk_marks_are_emphasis),
		cmocka_unit_test(scripts_that_join_words_are_like_cjk),
		cmocka_unit_test(marks_in_bare_urls_are_none),
		cmocka_unit_test(what_counts_as_cjk),
		cmocka_unit_test(other_stars_stay_as_commonmark_has_them),
		cmocka_unit_test(nothing_is_left_of_the_letters_that_help),
		cmocka_unit_test(text_without_a_case_is_not_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
