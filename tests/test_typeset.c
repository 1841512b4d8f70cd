/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/post.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "support/page.h"
#include "typeset/layout.h"

#include <string.h>

static void assert_set(const char *text, int width, const char *want)
{
	struct layout_options o;

	layout_defaults(&o);
	o.width = width;
	page_assert(text, &o, want);
}

struct example {
	const char *text;
	int width;
	const char *lines;
};

static void assert_examples(const struct example *table, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_set(table[i].text, table[i].width, table[i].lines);
}

#define ASSERT_EXAMPLES(table) \
	assert_examples(table, sizeof(table) / sizeof(*table))

/* clang-format off */

static void lines_take_as_much_as_fits(void **state)
{
	static const struct example table[] = {
		{ "晚上风吹过桥", 6, "晚上风|吹过桥|" },
		{ "晚上风吹过桥", 7, "晚上风|吹过桥|" },
		{ "one two three", 7, "one two|three|" },
		{ "one two three", 8, "one two|three|" },
		{ "我用Vim写代码", 6, "我用|Vim写|代码|" },
		{ "あいうえお", 2, "あ|い|う|え|お|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void marks_stay_with_what_they_follow(void **state)
{
	static const struct example table[] = {
		{ "雨停了，我们走", 6, "雨停|了，我|们走|" },
		{ "她说「好。」才走的", 8, "她说|「好。」|才走的|" },
		{ "一直等到晚——没人", 10, "一直等到|晚——没人|" },
		{ "好。", 2, "好|。|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void a_word_wider_than_the_line_is_cut_at_its_edge(void **state)
{
	static const struct example table[] = {
		{ "看Antidisestablishment", 8, "看|Antidise|stablish|ment|" },
		{ "ab（Antidisestablishment", 8,
		  "ab|（Antidi|sestabli|shment|" },
		/* A word that is cut in any case is cut again before its stop
		 * would begin a line. */
		{ "Antidisestablish。", 8, "Antidise|stablis|h。|" },
		{ "https://example.com/very/long/path", 12,
		  "https://exam|ple.com/|very/long/|path|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void a_name_wider_than_the_line_is_cut_behind_its_dots(void **state)
{
	static const struct example table[] = {
		{ "写信到lin.yue@mail.example吧", 14,
		  "写信到|lin.yue@mail.|example吧|" },
		{ "写信到lin.yue@mail.example吧", 25,
		  "写信到|lin.yue@mail.example吧|" },
		{ "org.kanbao.reader.Page", 16, "org.kanbao.|reader.Page|" },
		{ "std::basic_string::size_type", 14,
		  "std::|basic_string::|size_type|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void a_cluster_wider_than_the_line_is_cut(void **state)
{
	static const struct example table[] = {
		{ "\u0915\u093E\u093E\u093E\u093E\u093E", 4,
		  "\u0915\u093E\u093E\u093E|\u093E\u093E|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void a_mark_that_must_begin_a_line_does_so_at_a_space(void **state)
{
	static const struct example table[] = {
		{ "(( page_top ))", 13, "(( page_top|))|" },
		{ "(( pagetops ))，再看", 15, "(( pagetops|))，再看|" },
		{ "(a ((((pagetops))", 16, "(a|((((pagetops))|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void a_number_leaves_its_unit_only_when_the_line_is_torn(void **state)
{
	static const struct example table[] = {
		{ "一共花去2000亿元", 12, "一共花去|2000亿元|" },
		{ "花20000000亿元", 11, "花20000000|亿元|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void no_ideograph_stands_alone_on_the_last_line(void **state)
{
	static const struct example table[] = {
		{ "窗外的雨下了一夜", 14, "窗外的雨下了|一夜|" },
		{ "窗外的雨停了吗？", 14, "窗外的雨停|了吗？|" },
		/* small kana come along with what they follow */
		{ "もう一度だけ行って", 16, "もう一度だけ|行って|" },
		/* but a line is not torn for it */
		{ "a https://example.com/a/long/address/to/read 好", 44,
		  "a https://example.com/a/long/address/to/read|好|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void source_lines_join_by_their_script(void **state)
{
	static const struct example table[] = {
		{ "上半句\n下半句", 40, "上半句下半句|" },
		{ "one\ntwo", 40, "one two|" },
		{ "用\nLinux", 40, "用 Linux|" },
		{ "둘\n셋", 40, "둘 셋|" },
		{ "**重**\n点", 40, "重点|" },
		{ "好😀\n的", 40, "好😀的|" },
		{ "❤️\n好", 40, "❤️好|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void invisible_characters_leave_nothing_but_their_breaks(void **state)
{
	static const struct example table[] = {
		{ "super\u200bcali", 6, "super|cali|" },
		{ "inter\u00adnational", 8, "inter-|national|" },
		{ "inter\u00adnational", 13, "international|" },
		{ "大数\u2060据", 4, "大|数\u2060据|" },
		{ "\uFFFB大\u200D 数", 4, "\uFFFB大\u200D|数|" },
		{ "abc\u202edef", 9, "abcdef|" },
		{ "好。 \u200b\u200b\u200b", 9, "好。|" },
		{ "\u3000\u3000好\u3000", 9, "好|" },
		{ "\u200b\u00ad\ufeff", 9, "" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void spaces_that_glue_hold_both_neighbours(void **state)
{
	static const struct example table[] = {
		{ "约100\u00a0km远处", 9, "约100\u00a0km|远处|" },
		{ "a b \u00a0c", 4, "a|b \u00a0c|" },
		{ "a\u00a0 b", 3, "a\u00a0|b|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void hard_breaks_end_lines(void **state)
{
	static const struct example table[] = {
		{ "甲乙  \n丙丁", 20, "甲乙|丙丁|" },
		{ "a<br>b<br><br><br>c", 20, "a|b||c|" },
		{ "a<br>", 20, "a|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void prefixes_take_their_cells_from_every_line(void **state)
{
	static const struct example table[] = {
		{ "- 雨停了，我们走", 9, "• 雨停|  了，我|  们走|" },
		{ "> 雨停了，我们走", 9, "│ 雨停|│ 了，我|│ 们走|" },
		{ "9. a\n10. b", 10, " 9. a|10. b|" },
		{ "- a\n\n  b", 10, "• a||  b|" },
		{ "> a\n>\n> b\n\nc", 10, "│ a|│|│ b||c|" },
		{ "- a\n  - b\n- c", 10, "• a|  • b|• c|" },
		{ "- > a\n  > b", 10, "• │ a b|" },
		{ "- \n  - a", 10, "• • a|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void prefixes_leave_half_of_the_line(void **state)
{
	static const struct example table[] = {
		{ "> > > > 深", 8, "│ │ 深|" },
		{ "- - - 深处", 8, "• • 深处|" },
		{ "- 深", 3, "深|" },
		{ "> 深", 2, "深|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void code_stands_as_it_is(void **state)
{
	static const struct example table[] = {
		{ "```\na  b\n\n\tc\n```", 24, "  a  b||      c|" },
		{ "```\n\n\na\n\n\n```", 24, "  a|" },
		{ "```\nx\ty\n```", 24, "  x   y|" },
		{ "```\nabcdefghij\n```", 8, "abcdefgh|ij|" },
		{ "```\n一二三四五\n```", 9, "一二三四|五|" },
		{ "```\nabcd     efgh\n```", 8, "abcd|efgh|" },
		{ "```\n            x\n```", 8, "x|" },
		{ "```\na  \n```", 8, "a|" },
		{ "```\na\u00a0\n\u00a0\nb\u00a0c\n```", 8, "a||b\u00a0c|" },
		{ "```\n \n```\nb", 8, "b|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

/* clang-format on */

static void options_change_the_setting(void **state)
{
	(void)state;
	struct layout_options o;
	layout_defaults(&o);
	o.width = 12;
	o.hanging = true;
	page_assert("晚上风吹过桥，我们走吧", &o, "晚上风吹过桥，|我们走吧|");
	layout_defaults(&o);
	o.width = 10;
	o.korean_words = true;
	page_assert("날씨가 참 좋습니다", &o, "날씨가 참|좋습니다|");
	layout_defaults(&o);
	o.autospace = true;
	page_assert("用Vim写3行", &o, "用 Vim 写 3 行|");
	layout_defaults(&o);
	o.width = 20;
	o.indent = 4;
	page_assert("春天来了，花都开了。", &o, "    春天来了，花都|开了。|");
	page_assert("- 春天", &o, "• 春天|");
	layout_defaults(&o);
	o.width = 14;
	o.orphans = true;
	page_assert("窗外的雨下了一夜", &o, "窗外的雨下了一|夜|");
}

static void a_narrow_column_gives_up_strictness_before_it_is_torn(void **state)
{
	(void)state;
	struct layout_options o;
	layout_defaults(&o);
	o.width = 8;
	o.lang = LANG_JA;
	/* Strict would leave four cells of eight three times over. */
	page_assert("アーーーーーーー", &o, "アーーー|ーーーー|");
}

static void the_lines_of_the_head_stand_together(void **state)
{
	(void)state;
	struct post post = {
		.path = "",
		.name = "",
		.title = "题目",
		.source = "",
		.lang = "",
		.layout = "",
		.description = "",
	};
	assert_true(date_set(&post.date, 2026, 2, 13));
	struct doc *d = doc_new(&post, "正文", strlen("正文"), DOC_HEAD);
	struct layout *l = page_layout(d, 20);
	struct buf got = { 0 };
	page_add(&got, l, '|');
	assert_string_equal(buf_str(&got), "题目|2026-02-13||正文|");
	buf_release(&got);
	layout_free(l);
	doc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_take_as_much_as_fits),
		cmocka_unit_test(marks_stay_with_what_they_follow),
		cmocka_unit_test(
			a_name_wider_than_the_line_is_cut_behind_its_dots),
		cmocka_unit_test(a_cluster_wider_than_the_line_is_cut),
		cmocka_unit_test(
			a_mark_that_must_begin_a_line_does_so_at_a_space),
		cmocka_unit_test(a_word_wider_than_the_line_is_cut_at_its_edge),
		cmocka_unit_test(
			a_number_leaves_its_unit_only_when_the_line_is_torn),
		cmocka_unit_test(no_ideograph_stands_alone_on_the_last_line),
		cmocka_unit_test(source_lines_join_by_their_script),
		cmocka_unit_test(
			invisible_characters_leave_nothing_but_their_breaks),
		cmocka_unit_test(spaces_that_glue_hold_both_neighbours),
		cmocka_unit_test(hard_breaks_end_lines),
		cmocka_unit_test(prefixes_take_their_cells_from_every_line),
		cmocka_unit_test(prefixes_leave_half_of_the_line),
		cmocka_unit_test(code_stands_as_it_is),
		cmocka_unit_test(options_change_the_setting),
		cmocka_unit_test(
			a_narrow_column_gives_up_strictness_before_it_is_torn),
		cmocka_unit_test(the_lines_of_the_head_stand_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
