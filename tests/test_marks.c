/* SPDX-License-Identifier: MIT */
/* Inline markup that CommonMark lacks, tasks and terms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/shield.h"
#include "doc/terms.h"
#include "support/docdump.h"

#include <string.h>

/* clang-format off */
static void tildes_strike_out(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a ~~b~~ c ~d~", "p:a {x:b} c {x:d}\n" },
		{ "~~a **b** c~~", "p:{x:a }{sx:b}{x: c}\n" },
		{ "**~~a~~** [~~b~~](u)", "p:{sx:a} {lx1:b}\n" },
		{ "~~[b](u)~~ ~~`c`~~", "p:{lx1:b} {cx:c}\n" },
		{ "这是~~删除。~~的", "p:这是{x:删除。}的\n" },
		{ "これは~~「古い」~~です", "p:これは{x:「古い」}です\n" },
		{ "가격~~(할인)~~은", "p:가격{x:(할인)}은\n" },
		{ "~~a\nb~~", "p:{x:a\\b}\n" },
		{ "~~http://a.b~~", "p:{lx1:http://a.b}\n" },
		{ "3~5天，6~8天", "p:3~5天，6~8天\n" },
		{ "约~5到~8", "p:约~5到~8\n" },
		{ "~~~a~~~ b", "code:\n" },
		{ "x ~~~a~~~", "p:x ~~~a~~~\n" },
		{ "~~ a ~~ ~a~~ ~~b~", "p:~~ a ~~ {x:a~~ ~~b}\n" },
		{ "\\~~a~ b\\~\\~c~~", "p:~{x:a} b~~c~~\n" },
		{ "`~~a~~` <http://a/~~b~~>", "p:{c:~~a~~} {l1:http://a/~~b~~}\n" },
		{ "**a ~~b** c~~", "p:{s:a ~~b} c~~\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void equals_signs_mark(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a ==b *c*== d", "p:a {m:b }{em:c} d\n" },
		{ "这是==重点。==吗", "p:这是{m:重点。}吗\n" },
		{ "ここ==大事==です", "p:ここ{m:大事}です\n" },
		{ "a == b == c", "p:a == b == c\n" },
		{ "if a==b or c==d", "p:if a==b or c==d\n" },
		{ "===a=== x", "p:===a=== x\n" },
		{ "\\==a== b", "p:==a== b\n" },
		{ "~~a ==b~~ c==", "p:{x:a ==b} c==\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void boxes_make_tasks(void **state)
{
	static const struct docdump_row rows[] = {
		{ "- [ ] a\n- [x] *b*\n- [X] c\n- d", "list/itemo/p:a\n"
		  "list/itemx/p:{e:b}\nlist/itemx/p:c\nlist/item/p:d\n" },
		{ "1. [ ] 买菜\n   - [x] 菜", "list/1o/p:买菜\n"
		  "list/1o/list/itemx/p:菜\n" },
		{ "- [@] a\n- [ ]b\n- [ ]", "list/item/p:[@] a\n"
		  "list/item/p:[ ]b\nlist/item/p:[ ]\n" },
		{ "[ ] a", "p:[ ] a\n" },
		{ "- [x](u) a", "list/item/p:{l1:x} a\n" },
		{ "- a\n\n  [x] b", "list/item/p:a\nlist/item/p:[x] b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void terms_have_definitions(void **state)
{
	static const struct docdump_row rows[] = {
		{ "Apple\n: *Fruit*\n: Firm", "dl/dt:Apple\ndl/dd/p:{e:Fruit}\n"
		  "dl/dd/p:Firm\n" },
		{ "词\n:   定义", "dl/dt:词\ndl/dd/p:定义\n" },
		{ "用語\n別名\n: 説明", "dl/dt:用語\ndl/dt:別名\ndl/dd/p:説明\n" },
		{ "용어\n\n: 정의\n\n    더\n\n다음\n\n: 둘",
		  "dl/dt:용어\ndl/dd/p:정의\ndl/dd/p:더\ndl/dt:다음\n"
		  "dl/dd/p:둘\n" },
		{ "a\n: b\nc\n\nd", "dl/dt:a\ndl/dd/p:b\\c\np:d\n" },
		{ ": a", "p:: a\n" },
		{ "# a\n: b", "h1:a\np:: b\n" },
		{ "a\n:b", "p:a\\:b\n" },
		{ "```\na\n: b\n```", "code:a\\: b\\\n" },
		{ "    a\n: b", "code:a\\\np:: b\n" },
		{ "a\n:::\nb", "p:a\\:::\\b\n" },
		{ "a\n: b\n\n+ c", "dl/dt:a\ndl/dd/p:b\ndl/dd/p:c\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}
/* clang-format on */

static void what_terms_need_comes_back_whole(void **state)
{
	static const char text[] = "a\n: b\n\n  :  c\n";
	struct buf out = { 0 }, back = { 0 };

	(void)state;
	assert_true(terms_prepare(&out, text, strlen(text)));
	shield_remove(&back, out.data, out.len);
	assert_string_equal(buf_str(&back), text);
	buf_release(&out);
	buf_release(&back);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tildes_strike_out),
		cmocka_unit_test(equals_signs_mark),
		cmocka_unit_test(boxes_make_tasks),
		cmocka_unit_test(terms_have_definitions),
		cmocka_unit_test(what_terms_need_comes_back_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
