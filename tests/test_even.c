/* SPDX-License-Identifier: MIT */
/* Lines made even: balanced (F6), justified (F7), and indents (F8). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "support/page.h"
#include "typeset/layout.h"

#include <string.h>

struct example {
	const char *text;
	int width;
	const char *lines;
};

static void assert_examples(const struct example *table, size_t n,
			    struct layout_options o)
{
	for (size_t i = 0; i < n; i++) {
		o.width = table[i].width;
		page_assert(table[i].text, &o, table[i].lines);
	}
}

#define ASSERT_EXAMPLES(table, ...) \
	assert_examples(table, sizeof(table) / sizeof(*table), \
			(struct layout_options){ __VA_ARGS__ })

/* clang-format off */

static void balanced_lines_spread_what_is_missing(void **state)
{
	static const struct example table[] = {
		/* Greedy: "aaa bb", "cc", "ddddd". */
		{ "aaa bb cc ddddd", 6, "aaa|bb cc|ddddd|" },
		{ "雨后Vim和Emacs都好用得很，你们看", 12,
		  "雨后Vim和|Emacs都好用|得很，你们看|" },
		{ "가나다 라마 바사 아자차카타", 11,
		  "가나다|라마 바사|아자차카타|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .balanced = true, .korean_words = true);
}

static void balanced_lines_keep_every_rule(void **state)
{
	static const struct example table[] = {
		{ "晚上风吹过桥", 7, "晚上风|吹过桥|" },
		{ "她说「好。」才走的", 8, "她说|「好。」|才走的|" },
		{ "窗外的雨下了一夜", 14, "窗外的雨下了|一夜|" },
		{ "一共花去2000亿元", 12, "一共花去|2000亿元|" },
		{ "花20000000亿元", 10, "花20000000|亿元|" },
		{ "看Antidisestablishment", 8, "看|Antidise|stablish|ment|" },
		{ "inter\u00adnational", 8, "inter-|national|" },
		{ "甲乙  \n丙丁", 20, "甲乙|丙丁|" },
		{ "好。", 2, "好|。|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .balanced = true);
	ASSERT_EXAMPLES(table, .balanced = true, .justify = true);
}

static void a_balanced_heading_has_lines_of_one_length(void **state)
{
	static const struct example table[] = {
		{ "# 关于灯塔看守人的第三封信", 22,
		  "关于灯塔看守|人的第三封信|" },
		{ "# one two three four", 14, "one two|three four|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .balanced = true);
}

static void a_balanced_stop_may_hang(void **state)
{
	static const struct example table[] = {
		{ "晚上风吹过桥，我们走吧", 12, "晚上风吹过桥，|我们走吧|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .balanced = true, .hanging = true);
}

static void justified_lines_reach_the_edge(void **state)
{
	static const struct example table[] = {
		/* between Han and Latin, either way round */
		{ "我们用Vim写了许多代码", 12, "我们用 Vim写|了许多代码|" },
		{ "我们用Vim写Emacs", 13, "我们用 Vim 写|Emacs|" },
		/* and between words */
		{ "aa bb cc dddddd", 10, "aa  bb  cc|dddddd|" },
		{ "바람이 분다 오늘도", 12, "바람이  분다|오늘도|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .justify = true, .korean_words = true);
}

static void cells_are_spread_evenly(void **state)
{
	static const struct example table[] = {
		{ "a b c d e ffffff", 10, "a b  c d e|ffffff|" },
		{ "a b c d e ffffff", 11, "a  b c  d e|ffffff|" },
		{ "a b c d e ffffff", 12, "a  b  c d  e|ffffff|" },
		{ "a b c d e ffffff", 13, "a  b  c  d  e|ffffff|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .justify = true);
}

static void a_line_that_stays_short_is_not_widened(void **state)
{
	static const struct example table[] = {
		/* a cell at most at each place */
		{ "aa bb cccccccc", 10, "aa bb|cccccccc|" },
		/* no places */
		{ "晚上风吹过桥", 7, "晚上风|吹过桥|" },
		/* a last line, a hard break */
		{ "a b", 10, "a b|" },
		{ "a b<br>c d", 4, "a b|c d|" },
		/* marks and no-break spaces are no places */
		{ "他说，Vim，好极了", 12, "他说，Vim，|好极了|" },
		{ "a\u00a0b cccc", 6, "a\u00a0b|cccc|" },
		/* headings */
		{ "# aa bb cccccc", 6, "aa bb|cccccc|" },
		/* code */
		{ "`aa bb` cccccc", 6, "aa bb|cccccc|" },
		{ "`用vi` cccccc", 6, "用vi|cccccc|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .justify = true);
}

static void autospace_and_justify_spare_code(void **state)
{
	static const struct example table[] = {
		{ "用`npm安装`它", 20, "用 npm安装它|" },
		{ "用`npm`装", 20, "用 npm 装|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .autospace = true);
}

static void an_indent_takes_the_place_of_the_blank_line(void **state)
{
	static const struct example table[] = {
		{ "春天。\n\n夏天。", 20, "    春天。|    夏天。|" },
		{ "# 题\n\n春天。\n\n夏天。", 20,
		  "题||    春天。|    夏天。|" },
		{ "> 春。\n>\n> 夏。\n\n秋。", 20,
		  "│     春。|│     夏。||    秋。|" },
		{ "春。\n\n- 夏\n\n  秋\n\n冬。", 20,
		  "    春。||• 夏||  秋||    冬。|" },
		{ "春。\n\n```\nx\n```\n\n夏。", 20,
		  "    春。||x||    夏。|" },
		/* no room for an indent */
		{ "春。\n\n夏。", 12, "春。||夏。|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table, .indent = 4);
}

/* clang-format on */

static void an_added_cell_is_not_the_authors(void **state)
{
	static const char text[] = "see `a` [one two](u) of it";
	(void)state;
	struct layout_options o = { .width = 18, .justify = true };
	struct doc *d = page_doc(text, strlen(text));
	struct layout *l = layout_new(d, &o);
	const struct line *line = layout_line(l, (struct spot){ 0, 0 });

	assert_int_equal(line->cols, 18);
	unsigned n = 0;
	for (uint32_t i = 0; i < line->n_runs; i++) {
		const struct run *run = &line->runs[i];
		if (!run->spread)
			continue;
		assert_true(run->added);
		assert_int_equal(run->cols, 1);
		/* The second stands within the link. */
		assert_int_equal(run->link, n++);
	}
	assert_int_equal(n, 2);
	assert_int_equal(layout_find(l, 0, line->end + 1).line, 1);
	layout_free(l);
	doc_free(d);
}

static void a_paragraph_is_set_by_its_own_language(void **state)
{
	/* In Korean words a line ends at spaces only, in Chinese “ opens. */
	static const char text[] = "他们说“晚上风吹桥”\n\n바람이분다 오늘도";
	static const enum lang said[] = { LANG_AUTO, LANG_OTHER, LANG_ZH,
					  LANG_KO };
	(void)state;
	for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++) {
		struct layout_options o = { .width = 8,
					    .lang = said[i],
					    .korean_words = true };
		page_assert(text, &o,
			    "他们说|“晚上风|吹桥”||바람이분|다|오늘도|");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(balanced_lines_spread_what_is_missing),
		cmocka_unit_test(balanced_lines_keep_every_rule),
		cmocka_unit_test(a_balanced_heading_has_lines_of_one_length),
		cmocka_unit_test(a_balanced_stop_may_hang),
		cmocka_unit_test(justified_lines_reach_the_edge),
		cmocka_unit_test(cells_are_spread_evenly),
		cmocka_unit_test(a_line_that_stays_short_is_not_widened),
		cmocka_unit_test(autospace_and_justify_spare_code),
		cmocka_unit_test(an_indent_takes_the_place_of_the_blank_line),
		cmocka_unit_test(an_added_cell_is_not_the_authors),
		cmocka_unit_test(a_paragraph_is_set_by_its_own_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
