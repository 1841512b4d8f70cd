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
		{ "新价，~~**旧价**~~。", "p:新价，{sx:旧价}。\n" },
		{ "는 ~~_옛_~~이고 ~~**「古い」**~~です",
		  "p:는 {ex:옛}이고 {sx:「古い」}です\n" },
		{ "\\~~**a。**b~~ c", "p:~~{s:a。}b~~ c\n" },
		{ "**a ~~b** c~~", "p:{s:a ~~b} c~~\n" },
		{ "a <script>~~x~~</script> ~~struck~~ b ~~c~~", "p:a  {x:struck} b {x:c}\n" },
		{ "a <script>*~~x~~*</script> b ~~c~~ H~2~O", "p:a  b {x:c} H{,:2}O\n" },
		{ "~~a <style>~~</style> b~~ c", "p:{x:a } b~~ c\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void struck_text_has_marks_where_no_line_can_strike_it(void **state)
{
	static const struct docdump_row rows[] = {
		{ "~~明年~~今年", "p:{d:[-}{x:明年}{d:-]}今年\n" },
		{ "a ~~b **c** d~~ e", "p:a {d:[-}{x:b }{sx:c}{x: d}{d:-]} e\n" },
		{ "~~가~~[나](u) [~~다~~](v)",
		  "p:{d:[-}{x:가}{d:-]}{l1:나} {d:[-}{lx2:다}{d:-]}\n" },
		{ "~~[ア](u)~~ ~~`x`~~", "p:{d:[-}{lx1:ア}{d:-]} {d:[-}{cx:x}{d:-]}\n" },
		{ "~~a~~^2^ ~~b", "p:{d:[-}{x:a}{d:-]}{^:2} ~~b\n" },
		{ "| ~~a~~ | b |\n|---|---|\n| c | ~~d~~ |",
		  "table/row!:{d:[-}{x:a}{d:-]}\tb\ntable/row:c\t{d:[-}{x:d}{d:-]}\n" },
		{ "<del>a</del><ins>b</ins>", "p:{d:[-}{x:a}{d:-]}{u:b}\n" },
		{ "~~a  \nb~~", "p:{d:[-}{x:a|b}{d:-]}\n" },
		{ "~~~~", "code:\n" },
	};
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		docdump_assert(&p, DOC_STRUCK, rows[i].body, rows[i].want);
	docdump_assert_links(&p, DOC_STRUCK, "~~가~~[나](u) [~~다~~](v)",
			     "1 link \"나\" <u> \n2 link \"[-다-]\" <v> \n");
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

static void single_marks_lower_and_raise(void **state)
{
	static const struct docdump_row rows[] = {
		{ "H~2~O x^2^ 10^-3^", "p:H{,:2}O x{^:2} 10{^:-3}\n" },
		{ "log~10~x T~c~, x~i,j~ (a+b)^2^",
		  "p:log{,:10}x T{,:c}, x{,:i,j} (a+b){^:2}\n" },
		{ "2^nd^ x^2^y^3^ e^iπ^", "p:2{^:nd} x{^:2}y{^:3} e{^:iπ}\n" },
		{ "^13^C 面积5m^2^，注^1^", "p:{^:13}C 面积5m{^:2}，注{^:1}\n" },
		{ "**H~2~O** ~~x^2^~~ [y^2^](u)",
		  "p:{s:H}{s,:2}{s:O} {x:x}{x^:2} {l1:y}{l^1:2}\n" },
		{ "2^10 2^10+2^20 x^2+y^2 x^2+y^n",
		  "p:2^10 2^10+2^20 x^2+y^2 x^2+y^n\n" },
		{ "3~5 7~9 1~2~3 10~20人、30~40人", "p:3~5 7~9 1~2~3 10~20人、30~40人\n" },
		{ "谢谢~好的~ 周一~周五~", "p:谢谢~好的~ 周一~周五~\n" },
		{ "(^o^) haha^o^ ^-^ ^^2^^ x^^2^^", "p:(^o^) haha^o^ ^-^ ^^2^^ x^^2^^\n" },
		{ "x^a b^ x~a b~ x^^ x~~", "p:x^a b^ x~a b~ x^^ x~~\n" },
		{ "H\\~2~O x\\^2^ `x^2^` <http://a/x^2^>",
		  "p:H~2~O x^2^ {c:x^2^} {l1:http://a/x^2^}\n" },
		{ "a ~b~ ~~c~~", "p:a {x:b} {x:c}\n" },
		{ "SO~4~^2-^ NH~4~^+^, Fe^3+^ x^2^~i~", "p:SO{,:4}{^:2-} NH{,:4}{^:+}, Fe{^:3+} x{^:2}{,:i}\n" },
		{ "OH^-^ Cl^-^ HSO^-^ e^-^ OK^-^ Hi^-^ haha^-^",
		  "p:OH{^:-} Cl{^:-} HSO{^:-} e{^:-} OK^-^ Hi^-^ haha^-^\n" },
		{ "x^中^ V~输出~ (a)^注^ 文^注一^", "p:x{^:中} V{,:输出} (a){^:注} 文{^:注一}\n" },
		{ "嗨^皿^ hi~你好~ 好~的~ 3~五~ x^中 间^", "p:嗨^皿^ hi~你好~ 好~的~ 3~五~ x^中 间^\n" },
		{ "文^(7)^ 文^1,2^ 글^1-3^", "p:文{^:(7)} 文{^:1,2} 글{^:1-3}\n" },
		{ "文^[1]^，^[注]^ 後^\\[2\\]^", "p:文{^:[1]}，{^:[注]} 後{^:[2]}\n" },
		{ "[^2^](u) [y^2^](u)", "p:{l^1:2} {l2:y}{l^2:2}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void what_stands_lower_or_higher_has_letters_of_its_own(void **state)
{
	static const struct docdump_row rows[] = {
		{ "H~2~SO~4~ x^2n^ 2<sup>nd</sup>", "p:H₂SO₄ x²ⁿ 2ⁿᵈ\n" },
		{ "T~c~ x^q^ x<sup>qq</sup> T<sub>core</sub>",
		  "p:T_c x^q x^(qq) T_core\n" },
		{ "포드<sup>Ford</sup>는 맵<sup>map</sup>, 오버헤드<sub>zero-overhead</sub>",
		  "p:포드(Ford)는 맵(map), 오버헤드(zero-overhead)\n" },
		{ "x^total^ a <sub>subscript</sub> T<sub>big box</sub>",
		  "p:x^(total) a {,:subscript} T_(big box)\n" },
		{ "**x^2^** a<sub>*i*</sub>", "p:{s:x²} a{e:ᵢ}\n" },
		{ "字<sup>注</sup> a<sup>[1]</sup>", "p:字^注 a{^:[1]}\n" },
		{ "x<sup>中</sup> x<sup>a b</sup> x<sub>中间</sub>", "p:x^中 x^(a b) x_(中间)\n" },
		{ "x^中^ x~中~ 文^(7)^ 文^1,2^", "p:x^中 x_中 文⁽⁷⁾ 文^(1,2)\n" },
		{ "文^[1]^ 文<sup>[1]</sup>", "p:文{^:[1]} 文{^:[1]}\n" },
		{ "a<sup>®</sup> <sup>注</sup> b<sub>→</sub>", "p:a{^:®} {^:注} b_→\n" },
		{ "투명성<sup>RT, Transparency</sup>", "p:투명성(RT, Transparency)\n" },
		{ "인가?<sub>How to, Why?</sub> か？<sup>Kludge</sup> 「<sup>注</sup>」", "p:인가?(How to, Why?) か？(Kludge) 「{^:注}」\n" },
		{ "글<sup>주</sup> 語<sup>注釈</sup>", "p:글^주 語^(注釈)\n" },
		{ "SO~4~^2-^ NH~4~^+^ OH^-^", "p:SO₄²⁻ NH₄⁺ OH⁻\n" },
		{ "a²<sup>3</sup> a²<sub>3</sub>", "p:a²\u00A0³ a²₃\n" },
		{ "a<sup>[1](u)</sup> a<sup>b *c*</sup>",
		  "p:a{l1:¹} a{^:b }{e^:c}\n" },
		{ "a<sup>`1`</sup> <sup></sup> b", "p:a{c^:1}  b\n" },
	};
	const struct post post = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		docdump_assert(&post, DOC_SCRIPTS, rows[i].body, rows[i].want);
}

static void boxes_make_tasks(void **state)
{
	static const struct docdump_row rows[] = {
		{ "- \\[ ] 转义\n- \\[x\\] 이스케이프\n- [x] 済", "list/item/p:[ ] 转义\n"
		  "list/item/p:[x] 이스케이프\nlist/itemx/p:済\n" },
		{ "- [ ] a\n- [x] *b*\n- [X] c\n- d", "list/itemo/p:a\n"
		  "list/itemx/p:{e:b}\nlist/itemx/p:c\nlist/item/p:d\n" },
		{ "1. [ ] 买菜\n   - [x] 菜", "list/1o/p:买菜\n"
		  "list/1o/list/itemx/p:菜\n" },
		{ "- [@] a\n- [ ]b\n- [ ]", "list/item/p:[@] a\n"
		  "list/item/p:[ ]b\nlist/item/p:[ ]\n" },
		{ "- [/] 半\n- [-] やめ\n- [>] 나중\n- [?] d",
		  "list/item//p:半\nlist/item-/p:やめ\nlist/item>/p:나중\n"
		  "list/item/p:[?] d\n" },
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
		{ "제목\n: 첫째\n\n  둘째\n\n      코드\n\n끝",
		  "dl/dt:제목\ndl/dd/p:첫째\ndl/dd/p:둘째\ndl/dd/code:코드\\\n"
		  "p:끝\n" },
		{ "題\n :  a\n\n    b\n:\tc\n\n    - d",
		  "dl/dt:題\ndl/dd/p:a\ndl/dd/p:b\ndl/dd/p:c\n"
		  "dl/dd/list/item/p:d\n" },
		{ "a\n: b\nc\n\nd", "dl/dt:a\ndl/dd/p:b\\c\np:d\n" },
		{ ": a", "p:: a\n" },
		{ "# a\n: b", "h1:a\np:: b\n" },
		{ "a\n:b", "p:a\\:b\n" },
		{ "```\na\n: b\n```", "code:a\\: b\\\n" },
		{ "    a\n: b", "code:a\\\np:: b\n" },
		{ "a\n:::\nb", "p:a\\:::\\b\n" },
		{ "a\n: b\n\n+ c", "dl/dt:a\ndl/dd/p:b\ndl/dd/p:c\n" },
		{ "a\n: b\n\n+\n", "dl/dt:a\ndl/dd/p:b\n" },
		{ "a\n: b\n\n+ `c`", "dl/dt:a\ndl/dd/p:b\ndl/dd/p:{c:c}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}
/* clang-format on */

/* clang-format off */
static void definitions_may_begin_with_blocks(void **state)
{
	static const struct docdump_row rows[] = {
		{ "词\n:   > 引 *文*\n\n    后", "dl/dt:词\ndl/dd/quote/p:引 {e:文}\n"
		  "dl/dd/p:后\n" },
		{ "a\n: > 引\nb", "dl/dt:a\ndl/dd/quote/p:引\\b\n" },
		{ "용어\n: ```c\n  x\n  ```\n: 둘", "dl/dt:용어\ndl/dd/code:x\\\n"
		  "dl/dd/p:둘\n" },
		{ "語\n: 1. 一\n  2. 二\n\nb\n:   - c\n    - d", "dl/dt:語\n"
		  "dl/dd/list/1/p:一\ndl/dd/list/2/p:二\ndl/dt:b\n"
		  "dl/dd/list/item/p:c\ndl/dd/list/item/p:d\n" },
		{ "a\n: | b | c |\n  |---|--:|\n  | *1* | 2 |\n\nd", "dl/dt:a\n"
		  "dl/dd/table/row!-r:b\tc\ndl/dd/table/row-r:{e:1}\t2\np:d\n" },
		{ "a\n:   # h\n    b", "dl/dt:a\ndl/dd/h1:h\ndl/dd/p:b\n" },
		{ "a\n: b\n: > c", "dl/dt:a\ndl/dd/p:b\ndl/dd/quote/p:c\n" },
		/* where the rest is none of it */
		{ "a\n: | b | c |\n|---|---|", "dl/dt:a\ndl/dd/p:| b | c |\\|---|---|\n" },
		{ "a\n: #", "dl/dt:a\ndl/dd/p:#\n" },
		{ "a\n: >\n: -", "dl/dt:a\ndl/dd/p:>\ndl/dd/p:-\n" },
		{ "a\n: -1 b\n: |x| y", "dl/dt:a\ndl/dd/p:-1 b\ndl/dd/p:|x| y\n" },
		{ "```\na\n: > b\n: - c\n```", "code:a\\: > b\\: - c\\\n" },
		{ "<div>\na\n: > b\n</div>", "html:a\\: > b\n" },
		{ "# a\n: > b", "h1:a\nquote/p:b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}
/* clang-format on */

static void what_terms_need_comes_back_whole(void **state)
{
	static const char text[] =
		"a\n: b\n\n  :  c\n: > d\n:\t```a+b\n  c\n: - 1. e\n"
		": | f |\n  |---|\n: ``` + g\n: # h\n: +\n";
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
		cmocka_unit_test(
			struck_text_has_marks_where_no_line_can_strike_it),
		cmocka_unit_test(equals_signs_mark),
		cmocka_unit_test(single_marks_lower_and_raise),
		cmocka_unit_test(
			what_stands_lower_or_higher_has_letters_of_its_own),
		cmocka_unit_test(boxes_make_tasks),
		cmocka_unit_test(terms_have_definitions),
		cmocka_unit_test(definitions_may_begin_with_blocks),
		cmocka_unit_test(what_terms_need_comes_back_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
